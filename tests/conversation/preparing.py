"""A base room nine weeks before day 1, with what the review needs before it."""

from datetime import date, timedelta
from typing import Any, Final

from bot.domain.readiness import Bringer, Needed
from bot.domain.review import Review
from tests.builders import NINE, a_method
from tests.room import Room

FIRST_DAY: Final = date(2026, 8, 11)
"""A Tuesday; nine weeks before it, on 9 June, the room is furnished."""

STATEMENT: Final = Needed(id="position-statement", title="Position statement", weeks=2, asked=8)
PAPERS: Final = Needed(id="board-papers", title="Board papers", weeks=2, asked=8)
SHEET: Final = Needed(id="team-sheet", title="Team sheet", weeks=2, asked=8, brings=Bringer.MANAGER)
NEEDED: Final = (STATEMENT, PAPERS, SHEET)


async def nine_weeks_before(room: Room, *needed: Needed, **changes: Any) -> Review:
    """Take the timetable out of the room, and have its review begin in nine weeks."""
    method = a_method(readiness=needed or NEEDED)
    stated = {"method": method, "first_day": FIRST_DAY, "last_day": FIRST_DAY, "organiser": "", **changes}
    review = room.review.model_copy(update=stated)
    async with room.ports.store.work() as work:
        await work.reviews.save(review)
        for session in await work.sessions.of(review.id):
            await work.sessions.save(session.model_copy(update={"cancelled": True}))
    room.clock.push_to(NINE)
    return review


def about(on: str = "list") -> dict[str, str]:
    """Return what the buttons of a card send back."""
    return {"review": "review-1", "on": on}


def weeks(number: int) -> timedelta:
    """Return so many weeks."""
    return timedelta(weeks=number)
