"""Errands about requests: to the challenge manager, to the client once and once more, and back (R12)."""

from datetime import datetime, time, timedelta
from typing import Final, assert_never

from bot.domain.errand import key_of
from bot.domain.post import Post
from bot.domain.reach import Place, Proof, Rung, ladder_of
from bot.domain.request import Asked, Request, RequestState, asked_of_client
from bot.domain.review import Review
from bot.domain.tasks.requests import AskClient, ChaseRequest, RedrawRequests, TellOfAnswer, TellOfRequest
from bot.domain.team import Person, Role
from bot.ports.failing import NotReached, Refused, Unavailable
from bot.usecases.ask_client import objections_to_request
from bot.usecases.who_is_who import person_of, those
from cards.because import because
from cards.card import Card
from cards.notice import outdated_card
from cards.request import answered_card, requests_card, to_manager_card
from cards.request_of_client import request_letter, request_of_client_card
from scheduler.challenge_managers import review_and_managers, to_managers
from scheduler.delivery import overwrite, to_channel, to_person
from scheduler.ending import DONE, Ending, not_wanted
from scheduler.sending import send_once, standing
from scheduler.trip import Trip

_DECIDED: Final = "The request was decided, answered or closed in the meantime."
_ALSO_AFTER: Final = timedelta(days=7)
"""How long after the day by which something is wanted the page to answer on still works."""
_END_OF_DAY: Final = time(23, 59)


async def see_to_requests(
    task: TellOfRequest | AskClient | ChaseRequest | TellOfAnswer | RedrawRequests, trip: Trip
) -> Ending:
    """Carry out an errand about a request."""
    match task:
        case TellOfRequest():
            return await _show_manager(task, trip)
        case AskClient():
            return await _ask(task, trip, reminder=False)
        case ChaseRequest():
            return await _ask(task, trip, reminder=True)
        case TellOfAnswer():
            return await _tell_of_answer(task, trip)
        case RedrawRequests():
            return await _redraw(trip)
        case _:
            assert_never(task)


async def _show_manager(task: TellOfRequest, trip: Trip) -> Ending:
    review, managers = await review_and_managers(trip)
    card = await _to_decide(task.number, review, trip)
    return not_wanted(_DECIDED) if card is None else await to_managers(card, managers=managers, trip=trip)


async def _to_decide(number: int, review: Review, trip: Trip) -> Card | None:
    """Return the card on which a request is decided; nothing where it is."""
    async with trip.ports.store.work() as work:
        request = await work.requests.get(review.id, number)
        people = await work.people.of(review.id)
        objections = await objections_to_request(request.text, review=review, work=work)
    if request.state is not RequestState.RAISED:
        return None
    asking = [person_of(people, who) for who in request.raised_by]
    leads = [p for p in those(people, Role.SYSTEM_LEAD) if not p.has_left]
    return to_manager_card(review, request, asking, leads, objections=objections)


async def redraw_for_managers(trip: Trip) -> None:
    """Take whoever was deleted off the cards on which the challenge managers decide requests (R69)."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        numbers = [request.number for request in await work.requests.of(review.id)]
        posts = await work.posts.of(review.id)
    keys = {number: key_of(review.id, TellOfRequest(number=number)) for number in numbers}
    for post in posts:
        number = next((n for n, key in keys.items() if f"{post.key}/".startswith(f"{key}/")), None)
        if number is None or not post.posted:
            continue
        card = await _to_decide(number, review, trip) or outdated_card()
        async with trip.ports.store.work() as work:
            await trip.hold(work)
        await overwrite(card, post, ports=trip.ports)


async def _ask(task: AskClient | ChaseRequest, trip: Trip, *, reminder: bool) -> Ending:
    """Ask a system lead in their own chat, or else by e-mail with a page to answer on; once."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        request = await work.requests.get(review.id, task.number)
        person = person_of(await work.people.of(review.id), task.person)
        ladder = ladder_of(person.id, await work.reaches.of(review.id))
        chat = await work.people.place_of(person.id)
        there = await work.posts.find(review.id, trip.errand.key)
    if not request.is_waiting:
        return not_wanted(_DECIDED)
    if person.has_left or person.role is not Role.SYSTEM_LEAD:
        raise Refused(f"{person.name} is no system lead of this review any more. Speak to another about it.")
    if await standing(there, trip) is not None:
        return DONE
    ways = [(Rung.PERSONAL, chat)] if chat else []
    ways += [(Rung.EMAIL, Place(kind="email", id=person.email))] if trip.ports.mail and person.email else []
    missed: NotReached | None = None
    for rung, place in sorted(ways, key=lambda way: ladder.proof(way[0]) is Proof.REFUSED):
        card = _drawn(review, request, person, place, trip, reminder=reminder)
        try:
            await send_once(card, _post(card, place, person, trip), trip=trip, to=(person, rung))
        except NotReached as why:
            missed = missed or why
        else:
            return DONE
    raise missed or Unavailable(f"{person.name} has not opened a chat with me yet, and has no e-mail.")


def _drawn(
    review: Review, request: Request, person: Person, place: Place, trip: Trip, *, reminder: bool
) -> Card:
    """Return a request as it goes to a place; by e-mail it brings a page to answer on, for that lead."""
    asked = asked_of_client(request, review=review)
    if place.kind != "email":
        return request_of_client_card(review.id, asked, reminder=reminder)
    return request_letter(asked, _page(review, asked, person, trip), reminder=reminder)


def _page(review: Review, asked: Asked, person: Person, trip: Trip) -> str:
    until = page_lasts(review, asked, now=trip.now)
    try:
        return trip.ports.forms.request(review=review.id, person=person.id, number=asked.number, until=until)
    except Refused:
        return ""


def page_lasts(review: Review, asked: Asked, *, now: datetime) -> datetime:
    """Return until when a lead can answer on a page: a week after the day, and a week from now at least."""
    return review.at(max(asked.wanted_by, review.day_of(now)) + _ALSO_AFTER, _END_OF_DAY)


def _post(card: Card, place: Place, person: Person, trip: Trip) -> Post:
    return Post(
        key=trip.errand.key,
        review=trip.errand.review,
        kind=card.kind,
        place=place,
        posted="",
        at=trip.now,
        person=person.id,
        because=because(trip.errand.task),
        holds_words=place.kind != "email",  # no e-mail can be overwritten, and it is the client's own
    )


async def _tell_of_answer(task: TellOfAnswer, trip: Trip) -> Ending:
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        request = await work.requests.get(review.id, task.number)
        person = person_of(await work.people.of(review.id), task.person)
    return await to_person(answered_card(review, request), person=person, trip=trip)


async def _redraw(trip: Trip) -> Ending:
    """Redraw the list in the team's channel, where there is one."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        requests = await work.requests.of(review.id)
        channel = await work.people.channel_of(review.id)
    if channel is None:
        return not_wanted("No channel is set for this review; “requests” shows the list.")
    card = requests_card(requests, today=review.day_of(trip.now))
    return await to_channel(card, trip=trip, key=f"{review.id}/requests")
