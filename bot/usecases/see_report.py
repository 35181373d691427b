"""See how the report stands: its editions, who has not answered, and what is in the way (R59-R61)."""

from datetime import date

from bot.domain.comment import Side
from bot.domain.frozen import Frozen
from bot.domain.gate import Objection
from bot.domain.report import Report, ReportStage
from bot.domain.review import Review
from bot.domain.team import Person
from bot.records.work import Work
from bot.usecases.draft_report import report_of
from bot.usecases.pass_on_report import objections_to_report
from scheduler.agenda.reports import draft_due


class ReportAtHand(Frozen):
    """How the report stands, as the challenge manager is shown it.

    `silent` are the readers of a side who have said nothing of the edition that they were sent last.
    """

    review: Review
    report: Report
    signposts: int
    silent: tuple[Person, ...]
    due: date | None
    objections: tuple[Objection, ...] = ()


async def report_at_hand(review: Review, *, work: Work, judged: bool = False) -> ReportAtHand:
    """Return how the report stands; where it is to be `judged`, with what stands in its way to the client."""
    report = await report_of(review, work=work)
    people = await work.people.of(review.id)
    latest, due = report.latest, None
    if report.stage in {ReportStage.NOT_BEGUN, ReportStage.DRAFTED}:
        due = draft_due(review, review.last_day, "peers")
    elif report.stage is ReportStage.WITH_PEERS:
        due = draft_due(review, review.last_day, "client")
    objections = await objections_to_report(latest, review=review, work=work) if judged and latest else ()
    return ReportAtHand(
        review=review,
        report=report,
        signposts=sum(not s.taken_out for s in await work.papers.signposts(review.id)),
        silent=silent_readers(report, people, side=_side_now(report)),
        due=due,
        objections=objections,
    )


def silent_readers(report: Report, people: tuple[Person, ...], *, side: Side) -> tuple[Person, ...]:
    """Return who of a side was sent the report and has said nothing about it yet."""
    if report.read_by(side) is None:
        return ()
    answered = report.answered_by(side)
    readers = (p for p in people if not p.has_left and (p.is_peer if side is Side.PEERS else not p.in_team))
    return tuple(p for p in readers if p.id not in answered)


def _side_now(report: Report) -> Side:
    return Side.CLIENT if report.stage in {ReportStage.WITH_CLIENT, ReportStage.FINAL} else Side.PEERS


def has_gone(report: Report, to: str) -> bool:
    """Say whether the draft for a side, or a later one, has gone out."""
    later = report.stage in {ReportStage.WITH_CLIENT, ReportStage.FINAL}
    return later or report.read_by(Side(to)) is not None
