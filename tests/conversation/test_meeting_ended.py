"""Teams says that a meeting ended: its pair is asked then, once, and nothing is said in the meeting's chat."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.conversation.events import MeetingEnded, SentFile
from bot.domain.reach import Place
from bot.domain.review import Stage
from cards.notice import help_among_others_card
from tests.builders import NINE, a_meeting
from tests.room import Room

THREAD = "19:meeting_abc@thread.v2"
LONG = "https://teams.example/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%22Tid%22%3a%22t%22%7d"
EARLY = NINE + timedelta(minutes=30)


async def the_meeting_ends(
    room: Room, at: datetime, *, link: str = LONG, thread: str = "", ours: str = LONG
) -> list[datetime]:
    """Let the first session's meeting end, and return when Ana has been asked by the next morning."""
    async with room.ports.store.work() as work:
        await work.sessions.keep_meeting(a_meeting(join_url=ours))
    room.clock.push_to(max(at, room.clock.now()))
    await room.runner.ring(room.clock.now())
    await room.conversation.answer(MeetingEnded(link, thread=thread, ended=at))
    await room.runner.ring(room.clock.now())
    await room.push(NINE + timedelta(hours=8))
    return [d.first.at for d in room.cards("ana", "capture")]


async def test_a_pair_is_asked_when_their_meeting_ends_early_and_not_again_by_the_clock(room: Room) -> None:
    asked = await the_meeting_ends(room, EARLY)

    assert asked == [EARLY]
    assert [d.first.at for d in room.cards("ben", "capture")] == [EARLY]
    assert [d.place.id for d in room.messenger.deliveries if "meeting" in d.place.id] == []


@pytest.mark.parametrize(
    ("link", "thread", "ours"),
    [
        (f"{LONG.replace('%3a', '%3A')} ", "", LONG),
        (LONG.replace("%", "%25"), "", LONG),
        ("", THREAD, LONG),
        ("https://teams.example/meet/123?p=Ab", THREAD, "https://teams.example/meet/123?p=Ab"),
    ],
)
async def test_a_meeting_is_known_however_its_link_is_written(
    room: Room, link: str, thread: str, ours: str
) -> None:
    assert await the_meeting_ends(room, EARLY, link=link, thread=thread, ours=ours) == [EARLY]


@pytest.mark.parametrize(
    ("link", "thread", "ours"),
    [
        ("https://teams.example/meet/999", "", LONG),
        ("", "", ""),
        ("", "19:meeting_ab", LONG),
        ("", "19:meeting_abc@thread", LONG),
        ("https://teams.example/meet/123?p=ab", "", "https://teams.example/meet/123?p=Ab"),
    ],
)
async def test_the_end_of_a_meeting_that_we_do_not_know_changes_nothing(
    room: Room, link: str, thread: str, ours: str
) -> None:
    asked = await the_meeting_ends(room, EARLY, link=link, thread=thread, ours=ours)

    assert asked == [NINE + timedelta(minutes=50)]


@pytest.mark.parametrize("at", [NINE - timedelta(minutes=30), NINE + timedelta(minutes=4)])
async def test_the_end_of_a_test_call_asks_nobody(room: Room, at: datetime) -> None:
    assert await the_meeting_ends(room, at) == [NINE + timedelta(minutes=50)]


async def test_help_in_a_meetings_chat_says_nothing_of_the_review(room: Room) -> None:
    answer = await room.say("ana", "help", place=Place(kind="group", id=THREAD))

    assert answer.as_teams() == help_among_others_card().as_teams()


async def test_a_timetable_is_not_shown_in_a_meetings_chat(room: Room) -> None:
    among_others = replace(room.caller("cora"), place=Place(kind="group", id=THREAD))

    await room.conversation.answer(SentFile(among_others, "timetable.csv", b"Date,Session"))

    [told] = room.messenger.deliveries
    assert told.last.card.text == "That did not work"


async def test_a_second_end_asks_nobody_again(room: Room) -> None:
    await the_meeting_ends(room, EARLY)

    asked = await the_meeting_ends(room, NINE + timedelta(hours=8))

    assert asked == [EARLY]


async def test_the_end_of_a_meeting_after_sign_off_asks_nobody(room: Room) -> None:
    async with room.ports.store.work() as work:
        await work.reviews.save(room.review.model_copy(update={"stage": Stage.SIGNED_OFF}))

    assert await the_meeting_ends(room, EARLY) == []
