"""What becomes of a request: the client answers, it is kept back, or it is closed (R12)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.domain.client_evidence import LONGEST_DOCUMENT
from bot.domain.errand import Errand
from bot.domain.errors import Incomplete, NotAllowed, NotFound, OutOfDate
from bot.domain.ids import PersonId
from bot.domain.request import LONGEST_ANSWER, Request, RequestState
from bot.domain.review import Review
from bot.domain.tasks.requests import TellOfAnswer
from bot.domain.team import Deed, Person, Role, require
from bot.records.work import Work
from bot.usecases.ask_client import told_and_drawn
from bot.usecases.who_is_who import those

_STANDS: Final = timedelta(days=14)


async def answer_request(
    number: int, *, text: str, document: str, review: Review, by: Person, work: Work, now: datetime
) -> Request:
    """Keep what the client answers, and tell whoever asked; the same answer again changes nothing.

    Raises `OutOfDate` where another lead was quicker or nothing is needed any more.
    """
    require(by, Deed.ANSWER_REQUEST)
    there = await request_for_client(number, review=review, by=by, work=work)
    if (there.answer, there.document, there.answered_by) == (text, document, by.id):
        return there
    if there.state is RequestState.ANSWERED:
        raise OutOfDate("This was answered in the meantime, so nothing was changed. Thank you all the same.")
    if there.state is RequestState.CLOSED:
        raise OutOfDate("The team does not need this any more, so nothing was sent. Thank you all the same.")
    if not (text or document):
        raise Incomplete("Write your answer, or name a document. Nothing was sent yet.")
    if len(text) > LONGEST_ANSWER or len(document) > LONGEST_DOCUMENT:
        raise Incomplete(f"Please keep the answer under {LONGEST_ANSWER:,} characters. Nothing was sent yet.")
    answered = there.model_copy(
        update={
            "answer": text,
            "document": document,
            "answered_by": by.id,
            "answered_at": now,
            "state": RequestState.ANSWERED,
        }
    )
    await work.requests.save(answered)
    still_in = [p for p in await work.people.of(review.id) if not p.has_left]
    managers = those(still_in, Role.CHALLENGE_MANAGER)
    await _tell((*answered.raised_by, *(p.id for p in managers)), answered, work=work, now=now)
    await told_and_drawn(answered, "request answered", by=by, work=work, now=now)
    return answered


async def request_for_client(number: int, *, review: Review, by: Person, work: Work) -> Request:
    """Return a request that the client was asked; raises `NotFound` for one that never reached them."""
    require(by, Deed.ANSWER_REQUEST)
    there = await work.requests.get(review.id, number)
    if there.asked_at is None:
        raise NotFound("There is no such request here.")
    return there


async def keep_request_back(
    number: int, *, why: str, mark: str, review: Review, by: Person, work: Work, now: datetime
) -> Request:
    """Close a request that the client is not asked, and tell whoever asked why; again changes nothing."""
    require(by, Deed.LET_REQUEST_GO)
    there = await work.requests.get(review.id, number)
    if there.state is RequestState.CLOSED and there.why == why:
        return there
    if there.state is not RequestState.RAISED or there.mark != mark:
        raise OutOfDate("This request was decided in the meantime, so nothing was changed.")
    if not why:
        raise Incomplete("Say why it is not sent: whoever asked is told.")
    kept = there.model_copy(update={"state": RequestState.CLOSED, "why": why})
    await work.requests.save(kept)
    await _tell(kept.raised_by, kept, work=work, now=now)
    await told_and_drawn(kept, "request kept back", by=by, work=work, now=now)
    return kept


async def close_request(number: int, *, review: Review, by: Person, work: Work, now: datetime) -> Request:
    """Close a request that is answered, or as the challenge manager one that is not needed; again is nothing.

    Whoever asked may close it, and the challenge manager.
    """
    require(by, Deed.ASK_CLIENT)
    there = await work.requests.get(review.id, number)
    is_manager = by.role is Role.CHALLENGE_MANAGER
    if not (is_manager or by.id in there.raised_by):
        raise NotAllowed("Somebody else asked for this. They can close it, or the challenge manager.")
    if there.state is RequestState.CLOSED:
        return there
    if there.state is not RequestState.ANSWERED and not is_manager:
        raise OutOfDate("It is not answered yet. The challenge manager can close it if it is not needed.")
    closed = there.model_copy(update={"state": RequestState.CLOSED})
    await work.requests.save(closed)
    await told_and_drawn(closed, "request closed", by=by, work=work, now=now)
    return closed


async def _tell(people: Iterable[PersonId], request: Request, *, work: Work, now: datetime) -> None:
    tasks = [TellOfAnswer(number=request.number, person=person) for person in dict.fromkeys(people)]
    await work.errands.add(
        *(Errand(review=request.review, task=task, due=now, too_late=now + _STANDS) for task in tasks)
    )
