"""Answer the doubts of a draft timetable, before it is accepted (R13, R22)."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.answering import answered
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.domain.timetable import Draft
from bot.records.work import Work
from bot.usecases.take_in_timetable import keep_draft, lay_out


async def answer_doubts(
    draft_id: str, answers: Mapping[int, str], *, review: Review, by: Person, work: Work, now: datetime
) -> tuple[str, Draft]:
    """Keep the draft with those doubts settled, numbered as they were shown; return its new id, and the draft.

    Raises `Incomplete` for an answer that cannot be right; the draft that was answered stays as it is.
    """
    require(by, Deed.TAKE_IN_TIMETABLE)
    draft = await work.sessions.draft(review.id, draft_id)
    people, before = await work.people.of(review.id), await work.sessions.of(review.id)
    shown = lay_out(draft, review=review, people=people, before=before, now=now).doubts
    settled = answered(draft.model_copy(update={"doubts": shown}), answers)
    own = tuple(doubt for doubt in settled.doubts if doubt in shown[: len(draft.doubts)])
    kept = settled.model_copy(update={"doubts": own})
    return await keep_draft(kept, review=review, by=by, work=work), kept
