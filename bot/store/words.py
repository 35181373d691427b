"""The words of a statement as a database reads them, and how values are given with them."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Final

Values = Mapping[str, object]
Row = Sequence[Any]
Found = Sequence[Row]
Take = Callable[[Any], Any]

_PLACE: Final = re.compile(r"%\((\w+)\)s(?:::([A-Z]+(?: WITH TIME ZONE)?))?")
_VALUES: Final = re.compile(r"VALUES \(((?:[^()]|\(\w+\))*)\)")
_ROWS: Final = "rows_of_values"
_AS_TABLE: Final = "ROWS FROM (json_to_recordset(%%(rows_of_values)s::JSON) AS (%s)) WITH ORDINALITY AS given"
_EACH_READ: Final = (
    "SELECT given.ordinality, answer.* FROM %(rows)s CROSS JOIN LATERAL "
    "(SELECT row_number() OVER () AS nth_found, found.* FROM (%(asked)s) AS found) AS answer "
    "ORDER BY given.ordinality, answer.nth_found"
)


@dataclass(frozen=True, eq=False)
class Words:
    """A statement's words, the values that are `always` the same, and how each value is `given`, in order.

    Of what changes rows, `apart` names the values by which these are told apart: what changes nothing twice
    may be asked for many rows at once. What only `reads` always may.
    """

    sql: str
    always: Values
    given: tuple[tuple[str, Take | None], ...]
    differing: frozenset[str] = frozenset()
    apart: tuple[str, ...] = ()
    reads: bool = False

    def in_order(self, row: Values) -> list[object]:
        """Return the values in the order of the words."""
        values = {**self.always, **row}
        return [take(values[name]) if take else values[name] for name, take in self.given]

    def by_name(self, row: Values) -> Values:
        """Return the values by their names in the words."""
        values = {**self.always, **row}
        return {name: take(values[name]) if take else values[name] for name, take in self.given}

    @cached_property
    def for_many(self) -> "ForMany":
        """The words with which PostgreSQL is asked for many rows of values at once."""
        return ForMany(self)

    def are_apart(self, rows: Sequence[Values]) -> bool:
        """Whether one statement can do for all of these rows what one for each would."""
        if self.reads:
            return True
        marks = {tuple(row[name] for name in self.apart) for row in rows}
        return bool(self.apart) and len(marks) == len(rows)


@dataclass
class ForMany:
    """One statement for many rows of values, which the server takes as a table; each row is answered apart."""

    words: Words
    sql: str = field(init=False)
    _told_by_number: bool = field(init=False, default=True)

    def __post_init__(self) -> None:
        types: dict[str, str] = {}

        def named(place: re.Match[str]) -> str:
            name, kind = place[1], place[2] or "TEXT"
            if name not in self.words.differing:
                return place[0]
            types[name] = kind
            return f'given."{name}"'

        sql = _PLACE.sub(named, self.words.sql)
        columns = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
        self.sql = self._written(sql, _AS_TABLE % columns)

    def values(self, rows: Sequence[Values]) -> Values:
        """Return what is given with the words."""
        same = {name: value for name, value in rows[0].items() if name not in self.words.differing}
        differing = [{name: row[name] for name in self.words.differing} for row in rows]
        return {**same, _ROWS: json.dumps(differing, default=_iso)}

    def for_each(self, rows: Sequence[Values], found: Found) -> list[Found]:
        """Return what was found for each of the rows of values."""
        answers: list[list[Row]] = [[] for _ in rows]
        if self._told_by_number:
            for number, *rest in found:
                answers[number - 1].append(rest[1:] if self.words.reads else rest)
        elif found:
            which = {tuple(row[name] for name in self.words.apart): nth for nth, row in enumerate(rows)}
            for row in found:
                answers[which[tuple(row)]].append(row)
        return list(answers)

    def _written(self, sql: str, rows: str) -> str:
        if self.words.reads:
            return _EACH_READ % {"rows": rows, "asked": sql}
        if sql.startswith("INSERT"):
            self._told_by_number = False
            return _VALUES.sub(lambda values: " ".join(("SELECT", values[1], "FROM", rows)), sql, count=1)
        before, where, after = sql.partition(" WHERE ")
        return f"{before} FROM {rows}{where}{after}".replace(" RETURNING ", " RETURNING given.ordinality, ", 1)


def _iso(moment: object) -> str:
    assert isinstance(moment, datetime)
    return moment.isoformat()
