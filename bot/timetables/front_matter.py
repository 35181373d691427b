"""Tables that stand beside a timetable and are none: contacts, versions, travel, when people are free."""

from functools import lru_cache
from typing import Final

from bot.timetables.grid import Row, distinct
from bot.timetables.headings import LONGEST_HEADING, Role, role_of
from bot.timetables.wording import only

_CONTACTS: Final = only(
    r"""(?:tele)?phone(?: no\.?| numbers?)? | mobile(?: no\.?| number)? | tel(?:ephone)?\.?(?: no\.?| number)?
    | e-?mail(?: address)? | ext(?:ension)?\.?(?: no\.?)? | contact (?:number|details|no\.?) | direct line"""
)
_VERSIONS: Final = only(
    r"""(?:version|revision|rev|issue)(?: no\.?| number| history)? | amendments? | changes?(?: made)?
    | (?:updated|amended|changed|issued|approved) by | author | summary of changes?"""
)
_ELSEWHERE: Final = only(
    r"""depart(?:s|ure|ing)?(?: time)? | arriv(?:e|es|al|ing)(?: time)? | flight.* | train.* | check[- ]?in.*
    | hotel | accommodation | restaurant | available.* | availability.* | opening (?:hours|times)"""
)
_BESIDE: Final = frozenset({Role.DATE, Role.TIME, Role.WHO, Role.POST, Role.NUMBER, Role.END})
_ENOUGH: Final = 2


def is_front_matter(row: Row) -> bool:
    """Whether the headings of a table say that it holds no sessions."""
    cells = distinct(row)
    if len(cells) < _ENOUGH:
        return False
    said = [kind for cell in cells if (kind := _says(cell.text))]
    if not said:
        return False
    roles = {role_of(cell.text) for cell in cells}
    if set(said) == {"contacts"}:
        return not roles & {Role.TIME, Role.DATE}
    return Role.TITLE not in roles and (len(said) >= _ENOUGH or bool(roles & _BESIDE))


@lru_cache(maxsize=4_096)
def _says(heading: str) -> str:
    if len(heading) > LONGEST_HEADING:
        return ""
    plain = heading.strip(" :*").replace("\n", " ")
    kinds = (("contacts", _CONTACTS), ("versions", _VERSIONS), ("elsewhere", _ELSEWHERE))
    return next((kind for kind, words in kinds if words.fullmatch(plain)), "")
