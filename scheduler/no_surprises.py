"""Errands that keep an evening from being forgotten, and the end from surprising anybody (R47, R52)."""

from typing import assert_never

from bot.domain.catch_up import CatchUpState
from bot.domain.tasks.evenings import EscalateCatchUp, WarnOfSurprises
from bot.usecases.warn_of_surprises import never_trailed
from bot.usecases.who_is_who import person_of
from cards.surprises import escalation_card, surprises_card
from scheduler.agenda.evenings import feedback_stands_for
from scheduler.challenge_managers import review_and_managers, to_managers
from scheduler.delivery import to_person
from scheduler.ending import Ending, not_wanted
from scheduler.trip import Trip
from scheduler.with_the_client import FEEDBACK_INSTEAD


async def keep_from_surprising(task: EscalateCatchUp | WarnOfSurprises, trip: Trip) -> Ending:
    """Carry out an errand about an evening that may be forgotten, or leaves something out."""
    match task:
        case EscalateCatchUp():
            return await _escalate(task, trip)
        case WarnOfSurprises():
            return await _warn(task, trip)
        case _:
            assert_never(task)


async def _escalate(task: EscalateCatchUp, trip: Trip) -> Ending:
    """Tell a lead peer that the evening is not approved, and whom to speak with."""
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        tonight = await work.catch_ups.get(review.id, task.day)
        sessions = await work.sessions.of(review.id)
        lead_peer = person_of(await work.people.of(review.id), task.person)
    if tonight is not None and tonight.state is CatchUpState.APPROVED:
        return not_wanted("The evening's messages are approved.")
    if feedback_stands_for(review, task.day, sessions, now=trip.now):
        return not_wanted(FEEDBACK_INSTEAD)
    card = escalation_card(review, task.day, managers)
    return await to_person(card, person=lead_peer, trip=trip)


async def _warn(task: WarnOfSurprises, trip: Trip) -> Ending:
    """List for the challenge manager what the client has not heard, and will not hear this evening."""
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        tonight = await work.catch_ups.get(review.id, task.day)
        surprises = await never_trailed(review, tonight, work=work)
    if review.board_frozen or not surprises:
        return not_wanted("The client has heard of every finding, or hears of it this evening.")
    is_approved = tonight is not None and tonight.state is CatchUpState.APPROVED
    card = surprises_card(review, task.day, surprises, is_approved=is_approved)
    return await to_managers(card, managers=managers, trip=trip)
