"""See that what was taken of comments reaches the report: new words for a finding, or a tick (R59, R60).

The board stays frozen and the presentation as it was given: new words stand in the report alone (R54).
"""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.comment import Rewording
from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.finding import Finding
from bot.domain.post import AuditLine
from bot.domain.report import Report
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.change_finding import Turn, worded
from bot.usecases.draft_report import report_of
from bot.usecases.give_feedback import prepare_feedback


async def findings_to_reword(review: Review, report: Report, *, work: Work) -> tuple[Finding, ...]:
    """Return what the report tells, in its words so far; nothing where one's own file is its last edition."""
    if report.latest is None or report.latest.own_file:
        return ()
    prepared = await prepare_feedback(review, work=work, reworded=report.new_words)
    return tuple(f for f in prepared.ready if f.number not in review.for_feedback.left_out)


async def rewording_of(finding: str, text: str, *, turn: Turn) -> Rewording | None:
    """Return the new words of a finding in the report, nothing where none are given.

    Raises `Incomplete` where only the finding or only its words are there, and `Attributable` for a name.
    """
    if not (finding or text):
        return None
    report = await report_of(turn.review, work=turn.work)
    told = {str(f.number) for f in await findings_to_reword(turn.review, report, work=turn.work)}
    if finding not in told or not text:
        raise Incomplete(
            "Choose the finding and write its new words, or leave out both. Nothing was saved yet."
        )
    return Rewording(finding=int(finding), text=await worded(text, turn=turn))


async def say_included(
    numbers: Iterable[str], *, edition: int, review: Review, by: Person, work: Work, now: datetime
) -> None:
    """Remember which taken comments an edition includes, as the manager says; again changes nothing."""
    require(by, Deed.WRITE_REPORT)
    report = await report_of(review, work=work)
    if report.latest is None or report.latest.number != edition:
        raise OutOfDate("There is another edition by now. Please look at how the report stands.")
    chosen = frozenset(numbers)
    said = [c for c in report.to_change if str(c.number) in chosen]
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
        raise Incomplete(f"{many} not in this edition yet. Tick what it includes, or make the next one first.")
