"""Swap who of a pair leads the questions and who takes notes; the two decide that between them (R17)."""

from datetime import datetime

from bot.domain.errand import Errand
from bot.domain.errors import NotAllowed, OutOfDate
from bot.domain.ids import PersonId, SessionId
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.session import Pair, Session
from bot.domain.tasks.sessions import TellOfSwap
from bot.domain.team import Deed, Person, require
from bot.records.work import Work


async def swap_roles(
    session: SessionId, *, lead: PersonId, review: Review, by: Person, work: Work, now: datetime
) -> Session:
    """Let the other of the pair lead, and tell them; `lead` is who is to lead, so that again changes nothing.

    Raises `NotAllowed` for somebody who is not of the pair, and `OutOfDate` where there is no such pair any
    more or the session is over.
    """
    require(by, Deed.RECORD)
    held = await work.sessions.get(session)
    if held.review != review.id or held.cancelled or held.pair is None or held.ends <= now:
        raise OutOfDate("This session is over or off, so nothing was changed.")
    if by.id not in held.pair.people:
        raise NotAllowed("Only the two who hold this session decide who leads.")
    if held.pair.lead == lead:
        return held
    if held.pair.notes != lead:
        raise OutOfDate("Somebody else holds this session by now, so nothing was changed.")
    swapped = held.model_copy(update={"pair": Pair(lead=lead, notes=held.pair.lead)})
    await work.sessions.save(swapped)
    others = [person for person in held.pair.people if person != by.id]
    tasks = [TellOfSwap(session=session, person=person, at=now) for person in others]
    await work.errands.add(
        *(Errand(review=review.id, task=task, due=now, too_late=held.ends) for task in tasks)
    )
    line = AuditLine(review=review.id, at=now, who=by.id, deed="pair's roles swapped", about=session)
    await work.audit.note(line)
    return swapped
