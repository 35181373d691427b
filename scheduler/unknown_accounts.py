"""The errand that asks the challenge manager whose an unknown account is (R77)."""

from bot.domain.reach import Account
from bot.domain.tasks.reaching import AskWhoThisIs
from bot.usecases.say_who_is_in import mark_of
from cards.unknown_account import unknown_account_card
from scheduler.challenge_managers import review_and_managers, to_managers
from scheduler.ending import Ending, not_wanted
from scheduler.trip import Trip


async def ask_who_this_is(task: AskWhoThisIs, trip: Trip) -> Ending:
    """Ask, unless the account has come to be known since."""
    review, managers = await review_and_managers(trip)
    account = Account(tenant=task.tenant, object_id=task.object_id)
    async with trip.ports.store.work() as work:
        owners = await work.people.owning(account)
        people = await work.people.of(review.id)
    if any(person.review == review.id for person in owners):
        return not_wanted("The account is known by now.")
    card = unknown_account_card(review, people, called=task.sentence, mark=mark_of(task))
    return await to_managers(card, managers=managers, trip=trip)
