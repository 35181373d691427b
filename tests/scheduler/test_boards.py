"""The board is kept where the team reads it and nobody else does, and what waits is never lost."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.conversation.events import Caller, Departed, Joined, Pressed
from bot.conversation.router import Conversation
from bot.domain.ids import PersonId
from bot.domain.private_board import Reader
from bot.domain.reach import Account, Place
from bot.domain.session import Guest
from bot.ports.failing import Refused, Unavailable
from bot.rehearsal.rosters import StandInRosters
from scheduler.runner import Runner
from tests.builders import NINE, a_session
from tests.room import CHANNEL, Room

ANA = Reader(account=Account(tenant="t", object_id="ana"), addresses=("ana@peers.example",))
SOL = Reader(account=Account(tenant="t", object_id="SOL"))
SOL_BY_ADDRESS = Reader(
    account=Account(tenant="far", object_id="guest-7"), addresses=("x@x.example", "SOL@Client.example")
)
MET = Reader(account=Account(tenant="far", object_id="guest-8"), addresses=("Rosalind@client.example",))
NEW_CHANNEL = Place(kind="channel", id="channel:new")
HIDDEN = "The board is not shown here at present"


class Rosters(StandInRosters):
    """Teams, which may not tell who is in a channel."""

    failure: Exception | None = None

    async def members_of(self, place: Place) -> tuple[Reader, ...]:
        """Return everybody who was seated there, or fail as told."""
        if self.failure:
            raise self.failure
        return await super().members_of(place)


@pytest.fixture
async def rosters(room: Room) -> Rosters:
    """Let the bot see who is in the channel."""
    rosters = Rosters()
    rosters.seat(CHANNEL, ANA)
    room.ports = replace(room.ports, rosters=rosters)
    room.runner = Runner(room.ports, owner="room")
    room.conversation = Conversation(room.ports)
    async with room.ports.store.work() as work:
        guest = Guest(name="Rosalind Achterberg", email="rosalind@client.example")
        await work.sessions.save(a_session(guests=(guest,)))
    return rosters


def in_channel(room: Room, kind: str = "") -> list[str]:
    """Return what stands in the channel, of one kind or of all, in words."""
    return [d.last.card.text for d in room.cards("channel", kind)]


def told(room: Room) -> list[str]:
    """Return what the challenge manager was told needs them."""
    return [str(d.last.card.as_teams()["body"]) for d in room.cards("cora", "notice")]


async def noted(room: Room) -> None:
    await room.save_note()
    await room.push(timedelta(minutes=1))


@pytest.mark.parametrize(
    ("reader", "role"),
    [(SOL, "1 system lead"), (SOL_BY_ADDRESS, "1 system lead"), (MET, "1 person met in a session")],
    ids=["by account", "by address", "met in a session"],
)
async def test_in_the_morning_the_client_is_found_and_the_notes_are_taken_off(
    room: Room, rosters: Rosters, reader: Reader, role: str
) -> None:
    await noted(room)
    rosters.seat(CHANNEL, ANA, reader)

    await room.push(NINE + timedelta(days=0, hours=23))

    assert in_channel(room, "board") == [HIDDEN]
    assert [role in words for words in told(room)] == [True]
    assert [word for words in told(room) for word in ("Sol", "Rosalind") if word in words] == []


async def test_what_waits_is_posted_once_the_client_is_gone(room: Room, rosters: Rosters) -> None:
    await noted(room)
    rosters.seat(CHANNEL, SOL)
    await room.say("cora", "post here", place=CHANNEL)
    for number in range(2, 5):
        await room.save_note(press=f"press-{number}", text=f"Budget {number}.")
        await room.push(timedelta(minutes=40))
    before = in_channel(room, "board")

    rosters.seat(CHANNEL, ANA)
    await room.conversation.answer(Departed(CHANNEL, object_ids=frozenset({"sol"})))
    await room.push(timedelta(minutes=1))

    assert (before, in_channel(room, "board")) == (
        [HIDDEN],
        ["Board: Commissioning. 4 observations, 0 findings."],
    )
    [board] = room.cards("channel", "board")
    assert len(board.versions) == 3


async def test_a_client_who_joins_reads_nothing_more_from_that_moment(room: Room, rosters: Rosters) -> None:
    await noted(room)
    rosters.seat(CHANNEL, ANA, SOL)
    await room.save_note(press="press-2", text="One budget.")

    sol = replace(room.caller("sol", place=CHANNEL), email="")
    await room.conversation.answer(Joined(CHANNEL, people=(sol,)))
    await room.push(timedelta(minutes=1))

    versions = [v.card.text for d in room.cards("channel", "board") for v in d.versions]
    assert versions == ["Board: Commissioning. 1 observation, 0 findings.", HIDDEN]
    assert [("1 system lead" in words, "is not in this review" in words) for words in told(room)] == [
        (True, False)
    ]


@pytest.mark.usefixtures("rosters")
async def test_nobody_is_told_of_a_peer_who_joins(room: Room) -> None:
    await noted(room)

    await room.conversation.answer(Joined(CHANNEL, people=(room.caller("ben", place=CHANNEL),)))
    await room.push(timedelta(minutes=1))

    assert (told(room), in_channel(room)) == ([], ["Board: Commissioning. 1 observation, 0 findings."])


async def test_no_board_is_begun_in_a_channel_that_the_client_reads(room: Room, rosters: Rosters) -> None:
    rosters.seat(NEW_CHANNEL, SOL, MET)

    answer = await room.say("cora", "post here", place=NEW_CHANNEL)
    await room.save_note()
    await room.push(timedelta(hours=1))

    assert answer.text == "The board is not kept here yet"
    assert [d.last.card.text for d in room.messenger.at(NEW_CHANNEL)] == ["The board is not kept here yet"]
    assert ["1 person met in a session and 1 system lead" in words for words in told(room)] == [True]


@pytest.mark.usefixtures("rosters")
async def test_a_board_moves_to_another_channel_and_leaves_no_words_behind(room: Room) -> None:
    await noted(room)

    await room.say("cora", "post here", place=NEW_CHANNEL)
    await room.push(timedelta(minutes=1))

    assert in_channel(room, "board") == ["The board is kept elsewhere now"]
    assert [d.last.card.kind for d in room.messenger.at(NEW_CHANNEL)] == ["notice", "board"]


async def test_where_nobody_lets_the_bot_see_it_goes_on_and_says_so_once(room: Room, rosters: Rosters) -> None:
    rosters.failure = Refused("Microsoft Teams does not let me see who is in the channel.")

    await room.say("cora", "post here", place=CHANNEL)
    await room.save_note()
    await room.push(NINE + timedelta(days=1))

    assert in_channel(room, "board") == ["Board: Commissioning. 1 observation, 0 findings."]
    assert ["cannot see who is in" in words for words in told(room) if "channel" in words] == [True]


async def test_where_teams_is_slow_the_channel_is_looked_at_later(room: Room, rosters: Rosters) -> None:
    rosters.failure = Unavailable("Microsoft Teams does not tell in time who is in the channel.")

    answer = await room.say("cora", "post here", place=NEW_CHANNEL)
    async with room.ports.store.work() as work:
        kept = await work.people.channel_of(room.review.id)

    assert (answer.text, kept) == ("That did not work", CHANNEL)


@pytest.mark.parametrize("place", [NEW_CHANNEL, CHANNEL], ids=["another channel", "with the client in it"])
async def test_a_board_that_is_asked_for_is_not_shown_where_others_read(
    room: Room, rosters: Rosters, place: Place
) -> None:
    await noted(room)
    rosters.seat(CHANNEL, SOL)
    await room.say("cora", "post here", place=CHANNEL)

    answer = await room.say("ana", "board", place=place)

    assert (answer.kind, "Others may read this channel" in str(answer.as_teams())) == ("notice", True)


async def turned(room: Room, who: str, verb: str, about: dict[str, Any], place: Place) -> Any:
    caller: Caller = room.caller(who, place=place)
    return await room.conversation.answer(Pressed(caller, verb, {"about": about}, posted="m0001"))


async def test_a_page_that_one_turns_to_in_the_channel_is_theirs_alone(room: Room) -> None:
    for number in range(30):
        await room.save_note(press=f"press-{number}", text=f"Point {number}.")
    await room.push(timedelta(minutes=1))
    before = in_channel(room)

    second = await turned(
        room, "leo", "board.page", {"review": "review-1", "theme": "commissioning", "page": "2"}, CHANNEL
    )
    last = await turned(
        room, "leo", "digest.page", {"review": "review-1", "session": "team-session-1", "page": "9"}, CHANNEL
    )

    assert ("Page 2 of 2." in str(second.as_teams()), "Page 2 of 2." in str(last.as_teams())) == (True, True)
    assert (second.for_one, last.for_one, in_channel(room)) == (True, True, before)
    assert str(PersonId("leo")) not in str(second.as_teams())
