"""Change, take back and bring back an observation of one's own, until the board is frozen (R39)."""

from datetime import datetime

from bot.domain.errors import ChangedSince, NotAllowed, NotFound
from bot.domain.finding import Finding, FindingDeed, as_it_stands
from bot.domain.finding_changes import Doing, stepped
from bot.domain.ids import PersonId
from bot.domain.observation import Observation, ObservationKind
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.guard_words import guard_of, refuse_names
from bot.usecases.record_observation import groups_of, redraw, refuse_if_frozen
from bot.usecases.see_findings import tell_of_agreed
from bot.usecases.written import Written, read_point, words_of


async def own_observation(number: int, *, review: Review, by: Person, work: Work) -> Observation:
    """Return an observation of one's own that can still change; raises `ReviewError` for any other."""
    require(by, Deed.RECORD)
    refuse_if_frozen(review)
    observation = await work.observations.get(review.id, number)
    if observation.peer != by.id:
        raise NotAllowed(f"Number {number} is somebody else's. Only its author can change it or take it back.")
    return observation


async def own_observations(person: Person, *, work: Work) -> tuple[Observation, ...]:
    """Return everything that somebody has noted, by number, what they took back too."""
    require(person, Deed.RECORD)
    return tuple(o for o in await work.observations.of(person.review) if o.peer == person.id)


async def edit_observation(
    written: Written, *, number: int, edition: int, review: Review, by: Person, work: Work, now: datetime
) -> Observation:
    """Change an observation of one's own; the same change again changes nothing, and what it was is kept.

    Raises `ChangedSince` where it is no longer the `edition` that somebody changed, and `Incomplete` or
    `Attributable` as for a new one; then nothing is stored.
    """
    before = await own_observation(number, review=review, by=by, work=work)
    session = await source_of(before, work=work)
    groups = groups_of(session) if session else ()
    point = read_point(written, review=review, session=session, groups=groups)
    refuse_names(*words_of(written, groups=groups), guard=await guard_of(review, work=work))
    after = before.model_copy(update={**dict(point), "edition": before.edition + 1})
    if after == before.model_copy(update={"edition": after.edition}):
        return before
    if before.withdrawn:
        raise NotFound(f"Number {number} was taken back. To change it, first write: bring back {number}")
    if before.edition != edition:
        raise ChangedSince(f"Number {number} was changed meanwhile. Nothing of yours was saved yet.")
    await keep_change(before, after, deed="observation changed", review=review, by=by.id, work=work, now=now)
    return after


async def withdraw_observation(
    number: int, *, review: Review, by: Person, work: Work, now: datetime
) -> Observation:
    """Take back an observation of one's own; again changes nothing."""
    return await _withdrawn(number, review=review, by=by, work=work, now=now, to=True)


async def bring_back_observation(
    number: int, *, review: Review, by: Person, work: Work, now: datetime
) -> Observation:
    """Undo a withdrawal; again changes nothing."""
    return await _withdrawn(number, review=review, by=by, work=work, now=now, to=False)


async def source_of(observation: Observation, *, work: Work) -> Session | None:
    """Return the session in which a point was heard, if it was one."""
    heard_in = observation.source.session
    return None if heard_in is None else await work.sessions.get(heard_in)


async def _withdrawn(
    number: int, *, review: Review, by: Person, work: Work, now: datetime, to: bool
) -> Observation:
    before = await own_observation(number, review=review, by=by, work=work)
    if before.withdrawn is to:
        return before
    after = before.model_copy(update={"withdrawn": to, "edition": before.edition + 1})
    deed = "observation withdrawn" if to else "observation brought back"
    await keep_change(before, after, deed=deed, review=review, by=by.id, work=work, now=now)
    return after


async def keep_change(
    before: Observation,
    after: Observation,
    *,
    deed: str,
    review: Review,
    by: PersonId,
    work: Work,
    now: datetime,
) -> None:
    """Store a change, and redraw the themes that it touches, those of the findings that stand on it too."""
    await work.observations.save(after)
    doing = Doing(by=by, at=now)
    findings = await _follow(before, after, review=review, doing=doing, work=work)
    for theme in {before.theme, after.theme, *(f.theme for f in findings)}:
        await work.errands.add(redraw(review.id, theme, now=now))
    await work.audit.note(AuditLine(review=review.id, at=now, who=by, deed=deed, about=str(after.number)))
    if findings:
        await tell_of_agreed(review, work=work, now=now)


async def _follow(
    before: Observation, after: Observation, *, review: Review, doing: Doing, work: Work
) -> tuple[Finding, ...]:
    """Let the findings that stand on a note, or are questioned by it, follow it, and return them (R41).

    What was taken back does not count while it is away; what moved to another theme is taken off them.
    """
    touched = [
        f for f in await work.findings.of(review.id) if f.is_live and after.number in {*f.cites, *f.questions}
    ]
    observations = await work.observations.of(review.id) if touched else ()
    for finding in touched:
        follows = before.theme == after.theme and _may_stand(finding, after)
        kept = finding if follows else _without(finding, after.number, doing=doing)
        kept = as_it_stands(kept, observations, review.threshold)
        if kept != finding:
            await work.findings.save(kept)
    return tuple(touched)


def _may_stand(finding: Finding, note: Observation) -> bool:
    """Say whether a note's kind allows what it does for a finding: a strength supports no area to explore."""
    apart = {finding.kind, note.kind} == {ObservationKind.STRENGTH, ObservationKind.AREA}
    return not (apart and note.number in finding.cites)


def _without(finding: Finding, number: int, *, doing: Doing) -> Finding:
    cites, questions = ((n for n in numbers if n != number) for numbers in (finding.cites, finding.questions))
    return stepped(
        finding,
        FindingDeed.TAKEN_OFF,
        doing=doing,
        notes=(number,),
        cites=tuple(cites),
        questions=tuple(questions),
    )
