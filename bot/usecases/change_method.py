"""Change the kind of review while nothing stands on it yet; what day 1 needs is planned anew (R1, R3, R76)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.errand import ErrandState
from bot.domain.errors import Incomplete
from bot.domain.method import Method
from bot.domain.onboarding import Part, has_charter
from bot.domain.post import AuditLine
from bot.domain.readiness import Standing
from bot.domain.review import Review
from bot.domain.tasks.peers import ChaseOnboarding, SendOnboarding, ShowOnboarding
from bot.domain.tasks.preparing import AskForItems, ChaseItems, LookBeforeDayOne
from bot.domain.team import Person
from bot.records.work import Work
from bot.usecases.make_ready import ask_at_once
from bot.usecases.onboard_peers import onboard_who_is_named
from bot.usecases.read_hours import with_hours, written_quiet, written_time
from scheduler.agenda.preparing import planned
from scheduler.agenda.whole import agenda

NOTED: Final = "Something is noted in it already, so it stays the kind that it is."
MET: Final = "Meetings of its timetable are made already, so it stays the kind that it is."
_PAIRED: Final = (
    "Its timetable is accepted, and one of these two kinds notes nothing. So it stays the kind that it is."
)
_OF_THE_KIND_BEFORE: Final = "The kind of review was changed."
_ASKING = AskForItems | ChaseItems | LookBeforeDayOne
_ONBOARDING = SendOnboarding | ChaseOnboarding | ShowOnboarding


async def why_kind_stays(review: Review, *, work: Work) -> str:
    """Return why a review can be of no other kind any more, in a sentence; nothing where it can."""
    noted = (
        await work.observations.of(review.id)
        or await work.findings.of(review.id)
        or await work.catch_ups.of(review.id)
        or await work.client_evidence.of(review.id)
        or await work.papers.signposts(review.id)
        or await work.papers.editions(review.id)
    )
    if noted:
        return NOTED
    made = [m for m in await work.sessions.meetings_of(review.id) if not m.cancelled]
    coming = [s for s in await work.sessions.of(review.id) if s.needs_meeting]
    return MET if made or coming else ""


async def refuse_other_kind(review: Review, kind: Method, *, work: Work) -> None:
    """Raise `Incomplete` where a review cannot be of that kind any more."""
    why = await why_kind_stays(review, work=work)
    if not why and kind.captures != review.captures:
        why = _PAIRED if any(not s.cancelled for s in await work.sessions.of(review.id)) else ""
    if why:
        raise Incomplete(why)


def of_kind(kind: Method | None, *, was: Method, catch_up: str, quiet: str) -> Method:
    """Return the method with the hours that were typed; hours left as they were shown are those of its kind."""
    if kind is None:
        return with_hours(was, catch_up=catch_up, quiet=quiet)
    return with_hours(
        kind,
        catch_up="" if catch_up.strip() == written_time(was.catch_up_at) else catch_up,
        quiet="" if quiet.strip() == written_quiet(was.quiet) else quiet,
    )


async def plan_anew(was: Review, review: Review, *, by: Person, work: Work, now: datetime) -> None:
    """Keep ticks that still apply, void what was of the kind before, and have peers confirm what is new."""
    people = await work.people.of(review.id)
    gone = {one.key for one in planned(was, people)} - {one.key for one in planned(review, people)}
    for standing in await work.readiness.of(review.id):
        if standing.item in gone:
            await work.readiness.keep(Standing(review=review.id, item=standing.item))
            await _note("tick voided", standing.item, review=review, by=by, work=work, now=now)
    await _void_what_waits(review, people, work=work, now=now)
    await _confirm_anew(was, review, people, by=by, work=work, now=now)


async def _void_what_waits(review: Review, people: Sequence[Person], *, work: Work, now: datetime) -> None:
    """Void what would ask for things that nobody needs any more."""
    sessions = await work.sessions.of(review.id)
    coming = {e.key for e in agenda(review, sessions=sessions, people=people)}
    if review.method.readiness:
        coming |= {e.key for e in ask_at_once(review, people, now=now)}
    waiting = [ended.errand for ended in await work.errands.of(review.id) if ended.state is ErrandState.PENDING]
    gone = [e.key for e in waiting if isinstance(e.task, _ASKING) and e.key not in coming]
    if not has_charter(review):
        gone += [e.key for e in waiting if isinstance(e.task, _ONBOARDING)]
    await work.errands.void(review.id, keys=gone, reason=_OF_THE_KIND_BEFORE)


async def _confirm_anew(
    was: Review, review: Review, people: Sequence[Person], *, by: Person, work: Work, now: datetime
) -> None:
    """Take back what peers confirmed in other words than those of this kind, and send these to them."""
    other = {part for part in Part if _told(was.method)[part] != _told(review.method)[part]}
    if not other and has_charter(was):
        return
    again: list[Person] = []
    for person in (p for p in people if p.is_peer and not p.has_left):
        kept = tuple(part for part in person.confirmed if part not in other)
        again.append(person.model_copy(update={"confirmed": kept}))
        if kept != person.confirmed:
            await work.people.save(again[-1])
            await _note("confirmation voided", person.id, review=review, by=by, work=work, now=now)
    await onboard_who_is_named(review, again, work=work, now=now, kind=review.method.name)


def _told(method: Method) -> dict[Part, tuple[str, ...]]:
    return {
        Part.CHARTER: method.charter,
        Part.GROUND_RULES: method.ground_rules,
        Part.INDUCTION: method.induction,
    }


async def _note(deed: str, about: str, *, review: Review, by: Person, work: Work, now: datetime) -> None:
    await work.audit.note(AuditLine(review=review.id, at=now, who=by.id, deed=deed, about=about))
