"""Where a card goes: to the own chat, or down the ladder with a reason, and never without a record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.conversation.router import Conversation
from bot.domain.errand import ErrandState, key_of
from bot.domain.ids import PersonId, made_from
from bot.domain.reach import Place, Proof, Rung, ladder_of
from bot.domain.tasks.sessions import AskWhatWasHeard
from bot.ports.failing import NotReached
from bot.ports.messages import Letter, Message
from bot.rehearsal.messenger import StandInMessenger
from bot.web.form_links import FormLinks
from cards.card import Card
from scheduler.runner import Runner
from tests.builders import ANA, FIRST_DAY, NINE, SESSION
from tests.cards.walking import nodes
from tests.room import CHANNEL, Room, chat_of

BLOCKED = "They have blocked me in Teams."


class Blocking(StandInMessenger):
    """Teams, where the bot may not write to some places."""

    blocked: frozenset[str] = frozenset()

    async def post(self, place: Place, message: Message) -> str:
        """Deliver a new message, except where the bot is blocked."""
        if place.id in self.blocked:
            raise NotReached(BLOCKED)
        return await super().post(place, message)


class Letters:
    """A mailbox that keeps what it is given."""

    def __init__(self) -> None:
        self.sent: list[Letter] = []

    async def send(self, letter: Letter) -> None:
        """Keep a letter."""
        self.sent.append(letter)


@pytest.fixture
def mail() -> Letters:
    return Letters()


@pytest.fixture
def teams(room: Room, mail: Letters) -> Blocking:
    """Let the bot be blocked, have an address of its own, and a mailbox."""
    teams = Blocking(room.clock)
    links = FormLinks("https://bot.example", secret="invented")
    room.messenger = teams
    room.ports = replace(room.ports, messenger=teams, forms=links, mail=mail)
    room.runner = Runner(room.ports, owner="room")
    room.conversation = Conversation(room.ports)
    return teams


async def proof_of(room: Room, person: PersonId, rung: Rung) -> tuple[Proof | None, str]:
    async with room.ports.store.work() as work:
        ladder = ladder_of(person, await work.reaches.of(room.review.id))
    known = ladder.on(rung)
    return (known.proof, known.reason) if known else (None, "")


def of_kind(room: Room, place: Place, kind: str) -> list[Card]:
    return [d.first.card for d in room.messenger.at(place) if d.first.card.kind == kind]


def mentions(cards: Sequence[Card]) -> list[str]:
    return [node["text"] for card in cards for node in nodes(card.as_teams()) if node.get("type") == "mention"]


async def test_a_card_goes_to_the_own_chat_and_proves_no_more_than_that_it_was_taken(
    room: Room, teams: Blocking
) -> None:
    await room.push(NINE + timedelta(hours=1))

    assert len(of_kind(room, chat_of("ana"), "capture")) == 1
    assert mentions([d.first.card for d in teams.at(CHANNEL)]) == []
    assert await proof_of(room, ANA, Rung.PERSONAL) == (Proof.TAKEN, "")


async def test_somebody_who_blocked_the_bot_is_mentioned_in_the_channel_with_a_page_to_answer_on(
    room: Room, teams: Blocking
) -> None:
    teams.blocked = frozenset({"chat-ana"})

    await room.push(NINE + timedelta(hours=1))

    [card] = of_kind(room, CHANNEL, "capture")
    assert mentions([card]) == ["<at>Ana Invented</at>"]
    [url] = [n["url"] for n in nodes(card.as_teams()) if n.get("type") == "Action.OpenUrl"]
    assert url.startswith("https://bot.example/note/")
    assert await proof_of(room, ANA, Rung.PERSONAL) == (Proof.REFUSED, BLOCKED)


async def test_what_is_for_one_person_alone_is_never_sent_where_others_read(
    room: Room, teams: Blocking, mail: Letters
) -> None:
    teams.blocked = frozenset({"chat-ana"})

    await room.push(NINE)

    assert of_kind(room, CHANNEL, "briefing") == []
    assert [letter for letter in mail.sent if letter.to == "ana@peers.example"] == []


async def test_where_the_channel_fails_too_an_e_mail_leads_to_the_page(
    room: Room, teams: Blocking, mail: Letters
) -> None:
    teams.blocked = frozenset({"chat-ana", CHANNEL.id})

    await room.push(NINE + timedelta(hours=1))

    letter = mail.sent[-1]
    assert (letter.to, letter.subject) == (
        "ana@peers.example",
        "Director of adult social care has ended. What did you hear?",
    )
    assert ("https://bot.example/note/" in letter.html, "https://bot.example/note/" in letter.text) == (
        True,
        True,
    )
    async with room.ports.store.work() as work:
        posts = [p for p in await work.posts.of(room.review.id) if p.person == ANA]
    assert {(p.kind, p.place.kind) for p in posts} == {("day_sheet", "email"), ("capture", "email")}


async def test_the_page_that_is_offered_has_the_key_of_the_card(room: Room, teams: Blocking) -> None:
    teams.blocked = frozenset({"chat-ana"})
    await room.push(NINE + timedelta(hours=1))
    [card] = of_kind(room, CHANNEL, "capture")
    [url] = [n["url"] for n in nodes(card.as_teams()) if n.get("type") == "Action.OpenUrl"]

    ticket = FormLinks("", secret="invented").notes.read(url.rpartition("/")[2], now=room.clock.now())

    task = AskWhatWasHeard(session=SESSION, person=ANA, day=FIRST_DAY)
    assert (ticket.person, ticket.session) == (ANA, SESSION)
    assert ticket.press == made_from(key_of(room.review.id, task))[:12]
    assert ticket.until == room.review.at(FIRST_DAY + timedelta(days=1), time(23, 59))


async def test_the_own_chat_comes_back_as_soon_as_they_write(room: Room, teams: Blocking) -> None:
    teams.blocked = frozenset({"chat-ana"})
    await room.push(NINE)
    teams.blocked = frozenset()
    await room.push(NINE + timedelta(hours=1))
    in_the_channel = len(of_kind(room, CHANNEL, "capture"))

    await room.say("ana", "today")
    await room.push(NINE + timedelta(hours=2))

    assert in_the_channel == 1
    assert await proof_of(room, ANA, Rung.PERSONAL) == (Proof.ANSWERED, "")
    assert len(of_kind(room, chat_of("ana"), "nudge")) == 1


async def test_nobody_counts_as_asked_without_a_record_and_the_challenge_manager_is_told_once(
    room: Room, teams: Blocking
) -> None:
    teams.blocked = frozenset({"chat-ana"})
    room.ports = replace(room.ports, mail=None)
    room.runner = Runner(room.ports, owner="room")
    teams.blocked |= {CHANNEL.id}

    await room.push(NINE + timedelta(hours=12))

    told = of_kind(room, chat_of("cora"), "reach")
    async with room.ports.store.work() as work:
        errands = await work.errands.of(room.review.id)
    asked = AskWhatWasHeard(session=SESSION, person=ANA, day=FIRST_DAY)
    assert [e.state for e in errands if e.errand.task == asked] == [ErrandState.REFUSED]
    assert len(told) == 1
    assert "Ana Invented" in str(told[0].as_teams())
    assert BLOCKED in str(told[0].as_teams())
    assert FIRST_DAY.strftime("%A") in told[0].text


async def test_an_evening_on_which_everybody_was_reached_brings_no_message(room: Room, teams: Blocking) -> None:
    await room.push(NINE + timedelta(hours=12))

    assert of_kind(room, chat_of("cora"), "reach") == []
    assert teams.blocked == frozenset()
