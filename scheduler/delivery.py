"""Put a card where people are, once: what was sent is remembered before the errand ends."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.errand import Errand
from bot.domain.ids import PersonId, SessionId
from bot.domain.post import Post
from bot.domain.reach import Place
from bot.domain.team import Person
from bot.ports import Ports, Refused, Unavailable
from cards.because import because
from cards.card import Card
from scheduler.ending import DONE, Ending

_NO_CHANNEL = "No channel is set for this review: write “post here” to me in the team's channel."


@dataclass(frozen=True)
class Trip:
    """One errand under way: what it is, what it may use, and what time it is."""

    errand: Errand
    ports: Ports
    now: datetime


async def to_person(
    card: Card, *, person: Person, trip: Trip, session: SessionId | None = None, key: str = ""
) -> Ending:
    """Send a card to a person's own chat; with a key of its own it is a living card, replaced from then on."""
    async with trip.ports.store.work() as work:
        there = await work.posts.find(trip.errand.review, key or trip.errand.key)
        place = await work.people.place_of(person.id)
    if there is not None:
        return await _replace(card, there, trip) if key else DONE
    if place is None:
        raise Unavailable(f"{person.name} has not opened a chat with me yet.")
    return await _send(card, place, trip, key=key, person=person.id, session=session)


async def to_channel(card: Card, *, trip: Trip, session: SessionId | None = None, key: str = "") -> Ending:
    """Post a card in the team's channel; with a key of its own it is a living card, replaced from then on."""
    async with trip.ports.store.work() as work:
        there = await work.posts.find(trip.errand.review, key or trip.errand.key)
        place = await work.people.channel_of(trip.errand.review)
    if there is not None:
        return await _replace(card, there, trip) if key else DONE
    if place is None:
        raise Unavailable(_NO_CHANNEL)
    return await _send(card, place, trip, key=key, session=session)


async def overwrite(card: Card, post: Post, *, ports: Ports) -> bool:
    """Put a card in the place of a message; False where the message can no longer be reached."""
    try:
        await ports.messenger.replace(post.place, post.posted, card)
    except Refused:
        return False
    return True


async def _replace(card: Card, there: Post, trip: Trip) -> Ending:
    await trip.ports.messenger.replace(there.place, there.posted, card)
    return DONE


async def _send(
    card: Card,
    place: Place,
    trip: Trip,
    *,
    key: str,
    person: PersonId | None = None,
    session: SessionId | None = None,
) -> Ending:
    posted = await trip.ports.messenger.post(place, card)
    post = Post(
        key=key or trip.errand.key,
        review=trip.errand.review,
        kind=card.kind,
        place=place,
        posted=posted,
        at=trip.now,
        person=person,
        session=session,
        because=because(trip.errand.task),
        holds_words=card.holds_words,
    )
    async with trip.ports.store.work() as work:
        await work.posts.keep(post)
    return DONE
