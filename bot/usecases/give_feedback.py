"""Give the final feedback: only what is triangulated, agreed as shown; then the board freezes (R52-R57)."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

from bot.domain.errand import Errand
from bot.domain.errors import Attributable, OutOfDate
from bot.domain.feedback import Feedback, Speaking, Trailed
from bot.domain.finding import Finding, FindingDeed, FindingState
from bot.domain.finding_changes import Doing, stepped
from bot.domain.frozen import Frozen
from bot.domain.gate import Gate, Objection
from bot.domain.override import mark_of_text
from bot.domain.post import AuditLine
from bot.domain.report_facts import Edition, ReportFacts
from bot.domain.request import Request, waiting
from bot.domain.review import Review, Stage
from bot.domain.tasks.endings import SendSlides
from bot.domain.team import Deed, Person, require
from bot.domain.trailing import ledger_of
from bot.ports.files import Document, Documents
from bot.records.work import Work
from bot.usecases.gather_feedback import facts_of, feedback_of, presenter_of, speaking_of
from bot.usecases.guard_what_leaves import gate_of, what_may_stand
from bot.usecases.see_findings import findings_now

FIRST_DRAFT: Final = "Draft 1, for the peer team"
"""What the first edition of the report is called."""

_A_WEEK: Final = timedelta(days=7)


class Prepared(Frozen):
    """The final feedback as it would be given, when each finding was trailed, and what stays out.

    `left_out` are not triangulated; `ready` are, and `held_back` are those of them that the challenge
    manager leaves out.
    `objections` are what the guard finds in it and nobody has let stand (R65), and `unanswered` is what the
    client was asked for and has not answered (R12).
    """

    feedback: Feedback
    facts: ReportFacts
    speaking: Speaking
    ledger: tuple[Trailed, ...]
    left_out: tuple[str, ...]
    held_back: tuple[str, ...] = ()
    ready: tuple[Finding, ...] = ()
    objections: tuple[Objection, ...] = ()
    unanswered: tuple[Request, ...] = ()

    @property
    def mark(self) -> str:
        """SHA-256 of the exact text, as hexadecimal digits."""
        return hashlib.sha256(self.feedback.model_dump_json().encode()).hexdigest()


async def prepare_feedback(
    review: Review, *, work: Work, reworded: Mapping[int, str] = MappingProxyType({})
) -> Prepared:
    """Return the feedback that the triangulated findings make (R54), with those words for some of them."""
    findings = _said_anew(await findings_now(review, work=work), reworded)
    ready = [f for f in findings if f.is_tellable]
    told = review.for_feedback.told(ready)
    gate = await gate_of(told, review=review, work=work)
    people = await work.people.of(review.id)
    feedback = feedback_of(review, told, sessions=await work.sessions.of(review.id), people=people, gate=gate)
    ledger = ledger_of(told, await work.catch_ups.of(review.id), among=await work.findings.of(review.id))
    return Prepared(
        feedback=feedback,
        facts=facts_of(feedback, review=review, people=people),
        speaking=speaking_of(told, ledger=ledger, notes=await work.observations.of(review.id)),
        ledger=ledger,
        left_out=tuple(f.text for f in findings if f.state is FindingState.EMERGING),
        held_back=tuple(f.text for f in ready if f.number in review.for_feedback.left_out),
        ready=tuple(ready),
        objections=gate.objections(feedback.sentences),
        unanswered=waiting(await work.requests.of(review.id)),
    )


async def gate_of_feedback(
    review: Review, *, work: Work, reworded: Mapping[int, str] = MappingProxyType({})
) -> Gate:
    """Return the gate through which the final feedback and its documents go, the report too (R65)."""
    findings = _said_anew(await findings_now(review, work=work), reworded)
    return await gate_of([f for f in findings if f.is_tellable], review=review, work=work)


def _said_anew(findings: Sequence[Finding], reworded: Mapping[int, str]) -> tuple[Finding, ...]:
    return tuple(f.model_copy(update={"text": reworded.get(f.number, f.text)}) for f in findings)


async def let_feedback_stand(
    mark: str, chosen: Sequence[str], *, reason: str, review: Review, by: Person, work: Work, now: datetime
) -> None:
    """Keep with each finding what the guard warns of and the challenge manager lets stand, and why (R65).

    Raises `OutOfDate` if the feedback has changed, or what `let_stand` of the gate raises.
    """
    require(by, Deed.GIVE_FEEDBACK)
    prepared = await prepare_feedback(review, work=work)
    refuse_unless_shown(prepared, mark)
    let = await what_may_stand(
        chosen,
        reason=reason,
        objections=prepared.objections,
        about="feedback",
        review=review,
        by=by,
        work=work,
        now=now,
    )
    for finding in await findings_now(review, work=work):
        of_it = tuple(o for o in let if o.text == mark_of_text(finding.text))
        if of_it:
            await work.findings.save(finding.model_copy(update={"let_stand": (*finding.let_stand, *of_it)}))


async def agree_feedback(mark: str, *, review: Review, by: Person, work: Work, now: datetime) -> Prepared:
    """Agree the feedback with this mark, freeze the board, and have it sent to whoever presents.

    Raises `OutOfDate` if it has changed, and `Attributable` where something in it could show who said it.
    """
    require(by, Deed.GIVE_FEEDBACK)
    prepared = await prepare_feedback(review, work=work)
    refuse_unless_shown(prepared, mark)
    if prepared.objections:
        raise Attributable("Some of the text could show who said it, so the feedback is not agreed yet.")
    if review.board_frozen and review.for_feedback.agreed == mark:
        return prepared
    for finding in review.for_feedback.told(await findings_now(review, work=work)):
        if finding.state is FindingState.TRIANGULATED:
            doing = Doing(by=by.id, at=now)
            await work.findings.save(
                stepped(finding, FindingDeed.AGREED, doing=doing, state=FindingState.AGREED)
            )
    choices = review.for_feedback.model_copy(update={"agreed": mark})
    await work.reviews.save(review.model_copy(update={"board_frozen": True, "for_feedback": choices}))
    about = review.keyed(mark)
    await work.audit.note(
        AuditLine(review=review.id, at=now, who=by.id, deed="feedback agreed", about=about[:12])
    )
    presenter = presenter_of(review, await work.people.of(review.id))
    if presenter is not None and presenter.id != by.id:
        task = SendSlides(person=presenter.id, mark=about)
        await work.errands.add(Errand(review=review.id, task=task, due=now, too_late=now + _A_WEEK))
    return prepared


async def feedback_given(review: Review, *, work: Work, now: datetime) -> None:
    """Remember that the agreed findings were presented and that the report comes next (R59)."""
    for finding in review.for_feedback.told(await findings_now(review, work=work)):
        if finding.state is FindingState.AGREED:
            await work.findings.save(finding.model_copy(update={"state": FindingState.PRESENTED}))
    if review.stage is Stage.UNDER_WAY:
        await work.reviews.save(review.model_copy(update={"stage": Stage.REPORTING}))
        await work.audit.note(AuditLine(review=review.id, at=now, who="", deed="feedback given"))


async def write_presentation(prepared: Prepared, *, gate: Gate, documents: Documents) -> Document:
    """Return the presentation with notes for its speakers (R55); raises `Attributable` for a name in it."""
    return await documents.presentation(prepared.feedback, gate=gate, speaking=prepared.speaking)


async def write_documents(
    prepared: Prepared, *, gate: Gate, documents: Documents, day: date
) -> tuple[Document, ...]:
    """Return the presentation and the first draft of the report (R55, R59), which is the same each time.

    Raises `Attributable` for a name in them.
    """
    first = Edition(name=FIRST_DRAFT, day=day)
    return (
        await write_presentation(prepared, gate=gate, documents=documents),
        await documents.report(prepared.facts, edition=first, gate=gate),
    )


def refuse_unless_shown(prepared: Prepared, mark: str) -> None:
    """Raise `OutOfDate` where the feedback is not the one with this mark."""
    if prepared.mark != mark:
        raise OutOfDate("The findings have changed since you saw them. Please look at the feedback again.")
