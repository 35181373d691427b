"""Before a session each of the pair knows who leads and what to say, and the two can change who leads."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import NotAllowed, OutOfDate
from bot.domain.session import Mode, Pair, SessionKind
from bot.methods import shelf
from bot.web.form_links import FormLinks
from cards.card import Card
from cards.plain import plain
from cards.script import script_card
from scheduler.runner import Runner
from tests.builders import ANA, BEN, NINE, SESSION, a_review, a_session
from tests.room import Room

WITH_A_GUIDE = (
    "local-system", "place-review", "care-and-health", "building-the-right-support",
)  # fmt: skip


async def swapped(room: Room, who: str, lead: str) -> Card:
    return await room.press(who, "briefing.swap", {"review": room.review.id, "session": SESSION, "lead": lead})


async def pair(room: Room) -> Pair | None:
    async with room.ports.store.work() as work:
        return (await work.sessions.get(SESSION)).pair


def told(room: Room, who: str) -> list[str]:
    return [plain(d.last.card) for d in room.cards(who, "briefing")]


async def test_the_pair_changes_who_leads_and_the_other_is_told_in_words_and_on_their_briefing(
    room: Room,
) -> None:
    await room.push(NINE - timedelta(minutes=10))

    mine = plain(await swapped(room, "ana", BEN))
    await swapped(room, "ana", BEN)
    await room.push(timedelta(minutes=1))

    assert await pair(room) == Pair(lead=BEN, notes=ANA)
    assert "You take notes. Ben Invented leads the questions." in mine
    assert ["You lead the questions. Ana Invented takes notes." in card for card in told(room, "ben")] == [
        True
    ] * 2


async def test_the_two_can_change_it_back(room: Room) -> None:
    await swapped(room, "ana", BEN)
    await room.push(timedelta(minutes=1))
    await swapped(room, "ben", ANA)
    await room.push(timedelta(minutes=1))

    assert await pair(room) == Pair(lead=ANA, notes=BEN)
    assert len(told(room, "ana")) == 1


async def test_only_the_two_decide_who_leads_and_only_until_it_is_over(room: Room) -> None:
    with pytest.raises(NotAllowed, match="Only the two"):
        await swapped(room, "leo", "leo")
    with pytest.raises(OutOfDate, match="Somebody else"):
        await swapped(room, "ana", "leo")
    await room.push(NINE + timedelta(hours=2))
    with pytest.raises(OutOfDate, match="over or off"):
        await swapped(room, "ana", BEN)

    assert await pair(room) == Pair(lead=ANA, notes=BEN)


async def test_each_of_a_pair_can_unfold_the_words_for_the_session(room: Room) -> None:
    await room.push(NINE - timedelta(minutes=10))

    said = [told(room, who)[0] for who in ("ana", "ben")]

    assert ["Thank you for your time." in card for card in said] == [True, True]
    assert ["nothing is attributed" in card for card in said] == [True, True]


async def test_the_words_for_the_next_session_are_shown_whenever_they_are_wanted(room: Room) -> None:
    ahead = await room.say("ana", "script")
    await room.push(NINE + timedelta(hours=2))
    after = await room.say("ana", "script")

    assert ["Director of adult social care" in plain(card) for card in (ahead, after)] == [True, False]
    assert "Thank you for your time." in plain(after)


@pytest.mark.parametrize("name", [n for n in shelf.names() if shelf.method(n).captures])
def test_every_review_says_at_the_start_that_nothing_is_attributed(name: str) -> None:
    opening = shelf.method(name).opening

    assert len(opening) == 6
    assert [word for word in ("link", "who said", "who told") if word in opening[-1]] != []


@pytest.mark.parametrize("name", WITH_A_GUIDE)
def test_a_focus_group_is_asked_twice_for_ten_minutes_and_each_recommends_one_thing(name: str) -> None:
    review = a_review(method=shelf.method(name))
    group = a_session(kind=SessionKind.FOCUS_GROUP)

    words = plain(script_card(review, group))

    guide = review.method.in_session.group
    assert guide is not None
    assert [question.minutes for question in guide.questions] == [10, 10]
    assert [
        said
        for said in (*(q.ask for q in guide.questions), "three or four", "one recommendation")
        if said not in words
    ] == []
    assert "three or four" not in plain(script_card(review, a_session()))


def test_in_a_room_other_things_count_than_on_screen() -> None:
    review = a_review(method=shelf.method("local-system"))

    remote, on_site, hybrid = (
        plain(script_card(review, a_session(mode=mode))) for mode in (Mode.REMOTE, Mode.ON_SITE, Mode.HYBRID)
    )

    screen, room = "recording and transcription are off", "across a table"
    assert [(screen in words, room in words) for words in (remote, on_site, hybrid)] == [
        (True, False), (False, True), (True, True)
    ]  # fmt: skip


def test_whoever_reads_papers_needs_no_script() -> None:
    reading = a_session(kind=SessionKind.READING, people=())

    words = plain(script_card(a_review(), reading))

    assert ("Thank you for your time." in words, "There is no script" in words) == (False, True)


async def test_a_briefing_leads_to_the_words_as_a_page_where_there_are_pages(room: Room) -> None:
    room.ports = replace(room.ports, forms=FormLinks("https://bot.example", secret="s" * 32))
    room.runner = Runner(room.ports, owner="room")

    await room.push(NINE - timedelta(minutes=10))

    assert "https://bot.example/script/" in str(room.cards("ana", "briefing")[0].last.card.as_teams())
