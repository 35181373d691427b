"""Pass the report on: to the peers, then to the client, then final; never with who said what (R59-R61, R65)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.comment import Side
from bot.domain.errand import Errand
from bot.domain.errors import Attributable, Incomplete, OutOfDate
from bot.domain.gate import Gate, Objection
from bot.domain.ids import PersonId
from bot.domain.post import AuditLine
from bot.domain.report import EditionFile, Report, ReportEdition, ReportStage
from bot.domain.review import Review
from bot.domain.tasks.endings import AskForSignOff
from bot.domain.tasks.reports import AskWhatFollows, TellOfFinal
from bot.domain.team import Deed, Person, require
from bot.ports.files import Document
from bot.records.work import Work
from bot.usecases.comment_on_report import redraw_report
from bot.usecases.draft_report import IS_FINAL, report_of
from bot.usecases.give_feedback import gate_of_feedback
from bot.usecases.guard_what_leaves import what_may_stand
from bot.usecases.take_comments import refuse_unless_included
from scheduler.agenda.reports import answer_due, asks_what_follows, reading

_STANDS = timedelta(days=365)
_TO_TELL = timedelta(days=14)


async def send_to_peers(number: int, *, review: Review, by: Person, work: Work, now: datetime) -> ReportEdition:
    """Send the last edition to the peers for comments; again changes nothing (R59)."""
    report, edition = await _last(number, review=review, by=by, work=work)
    if edition.to_peers is not None:
        return edition
    if report.stage is ReportStage.WITH_CLIENT:
        raise OutOfDate("The report is with the client by now, so peers are not asked again.")
    due = answer_due(review, review.day_of(now), Side.PEERS)
    sent = edition.model_copy(update={"to_peers": now, "comments_by": due})
    await _passed_on(sent, Side.PEERS, review=review, by=by, work=work, now=now)
    return sent


async def gate_of_report(edition: ReportEdition, *, review: Review, work: Work) -> Gate:
    """Return the gate through which an edition goes to the client, with what was let stand in it (R65)."""
    words = (await report_of(review, work=work)).new_words
    gate = await gate_of_feedback(review, work=work, reworded=words)
    return replace(gate, let_stand=(*gate.let_stand, *edition.let_stand))


async def objections_to_report(edition: ReportEdition, *, review: Review, work: Work) -> tuple[Objection, ...]:
    """Return what stands in the way of an edition: what could show who said it, and nobody has let stand."""
    return (await gate_of_report(edition, review=review, work=work)).objections(edition.text)


async def let_report_stand(
    number: int, chosen: Sequence[str], *, reason: str, review: Review, by: Person, work: Work, now: datetime
) -> None:
    """Keep with an edition what the guard warns of and the challenge manager lets stand, and why (R65)."""
    _, edition = await _last(number, review=review, by=by, work=work)
    objections = await objections_to_report(edition, review=review, work=work)
    let = await what_may_stand(
        chosen,
        reason=reason,
        objections=objections,
        about=f"report {number}",
        review=review,
        by=by,
        work=work,
        now=now,
    )
    if let:
        await work.papers.save(edition.model_copy(update={"let_stand": (*edition.let_stand, *let)}))


async def send_to_client(
    number: int, *, review: Review, by: Person, work: Work, now: datetime
) -> ReportEdition:
    """Send the last edition to the client for corrections of fact; again changes nothing (R60).

    Raises `Incomplete` while a peer's comment is not answered, or taken and not included, and `Attributable`
    where something in it could show who said it.
    """
    report, edition = await _last(number, review=review, by=by, work=work)
    if edition.to_client is not None:
        return edition
    if report.read_by(Side.PEERS) is None:
        raise OutOfDate("Send the draft to the peers first: they read it before the client does.")
    _refuse_while_waiting(report, Side.PEERS)
    refuse_unless_included(report)
    if await objections_to_report(edition, review=review, work=work):
        raise Attributable("Some of the text could show who said it, so the report has not gone out.")
    due = answer_due(review, review.day_of(now), Side.CLIENT)
    sent = edition.model_copy(update={"to_client": now, "corrections_by": due})
    await _passed_on(sent, Side.CLIENT, review=review, by=by, work=work, now=now)
    if asks_what_follows(review):
        asked = Errand(review=review.id, task=AskWhatFollows(), due=now, too_late=now + timedelta(days=14))
        await work.errands.add(asked)
    return sent


async def make_final(
    number: int,
    *,
    review: Review,
    by: Person,
    work: Work,
    now: datetime,
    written: Document | None = None,
) -> ReportEdition:
    """Make the last edition final, tell the client's leads, and ask for sign-off; again changes nothing (R61).

    `written` is the same report without the marks of a draft. Raises `Incomplete` while a correction of the
    client's is not answered, or taken and not included, or a file still says that it is a draft, and
    `Attributable` as sending does.
    """
    report, edition = await _last(number, review=review, by=by, work=work)
    if edition.final is not None:
        return edition
    if report.read_by(Side.CLIENT) is None:
        raise OutOfDate("Send the report to the client first: they check the facts before it is final.")
    _refuse_while_waiting(report, Side.CLIENT)
    refuse_unless_included(report)
    if await objections_to_report(edition, review=review, work=work):
        raise Attributable("Some of the text could show who said it, so the report is not final yet.")
    if edition.says_draft:
        raise Incomplete(
            "Your file still says on its pages that it is a draft. Take that out, and send it to me."
        )
    final = edition.model_copy(update={"final": now, "name": written.name if written else edition.name})
    await work.papers.save(final)
    if written is not None:
        await work.papers.save(EditionFile(review=review.id, number=number, content=written.content))
    await work.errands.add(Errand(review=review.id, task=AskForSignOff(), due=now, too_late=now + _STANDS))
    tasks = [TellOfFinal(edition=number, person=p) for p in await _readers(Side.CLIENT, review, work)]
    await work.errands.add(*(Errand(review=review.id, task=t, due=now, too_late=now + _TO_TELL) for t in tasks))
    await _note(f"edition {number} final", review=review, by=by, work=work, now=now)
    return final


async def _last(number: int, *, review: Review, by: Person, work: Work) -> tuple[Report, ReportEdition]:
    require(by, Deed.WRITE_REPORT)
    report = await report_of(review, work=work)
    edition = report.latest
    if edition is None or edition.number != number:
        raise OutOfDate("There is another edition by now. Please look at how the report stands.")
    if report.stage is ReportStage.FINAL and edition.final is None:
        raise OutOfDate(IS_FINAL)
    return report, edition


def _refuse_while_waiting(report: Report, side: Side) -> None:
    waiting = len(report.waiting(side))
    if waiting:
        what = "comment" if side is Side.PEERS else "correction"
        many = f"{waiting} {what}s wait" if waiting > 1 else f"1 {what} waits"
        raise Incomplete(f"{many} for your answer. Answer first, then pass the report on.")


async def _passed_on(
    edition: ReportEdition, side: Side, *, review: Review, by: Person, work: Work, now: datetime
) -> None:
    """Remember to whom an edition went, and write down that each of them is shown it, reminded and missed."""
    await work.papers.save(edition)
    there = reading(review, edition, side, await _readers(side, review, work))
    await work.errands.add(
        *(Errand(review=review.id, task=c.make(), due=c.due, too_late=c.too_late) for c in there)
    )
    await _note(f"edition {edition.number} to the {side}", review=review, by=by, work=work, now=now)


async def _readers(side: Side, review: Review, work: Work) -> list[PersonId]:
    people = [p for p in await work.people.of(review.id) if not p.has_left]
    return [p.id for p in people if (p.is_peer if side is Side.PEERS else not p.in_team)]


async def _note(about: str, *, review: Review, by: Person, work: Work, now: datetime) -> None:
    await work.errands.add(redraw_report(review.id, now=now))
    line = AuditLine(review=review.id, at=now, who=by.id, deed="report passed on", about=about)
    await work.audit.note(line)
