"""The weeks of the report: when each draft is due, reminded of, chased and told of (R59, R60)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from bot.domain.comment import Side
from bot.domain.ids import PersonId
from bot.domain.report import ReportEdition
from bot.domain.review import Review
from bot.domain.tasks.endings import RemindReport
from bot.domain.tasks.reports import (
    AskWhatFollows,
    ChaseReport,
    EscalateReport,
    RemindReader,
    ShowEdition,
    TellSilent,
)
from bot.domain.team import Person, Role
from scheduler.agenda import wall
from scheduler.agenda.coming import Coming, bring, day_in
from scheduler.agenda.working_days import deadline, working_day_before, working_day_from

To = Literal["peers", "client"]


def draft_due(review: Review, last: date, to: To) -> date:
    """Return the working day by which a draft goes out, so many days after the last day of the review."""
    wait = review.method.deadlines
    return deadline(review, last, wait.draft_to_peers if to == "peers" else wait.draft_to_client)


def answer_due(review: Review, sent: date, side: Side) -> date:
    """Return the working day by which a side that was sent an edition on a day is asked to answer."""
    wait = review.method.deadlines
    return deadline(review, sent, wait.comments if side is Side.PEERS else wait.corrections)


def drafts_due(review: Review, last: date, people: Sequence[Person]) -> Iterator[Coming]:
    """Return what each draft's deadline brings: a reminder, and after it the manager, then a lead peer."""
    lead_peers = [p.id for p in people if p.role is Role.LEAD_PEER]
    for to in ("peers", "client"):
        due = draft_due(review, last, to)
        chased = _working_days_after(review, due, 1)
        told = _working_days_after(review, chased, review.method.deadlines.escalate)
        reminded = max(_working_days_before(review, due, review.method.deadlines.remind), wall.day_after(last))
        yield _morning(RemindReport, review, working_day_from(review, reminded), to=to)
        yield _morning(ChaseReport, review, chased, to=to)
        for person in lead_peers:
            yield _morning(EscalateReport, review, told, to=to, person=person)
    if asks_what_follows(review):
        yield _morning(AskWhatFollows, review, draft_due(review, last, "client"))


def asks_what_follows(review: Review) -> bool:
    """Say whether the method has anything follow the report (R63, R64)."""
    return bool(review.method.follows.action_planning or review.method.follows.check_ins)


def reading(
    review: Review, edition: ReportEdition, side: Side, readers: Sequence[PersonId]
) -> Iterator[Coming]:
    """Return what an edition brings that a side was sent: each is shown it and reminded once; then it ends."""
    sent, due = edition.sent_to(side), edition.due_from(side)
    assert sent is not None
    assert due is not None
    over = day_in(review, due)
    reminded = wall.at(review, working_day_before(review, due), wall.MORNING)
    for person in readers:
        yield bring(ShowEdition, sent, over, edition=edition.number, person=person)
        if reminded > sent:
            yield bring(RemindReader, reminded, over, edition=edition.number, person=person)
    yield _morning(
        TellSilent, review, _working_days_after(review, due, 1), edition=edition.number, to=side.value
    )


def _morning(kind: type, review: Review, day: date, **words: object) -> Coming:
    return bring(kind, wall.at(review, day, wall.MORNING), day_in(review, day), **words)


def _working_days_after(review: Review, day: date, days: int) -> date:
    for _ in range(days):
        day = working_day_from(review, wall.day_after(day))
    return day


def _working_days_before(review: Review, day: date, days: int) -> date:
    for _ in range(days):
        day = working_day_before(review, day)
    return day
