"""What the columns of a table hold, by their headings or, without any, by what stands in them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from bot.timetables.days import Day, find_day, read_heading
from bot.timetables.grid import EMPTY, Cell, Row, distinct
from bot.timetables.headings import LONGEST_HEADING, Role, role_of
from bot.timetables.kinds import is_place
from bot.timetables.people import are_initials, is_name, read_peers
from bot.timetables.times import read_cell
from bot.timetables.wording import only


@dataclass(frozen=True, slots=True)
class Lane:
    """A column with a session in each cell: a pair's, a room's or a day's."""

    column: int
    stream: str = ""
    peers: tuple[str, ...] = ()
    day: Day | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table; with lanes, each row holds a session for each of them."""

    roles: dict[int, Role] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)
    lanes: tuple[Lane, ...] = ()
    _places: dict[Role, list[int]] = field(init=False, default_factory=dict)
    _together: dict[tuple[Role, ...], list[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for i, role in self.roles.items():
            self._places.setdefault(role, []).append(i)

    def cells(self, row: Row, *roles: Role) -> tuple[Cell, ...]:
        """Return the written cells of a row in the columns of some roles, in the order of the roles."""
        places = self._together.get(roles)
        if places is None:
            places = self._together[roles] = [i for role in roles for i in self._places.get(role, ())]
        if not places:
            return ()
        width = len(row)
        found = [row[i] for i in places if i < width and row[i].text]
        return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)

    def text(self, row: Row, *roles: Role) -> str:
        """Return what those cells say together."""
        return "\n".join(cell.text for cell in self.cells(row, *roles))

    def first(self, row: Row, role: Role) -> Cell:
        """Return the first written cell of a role, or an empty one."""
        width = len(row)
        return next((row[i] for i in self._places.get(role, ()) if i < width and row[i].text), EMPTY)

    def unknown(self, row: Row) -> tuple[Cell, ...]:
        """Return the written cells of a row in columns of which nobody knows what they hold."""
        lanes = {lane.column for lane in self.lanes}
        unknown = [c for i, c in enumerate(row) if i not in self.roles and i not in lanes and c.text]
        return tuple(dict.fromkeys(unknown))

    def has(self, role: Role) -> bool:
        """Whether any column has the role."""
        return role in self.roles.values()


_INITIALS: Final = r"[A-Z]{2,3}(?:\W+(?:and\W+)?[A-Z]{2,3})*"
_LANE: Final = re.compile(
    r"^(?:morning|afternoon|evening|am|pm)$"
    r"|\b(?:stream|strand|pair|track|team|group|room|panel|interviewers?|peers?|zoom|breakout)"
    r"\s*(?:\d{1,2}|[A-H])\b"
    rf"|\((?-i:{_INITIALS})\)",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_ENOUGH: Final = 2
_TITLES: Final = frozenset({Role.TITLE, Role.WHO, Role.POST, Role.KIND})
_NUMBERED: Final = re.compile(r"\W*(?:[A-Za-z]{0,3}|session)\s?\d{1,3}[a-z]?\W*", re.IGNORECASE)
_ONLY_A_KIND: Final = only(
    """(?:individual )?(?:interview|meeting)s? | 1:1 | (?:focus|small|discussion) groups? | (?:site )?visits?
    | group | workshop | forum | panel | round[- ]?table | observation | lunch | break
    | team (?:session|meeting)"""
)


def is_heading(row: Row) -> bool:
    """Whether a row holds headings: short names of columns, and no times."""
    cells = distinct(row)
    if len(cells) < _ENOUGH or any(len(c.text) > LONGEST_HEADING for c in cells) or _has_time(cells):
        return False
    roles = {role for c in cells if (role := role_of(c.text))}
    timed = Role.TIME in roles
    named = sum(role_of(c.text) is not None for c in cells)
    lanes = sum(_is_lane(c) for c in cells)
    timed = timed or Role.DAY in roles or Role.DATE in roles
    if lanes >= _ENOUGH and (timed or not row[0] or _are_days(cells)):
        return True
    if timed and (_names_lanes(roles, cells) or sum(_are_peers(c) for c in cells) >= _ENOUGH):
        return True
    return (
        (timed or Role.DATE in roles or Role.DAY in roles) and len(roles) >= _ENOUGH and named * 2 >= len(cells)
    )


def continues_heading(row: Row, above: Row) -> bool:
    """Whether a row below the headings holds more of them: the streams under 'Interview stream'."""
    cells = distinct(row)
    if len(cells) < _ENOUGH or _has_time(cells) or any(len(c.text) > LONGEST_HEADING for c in cells):
        return False
    shared = any(a is b and a for a, b in zip(row, above, strict=False))
    under = not row[0] or not above[0] or row[0] is above[0]
    return under and (shared or sum(_is_lane(c) for c in cells) >= _ENOUGH)


def from_headings(rows: list[Row]) -> Columns:
    """Return the columns that one or more rows of headings name."""
    headings = {
        i: "\n".join(c.text for c in distinct(tuple(r[i] for r in rows if i < len(r))))
        for i in range(max(map(len, rows)))
    }
    lowest = {
        i: rows[-1][i] if i < len(rows[-1]) and rows[-1][i] else rows[0][i]
        for i in headings
        if i < len(rows[0])
    }
    roles = {
        i: role for i, text in headings.items() if (role := role_of(lowest.get(i, EMPTY).text) or role_of(text))
    }
    lanes = _lanes(lowest, roles)
    if len(rows) > 1:
        lanes = _on_days_above(lanes, rows[0])
    for lane in lanes:
        roles.pop(lane.column, None)
    if lanes and Role.TIME not in roles.values():
        roles |= {0: Role.TIME} if 0 not in roles and lanes[0].column > 0 else {}
    return Columns(roles if lanes else settled(roles, headings), headings, lanes)


def with_true_title(columns: Columns, rows: list[Row]) -> Columns:
    """Return the columns with one that only numbers the rows, or names kinds, not taken for the title."""
    column = next((i for i, role in columns.roles.items() if role is Role.TITLE), None)
    if column is None or not any(at(row, column) for row in rows):
        return columns
    others = columns.has(Role.WHO) or columns.has(Role.POST)
    if all(_NUMBERED.fullmatch(cell.text) for row in rows if (cell := at(row, column))):
        return replace(columns, roles=settled(columns.roles | {column: Role.NUMBER}, columns.headings))
    if others and all(_ONLY_A_KIND.fullmatch(cell.text) for row in rows if (cell := at(row, column))):
        return replace(columns, roles=settled(columns.roles | {column: Role.KIND}, columns.headings))
    return columns


def side_by_side(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], ...]:
    """Part rows in which two timetables stand beside one another: their first heading comes twice."""
    for row in rows:
        headings = [cell.text.casefold() for cell in row]
        first = next((i for i, text in enumerate(headings) if text), 0)
        again = [i for i in range(first + _ENOUGH, len(row)) if headings[i] and headings[i] == headings[first]]
        if again and is_heading(row) and role_of(row[first].text) in (Role.TIME, Role.DATE, Role.DAY):
            edges = [0, *again, len(row)]
            return tuple(tuple(r[a:b] for r in rows) for a, b in pairwise(edges))
    return (rows,)


def at(row: Row, i: int) -> Cell:
    """Return the cell of a row in a column, or an empty one where the row is shorter."""
    return row[i] if i < len(row) else EMPTY


def _has_time(cells: tuple[Cell, ...]) -> bool:
    return any(read_cell(cell.text) is not None for cell in cells)


def _is_lane(cell: Cell) -> bool:
    return bool(_LANE.search(cell.text)) or read_heading(cell.text) is not None


def _are_peers(cell: Cell) -> bool:
    return role_of(cell.text) is None and are_initials(cell.text)


def _names_lanes(roles: Iterable[Role], cells: tuple[Cell, ...]) -> bool:
    """Whether columns that no heading explains are lanes: a time, no title, and the names of rooms or pairs."""
    unknown = [c for c in cells if role_of(c.text) is None]
    return len(unknown) >= _ENOUGH and _TITLES.isdisjoint(roles) and Role.TIME in roles


def _are_days(cells: tuple[Cell, ...]) -> bool:
    """Whether every cell names a day in the same way: the headings of days side by side."""
    days = [read_heading(cell.text) for cell in cells]
    return (
        all(days)
        and len({day.day is None for day in days if day}) == 1
        and len({cell.text for cell in cells}) == len(cells)
    )


def _lanes(cells: dict[int, Cell], roles: dict[int, Role]) -> tuple[Lane, ...]:
    marked = {
        i
        for i, c in cells.items()
        if c and _is_lane(c) and roles.get(i) not in (Role.DATE, Role.TIME, Role.DAY, Role.END)
    }
    marked |= {i for i, c in cells.items() if _are_peers(c) and i not in roles}
    if len(marked) < _ENOUGH and _names_lanes(roles.values(), tuple(c for c in cells.values() if c)):
        marked |= {i for i, c in cells.items() if c and i not in roles}
    if len(marked) < _ENOUGH:
        return ()
    lanes = []
    for i in sorted(marked):
        text = cells[i].text
        found = find_day(text)
        named = [text] if are_initials(text) or _are_names(text) else _IN_BRACKETS.findall(text)
        peers = tuple(p for b in named if are_initials(b) or _are_names(b) for p in read_peers(b))
        stream = "" if found else _IN_BRACKETS.sub("", text).replace("\n", " ").strip(" :-\u2013")
        place = stream if is_place(stream) else ""
        lanes.append(Lane(i, stream, peers, found[0] if found else None, place))
    return tuple(lanes)


def _are_names(text: str) -> bool:
    """Whether a heading names two or more peers in full."""
    names = read_peers(text)
    return len(names) >= _ENOUGH and all(is_name(name) for name in names)


def _on_days_above(lanes: tuple[Lane, ...], row: Row) -> tuple[Lane, ...]:
    """Return lanes with the days in the row above them; a day goes on to the right until the next."""
    days: list[Day | None] = []
    for cell in row:
        found = find_day(cell.text) if cell else None
        days.append(found[0] if found else (days[-1] if days and not cell else None))
    return tuple(
        replace(lane, day=days[lane.column]) if lane.day is None and lane.column < len(days) else lane
        for lane in lanes
    )


def settled(roles: dict[int, Role], headings: dict[int, str]) -> dict[int, Role]:
    """See that one column is the title: else the post, those met, the kind or the first without a role."""
    settled = dict(roles)
    titles = [i for i, role in sorted(settled.items()) if role is Role.TITLE]
    for extra in titles[1:]:
        settled[extra] = Role.WHO if Role.WHO not in settled.values() else Role.REMARK
    if titles:
        return settled
    free = [i for i, text in sorted(headings.items()) if text and i not in settled]
    for role in (Role.POST, Role.WHO, Role.KIND, Role.REMARK):
        found = [i for i, r in sorted(settled.items()) if r is role]
        if free and role in (Role.KIND, Role.REMARK):
            break
        if found:
            return settled | {found[0]: Role.TITLE}
    return settled | ({free[0]: Role.TITLE} if free else {})
