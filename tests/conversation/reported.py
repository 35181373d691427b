"""A review whose final feedback is agreed, so that its report can be written."""

from bot.domain.comment import Comment
from bot.domain.finding import FindingState
from bot.domain.observation import Source
from bot.domain.report import Report
from bot.domain.review import Review, Stage
from bot.usecases.draft_report import report_of
from tests.builders import BEN, a_finding, a_new_observation
from tests.room import Room

REVIEW = {"review": "review-1"}


async def agreed(room: Room) -> None:
    """Let two notes be an agreed finding, and the review be over but for its report."""
    there = await _review(room)
    over = {"stage": Stage.REPORTING, "board_frozen": True, "last_day": there.first_day}
    async with room.ports.store.work() as work:
        await work.observations.add(a_new_observation(text="Partners share a plan."))
        written = {"peer": BEN, "initials": "BI", "press": "ben/1", "source": Source(document="The joint plan")}
        await work.observations.add(a_new_observation(text="The plan is on every desk.", **written))
        await work.findings.save(a_finding(text="One plan is shared.", cites=(1, 2), state=FindingState.AGREED))
        await work.reviews.save(there.model_copy(update=over))


async def _review(room: Room) -> Review:
    async with room.ports.store.work() as work:
        return await work.reviews.get(room.review.id)


async def with_peers(room: Room) -> None:
    """Draft the report and send it to the peers."""
    await agreed(room)
    await room.press("cora", "report.draft", REVIEW | {"after": "0"})
    await room.press("cora", "report.to_peers", REVIEW | {"edition": "1"})


async def with_client(room: Room) -> None:
    """Send the first edition on to the client."""
    await with_peers(room)
    await room.press("cora", "report.to_client", REVIEW | {"edition": "1"})


async def report_in(room: Room) -> Report:
    """Return how the report stands."""
    async with room.ports.store.work() as work:
        return await report_of(room.review, work=work)


async def comment_of(room: Room, person: str, text: str, *, edition: int = 1, press: str = "c") -> Comment:
    """Let somebody comment, and return the comment."""
    about = REVIEW | {"edition": str(edition), "press": press}
    await room.press(person, "comment.save", about, theme="commissioning", text=text)
    return (await report_in(room)).comments[-1]
