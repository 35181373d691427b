"""Somebody asks for the timetable as a calendar file."""

from datetime import time, timedelta
from typing import Final

from bot.conversation.events import Caller
from bot.conversation.speaking import Reply, speaker_anywhere
from bot.domain.team import Deed, require
from bot.ports.all import Ports
from cards.calendar_file import calendar_file_card

_LASTS: Final = timedelta(days=7)
_WHOLE: Final = "all"


async def hand_out(caller: Caller, rest: str, ports: Ports) -> Reply:
    """Return a link to somebody's own sessions, or with “all” to those of the whole team.

    It works for a week, and until the review's last day is over where that is later.
    """
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(caller, work=work, now=ports.clock())
    require(person, Deed.TAKE_AWAY_TIMETABLE)
    whole = rest.casefold().rstrip(".") == _WHOLE
    week, over = ports.clock() + _LASTS, review.at(review.last_day + timedelta(days=1), time(23, 59))
    until = max(week, over)
    url = ports.links.calendar(review=review.id, person=person.id, whole=whole, until=until)
    return Reply(calendar_file_card(review, url, whole=whole, until=until), review.id, person.id)
