"""Hold the catch-up: draft the emerging messages, approve that exact text, and send it once (R47-R52)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.alike import is_alike
from bot.domain.catch_up import CatchUp, CatchUpState, Emerging, Messages, Summary
from bot.domain.errand import Errand
from bot.domain.errors import Attributable, Incomplete, OutOfDate
from bot.domain.feedback import Trailed
from bot.domain.finding import Finding, FindingState
from bot.domain.observation import Observation, ObservationKind
from bot.domain.override import mark_of_text
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.tasks.evenings import SendSummary
from bot.domain.team import Deed, Person, Role, require
from bot.domain.theme import Theme
from bot.records.work import Work
from bot.usecases.guard_what_leaves import objections_to, what_may_stand
from bot.usecases.see_findings import findings_now
from bot.usecases.who_is_who import those

_AT_MOST: Final = 3
"""Notes of one kind that a theme without findings lends to the first draft."""


async def evening(review: Review, day: date, *, by: Person, work: Work) -> CatchUp:
    """Return the evening as it stands, with a first draft where it was not started yet (R48)."""
    require(by, Deed.CATCH_UP)
    there = await work.catch_ups.get(review.id, day)
    if there is not None:
        return there
    started = CatchUp(review=review.id, day=day, messages=await first_draft(review, day, work=work))
    await work.catch_ups.save(started)
    return started


async def first_draft(review: Review, day: date, *, work: Work) -> Messages:
    """Return findings not told on an evening before, and for other themes a few of the day's notes.

    On the last day, or with nothing new, every finding is told again: nothing may surprise at the end (R52).
    """
    told = [
        line
        for c in await work.catch_ups.of(review.id)
        if c.state is CatchUpState.APPROVED and c.day != day
        for line in c.messages.sentences
    ]
    standing = [f for f in await findings_now(review, work=work) if f.state is not FindingState.PARKED]
    notes = [
        o
        for o in await work.observations.of(review.id)
        if not o.withdrawn and review.day_of(o.recorded_at) == day
    ]
    new = [f for f in standing if not _told(f.text, told)]
    recap = day == review.last_day or not (new or notes)
    return Messages(themes=tuple(_emerging(t, standing if recap else new, notes) for t in review.themes))


def _emerging(theme: Theme, findings: Sequence[Finding], notes: Sequence[Observation]) -> Emerging:
    here: Sequence[Finding | Observation] = [f for f in findings if f.theme == theme.id]
    at_most = len(here) or _AT_MOST
    here = here or [o for o in notes if o.theme == theme.id]
    strengths = [x.text for x in here if x.kind is ObservationKind.STRENGTH]
    areas = [x.text for x in here if x.kind is ObservationKind.AREA]
    return Emerging(
        theme=theme.id,
        title=theme.title,
        strengths=tuple(dict.fromkeys(strengths))[:at_most],
        areas=tuple(dict.fromkeys(areas))[:at_most],
    )


async def word_catch_up(
    wording: Mapping[str, str], *, review: Review, day: date, by: Person, work: Work
) -> CatchUp:
    """Keep the text as edited, one message a line, as a draft that needs approval (R51).

    Keys are `strengths__THEME` and `areas__THEME`. Raises `OutOfDate` once the evening is approved: its text
    is on its way, and each system lead gets one text an evening. What was let stand before stands as long as
    its sentence does.
    """
    require(by, Deed.CATCH_UP)
    there = await work.catch_ups.get(review.id, day)
    if there is not None and there.state is CatchUpState.APPROVED:
        raise OutOfDate("This evening's messages are approved and on their way, so they can no longer change.")
    themes = tuple(
        Emerging(
            theme=theme.id,
            title=theme.title,
            strengths=_lines(wording, f"strengths__{theme.id}"),
            areas=_lines(wording, f"areas__{theme.id}"),
        )
        for theme in review.themes
    )
    messages = Messages(themes=themes)
    marks = {mark_of_text(sentence) for sentence in messages.sentences}
    kept = tuple(o for o in there.let_stand if o.text in marks) if there else ()
    edited = CatchUp(review=review.id, day=day, messages=messages, let_stand=kept)
    await work.catch_ups.save(edited)
    return edited


async def let_words_stand(
    chosen: Sequence[str],
    *,
    reason: str,
    evening: CatchUp,
    review: Review,
    by: Person,
    work: Work,
    now: datetime,
) -> CatchUp:
    """Keep with the evening what the guard warns of and the challenge manager lets stand, and why (R51, R65).

    Raises what `let_stand` of the gate raises, in which case nothing is kept.
    """
    require(by, Deed.CATCH_UP)
    found = await objections_to(evening, review=review, work=work)
    let = await what_may_stand(
        chosen, reason=reason, objections=found, about=str(evening.day), by=by, work=work, now=now
    )
    decided = evening.model_copy(update={"let_stand": (*evening.let_stand, *let)})
    await work.catch_ups.save(decided)
    return decided


async def approve_catch_up(
    mark: str, *, review: Review, day: date, by: Person, work: Work, now: datetime
) -> tuple[CatchUp, int]:
    """Approve the exact text with this mark, with an errand for each system lead; say how many (R49, R51)."""
    require(by, Deed.CATCH_UP)
    there = await work.catch_ups.get(review.id, day)
    if there is None or there.messages.mark != mark:
        raise OutOfDate("The text has changed since you saw it, so it was not sent. Please check it again.")
    if not there.messages.sentences:
        raise Incomplete("There is nothing to send yet: write at least one message.")
    if await objections_to(there, review=review, work=work):
        raise Attributable(
            "The text could show who said it, so it was not sent. Please check the wording again."
        )
    leads = those(await work.people.of(review.id), Role.SYSTEM_LEAD)
    if there.state is CatchUpState.APPROVED:
        return there, len(leads)
    approved = there.model_copy(
        update={
            "state": CatchUpState.APPROVED,
            "approved_mark": mark,
            "approved_by": by.id,
            "approved_at": now,
        }
    )
    await work.catch_ups.save(approved)
    too_late = max(review.at(day + timedelta(days=1), time(8)), now + timedelta(hours=4))
    await work.errands.add(
        *(
            Errand(review=review.id, task=SendSummary(day=day, person=p.id), due=now, too_late=too_late)
            for p in leads
        )
    )
    await work.audit.note(
        AuditLine(review=review.id, at=now, who=by.id, deed="summary approved", about=f"{day} {mark[:12]}")
    )
    return approved, len(leads)


def summary_of(catch_up: CatchUp, *, review: Review) -> Summary:
    """Return what the system leads read; raises `OutOfDate` unless this exact text was approved (R51)."""
    if catch_up.state is not CatchUpState.APPROVED or catch_up.approved_mark != catch_up.messages.mark:
        raise OutOfDate("The evening's text is not approved, so it was not sent.")
    said = tuple(t for t in catch_up.messages.themes if not t.is_empty)
    return Summary(
        client=review.client,
        day=catch_up.day,
        zone=review.zone,
        messages=Messages(themes=said),
        words=review.method.words,
    )


def ledger_of(findings: Sequence[Finding], evenings: Sequence[CatchUp]) -> tuple[Trailed, ...]:
    """Return for each finding the evenings on which the system leads heard of it (R52)."""
    approved = [c for c in evenings if c.state is CatchUpState.APPROVED]
    return tuple(
        Trailed(
            finding=f.number,
            text=f.text,
            evenings=tuple(c.day for c in approved if _told(f.text, c.messages.sentences)),
        )
        for f in findings
    )


def _told(text: str, sentences: Sequence[str]) -> bool:
    return any(is_alike(text, line) for line in sentences)


def _lines(wording: Mapping[str, str], box: str) -> tuple[str, ...]:
    typed = wording.get(box, "").splitlines()
    return tuple(line.strip().lstrip("-•*").strip() for line in typed if line.strip("-•* \t"))
