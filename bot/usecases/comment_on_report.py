"""Comment on the report, and answer what was said: taken or not, with a reason, once (R59, R60)."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.comment import (
    LONGEST_ANSWER,
    LONGEST_COMMENT,
    Comment,
    CommentState,
    NewComment,
    Side,
)
from bot.domain.errand import Errand, ErrandState
from bot.domain.errors import Attributable, Incomplete, OutOfDate
from bot.domain.flurry import flurry_of
from bot.domain.ids import ReviewId
from bot.domain.post import AuditLine
from bot.domain.report import Report, ReportEdition, ReportStage
from bot.domain.review import Review
from bot.domain.tasks.reports import RedrawReport, TellCommenter
from bot.domain.team import Deed, Person, Role, require
from bot.records.work import Work
from bot.usecases.draft_report import IS_FINAL, report_of
from bot.usecases.give_feedback import gate_of_feedback
from bot.usecases.take_comments import finding_to_reword

_STANDS: Final = timedelta(days=14)
_TO_WRITE: Final = timedelta(minutes=20)
"""How long the card of the report stands still once its comments were opened, or one was answered."""


def side_of(person: Person) -> Side:
    """Return for which side somebody reads the report."""
    return Side.CLIENT if person.role is Role.SYSTEM_LEAD else Side.PEERS


def edition_for(report: Report, person: Person) -> ReportEdition:
    """Return the edition that somebody is asked about; raises a sentence where there is none, or no more."""
    require(person, Deed.COMMENT)
    side = side_of(person)
    if report.stage is ReportStage.FINAL:
        raise OutOfDate(IS_FINAL)
    edition = report.read_by(side)
    if edition is None:
        raise OutOfDate("The report has not been sent to you yet. I will tell you when it is.")
    if side is Side.PEERS and report.stage is ReportStage.WITH_CLIENT:
        raise OutOfDate("The report is with the client by now. Please tell the challenge manager what you see.")
    return edition


async def comment(
    text: str,
    *,
    theme: str,
    edition: int,
    press: str,
    review: Review,
    by: Person,
    work: Work,
    now: datetime,
) -> Comment:
    """Keep a comment on the edition that somebody was sent last; the same press again changes nothing.

    One that comes after the day by which it was wanted is kept, and marked. Raises `Incomplete` where nothing
    is said, or where it is about an earlier edition: whoever wrote it looks whether it holds.
    """
    there = edition_for(await report_of(review, work=work), by)
    if known := await _pressed(f"{by.id}/{press}", review, work):
        return known
    if there.number != edition:
        raise Incomplete(
            f"There is edition {there.number} by now, and this was about edition {edition}. Please look "
            "whether it still holds, and send it again."
        )
    if not text:
        raise Incomplete("Write what should change. Nothing was sent yet.")
    if len(text) > LONGEST_COMMENT:
        raise Incomplete(f"Please keep it under {LONGEST_COMMENT:,} characters. Nothing was sent yet.")
    on = review.theme(theme).id if theme else None  # type: ignore[arg-type] # looked up among the themes
    new = _new(there, press, review=review, by=by, now=now).model_copy(update={"theme": on, "text": text})
    return await _kept(new, work=work, now=now)


async def nothing_to_add(edition: int, *, review: Review, by: Person, work: Work, now: datetime) -> Comment:
    """Remember that somebody read an edition and has nothing to add; again changes nothing."""
    there = edition_for(await report_of(review, work=work), by)
    if there.number != edition:
        raise OutOfDate(f"There is edition {there.number} by now. Please read that one.")
    press = f"nothing-{edition}"
    if known := await _pressed(f"{by.id}/{press}", review, work):
        return known
    new = _new(there, press, review=review, by=by, now=now).model_copy(update={"state": CommentState.NOTHING})
    return await _kept(new, work=work, now=now)


async def answer_comment(
    number: int,
    *,
    taken: str,
    answer: str,
    finding: str,
    review: Review,
    by: Person,
    work: Work,
    now: datetime,
) -> Comment:
    """Say what became of a comment and tell whoever made it; the same answer again changes nothing.

    Where it is taken it may change a finding of the report. Raises `OutOfDate` where somebody else has answered
    it, `Incomplete` where something is missing, and `Attributable` where an answer to the client
    could show who said something.
    """
    require(by, Deed.WRITE_REPORT)
    there = await work.comments.get(review.id, number)
    state = {"yes": CommentState.TAKEN, "no": CommentState.NOT_TAKEN}.get(taken)
    if not there.waits and (there.state, there.answer, there.answered_by) == (state, answer, by.id):
        return there
    if not there.waits:
        raise OutOfDate(f"Comment {number} is answered already: {there.state}. Nothing was changed.")
    if state is None:
        raise Incomplete("Choose whether it is taken. Nothing was saved yet.")
    _refuse_half(state, answer, finding)
    await _refuse_answer(answer, there, review=review, work=work)
    on = (await finding_to_reword(finding, review=review, work=work)).number if finding else None
    told = {"state": state, "answer": answer, "answered_by": by.id, "answered_at": now, "finding": on}
    answered = there.model_copy(update=told)
    await work.comments.save(answered)
    task = TellCommenter(comment=number, person=there.by)
    await work.errands.add(Errand(review=review.id, task=task, due=now, too_late=now + _STANDS))
    await leave_while_answering(review.id, work=work, now=now)
    line = AuditLine(review=review.id, at=now, who=by.id, deed=f"comment {state}", about=str(number))
    await work.audit.note(line)
    return answered


def _refuse_half(state: CommentState, answer: str, finding: str) -> None:
    if state is CommentState.NOT_TAKEN and not answer:
        raise Incomplete("Say in a few words why it is not taken. Nothing was saved yet.")
    if state is CommentState.NOT_TAKEN and finding:
        raise Incomplete("It is not taken, so leave the finding as it is. Nothing was saved yet.")


async def _refuse_answer(answer: str, comment: Comment, *, review: Review, work: Work) -> None:
    if len(answer) > LONGEST_ANSWER:
        raise Incomplete(f"Please keep the answer under {LONGEST_ANSWER} characters. Nothing was saved yet.")
    gate = await gate_of_feedback(review, work=work)
    if answer and comment.side is Side.CLIENT and gate.objections((answer,)):
        raise Attributable("The answer goes to the client and could show who said something. Please reword it.")


def redraw_report(review: ReviewId, *, now: datetime) -> Errand:
    """Return the errand that redraws the card of the report, the same one for all changes of half a minute."""
    flurry, due = flurry_of(now)
    return Errand(review=review, task=RedrawReport(flurry=flurry), due=due, too_late=due + _STANDS)


async def leave_while_answering(review: ReviewId, *, work: Work, now: datetime) -> None:
    """Leave the card of the report alone for a while: somebody may be writing an answer on it."""
    later = redraw_report(review, now=now + _TO_WRITE)
    waiting = await _redraw_ahead(review, work=work)
    if waiting is None:
        await work.errands.add(later)
    else:
        await work.errands.put_at(waiting.model_copy(update={"due": later.due, "too_late": later.too_late}))


async def _redraw_ahead(review: ReviewId, *, work: Work) -> Errand | None:
    """Return the errand that will redraw the card of the report, if there is one."""
    pending = (e.errand for e in await work.errands.of(review) if e.state is ErrandState.PENDING)
    return next((errand for errand in pending if isinstance(errand.task, RedrawReport)), None)


async def _pressed(press: str, review: Review, work: Work) -> Comment | None:
    return next((c for c in await work.comments.of(review.id) if c.press == press), None)


def _new(edition: ReportEdition, press: str, *, review: Review, by: Person, now: datetime) -> NewComment:
    side = side_of(by)
    due = edition.due_from(side)
    return NewComment(
        review=review.id,
        press=f"{by.id}/{press}",
        edition=edition.number,
        side=side,
        theme=None,
        text="",
        by=by.id,
        at=now,
        late=due is not None and review.day_of(now) > due,
    )


async def _kept(new: NewComment, *, work: Work, now: datetime) -> Comment:
    kept = await work.comments.add(new)
    if await _redraw_ahead(new.review, work=work) is None:
        await work.errands.add(redraw_report(new.review, now=now))
    line = AuditLine(
        review=new.review,
        at=now,
        who=new.by,
        deed=f"{new.side} read the report",
        about=f"comment {kept.number}" if kept.text else f"edition {kept.edition}",
    )
    await work.audit.note(line)
    return kept
