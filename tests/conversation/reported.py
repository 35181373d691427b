"""A review whose final feedback is agreed, so that its report can be written."""

import re

from bot.domain.comment import Comment
from bot.domain.report import Report
from bot.domain.review import Stage
from bot.usecases.draft_report import report_of
from bot.usecases.give_feedback import prepare_feedback
from tests.room import Room

REVIEW = {"review": "review-1"}


async def agreed(room: Room) -> None:
    """Let two notes become a finding, and agree the final feedback."""
    await room.save_note()
    await room.say("ben", "note commissioning: strength: The plan is on every desk.")
    about = REVIEW | {"theme": "commissioning", "press": "p"}
    await room.press("leo", "triangulate.save", about, kind="strength", text="One plan is shared.", cites="1,2")
    async with room.ports.store.work() as work:
        await work.errands.void(room.review.id, reason="Only the weeks after the review are looked at here.")
        mark = (await prepare_feedback(room.review, work=work)).mark
    await room.press("cora", "feedback.agree", REVIEW | {"mark": mark})
    async with room.ports.store.work() as work:
        review = await work.reviews.get(room.review.id)
        await work.reviews.save(review.model_copy(update={"stage": Stage.REPORTING}))


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


def words_on(card: object) -> str:
    """Return what a card says, as one line."""
    return re.sub(r"\s+", " ", str(card))
