"""The buttons of the weeks before day 1, with what a rightful press sends, each about a thing of its own."""

from bot.domain.readiness import Bringer, Needed, ReadyState, Standing
from bot.records.work import Work
from bot.usecases.change_review import mark_of_review
from tests.builders import NINE, a_method
from tests.room import Room

_BRINGS = Bringer.MANAGER
_NEEDED = tuple(
    Needed(id=f"thing-{n}", title=f"Thing {n}", weeks=1, asked=1, brings=_BRINGS) for n in range(1, 4)
)
Row = tuple[str, str, dict[str, str], dict[str, str]]


async def need_things(room: Room, work: Work) -> None:
    """Let the review need three things, the third of which is there."""
    method = a_method(readiness=_NEEDED)
    await work.reviews.save(room.review.model_copy(update={"method": method}))
    there = Standing(review=room.review.id, item="thing-3", state=ReadyState.THERE, by=None, at=NINE)
    await work.readiness.keep(there)


def presses_before_day_one(room: Room) -> tuple[Row, ...]:
    """Return who presses which button, with which ids of ours and what was typed."""
    on = {"on": "list"}
    stands = {
        "client": room.review.client,
        "first_day": room.review.first_day.isoformat(),
        "last_day": room.review.last_day.isoformat(),
        "zone": room.review.zone,
        "mode": "remote",
        "questions": "How soon do people leave hospital?",
    }
    return (
        ("cora", "readiness.tick", on, {"item": "thing-1", "words": "Received on 2 June."}),
        ("cora", "readiness.without", on, {"item": "thing-2", "words": "They have none."}),
        ("cora", "readiness.put_back", on, {"item": "thing-3"}),
        ("cora", "set_up.change", {"mark": mark_of_review(room.review)}, stands),
    )
