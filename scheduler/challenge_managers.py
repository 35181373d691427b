"""Who is told what is for the challenge manager: each of them, once; decided here alone (`decisions/0025`)."""

from collections.abc import Callable, Sequence

from bot.domain.ids import PersonId, SessionId
from bot.domain.review import Review
from bot.domain.team import Person, Role
from bot.ports.failing import Refused, Unavailable, Uncertain
from bot.usecases.who_is_who import those
from cards.card import Card
from scheduler.delivery import to_person
from scheduler.ending import DONE, Ending
from scheduler.sending import standing
from scheduler.trip import Trip

Drawn = Card | Callable[[Person], Card]
"""A card that is the same for each, or is drawn for each with links of their own."""


async def review_and_managers(trip: Trip) -> tuple[Review, tuple[Person, ...]]:
    """Return the review and its challenge managers, the first of whom owns it."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        there = [p for p in await work.people.of(review.id) if not p.has_left]
        return review, those(there, Role.CHALLENGE_MANAGER)


async def to_managers(
    card: Drawn,
    *,
    managers: Sequence[Person],
    trip: Trip,
    session: SessionId | None = None,
    key: str = "",
) -> Ending:
    """Send each challenge manager a card, once; with a key it is a living card in the chat of each.

    One who has no chat yet is passed over while another has one, and one who refuses it keeps it from nobody
    else. Raises `Unavailable` while it may still reach somebody, whoever has it by then.
    """
    refused: Refused | None = None
    later: Unavailable | None = None
    lost: list[Uncertain] = []
    reached = False
    owner = await _owner(managers, trip, key=key)
    for person in await _reachable(managers, trip):
        try:
            own = card if isinstance(card, Card) else card(person)
            if person.id == owner:
                await to_person(own, person=person, trip=trip, session=session, key=key)
            else:
                await _to_another(own, person, trip, session=session, key=key)
            reached = True
        except Refused as why:
            refused = why
        except Uncertain as why:
            lost.append(Uncertain(str(why), person=person.id))
        except Unavailable as why:
            later = why
    if later is not None:
        raise later
    if lost:
        raise lost[0] if len(lost) == 1 else Uncertain(str(lost[0]))
    if refused is not None and not reached:
        raise refused
    return DONE


async def _owner(managers: Sequence[Person], trip: Trip, *, key: str) -> PersonId:
    """Return whose the card without a mark is: it stays where it stands, even with one who has left."""
    async with trip.ports.store.reading() as work:
        there = await work.posts.find(trip.errand.review, key or trip.errand.key)
    return there.person if there is not None and there.person is not None else managers[0].id


async def _reachable(managers: Sequence[Person], trip: Trip) -> Sequence[Person]:
    """Return those who have a chat; where nobody has one, the owner, who opens one or is reached otherwise."""
    if len(managers) == 1:
        return managers
    async with trip.ports.store.reading() as work:
        there = [person for person in managers if await work.people.place_of(person.id)]
    return there or managers[:1]


async def _to_another(card: Card, person: Person, trip: Trip, *, session: SessionId | None, key: str) -> None:
    """Send a card to one who is not its owner, under a key of their own."""
    mark = f"{key or trip.errand.key}/{person.id}"
    async with trip.ports.store.reading() as work:
        there = await work.posts.find(trip.errand.review, mark)
    if key or await standing(there, trip) is None:
        await to_person(card, person=person, trip=trip, session=session, key=mark)
