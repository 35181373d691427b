"""Put a card where people are, once: what was sent is remembered before the errand ends.

What is for one person goes to their own chat. Where that is not to be had, the few kinds of cards that others
of the team may see go to the team's channel with an @mention, or else by e-mail, with a web page to answer on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from bot.domain.ids import PersonId, SessionId
from bot.domain.post import Post
from bot.domain.reach import Account, Place, Proof, Rung, ladder_of
from bot.domain.review import Review
from bot.domain.team import Person
from bot.ports.all import Ports
from bot.ports.failing import NotReached, Refused, Unavailable, Uncertain
from bot.records.work import Work
from cards.because import because
from cards.card import Card
from cards.notice import moved_card
from cards.reach import FormLink, among_team, by_post
from scheduler.ending import DONE, Ending, not_wanted
from scheduler.sending import replace, send_once, set_aside, standing
from scheduler.trip import Trip

AMONG_THE_TEAM: Final = frozenset({"capture", "nudge", "day_sheet", "reach"})
"""The kinds of cards that may go where the rest of the team reads too: none shows what somebody wrote."""

_NO_CHANNEL: Final = "No channel is set for this review: write “post here” to me in the team's channel."
CLIENT_READS: Final = "The client can read the team's channel, so nothing is posted there."
_NO_ID: Final = "Teams took it without saying where it stands, so the next change comes as a new message."
_END_OF_DAY: Final = time(23, 59)


@dataclass(frozen=True)
class Offer:
    """What can be answered on a web page too: a session, and the key of the card that asks about it.

    Where a card offers several, `title` tells them apart.
    """

    session: SessionId
    press: str
    title: str = ""


@dataclass(frozen=True)
class Way:
    """One way to a person: which it is, where that is, and by which account Teams mentions them there."""

    rung: Rung
    place: Place
    object_id: str = ""


async def to_person(
    card: Card,
    *,
    person: Person,
    trip: Trip,
    session: SessionId | None = None,
    key: str = "",
    offers: Sequence[Offer] = (),
) -> Ending:
    """Send a card to a person; with a key of its own it is a living card, replaced from then on.

    It goes to their own chat, or by the next best way where its kind is fit for that; a way on which
    they were not reached before is tried last.
    """
    if person.has_left:
        return not_wanted(f"{person.name} is no longer in the team.")
    async with trip.ports.store.reading() as work:
        there = await work.posts.find(trip.errand.review, key or trip.errand.key)
        review = await work.reviews.get(trip.errand.review)
        ladder = ladder_of(person.id, await work.reaches.to(person.id, review.id))
        ways = await ways_to(person, ports=trip.ports, work=work)
    if await _stands(card, there, trip, living=bool(key)):
        return DONE
    forms = form_links(offers, person=person, review=review, trip=trip)
    missed: NotReached | None = None
    for way in sorted(ways, key=lambda w: ladder.proof(w.rung) is Proof.REFUSED):
        drawn = _drawn(card, way, person=person, review=review, forms=forms, asks=bool(offers))
        if drawn is None:
            continue
        try:
            await put(drawn, way, person=person, trip=trip, key=key, session=session)
        except NotReached as why:
            missed = missed or why
        else:
            return DONE
    raise missed or Unavailable(f"{person.name} has not opened a chat with me yet.")


async def to_channel(card: Card, *, trip: Trip, session: SessionId | None = None, key: str = "") -> Ending:
    """Post a card in the team's channel; with a key of its own it is a living card, replaced from then on."""
    async with trip.ports.store.reading() as work:
        there = await work.posts.find(trip.errand.review, key or trip.errand.key)
        place = await work.people.channel_of(trip.errand.review)
    if there is not None and not key:
        await standing(there, trip)
        return DONE
    if place is None:
        raise Unavailable(_NO_CHANNEL)
    if place.client_reads:
        raise Unavailable(CLIENT_READS)
    if there is not None and there.posted and there.place.id != place.id:
        await _leave(there, trip)
        there = None
    if not await _stands(card, there, trip, living=bool(key)):
        posted = await send_once(card, _post(card, place, trip, key=key, session=session), trip=trip)
        if key and not posted:
            raise Uncertain(_NO_ID)
    return DONE


async def overwrite(card: Card, post: Post, *, ports: Ports) -> bool:
    """Put a card in the place of a message; False where the message can no longer be reached."""
    if post.place.kind == "email" or not post.posted:
        return False
    try:
        await ports.messenger.replace(post.place, post.posted, card)
    except Refused:
        return False
    return True


async def overwrite_for(person: Person, card: Card, post: Post, *, ports: Ports) -> None:
    """Put a card in the place of one that was sent to a person, in the form that its place asks for."""
    if post.place.kind == "channel":
        async with ports.store.reading() as work:
            accounts = await work.people.accounts_of(person.id)
        card = among_team(card, person, object_id=_mentioned_as(accounts), forms=())
    await overwrite(card, post, ports=ports)


async def ways_to(person: Person, *, ports: Ports, work: Work) -> tuple[Way, ...]:
    """Return the ways to a person that exist, the best first."""
    chat, channel = await work.people.place_of(person.id), await work.people.channel_of(person.review)
    ways = [Way(Rung.PERSONAL, chat)] if chat else []
    if channel and person.in_team and not channel.client_reads:
        accounts = await work.people.accounts_of(person.id)
        ways.append(Way(Rung.CHANNEL, channel, _mentioned_as(accounts)))
    if ports.mail and person.email and person.in_team:
        ways.append(Way(Rung.EMAIL, Place(kind="email", id=person.email)))
    return tuple(ways)


async def put(
    card: Card, way: Way, *, person: Person, trip: Trip, key: str, session: SessionId | None = None
) -> None:
    """Send a card by one way, and remember how that went; raises `NotReached` where nobody is reached there."""
    post = _post(card, way.place, trip, key=key, person=person.id, session=session)
    await send_once(card, post, trip=trip, to=(person, way.rung))


def form_links(offers: Sequence[Offer], *, person: Person, review: Review, trip: Trip) -> tuple[FormLink, ...]:
    """Return the web pages of what a card offers, good until the next day is over; none without an address."""
    until = link_lasts(review, trip.now)
    try:
        return tuple(
            FormLink(
                url=trip.ports.forms.note(
                    review=review.id, person=person.id, session=offer.session, press=offer.press, until=until
                ),
                title=offer.title,
            )
            for offer in offers
        )
    except Refused:
        return ()


def link_lasts(review: Review, now: datetime) -> datetime:
    """Return until when a link works: the end of the next day on the client's wall."""
    return review.at(review.day_of(now) + timedelta(days=1), _END_OF_DAY)


def _mentioned_as(accounts: Sequence[Account]) -> str:
    """Return the account by which Teams is to mention somebody: the one they were met with last."""
    return accounts[-1].object_id if accounts else ""


def _drawn(
    card: Card, way: Way, *, person: Person, review: Review, forms: Sequence[FormLink], asks: bool
) -> Card | None:
    """Return a card as it goes by one way; None where it cannot, or would ask what cannot be answered there."""
    if way.rung is Rung.PERSONAL:
        return card
    if card.kind not in AMONG_THE_TEAM:
        return None
    if way.rung is Rung.CHANNEL:
        return among_team(card, person, object_id=way.object_id, forms=forms)
    return None if asks and not forms else by_post(card, review, forms=forms)


async def _leave(there: Post, trip: Trip) -> None:
    """Take the words off a living card that stays behind in another channel, or remember that they stand."""
    gone = await overwrite(moved_card(), there, ports=trip.ports)
    async with trip.ports.store.work() as work:
        await trip.hold(work)
        await work.posts.drop(there)
        if not gone:
            await work.posts.keep(there.model_copy(update={"key": f"{there.key}/left/{there.posted}"}))


async def _stands(card: Card, there: Post | None, trip: Trip, *, living: bool) -> bool:
    """Return whether a message stands already; a living card is brought up to date where it does."""
    known = await standing(there, trip)
    if known is None:
        return False
    if not living:
        return True
    if not known.posted:
        await set_aside(known, trip)
        return False
    await replace(card, known, trip)
    return True


def _post(
    card: Card,
    place: Place,
    trip: Trip,
    *,
    key: str,
    person: PersonId | None = None,
    session: SessionId | None = None,
) -> Post:
    return Post(
        key=key or trip.errand.key,
        review=trip.errand.review,
        kind=card.kind,
        place=place,
        posted="",
        at=trip.now,
        person=person,
        session=session,
        because=because(trip.errand.task),
        holds_words=card.holds_words,
    )
