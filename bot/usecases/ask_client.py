"""Ask the client for what the team needs during the review: raised by a peer, let go by the manager (R12)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.errand import Errand
from bot.domain.errors import Attributable, Incomplete, OutOfDate
from bot.domain.flurry import flurry_of
from bot.domain.frozen import Frozen
from bot.domain.gate import Objection
from bot.domain.ids import PersonId, ThemeId
from bot.domain.override import Override, mark_of_text
from bot.domain.post import AuditLine
from bot.domain.request import LONGEST_REQUEST, NewRequest, Request, RequestState
from bot.domain.review import Review
from bot.domain.tasks.requests import AskClient, ChaseRequest, RedrawRequests, TellOfRequest
from bot.domain.team import Deed, Person, Role, require
from bot.records.work import Work
from bot.usecases.guard_what_leaves import gate_of, what_may_stand
from bot.usecases.guard_words import guard_of, refuse_names
from bot.usecases.who_is_who import those
from scheduler.agenda import wall

_STANDS: Final = timedelta(days=14)
_SOON: Final = timedelta(hours=4)
_END_OF_DAY: Final = time(23, 59)
_GONE: Final = "This request was decided in the meantime, so nothing was changed. Write “requests” to see it."


class Wanted(Frozen):
    """What somebody filled in, in the words of the card; a day is an ISO date."""

    theme: str = ""
    text: str = ""
    wanted_by: str = ""


class Going(Frozen):
    """What the challenge manager filled in to let a request go, and what of the guard's warnings may stand."""

    text: str = ""
    wanted_by: str = ""
    lead: str = ""
    let: tuple[str, ...] = ()
    reason: str = ""


async def raise_request(
    wanted: Wanted, *, press: str, review: Review, by: Person, work: Work, now: datetime
) -> Request:
    """Keep a request and show it to the challenge manager; the same press again changes nothing.

    Whoever asks for the same, in the same words, joins whoever asked before. Raises `Incomplete` or
    `Attributable` with a sentence, in which case nothing is kept.
    """
    require(by, Deed.ASK_CLIENT)
    day = _day(wanted.wanted_by, review=review, now=now)
    if not wanted.text:
        raise Incomplete("Write what you need from the client. Nothing was sent yet.")
    _refuse_long(wanted.text)
    theme = review.theme(ThemeId(wanted.theme)).id if wanted.theme else None
    refuse_names(wanted.text, guard=await guard_of(review, work=work))
    key = f"{by.id}/{press}"
    for there in await work.requests.of(review.id):
        if there.press == key:
            return there
        if there.is_open and (there.theme, there.text.casefold()) == (theme, wanted.text.casefold()):
            return await _joined(there, by=by, work=work, now=now)
    new = NewRequest(
        review=review.id, press=key, theme=theme, text=wanted.text, wanted_by=day, by=by.id, at=now
    )
    request = await work.requests.add(new)
    task = TellOfRequest(number=request.number)
    await work.errands.add(Errand(review=review.id, task=task, due=now, too_late=now + _STANDS))
    await told_and_drawn(request, "request raised", by=by, work=work, now=now)
    return request


async def objections_to_request(
    text: str, *, let_stand: tuple[Override, ...] = (), review: Review, work: Work
) -> tuple[Objection, ...]:
    """Return what stands in the way of a request: what could show the client who said what (R65)."""
    gate = await gate_of((), review=review, work=work)
    return replace(gate, let_stand=let_stand).objections((text,))


async def let_request_go(
    number: int, going: Going, *, mark: str, review: Review, by: Person, work: Work, now: datetime
) -> Request:
    """Let a request go to a system lead in these words, and have them chased once; again changes nothing.

    Raises `OutOfDate` where another was quicker, and `Incomplete` or `Attributable` for what is in the way.
    """
    require(by, Deed.LET_REQUEST_GO)
    there = await work.requests.get(review.id, number)
    if there.state is RequestState.ASKED and there.text == going.text:
        return there
    if there.state is not RequestState.RAISED or there.mark != mark:
        raise OutOfDate(_GONE)
    if not going.text:
        raise Incomplete("Write what the client is asked for.")
    _refuse_long(going.text)
    day = _day(going.wanted_by, review=review, now=now, usual=there.wanted_by)
    lead = _lead(those(await work.people.of(review.id), Role.SYSTEM_LEAD), going.lead)
    let = await _let_stand(going, number, review=review, by=by, work=work, now=now)
    asked = there.model_copy(
        update={
            "text": going.text,
            "wanted_by": day,
            "state": RequestState.ASKED,
            "let_stand": let,
            "lead": lead.id,
            "asked_at": now,
        }
    )
    await work.requests.save(asked)
    await work.errands.add(*_errands_of(asked, lead.id, review=review, now=now))
    await told_and_drawn(asked, "request let go", by=by, work=work, now=now)
    return asked


def chased_at(request: Request, *, review: Review, now: datetime) -> datetime:
    """Return when a lead is reminded: on the morning of the day itself, or where that is past, hours later."""
    morning = wall.at(review, request.wanted_by, wall.MORNING)
    return morning if morning > now else wall.awake_at(review, now + _SOON)


async def told_and_drawn(request: Request, deed: str, *, by: Person, work: Work, now: datetime) -> None:
    """Write down who did what, without a word of it, and have the team's list drawn anew."""
    line = AuditLine(review=request.review, at=now, who=by.id, deed=deed, about=str(request.number))
    await work.audit.note(line)
    flurry, due = flurry_of(now)
    task = RedrawRequests(flurry=flurry)
    await work.errands.add(Errand(review=request.review, task=task, due=due, too_late=due + _STANDS))


async def _joined(there: Request, *, by: Person, work: Work, now: datetime) -> Request:
    if by.id in there.raised_by:
        return there
    joined = there.model_copy(update={"raised_by": (*there.raised_by, by.id)})
    await work.requests.save(joined)
    await work.audit.note(
        AuditLine(review=there.review, at=now, who=by.id, deed="request joined", about=str(there.number))
    )
    return joined


async def _let_stand(
    going: Going, number: int, *, review: Review, by: Person, work: Work, now: datetime
) -> tuple[Override, ...]:
    """Return what may stand; raises `Attributable` where something else is still in the way."""
    found = await objections_to_request(going.text, review=review, work=work)
    let = await what_may_stand(
        going.let,
        reason=going.reason,
        objections=found,
        about=f"request {number}",
        review=review,
        by=by,
        work=work,
        now=now,
    )
    stands = tuple(o for o in let if o.text == mark_of_text(going.text))
    if await objections_to_request(going.text, let_stand=stands, review=review, work=work):
        raise Attributable("The words could show who said what, so they were not sent. See below.")
    return stands


def _errands_of(request: Request, lead: PersonId, *, review: Review, now: datetime) -> tuple[Errand, ...]:
    too_late = max(review.at(request.wanted_by + timedelta(days=1), _END_OF_DAY), now + timedelta(days=1))
    tasks = (
        (AskClient(number=request.number, person=lead), wall.awake_at(review, now)),
        (ChaseRequest(number=request.number, person=lead), chased_at(request, review=review, now=now)),
    )
    return tuple(
        Errand(review=review.id, task=task, due=due, too_late=max(too_late, due + _SOON)) for task, due in tasks
    )


def _lead(leads: Sequence[Person], chosen: str) -> Person:
    """Return the lead who is asked: the one chosen, or the only one."""
    there = [lead for lead in leads if not lead.has_left]
    if not there:
        raise Incomplete("There is no system lead to ask. Add one: write “add system lead”, name and address.")
    found = [lead for lead in there if lead.id == chosen] if chosen or len(there) > 1 else there
    if not found:
        raise Incomplete("Choose which of the system leads is asked.")
    return found[0]


def _refuse_long(text: str) -> None:
    if len(text) > LONGEST_REQUEST:
        raise Incomplete(f"Please keep it under {LONGEST_REQUEST} characters: one request for one thing.")


def _day(words: str, *, review: Review, now: datetime, usual: date | None = None) -> date:
    """Return the day by which something is needed; unless somebody says otherwise that is the next one."""
    if not words:
        return usual or review.day_of(now) + timedelta(days=1)
    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise Incomplete("Choose by which day you need it.") from None
    if day < review.day_of(now):
        raise Incomplete("That day is over. Choose today or a later day.")
    return day
