"""Errands of the weeks of the report: editions, reminders, who is late, and what follows (R59-R64)."""

from typing import assert_never

from bot.domain.comment import Side
from bot.domain.report import ReportStage
from bot.domain.tasks.reports import (
    AskWhatFollows,
    ChaseReport,
    EscalateReport,
    RedrawReport,
    RemindReader,
    ShowEdition,
    TellCommenter,
    TellOfFinal,
    TellSilent,
)
from bot.domain.team import Person
from bot.usecases.draft_report import report_of
from bot.usecases.plan_what_follows import planned, propose
from bot.usecases.see_report import has_gone, report_at_hand, silent_readers
from bot.usecases.who_is_who import person_of
from cards.card import Card
from cards.follow_up import follow_up_card
from cards.report import report_card, report_escalated_card, report_overdue_card, silent_card
from scheduler.agenda.reports import draft_due
from scheduler.challenge_managers import review_and_managers, to_managers
from scheduler.delivery import to_person
from scheduler.ending import Ending, not_wanted
from scheduler.report_readers import link_to_file, to_reader
from scheduler.trip import Trip

ReportTask = (
    ChaseReport
    | EscalateReport
    | ShowEdition
    | RemindReader
    | TellSilent
    | TellCommenter
    | TellOfFinal
    | RedrawReport
    | AskWhatFollows
)


async def see_to_report(task: ReportTask, trip: Trip) -> Ending:
    """Carry out an errand about the report."""
    match task:
        case ChaseReport() | EscalateReport():
            return await _chase(task, trip)
        case ShowEdition() | RemindReader() | TellCommenter() | TellOfFinal():
            return await to_reader(task, trip)
        case TellSilent():
            return await _tell_silent(task, trip)
        case RedrawReport():
            return await _redraw(trip)
        case AskWhatFollows():
            return await _ask_what_follows(trip)
        case _:
            assert_never(task)


async def _chase(task: ChaseReport | EscalateReport, trip: Trip) -> Ending:
    """Tell the challenge manager, and some days later the lead peer, that a draft has not gone out."""
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        report = await report_of(review, work=work)
        people = await work.people.of(review.id)
    if has_gone(report, task.to):
        return not_wanted("It has gone out.")
    due = draft_due(review, review.last_day, task.to)
    if isinstance(task, EscalateReport):
        card = report_escalated_card(review, task.to, due, managers)
        return await to_person(card, person=person_of(people, task.person), trip=trip)
    return await to_managers(report_overdue_card(review, task.to, due), managers=managers, trip=trip)


async def _tell_silent(task: TellSilent, trip: Trip) -> Ending:
    """Tell the challenge manager who said nothing in time; nobody is asked again."""
    review, managers = await review_and_managers(trip)
    side = Side(task.to)
    async with trip.ports.store.work() as work:
        report = await report_of(review, work=work)
        people = await work.people.of(review.id)
    edition = report.read_by(side)
    silent = silent_readers(report, people, side=side)
    over = report.stage is ReportStage.FINAL or (side is Side.PEERS and report.stage is ReportStage.WITH_CLIENT)
    if edition is None or edition.number != task.edition or over or not silent:
        return not_wanted("Everybody has answered, or the report has gone on.")
    return await to_managers(silent_card(review, edition, task.to, silent), managers=managers, trip=trip)


async def _redraw(trip: Trip) -> Ending:
    """Bring the challenge manager's card of the report up to date, in its place."""
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        hand = await report_at_hand(review, work=work)
        there = await work.posts.find(review.id, f"{review.id}/report")
    latest = hand.report.latest
    if there is None and not hand.report.comments:
        return not_wanted("Nobody but the challenge manager has done anything yet.")

    def drawn(manager: Person) -> Card:
        return report_card(
            review,
            hand.report,
            silent=hand.silent,
            signposts=hand.signposts,
            due=hand.due,
            page=link_to_file(review, manager, latest, trip) if latest else "",
        )

    return await to_managers(drawn, managers=managers, trip=trip, key=f"{review.id}/report")


async def _ask_what_follows(trip: Trip) -> Ending:
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        there = await planned(review, work=work)
    if there:
        return not_wanted("It is planned already.")
    days = propose(review)
    card = follow_up_card(review, planning=days.planning, check_ins=days.check_ins)
    return await to_managers(card, managers=managers, trip=trip)
