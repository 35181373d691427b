"""Errands at the end of a review: sign-off, the retention limit; and telling a human (R61, R66)."""

from typing import assert_never

from bot.domain.tasks.endings import AskForSignOff, EndAtRetention, WarnOfRetention
from bot.domain.tasks.reaching import TellManager
from bot.usecases.sign_off_review import end_at_retention
from cards.notice import notice_card
from cards.retention import retention_card
from cards.sign_off import ask_card
from scheduler.agenda.retention import kept_until
from scheduler.challenge_managers import review_and_managers, to_managers
from scheduler.ending import DONE, Ending, not_wanted
from scheduler.trip import Trip

_OVER = "The review is over already."


async def bring_to_an_end(task: AskForSignOff | WarnOfRetention | EndAtRetention, trip: Trip) -> Ending:
    """Carry out an errand that brings the end nearer."""
    match task:
        case AskForSignOff():
            return await ask_for_sign_off(trip)
        case WarnOfRetention():
            return await warn_of_retention(task, trip)
        case EndAtRetention():
            return await end_what_was_never_signed_off(trip)
        case _:
            assert_never(task)


async def ask_for_sign_off(trip: Trip) -> Ending:
    """Ask the challenge manager whether the report is signed off."""
    review, managers = await review_and_managers(trip)
    if review.is_over:
        return not_wanted("The review is signed off already.")
    return await to_managers(ask_card(review), managers=managers, trip=trip)


async def warn_of_retention(task: WarnOfRetention, trip: Trip) -> Ending:
    """Tell the challenge manager when the review ends by itself, and how to end it before."""
    review, managers = await review_and_managers(trip)
    if review.is_over:
        return not_wanted(_OVER)
    async with trip.ports.store.work() as work:
        sessions = await work.sessions.of(review.id)
    card = retention_card(review, kept_until(review, sessions), last=task.days == 1)
    return await to_managers(card, managers=managers, trip=trip)


async def end_what_was_never_signed_off(trip: Trip) -> Ending:
    """End the review, for its notes may be kept no longer; destruction follows as after sign-off."""
    async with trip.ports.store.work() as work:
        await trip.hold(work)
        review = await work.reviews.get(trip.errand.review)
        if review.is_over:
            return not_wanted(_OVER)
        await end_at_retention(review=review, work=work, now=trip.now)
    return DONE


async def tell_manager(task: TellManager, trip: Trip) -> Ending:
    """Tell the challenge manager that something could not be done."""
    review, managers = await review_and_managers(trip)
    card = notice_card(f"{review.client}: something needs you", task.sentence)
    concerned = [p for p in managers if p.id == task.person]
    return await to_managers(card, managers=concerned or managers, trip=trip)
