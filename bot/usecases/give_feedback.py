"""Give the final feedback: only what is triangulated, agreed as shown; then the board freezes (R52-R57)."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from bot.domain.errors import Attributable, OutOfDate
from bot.domain.feedback import Feedback, ThemeFeedback, Trailed
from bot.domain.finding import Finding, FindingDeed, FindingState
from bot.domain.finding_changes import Doing, stepped
from bot.domain.frozen import Frozen
from bot.domain.gate import Gate, Objection
from bot.domain.observation import ObservationKind
from bot.domain.override import mark_of_text
from bot.domain.post import AuditLine
from bot.domain.review import Review, Stage
from bot.domain.session import Session
from bot.domain.team import Deed, Person, Role, require
from bot.domain.trailing import ledger_of
from bot.ports.files import Document, Documents
from bot.records.work import Work
from bot.usecases.guard_what_leaves import gate_of, what_may_stand
from bot.usecases.record_observation import groups_of
from bot.usecases.see_findings import findings_now
from bot.usecases.who_is_who import those


class Prepared(Frozen):
    """The final feedback as it would be given, when each finding was trailed, and what stays out.

    `objections` are what the guard finds in it and nobody has let stand (R65).
    """

    feedback: Feedback
    ledger: tuple[Trailed, ...]
    left_out: tuple[str, ...]
    objections: tuple[Objection, ...] = ()

    @property
    def mark(self) -> str:
        """SHA-256 of the exact text, as hexadecimal digits."""
        return hashlib.sha256(self.feedback.model_dump_json().encode()).hexdigest()


async def prepare_feedback(review: Review, *, work: Work) -> Prepared:
    """Return the feedback that the triangulated findings make (R54)."""
    findings = await findings_now(review, work=work)
    told = [f for f in findings if f.is_tellable]
    sessions = [s for s in await work.sessions.of(review.id) if s.is_heard and not s.cancelled]
    feedback = _feedback(review, told, sessions, await work.people.of(review.id))
    return Prepared(
        feedback=feedback,
        ledger=ledger_of(told, await work.catch_ups.of(review.id), among=await work.findings.of(review.id)),
        left_out=tuple(f.text for f in findings if f.state is FindingState.EMERGING),
        objections=(await gate_of(told, review=review, work=work)).objections(feedback.sentences),
    )


async def gate_of_feedback(review: Review, *, work: Work) -> Gate:
    """Return the gate through which the final feedback and its documents go (R65)."""
    told = [f for f in await findings_now(review, work=work) if f.is_tellable]
    return await gate_of(told, review=review, work=work)


async def let_feedback_stand(
    mark: str, chosen: Sequence[str], *, reason: str, review: Review, by: Person, work: Work, now: datetime
) -> None:
    """Keep with each finding what the guard warns of and the challenge manager lets stand, and why (R65).

    Raises `OutOfDate` if the feedback has changed, or what `let_stand` of the gate raises.
    """
    require(by, Deed.GIVE_FEEDBACK)
    prepared = await prepare_feedback(review, work=work)
    _refuse_unless_shown(prepared, mark)
    let = await what_may_stand(
        chosen, reason=reason, objections=prepared.objections, about="feedback", by=by, work=work, now=now
    )
    for finding in await findings_now(review, work=work):
        of_it = tuple(o for o in let if o.text == mark_of_text(finding.text))
        if of_it:
            await work.findings.save(finding.model_copy(update={"let_stand": (*finding.let_stand, *of_it)}))


async def agree_feedback(mark: str, *, review: Review, by: Person, work: Work, now: datetime) -> Prepared:
    """Agree the feedback with this mark, and freeze the board.

    Raises `OutOfDate` if it has changed, and `Attributable` where something in it could show who said it.
    """
    require(by, Deed.GIVE_FEEDBACK)
    prepared = await prepare_feedback(review, work=work)
    _refuse_unless_shown(prepared, mark)
    if prepared.objections:
        raise Attributable("Some of the text could show who said it, so the feedback is not agreed yet.")
    for finding in await findings_now(review, work=work):
        if finding.state is FindingState.TRIANGULATED:
            doing = Doing(by=by.id, at=now)
            await work.findings.save(
                stepped(finding, FindingDeed.AGREED, doing=doing, state=FindingState.AGREED)
            )
    await work.reviews.save(review.model_copy(update={"board_frozen": True}))
    await work.audit.note(
        AuditLine(review=review.id, at=now, who=by.id, deed="feedback agreed", about=mark[:12])
    )
    return prepared


async def feedback_given(review: Review, *, work: Work, now: datetime) -> None:
    """Remember that the agreed findings were presented and that the report comes next (R59)."""
    for finding in await findings_now(review, work=work):
        if finding.state is FindingState.AGREED:
            await work.findings.save(finding.model_copy(update={"state": FindingState.PRESENTED}))
    if review.stage is Stage.UNDER_WAY:
        await work.reviews.save(review.model_copy(update={"stage": Stage.REPORTING}))
        await work.audit.note(AuditLine(review=review.id, at=now, who="", deed="feedback given"))


async def write_documents(feedback: Feedback, *, gate: Gate, documents: Documents) -> tuple[Document, ...]:
    """Return the presentation and the draft report (R55, R59); raises `Attributable` for a name in them."""
    return (await documents.presentation(feedback, gate=gate), await documents.report(feedback, gate=gate))


def _refuse_unless_shown(prepared: Prepared, mark: str) -> None:
    if prepared.mark != mark:
        raise OutOfDate("The findings have changed since you saw them. Please look at the feedback again.")


def _feedback(
    review: Review, findings: Sequence[Finding], sessions: Sequence[Session], people: Sequence[Person]
) -> Feedback:
    leads = those(people, Role.LEAD_PEER)
    groups = {group for s in sessions for group in groups_of(s)}
    themes = (_said(theme.title, [f for f in findings if f.theme == theme.id]) for theme in review.themes)
    return Feedback(
        client=review.client,
        method_title=review.method.title,
        first_day=review.first_day,
        last_day=review.last_day,
        presented_by=leads[0].name if leads else "the lead peer",
        strengths_word=review.method.words.strengths,
        areas_word=review.method.words.areas,
        recommendations_word=review.method.words.recommendations,
        sessions_held=len(sessions),
        people_groups=len(groups),
        themes=tuple(t for t in themes if t.strengths or t.areas or t.recommendations),
    )


def _said(title: str, findings: Sequence[Finding]) -> ThemeFeedback:
    def of(*kinds: ObservationKind) -> tuple[str, ...]:
        return tuple(f.text for f in findings if f.kind in kinds)

    return ThemeFeedback(
        title=title,
        strengths=of(ObservationKind.STRENGTH),
        areas=of(ObservationKind.AREA),
        recommendations=of(ObservationKind.SUGGESTION, ObservationKind.RECOMMENDATION),
    )
