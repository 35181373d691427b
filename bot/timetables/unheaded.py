"""What the columns of a table hold where nothing names them, by what stands in them."""

import re
from typing import Final

from bot.timetables.columns import Columns, at, settled
from bot.timetables.days import read_heading
from bot.timetables.grid import Cell, Row, distinct
from bot.timetables.headings import Role
from bot.timetables.kinds import is_place
from bot.timetables.people import are_initials
from bot.timetables.upright import is_time

_ENOUGH: Final = 2
_NUMBER: Final = re.compile(r"\W*\d{1,3}\W*")


def inferred(rows: tuple[Row, ...]) -> Columns | None:
    """Return what the columns seem to hold where nothing names them; None where none holds times."""
    rows = tuple(row for row in rows if len(distinct(row)) >= _ENOUGH)
    width = max((len(row) for row in rows), default=0)
    timed = {i: n for i in range(width) if (n := sum(is_time(at(row, i)) for row in rows))}
    if not timed:
        return None
    most = max(timed.values())
    times = [i for i in sorted(timed) if timed[i] * 2 >= most][:_ENOUGH]
    roles = {times[0]: Role.TIME, **({times[1]: Role.END} if len(times) > 1 else {})}
    for i in range(width):
        column = [cell for row in rows if (cell := at(row, i)) and at(row, times[0]) is not cell]
        if i not in roles and column:
            roles[i] = _seems(column, roles)
    return Columns(settled(roles, {}), {}, ())


def _seems(column: list[Cell], roles: dict[int, Role]) -> Role:
    """Return what a column without a heading holds, by most of its cells."""

    def most(true: int) -> bool:
        return true * 2 > len(column)

    if most(sum(read_heading(c.text) is not None or hasattr(c.value, "month") for c in column)):
        return Role.DATE
    if most(sum(are_initials(c.text) for c in column)):
        return Role.PEERS
    taken = roles.values()
    if Role.TITLE in taken and most(sum(is_place(c.text) and "," not in c.text for c in column)):
        return Role.PLACE
    if Role.TITLE not in taken:
        numbers = most(sum(bool(_NUMBER.fullmatch(c.text)) for c in column))
        return Role.NUMBER if numbers else Role.TITLE
    return Role.WHO if Role.WHO not in taken else Role.REMARK
