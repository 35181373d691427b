"""What every messenger promises, whether it writes to Teams or stands in for it."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.reach import Place
from bot.ports.failing import Refused
from bot.ports.messages import Messenger
from bot.rehearsal.clock import PushedClock
from bot.rehearsal.messenger import StandInMessenger
from bot.teams.addresses import Addresses
from bot.teams.connectors import Connectors
from bot.teams.incoming import Conversation, Member
from bot.teams.messenger import TeamsMessenger
from bot.teams.places import Route
from bot.wire import Wire
from cards.card import Card, make, para
from tests.teams.service import Service, a_service

ASKED = make("capture", [para("What did you hear?")], text="What did you hear?")
SAVED = make("saved", [para("Saved as number 1.")], text="Saved as number 1.")


@dataclass
class Subject:
    """A messenger under test, a way to see what stands in a place, and a place."""

    messenger: Messenger
    standing: Callable[[Place], list[Any]]
    place: Place
    elsewhere: Place


@pytest.fixture(params=["stand-in", "teams"])
async def subject(request: pytest.FixtureRequest) -> AsyncIterator[Subject]:
    """Return each messenger in turn."""
    if request.param == "stand-in":
        yield _stand_in()
        return
    async with a_service() as service:
        wire = Wire()
        yield _in_teams(service, wire)
        await wire.close()


def _stand_in() -> Subject:
    messenger = StandInMessenger(PushedClock(datetime(2026, 6, 9, 8, tzinfo=UTC)))
    return Subject(
        messenger=messenger,
        standing=lambda place: [
            delivery.last.card.as_teams() for delivery in messenger.at(place) if not delivery.deleted
        ],
        place=Place(kind="personal", id="ana"),
        elsewhere=Place(kind="channel", id="board"),
    )


def _in_teams(service: Service, wire: Wire) -> Subject:
    def place(name: str) -> Place:
        route = Route(
            channel_id="msteams",
            service_url=service.url,
            conversation=Conversation(id=name),
            bot=Member(id="28:critical-friend"),
        )
        return Place(kind="personal", id=name, route=route.as_json())

    return Subject(
        messenger=TeamsMessenger(Connectors(wire, None, addresses=Addresses(local=True))),
        standing=lambda place: service.cards(place.id),
        place=place("a:ana"),
        elsewhere=place("19:board@thread.tacv2"),
    )


def written(*cards: Card) -> list[Any]:
    """Return cards as they are seen."""
    return [card.as_teams() for card in cards]


async def test_a_message_stands_where_it_was_posted(subject: Subject) -> None:
    await subject.messenger.post(subject.place, ASKED)

    assert subject.standing(subject.place) == written(ASKED)
    assert subject.standing(subject.elsewhere) == []


async def test_each_message_has_its_own_id(subject: Subject) -> None:
    first = await subject.messenger.post(subject.place, ASKED)
    second = await subject.messenger.post(subject.place, ASKED)

    assert len({first, second, ""}) == 3
    assert subject.standing(subject.place) == written(ASKED, ASKED)


async def test_a_message_is_replaced_where_it_stands(subject: Subject) -> None:
    posted = await subject.messenger.post(subject.place, ASKED)
    await subject.messenger.post(subject.place, ASKED)

    await subject.messenger.replace(subject.place, posted, SAVED)

    assert subject.standing(subject.place) == written(SAVED, ASKED)


async def test_replacing_twice_changes_nothing_more(subject: Subject) -> None:
    posted = await subject.messenger.post(subject.place, ASKED)

    await subject.messenger.replace(subject.place, posted, SAVED)
    await subject.messenger.replace(subject.place, posted, SAVED)

    assert subject.standing(subject.place) == written(SAVED)


async def test_a_message_that_is_not_there_cannot_be_replaced(subject: Subject) -> None:
    with pytest.raises(Refused):
        await subject.messenger.replace(subject.place, "never posted", SAVED)

    assert subject.standing(subject.place) == []


async def test_a_message_is_taken_away_and_doing_so_again_changes_nothing(subject: Subject) -> None:
    posted = await subject.messenger.post(subject.place, ASKED)
    await subject.messenger.post(subject.place, SAVED)

    await subject.messenger.delete(subject.place, posted)
    await subject.messenger.delete(subject.place, posted)

    assert subject.standing(subject.place) == written(SAVED)


async def test_a_message_that_was_taken_away_cannot_be_replaced(subject: Subject) -> None:
    posted = await subject.messenger.post(subject.place, ASKED)
    await subject.messenger.delete(subject.place, posted)

    with pytest.raises(Refused):
        await subject.messenger.replace(subject.place, posted, SAVED)


async def test_a_message_cannot_be_replaced_from_another_place(subject: Subject) -> None:
    posted = await subject.messenger.post(subject.place, ASKED)

    with pytest.raises(Refused):
        await subject.messenger.replace(subject.elsewhere, posted, SAVED)

    assert subject.standing(subject.place) == written(ASKED)
