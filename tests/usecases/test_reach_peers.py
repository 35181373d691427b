"""Every peer is reached, or the challenge manager knows who is not, and why."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.conversation.events import Arrived, Pressed
from bot.conversation.router import Conversation
from bot.domain.reach import Proof, Rung, ladder_of
from cards.phrases import reach as say
from cards.plain import plain
from scheduler.agenda.before import HELLO_AT, SHOW_REACH_AT
from scheduler.runner import Runner
from tests.builders import ANA, FIRST_DAY
from tests.installer import REFUSED, StandInInstaller
from tests.room import CHANNEL, Room, chat_of
from tests.scheduler.test_delivery import BLOCKED, Blocking

LINK = "https://teams.microsoft.com/l/chat/0/0?users=28:critical-friend"
TAKEN = "my message was delivered, and is not answered yet."


@pytest.fixture
def teams(room: Room) -> Blocking:
    """Let the room have a Teams in which the bot may be blocked."""
    teams = Blocking(room.clock)
    room.messenger = teams
    room.ports = replace(room.ports, messenger=teams)
    room.runner = Runner(room.ports, owner="room")
    room.conversation = Conversation(room.ports)
    return teams


async def without_chats(room: Room, *people: str, installer: StandInInstaller) -> None:
    """Let these peers have no chat with the bot yet, and let the bot be added for people."""
    room.ports = replace(room.ports, installer=installer, chat_link=LINK)
    room.runner = Runner(room.ports, owner="room")
    async with room.ports.store.work() as work:
        for person in people:
            await work.people.lose(chat_of(person))


def days_before(room: Room, days: int, hour: int) -> datetime:
    return room.review.at(room.review.first_day - timedelta(days=days), HELLO_AT).replace(hour=hour)


async def opened_by(room: Room, *people: str) -> None:
    """Let these peers write to the bot in their own chats."""
    for person in people:
        await room.say(person, "help")


async def move_the_review(room: Room) -> None:
    """Put the review a week later than it was, so that its checks are still to come."""
    later = room.review.model_copy(update={"first_day": FIRST_DAY + timedelta(days=7)})
    room.review = later
    async with room.ports.store.work() as work:
        await work.reviews.save(later)
        for session in await work.sessions.of(later.id):
            week = timedelta(days=7)
            moved = {"starts": session.starts + week, "ends": session.ends + week}
            await work.sessions.save(session.model_copy(update=moved))


async def test_a_peer_who_has_never_written_is_greeted_and_proves_it_with_a_press(
    room: Room, teams: Blocking
) -> None:
    await move_the_review(room)
    await opened_by(room, "leo", "ben")
    await room.push(days_before(room, 5, HELLO_AT.hour) + timedelta(minutes=5))

    [hello] = [d for d in teams.at(chat_of("ana")) if d.first.card.kind == "reach"]
    thanks = await room.press("ana", "reach.here", {"review": room.review.id})

    async with room.ports.store.work() as work:
        ladder = ladder_of(ANA, await work.reaches.of(room.review.id))
    assert hello.first.card.text == "Can you see this?"
    assert thanks.text == "Thank you, I reach you here"
    assert ladder.works is Rung.PERSONAL
    assert [room.cards(p, "reach") for p in ("leo", "ben")] == [[], []]


async def test_the_challenge_manager_sees_who_is_reached_and_why_somebody_is_not(
    room: Room, teams: Blocking
) -> None:
    await move_the_review(room)
    await opened_by(room, "leo")
    teams.blocked = frozenset({"chat-ana"})
    await room.push(days_before(room, 5, SHOW_REACH_AT.hour) + timedelta(minutes=5))

    [table] = room.cards("cora", "reach")
    assert plain(table.last.card).split("\n\n")[:8] == [
        "Who I can reach: Invented Borough",
        "Peers who can be reached: 1 of 3.",
        "Not reached yet",
        f"Ana Invented. Personal chat: {BLOCKED} Channel: {TAKEN}",
        f"Ben Invented. Personal chat: {TAKEN} Channel: {TAKEN}",
        say.WHAT_TO_DO,
        "Reached",
        "Leo Invented. Personal chat works.",
    ]


async def test_a_day_before_nothing_is_said_where_everybody_is_reached(room: Room, teams: Blocking) -> None:
    await move_the_review(room)
    await opened_by(room, "leo", "ana", "ben")

    await room.push(days_before(room, 1, 23))

    assert len(room.cards("cora", "reach")) == 1
    assert [d for d in teams.at(CHANNEL) if d.first.card.kind == "reach"] == []
    assert teams.at(chat_of("ana")) != ()


async def test_a_peer_without_a_chat_has_the_bot_added_and_is_greeted_once_teams_announces_it(
    room: Room, teams: Blocking
) -> None:
    await move_the_review(room)
    await opened_by(room, "leo")
    adding = StandInInstaller(home="t", knows={"ana", "ben"}, not_for={"ben"})
    await without_chats(room, "ana", "ben", installer=adding)
    hello_at = days_before(room, 5, HELLO_AT.hour)

    await room.push(hello_at + timedelta(minutes=1))
    await room.conversation.answer(Arrived(room.caller("ana")))
    async with room.ports.store.work() as work:
        opened = ladder_of(ANA, await work.reaches.of(room.review.id)).proof(Rung.PERSONAL)
    await room.push(hello_at + timedelta(minutes=5))
    await room.push(days_before(room, 5, SHOW_REACH_AT.hour) + timedelta(minutes=5))

    [table] = room.cards("cora", "reach")
    told = plain(table.last.card)
    assert (adding.added, opened) == (["ana"], Proof.INSTALLED)
    assert [d.first.card.text for d in teams.at(chat_of("ana"))] == ["What I can do", "Can you see this?"]
    assert f"Ana Invented. Personal chat: {TAKEN} Channel: {TAKEN}" in told
    assert f"Ben Invented. Personal chat: not opened with me yet. {REFUSED} Channel: {TAKEN}" in told
    assert LINK in told
    assert LINK in str(teams.at(CHANNEL)[0].first.card.as_teams())


async def test_somebody_who_presses_in_the_channel_is_reached_there(room: Room) -> None:
    event = Pressed(room.caller("ana", place=CHANNEL), "reach.here", {"about": {"review": room.review.id}})
    await room.conversation.answer(event)

    async with room.ports.store.work() as work:
        ladder = ladder_of(ANA, await work.reaches.of(room.review.id))
    assert (ladder.works, ladder.proof(Rung.PERSONAL)) == (Rung.CHANNEL, None)
    assert ladder.proof(Rung.CHANNEL) is Proof.ANSWERED


async def test_who_tells_the_challenge_manager_how_each_peer_is_reached_and_greets_the_others(
    room: Room, teams: Blocking
) -> None:
    await opened_by(room, "leo")
    teams.blocked = frozenset({"chat-ana"})

    await room.say("cora", "who")
    await room.runner.ring(room.clock.now())
    again = await room.say("cora", "who")
    asked = await room.say("leo", "who")

    assert f"Ana Invented (AI), peer. Personal chat: {BLOCKED} Channel: {TAKEN}" in plain(again)
    assert "Leo Invented (LI), lead peer. Personal chat works." in plain(again)
    assert "Personal chat" not in plain(asked)
    assert len([d for d in teams.at(chat_of("ben")) if d.first.card.kind == "reach"]) == 1
