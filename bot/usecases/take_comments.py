"""See that what was taken of comments reaches the report: new words for a finding, or a tick (R59, R60).

The board stays frozen and the presentation as it was given: new words stand in the report alone (R54).
"""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.comment import Comment, Rewording
from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.finding import Finding
from bot.domain.post import AuditLine
from bot.domain.report import Report, ReportStage
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.change_finding import Turn, worded
from bot.usecases.draft_report import IS_FINAL, report_of
from bot.usecases.give_feedback import prepare_feedback


async def findings_to_reword(review: Review, report: Report, *, work: Work) -> tuple[Finding, ...]:
    """Return what the report tells, in its words so far; nothing where one's own file is its last edition."""
    if report.latest is None or report.latest.own_file:
        return ()
    prepared = await prepare_feedback(review, work=work, reworded=report.new_words)
    return tuple(f for f in prepared.ready if f.number not in review.for_feedback.left_out)


async def finding_to_reword(number: str, *, review: Review, work: Work) -> Finding:
    """Return a finding that the report tells, in its words so far; raises `Incomplete` where it is none."""
    told = await findings_to_reword(review, await report_of(review, work=work), work=work)
    for finding in told:
        if str(finding.number) == number:
            return finding
    raise Incomplete("Choose a finding that the report tells, or none. Nothing was saved yet.")


async def left_to_change(number: int, *, review: Review, by: Person, work: Work) -> Comment:
    """Return a comment that was taken and is not in the report yet; raises `OutOfDate` for any other."""
    require(by, Deed.WRITE_REPORT)
    report = await report_of(review, work=work)
    if report.stage is ReportStage.FINAL:
        raise OutOfDate(IS_FINAL)
    await work.comments.get(review.id, number)
    for comment in report.to_change:
        if comment.number == number:
            return comment
    raise OutOfDate(f"Nothing of comment {number} is left to change. Write “report” to see how it stands.")


async def reword_for_comment(number: int, *, finding: str, wording: str, turn: Turn) -> Comment:
    """Keep new words for a finding, as a comment that was taken asks; the same words again change nothing.

    They stand in the report from its next edition on. Raises `Incomplete` where there are none, and
    `Attributable` for a name.
    """
    review, work = turn.review, turn.work
    there = await left_to_change(number, review=review, by=turn.by, work=work)
    told = await finding_to_reword(finding, review=review, work=work)
    text = await worded(wording, turn=turn)
    if there.rewording and (there.rewording.finding, there.rewording.text) == (told.number, text):
        return there
    new = Rewording(finding=told.number, text=text, at=turn.now)
    changed = there.model_copy(update={"finding": told.number, "rewording": new})
    await work.comments.save(changed)
    about = f"comment {number}, finding {told.number}"
    line = AuditLine(review=review.id, at=turn.now, who=turn.by.id, deed="report reworded", about=about)
    await work.audit.note(line)
    return changed


async def say_included(
    numbers: Iterable[str], *, edition: int, review: Review, by: Person, work: Work, now: datetime
) -> None:
    """Remember which taken comments an edition includes, as the manager says; again changes nothing.

    What was said after it was made cannot stand in it, and so is never remembered as standing there.
    """
    require(by, Deed.WRITE_REPORT)
    report = await report_of(review, work=work)
    if report.latest is None or report.latest.number != edition:
        raise OutOfDate("There is another edition by now. Please look at how the report stands.")
    chosen = frozenset(numbers)
    said = [c for c in report.may_be_ticked if str(c.number) in chosen]
    for comment in said:
        await work.comments.save(comment.model_copy(update={"included_in": edition}))
    if said:
        about = f"edition {edition}: {', '.join(str(c.number) for c in said)}"
        line = AuditLine(review=review.id, at=now, who=by.id, deed="comments included", about=about)
        await work.audit.note(line)


def refuse_unless_included(report: Report) -> None:
    """Raise `Incomplete` while something was taken that the last edition does not include (R59, R60)."""
    left = len(report.to_change)
    if left:
        many = f"{left} comments were taken and are" if left > 1 else "1 comment was taken and is"
        next_step = "Tick what it includes, or make" if report.may_be_ticked else "Make"
        raise Incomplete(f"{many} not in this edition yet. {next_step} the next one first.")
