"""Reviews whose sessions all ended just now, so that everybody in them is to be asked what they heard."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from bot.domain.errand import Errand
from bot.domain.ids import PersonId, ReviewId, SessionId
from bot.domain.reach import Account, Place
from bot.domain.review import Review, Stage
from bot.domain.session import Pair, Session
from bot.domain.tasks.sessions import AskWhatWasHeard
from bot.domain.team import Person
from bot.store.work import SqlStore
from scheduler.planning import write_down
from tests.builders import a_person, a_review, a_session

PEERS: Final = 20
"""In each review, with a session for each pair of them."""


async def lay_out(store: SqlStore, *, people: int, now: datetime) -> None:
    """Write down so many people, in as many reviews as they need, met in chats of their own."""
    for number in range(people // PEERS):
        review = _review(number, now)
        async with store.work() as work:
            await work.reviews.save(review)
            for person in _people(review):
                await work.people.save(person)
                await work.people.own(person.id, Account(tenant=review.id, object_id=person.id))
                await work.people.reach(person.id, Place(kind="personal", id=f"{review.id}/{person.id}"))
            for session in _sessions(review, now):
                await work.sessions.save(session)


async def plan(store: SqlStore, *, people: int, now: datetime) -> None:
    """Write down that each of them is to be asked tomorrow, and nothing else.

    What else time brings to these reviews is written down and void.
    """
    async with store.work() as work:
        await write_down({}, work=work, now=now)
        for number in range(people // PEERS):
            review = _review(number, now)
            asked = list(_errands(review, now + timedelta(days=1)))
            await work.errands.add(*asked)
            await work.errands.put_at(*asked)
            others = await work.errands.known(review.id) - {errand.key for errand in asked}
            await work.errands.void(review.id, keys=others, reason="It is not measured here.")


async def fall_due(store: SqlStore, *, people: int, now: datetime) -> int:
    """Have what was planned fall due within this minute; return how many errands these are."""
    async with store.work() as work:
        reviews = [_review(number, now) for number in range(people // PEERS)]
        return await work.errands.put_at(*(e for review in reviews for e in _errands(review, now)))


def _review(number: int, now: datetime) -> Review:
    day = now.date()
    return a_review(
        id=ReviewId(f"review-{number}"),
        stage=Stage.UNDER_WAY,
        first_day=day,
        last_day=day + timedelta(days=2),
        organiser="cora@team.example",
    )


def _people(review: Review) -> Iterator[Person]:
    for number in range(PEERS):
        name = PersonId(f"{review.id}-peer-{number}")
        yield a_person(id=name, review=review.id, name=f"Peer {number}", email=f"{name}@peers.example")


def _sessions(review: Review, now: datetime) -> Iterator[Session]:
    peers = [person.id for person in _people(review)]
    for number, (lead, notes) in enumerate(zip(peers[::2], peers[1::2], strict=True)):
        yield a_session(
            id=SessionId(f"{review.id}-session-{number}"),
            review=review.id,
            number=number + 1,
            starts=now - timedelta(hours=1),
            pair=Pair(lead=lead, notes=notes),
        )


def _errands(review: Review, now: datetime) -> Iterator[Errand]:
    for nth, session in enumerate(_sessions(review, now)):
        assert session.pair is not None
        for person in session.pair.people:
            task = AskWhatWasHeard(session=session.id, person=person, day=review.first_day)
            due = now - timedelta(seconds=nth * 60 / PEERS)
            yield Errand(review=review.id, task=task, due=due, too_late=now + timedelta(hours=12))
