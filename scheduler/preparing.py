"""Errands of the weeks before day 1: what is needed is asked for and chased, and the list is redrawn (R3-R10).

Whoever brings something is asked in their own chat, or else by e-mail; the list is the challenge manager's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, assert_never

from bot.domain.post import Post
from bot.domain.reach import Place, Proof, Rung, ladder_of
from bot.domain.readiness import Item, ReadinessList
from bot.domain.review import Review
from bot.domain.tasks.preparing import AskForItems, ChaseItems, LookBeforeDayOne, ShowReadiness
from bot.domain.team import Person, Role
from bot.ports.failing import NotReached, Unavailable
from bot.usecases.make_ready import FIRST_DRAWN, draw_list, note_asked, readiness_of
from bot.usecases.who_is_who import those
from cards.because import because
from cards.card import Card
from cards.readiness import eve_card, needed_card, needed_letter, readiness_card
from scheduler.agenda.preparing import chased_on
from scheduler.agenda.working_days import load_working_days
from scheduler.challenge_managers import to_managers
from scheduler.delivery import to_person
from scheduler.ending import DONE, Ending, not_wanted
from scheduler.sending import send_once, standing
from scheduler.trip import Trip

LIST_KEY: Final = "readiness list"
"""Under which the one list stands in the chat of each challenge manager whose it was."""

_LATER: Final = timedelta(minutes=10)
"""How long until it is looked again whether somebody has opened a chat: they may take weeks."""

_MOST_ASKED: Final = 3
"""Once, and chased twice."""


@dataclass(frozen=True)
class _Before:
    """A review before day 1, with who is in it and its list."""

    review: Review
    people: tuple[Person, ...]
    listed: ReadinessList

    @property
    def managers(self) -> tuple[Person, ...]:
        """The challenge managers, the first of whom owns the review."""
        return those(self.people, Role.CHALLENGE_MANAGER)

    @property
    def manager(self) -> Person:
        """The challenge manager, whose list it is."""
        return self.managers[0]


async def make_ready(task: AskForItems | ChaseItems | LookBeforeDayOne | ShowReadiness, trip: Trip) -> Ending:
    """Carry out an errand of the weeks before day 1."""
    before = await _before(trip)
    match task:
        case ShowReadiness():
            return await _show(task, before, trip)
        case LookBeforeDayOne():
            return await _look(before, trip)
        case AskForItems() | ChaseItems():
            person = next((p for p in before.people if p.id == task.person), None)
            if person is None or before.listed.today >= before.review.first_day:
                return not_wanted("They are not in the review, or it has begun.")
            return await _ask(task, person, before, trip)
        case _:
            assert_never(task)


async def _before(trip: Trip) -> _Before:
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
    await load_working_days(review)
    async with trip.ports.store.work() as work:
        people = tuple(p for p in await work.people.of(review.id) if not p.has_left)
        return _Before(review, people, await readiness_of(review, work=work, now=trip.now))


async def _ask(task: AskForItems | ChaseItems, person: Person, before: _Before, trip: Trip) -> Ending:
    """Ask somebody for all that is to be asked of them by today, on one card, or remind them of it."""
    chases = isinstance(task, ChaseItems)
    mine = before.listed.open_of(person.id)
    items = _to_chase(mine, before) if chases else _to_ask(mine, before)
    async with trip.ports.store.work() as work:
        sent = await work.posts.find(before.review.id, trip.errand.key)
    if not items and sent is None:
        return not_wanted("Nothing is needed of them just now.")
    if person.id == before.manager.id and not chases:
        await _draw(before, trip)
    elif items:
        await _to_bringer(person, items, before, trip, chases=chases)
    async with trip.ports.store.work() as work:
        asked = items if chases else [i for i in items if not i.standing.asked_on]
        await note_asked(asked, review=before.review, work=work, now=trip.now)
        await work.errands.add(draw_list(before.review, mark=trip.now.isoformat(), now=trip.now))
    return DONE


def _to_ask(mine: Sequence[Item], before: _Before) -> tuple[Item, ...]:
    """Return what is to be asked for by today; nothing where all of it was asked for before."""
    due = tuple(i for i in mine if i.planned.ask_on <= before.listed.today)
    return due if any(not i.standing.asked_on for i in due) else ()


def _to_chase(mine: Sequence[Item], before: _Before) -> tuple[Item, ...]:
    """Return what was asked for before today, and is due soon or was due already."""
    today = before.listed.today
    return tuple(
        i
        for i in mine
        if i.is_missed
        and i.standing.asked_on
        and i.standing.asked_on[-1] < today
        and len(i.standing.asked_on) < _MOST_ASKED
        and chased_on(before.review, i.planned.due)[0] <= today
    )


async def _show(task: ShowReadiness, before: _Before, trip: Trip) -> Ending:
    async with trip.ports.store.work() as work:
        chat = await work.people.place_of(before.manager.id)
    if chat is None and task.mark != FIRST_DRAWN:
        return not_wanted("The list is drawn when the challenge manager opens a chat with me.")
    ending = await _draw(before, trip)
    own = [i for i in before.listed.open_of(before.manager.id) if not i.standing.asked_on]
    async with trip.ports.store.work() as work:
        asked = [i for i in own if i.planned.ask_on <= before.listed.today]
        await note_asked(asked, review=before.review, work=work, now=trip.now)
    return ending


async def _draw(before: _Before, trip: Trip) -> Ending:
    """Draw the list, in the place of the one that stands already."""
    async with trip.ports.store.work() as work:
        if await work.people.place_of(before.manager.id) is None:
            raise Unavailable(_no_chat(before.manager), retry_after=_LATER)
    card = readiness_card(before.review, before.listed, before.people)
    key = f"{before.review.id}/{LIST_KEY}/{before.manager.id}"
    return await to_person(card, person=before.manager, trip=trip, key=key)


async def _look(before: _Before, trip: Trip) -> Ending:
    if not before.listed.missing:
        return not_wanted("Everything that is needed beforehand is there.")
    card = eve_card(before.review, before.listed, before.people)
    return await to_managers(card, managers=before.managers, trip=trip)


async def _to_bringer(
    person: Person, items: Sequence[Item], before: _Before, trip: Trip, *, chases: bool
) -> None:
    """Send a card to whoever brings something, to their own chat or by e-mail, once."""
    async with trip.ports.store.work() as work:
        there = await work.posts.find(before.review.id, trip.errand.key)
        chat = await work.people.place_of(person.id)
        ladder = ladder_of(person.id, await work.reaches.of(before.review.id))
    if await standing(there, trip) is not None:
        return
    by_post = Place(kind="email", id=person.email)
    ways = [(Rung.PERSONAL, chat)] if chat else []
    ways += [(Rung.EMAIL, by_post)] if trip.ports.mail and person.email else []
    card = needed_card(before.review, items, before.manager, chased=chases)
    letter = needed_letter(before.review, items, before.manager, chased=chases)
    missed: NotReached | None = None
    for rung, place in sorted(ways, key=lambda way: ladder.proof(way[0]) is Proof.REFUSED):
        drawn = letter if rung is Rung.EMAIL else card
        try:
            await send_once(drawn, _post(drawn, place, person, trip), trip=trip, to=(person, rung))
        except NotReached as why:
            missed = missed or why
        else:
            return
    raise missed or Unavailable(_no_chat(person), retry_after=_LATER)


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
    )


def _no_chat(person: Person) -> str:
    return f"{person.name} has not opened a chat with me yet."
