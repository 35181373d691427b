"""Errands that lead to the client: catch-up, summary, final feedback, report (R47-R49, R54, R59, R60)."""

from typing import Final

from bot.domain.catch_up import CatchUpState
from bot.domain.tasks.endings import RemindReport, SendSlides
from bot.domain.tasks.evenings import PromptCatchUp, RemindCatchUp
from bot.domain.team import Person
from bot.usecases.draft_catch_up import evening, see_evening
from bot.usecases.draft_report import report_of
from bot.usecases.give_feedback import feedback_given, prepare_feedback
from bot.usecases.hand_out_feedback import links_to_feedback
from bot.usecases.see_report import has_gone
from bot.usecases.who_is_who import person_named
from cards.card import Card
from cards.catch_up import edit_card, reminder_card
from cards.final_feedback import agreed_card, prompt_card
from cards.report import report_reminder_card
from scheduler.agenda.evenings import feedback_stands_for
from scheduler.agenda.reports import draft_due
from scheduler.challenge_managers import review_and_managers, to_managers
from scheduler.delivery import to_person
from scheduler.ending import Ending, not_wanted
from scheduler.trip import Trip

FEEDBACK_INSTEAD: Final = "The client hears the final feedback in the place of that evening's messages."


async def prompt_catch_up(task: PromptCatchUp, trip: Trip) -> Ending:
    """Show the challenge manager the day's emerging messages, to be shaped and approved."""
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        sessions = await work.sessions.of(review.id)
        if feedback_stands_for(review, task.day, sessions, now=trip.now):
            return not_wanted(FEEDBACK_INSTEAD)
        tonight = await evening(review, task.day, by=managers[0], work=work)
        seen = await see_evening(tonight, review=review, work=work, now=trip.now)
    if tonight.state is CatchUpState.APPROVED:
        return not_wanted("The evening's messages were approved already.")
    card = edit_card(review, seen)
    return await to_managers(card, managers=managers, trip=trip)


async def remind_catch_up(task: RemindCatchUp, trip: Trip) -> Ending:
    """Remind the challenge manager of an evening that is not approved."""
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        tonight = await work.catch_ups.get(review.id, task.day)
        sessions = await work.sessions.of(review.id)
    begun = tonight is not None and tonight.changed_at is not None
    if not begun and feedback_stands_for(review, task.day, sessions, now=trip.now):
        return not_wanted(FEEDBACK_INSTEAD)
    if tonight is not None and tonight.state is CatchUpState.APPROVED:
        return not_wanted("The evening's messages are approved.")
    return await to_managers(reminder_card(review, task.day), managers=managers, trip=trip)


async def prompt_final_feedback(trip: Trip) -> Ending:
    """Show the challenge manager what would be presented, with the no-surprises ledger."""
    review, managers = await review_and_managers(trip)
    if review.board_frozen:
        return not_wanted("The final feedback is agreed already.")
    async with trip.ports.store.work() as work:
        prepared = await prepare_feedback(review, work=work)

    def drawn(manager: Person) -> Card:
        return prompt_card(
            review,
            prepared.feedback,
            prepared.ledger,
            prepared.left_out,
            mark=prepared.mark,
            objections=prepared.objections,
            held_back=prepared.held_back,
            unanswered=prepared.unanswered,
            files=links_to_feedback(review, manager, links=trip.ports.links, now=trip.now),
        )

    return await to_managers(drawn, managers=managers, trip=trip)


async def send_slides(task: SendSlides, trip: Trip) -> Ending:
    """Send whoever presents what was agreed, with links of their own to its files."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        person = await person_named(task.person, review=review.id, work=work)
        prepared = await prepare_feedback(review, work=work)
    agreed = review.for_feedback.agreed
    if task.mark not in {review.keyed(agreed), agreed}:  # the latter where an earlier edition wrote it down
        return not_wanted("It was agreed in other words since.")
    files = links_to_feedback(review, person, links=trip.ports.links, now=trip.now)
    return await to_person(agreed_card(review, prepared.feedback, files=files), person=person, trip=trip)


async def remind_report(task: RemindReport, trip: Trip) -> Ending:
    """Remind the challenge manager of a draft; the first one also says that feedback was given."""
    review, managers = await review_and_managers(trip)
    if task.to == "peers":
        async with trip.ports.store.work() as work:
            review = await work.reviews.get(review.id)  # held, for it is written again as it is now
            await feedback_given(review, work=work, now=trip.now)
    async with trip.ports.store.work() as work:
        report = await report_of(review, work=work)
    if has_gone(report, task.to):
        return not_wanted("It has gone out.")
    card = report_reminder_card(review, task.to, draft_due(review, review.last_day, task.to))
    return await to_managers(card, managers=managers, trip=trip)
