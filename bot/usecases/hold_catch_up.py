"""Hold the catch-up: draft the emerging messages, approve that exact text, and send it once (R47-R52)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.catch_up import CatchUp, CatchUpState, Emerging, Messages, Summary
from bot.domain.errand import Errand, ErrandState, Task
from bot.domain.errors import Attributable, Incomplete, OutOfDate
from bot.domain.ids import PersonId
from bot.domain.override import mark_of_text
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.tasks.evenings import SendCorrection, SendSummary
from bot.domain.team import Deed, Person, Role, require
from bot.domain.trailing import still_drawn
from bot.records.work import Work
from bot.usecases.guard_what_leaves import objections_to, what_may_stand
from bot.usecases.who_is_who import those

_CHANGED: Final = "The text was changed after it was approved, so it was not sent."

_MOST: Final = 12_000
"""Characters of an evening's messages; with their letters written twice they still fit on a card."""

_A_LINE: Final = 8
"""Characters that a line takes beside its words."""


async def word_catch_up(
    wording: Mapping[str, str],
    *,
    seen: str,
    review: Review,
    day: date,
    by: Person,
    work: Work,
    now: datetime,
) -> CatchUp:
    """Keep the text as edited, one message a line, as a draft that needs approval (R51).

    Keys are `strengths__THEME` and `areas__THEME`; `seen` is the mark of the evening as the card showed it.
    Raises `OutOfDate` where somebody else has changed or approved it since. A text that was approved becomes a
    draft again, and what of it is not sent yet is void.
    """
    require(by, Deed.CATCH_UP)
    there = await work.catch_ups.get(review.id, day) or CatchUp(review=review.id, day=day)
    messages = worded(wording, review)
    if messages == there.messages and (there.changed_at or there.state is CatchUpState.APPROVED):
        return there
    if there.mark != seen if seen else there.changed_by not in {None, by.id}:
        raise OutOfDate(overtaken(there, review=review, by=by))
    marks = {mark_of_text(sentence) for sentence in messages.sentences}
    if there.state is CatchUpState.APPROVED:
        there = await _reopened(there, by=by, work=work, now=now)
    edited = CatchUp(
        review=review.id,
        day=day,
        messages=messages,
        let_stand=tuple(o for o in there.let_stand if o.text in marks),
        drawn=still_drawn(there.drawn, before=there.messages, after=messages),
        version=there.version,
        changed_by=by.id,
        changed_at=now,
    )
    await work.catch_ups.save(edited)
    return edited


def overtaken(there: CatchUp, *, review: Review, by: Person) -> str:
    """Return what somebody who is too late is told: who did what in the meantime, and when."""
    approved = there.state is CatchUpState.APPROVED
    who, at = (there.approved_by, there.approved_at) if approved else (there.changed_by, there.changed_at)
    if at is None:
        return "The text has changed since you saw it, so nothing was done. Please look at it again."
    whom = "You have" if who == by.id else f"Another {Role.CHALLENGE_MANAGER} has"
    did = "approved" if approved else "changed"
    told = f"{whom} {did} these messages in the meantime, at {at.astimezone(review.wall):%H:%M}"
    return f"{told}, so nothing was done. Write “catch up” to see them; what you typed is still here."


async def _reopened(there: CatchUp, *, by: Person, work: Work, now: datetime) -> CatchUp:
    """Take back an approval: what waits to be sent is void, and the text has a version of its own."""
    pending = [
        ended.errand
        for ended in await work.errands.of(there.review)
        if ended.state is ErrandState.PENDING and isinstance(ended.errand.task, SendSummary | SendCorrection)
    ]
    keys = [errand.key for errand in pending if _day_of(errand.task) == there.day]
    await work.errands.void(there.review, keys=keys, reason=_CHANGED)
    line = AuditLine(
        review=there.review, at=now, who=by.id, deed="summary reopened", about=f"{there.day} {len(keys)} unsent"
    )
    await work.audit.note(line)
    return there.model_copy(update={"version": there.version + 1})


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
    if evening.state is CatchUpState.APPROVED:
        return evening
    let = await what_may_stand(
        chosen,
        reason=reason,
        objections=found,
        about=str(evening.day),
        review=review,
        by=by,
        work=work,
        now=now,
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
    if there is None:
        raise OutOfDate("There is no text to approve. Please write it first.")
    if there.messages.mark != mark:
        raise OutOfDate(f"The text has changed since you saw it. {overtaken(there, review=review, by=by)}")
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
    tasks = [send_task(day, p.id, version=approved.version) for p in leads]
    await work.errands.add(*(Errand(review=review.id, task=t, due=now, too_late=too_late) for t in tasks))
    about = f"{day} {review.keyed(mark)[:12]}"
    await work.audit.note(AuditLine(review=review.id, at=now, who=by.id, deed="summary approved", about=about))
    return approved, len(leads)


def send_task(day: date, person: PersonId, *, version: int) -> SendSummary | SendCorrection:
    """Return what brings one version of an evening's text to one system lead."""
    if version == 1:
        return SendSummary(day=day, person=person)
    return SendCorrection(day=day, person=person, version=version)


def summary_of(catch_up: CatchUp, *, review: Review) -> Summary:
    """Return what the system leads read; raises `OutOfDate` unless this exact text was approved (R51)."""
    if not catch_up.is_approved:
        raise OutOfDate("The evening's text is not approved, so it was not sent.")
    said = tuple(t for t in catch_up.messages.themes if not t.is_empty)
    return Summary(
        client=review.client,
        day=catch_up.day,
        zone=review.zone,
        messages=Messages(themes=said),
        words=review.method.words,
    )


def _day_of(task: Task) -> date | None:
    return task.day if isinstance(task, SendSummary | SendCorrection) else None


def worded(wording: Mapping[str, str], review: Review) -> Messages:
    """Return messages as they were typed, one a line; raises `Incomplete` for more than a card can hold."""
    themes = (
        Emerging(
            theme=theme.id,
            title=theme.title,
            strengths=_lines(wording, f"strengths__{theme.id}"),
            areas=_lines(wording, f"areas__{theme.id}"),
        )
        for theme in review.themes
    )
    messages = Messages(themes=tuple(themes))
    length = sum(len(line) + _A_LINE for line in messages.sentences)
    if length > _MOST:
        raise Incomplete(
            f"System leads read this on a phone: all messages together have room for {_MOST:,} characters, and "
            f"these take {length:,}. Please shorten them. Nothing was done; what you typed is still here."
        )
    return messages


def _lines(wording: Mapping[str, str], box: str) -> tuple[str, ...]:
    typed = wording.get(box, "").splitlines()
    return tuple(line.strip().lstrip("-•*").strip() for line in typed if line.strip("-•* \t"))
