"""Errands that see to it that every peer is reached: hello, the table of ways, who was not reached (R77)."""

from datetime import timedelta
from typing import Final, assert_never

from bot.domain.reach import Ladder, Proof, Rung, ladder_of
from bot.domain.review import Review
from bot.domain.tasks.reaching import SayHello, ShowReach, TellUnreached
from bot.domain.team import Person
from bot.ports.failing import Refused, Unavailable, Uncertain
from bot.usecases.reach_peers import installed_for, ladders_of, not_installed_for, unreached_on
from bot.usecases.who_is_who import person_of
from cards.card import Card
from cards.reach import Missed, among_team, hello_card, hello_letter, reach_card, unreached_card
from scheduler.challenge_managers import review_and_managers, to_managers
from scheduler.delivery import Way, link_lasts, put, ways_to
from scheduler.ending import DONE, Ending, not_wanted
from scheduler.sending import standing
from scheduler.trip import Trip

_ANNOUNCED_SOON: Final = "I was added for them, and Teams has not announced the chat yet."
_SOON: Final = timedelta(minutes=2)


async def see_to_reach(task: SayHello | ShowReach | TellUnreached, trip: Trip) -> Ending:
    """Carry out an errand about reaching people."""
    match task:
        case SayHello():
            return await _say_hello(task, trip)
        case ShowReach():
            return await _show_reach(task, trip)
        case TellUnreached():
            return await _tell_unreached(task, trip)
        case _:
            assert_never(task)


async def _say_hello(task: SayHello, trip: Trip) -> Ending:
    """Say hello by each way that is not proven, until the person has answered in their own chat."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        person = await work.people.get(task.person)
        ladder = ladder_of(person.id, await work.reaches.of(review.id))
    if person.has_left or ladder.proof(Rung.PERSONAL) is Proof.ANSWERED:
        return not_wanted("They are reached in their own chat, or are no longer in the team.")
    later = await _add_for(person, ladder, trip)
    async with trip.ports.store.work() as work:
        ways = await ways_to(person, ports=trip.ports, work=work)
    lost: Uncertain | None = None
    for way in ways:
        if ladder.proof(way.rung) is not Proof.ANSWERED:
            try:
                await _hello(way, review, person, trip)
            except Unavailable as why:
                later = why
            except Uncertain as why:
                lost = why
    if later is not None:
        raise later
    if lost is not None:
        raise lost
    return DONE if ways else not_wanted("There is no way to them yet.")


async def _add_for(person: Person, ladder: Ladder, trip: Trip) -> Unavailable | None:
    """Add the bot for somebody without a chat; return why to come back: the chat is announced later."""
    async with trip.ports.store.work() as work:
        chat = await work.people.place_of(person.id)
        accounts = await work.people.accounts_of(person.id)
    if trip.ports.installer is None or chat or ladder.proof(Rung.PERSONAL) not in {None, Proof.NOT_INSTALLED}:
        return None
    refused = ""
    try:
        await trip.ports.installer.add_for(person.email, accounts=accounts)
    except Unavailable as why:
        return why
    except Refused as why:
        refused = str(why)
    async with trip.ports.store.work() as work:
        if refused:
            await not_installed_for(person, refused, work=work)
        else:
            await installed_for(person, work=work)
    return None if refused else Unavailable(_ANNOUNCED_SOON, retry_after=_SOON)


async def _hello(way: Way, review: Review, person: Person, trip: Trip) -> None:
    """Say hello by one way, once; that nobody is reached there is remembered, and no failure."""
    key = f"{trip.errand.key}/{way.rung}"
    async with trip.ports.store.work() as work:
        there = await work.posts.find(review.id, key)
    if await standing(there, trip) is not None:
        return
    try:
        await put(_greeting(way, review, person, trip), way, person=person, trip=trip, key=key)
    except Refused:
        return


def _greeting(way: Way, review: Review, person: Person, trip: Trip) -> Card:
    match way.rung:
        case Rung.PERSONAL:
            return hello_card(review)
        case Rung.CHANNEL:
            greeting = hello_card(review, chat_link=trip.ports.chat_link)
            return among_team(greeting, person, object_id=way.object_id, forms=())
        case Rung.EMAIL:
            until = link_lasts(review, trip.now)
            page = trip.ports.forms.here(review=review.id, person=person.id, until=until)
            return hello_letter(review, page, chat_link=trip.ports.chat_link)


async def _show_reach(task: ShowReach, trip: Trip) -> Ending:
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        peers = await ladders_of(review, work=work)
    if task.quiet and all(ladder.works for _, ladder in peers):
        return not_wanted("Everybody can be reached.")
    return await to_managers(
        reach_card(review, peers, chat_link=trip.ports.chat_link), managers=managers, trip=trip
    )


async def _tell_unreached(task: TellUnreached, trip: Trip) -> Ending:
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        people = await work.people.of(review.id)
        unreached = await unreached_on(review, task.day, work=work, now=trip.now)
    if not unreached:
        return not_wanted("Everybody was reached.")
    missed = [Missed(name=person_of(people, u.person).name, what=u.what, reason=u.reason) for u in unreached]
    return await to_managers(unreached_card(review, task.day, missed), managers=managers, trip=trip)
