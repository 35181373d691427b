"""People and channels come and go, and the bot is put in and taken out: each in plain words, once."""

from dataclasses import replace

import pytest

from bot.conversation.events import Arrived, Departed, Event, Joined, PlaceLost, Renamed, Said
from bot.domain.errand import ErrandState
from bot.domain.errors import NotAllowed
from bot.domain.ids import PersonId
from bot.domain.reach import Account, Place
from bot.domain.tasks.sessions import Nudge, SendDaySheet
from tests.builders import ANA, FIRST_DAY, an_errand
from tests.room import CHANNEL, Room, chat_of

ELSEWHERE = Place(kind="channel", id="channel:another", team="team-9")
OURS = Place(kind="channel", id="c", team="the team")
GENERAL = Place(kind="channel", id="channel:general", team="the team")


def ana_left(place: Place = CHANNEL, *, whole_team: bool = False) -> Departed:
    """Return that Ana was taken out of a channel, or of its whole team."""
    return Departed(place, object_ids=frozenset({"ana", "29:ana"}), whole_team=whole_team)


async def happens(room: Room, *events: Event) -> None:
    for event in events:
        await room.conversation.answer(event)
    await room.runner.ring(room.clock.now())


def told(room: Room, person: str = "cora") -> list[str]:
    return [str(d.last.card.as_teams()) for d in room.cards(person, "notice")]


def written(room: Room, place: Place | None = None) -> list[str]:
    """Return the kinds of cards that were sent to a place, or anywhere, besides the sheets of the day."""
    sent = room.messenger.at(place) if place else room.messenger.deliveries
    return [d.last.card.kind for d in sent if d.last.card.kind != "day_sheet"]


async def kept_in(room: Room, place: Place) -> None:
    async with room.ports.store.work() as work:
        await work.people.set_channel(room.review.id, place)


async def test_whoever_is_taken_out_of_the_channel_loses_access_at_once(room: Room) -> None:
    async with room.ports.store.work() as work:
        await work.errands.add(an_errand(), an_errand(task=Nudge(person=ANA, day=FIRST_DAY)))

    await happens(room, ana_left(), ana_left())

    with pytest.raises(NotAllowed, match="taken out"):
        await room.save_note()
    assert "taken out" in str((await room.say("ana", "board")).as_teams())
    async with room.ports.store.work() as work:
        theirs = [
            e.state
            for e in await work.errands.of(room.review.id)
            if getattr(e.errand.task, "person", "") == ANA
        ]
        line = (await work.audit.of(room.review.id))[-1]
    assert (set(theirs) - {ErrandState.STALE}, line.deed, line.about) == (
        {ErrandState.VOID},
        "taken out of the team",
        ANA,
    )
    assert ["Ana Invented was taken out" in words for words in told(room)] == [True]


async def test_nothing_more_is_sent_to_whoever_was_taken_out(room: Room) -> None:
    await happens(room, ana_left())
    async with room.ports.store.work() as work:
        day_sheet = SendDaySheet(person=ANA, day=FIRST_DAY)
        await work.errands.add(an_errand(task=day_sheet, due=room.clock.now()))

    await room.runner.ring(room.clock.now())

    assert room.cards("ana") == []


async def test_a_mistake_is_put_right_with_who(room: Room) -> None:
    await happens(room, ana_left())

    shown = await room.say("cora", "who")
    seen_by_ben = await room.say("ben", "who")
    await room.press("cora", "people.let_in", {"review": room.review.id, "who": "ana"})

    assert ("Let Ana" in str(shown.as_teams()), "Let Ana" in str(seen_by_ben.as_teams())) == (True, False)
    assert (await room.say("ana", "today")).kind == "day_sheet"


@pytest.mark.parametrize(
    ("kept", "left", "has_left"),
    [
        (CHANNEL, ana_left(ELSEWHERE), False),
        (OURS, ana_left(GENERAL, whole_team=True), True),
        (OURS, ana_left(GENERAL), False),
        (GENERAL.model_copy(update={"team": ""}), ana_left(GENERAL, whole_team=True), True),
    ],
    ids=["another channel", "the whole team", "another channel of the team", "a channel kept long ago"],
)
async def test_only_the_reviews_own_channel_counts(
    room: Room, kept: Place, left: Departed, *, has_left: bool
) -> None:
    await kept_in(room, kept)

    await happens(room, left)

    async with room.ports.store.work() as work:
        assert (await work.people.get(ANA)).has_left == has_left


async def test_the_only_challenge_manager_keeps_the_review(room: Room) -> None:
    await happens(room, Departed(CHANNEL, object_ids=frozenset({"cora"})))

    assert ["still yours" in words for words in told(room)] == [True]
    assert (await room.say("cora", "who")).kind == "notice"


async def test_a_chat_from_which_the_bot_was_taken_is_no_way_to_reach_anybody(room: Room) -> None:
    await happens(room, PlaceLost(chat_of("ana"), account=Account(tenant="t", object_id="ana")))

    async with room.ports.store.work() as work:
        assert await work.people.place_of(ANA) is None
    assert (room.cards("ana"), written(room)) == ([], [])


@pytest.mark.parametrize("whole_team", [False, True])
async def test_a_channel_that_is_gone_keeps_no_board_and_the_challenge_manager_is_told(
    room: Room, *, whole_team: bool
) -> None:
    await kept_in(room, OURS)
    lost = GENERAL if whole_team else OURS

    await happens(room, PlaceLost(lost, account=Account(tenant="t", object_id="cora"), whole_team=whole_team))
    await happens(room, PlaceLost(lost, account=Account(tenant="t", object_id="cora"), whole_team=whole_team))

    async with room.ports.store.work() as work:
        assert await work.people.channel_of(room.review.id) is None
    assert ["post here" in words for words in told(room)] == [True]


async def test_a_new_name_leaves_the_board_where_it_is(room: Room) -> None:
    await happens(room, Renamed(CHANNEL), Renamed(ELSEWHERE))

    assert [d.last.card.text for d in room.cards("channel")] == ["This channel has a new name"]
    assert written(room) == ["notice"]


async def test_the_challenge_manager_hears_of_whoever_is_in_the_channel_and_not_in_the_review(
    room: Room,
) -> None:
    pat = replace(room.caller("pat"), name="Pat Passer")

    await happens(room, Joined(CHANNEL, people=(pat, room.caller("ben"))), Joined(CHANNEL, people=(pat,)))

    assert ["Pat Passer was added" in words for words in told(room)] == [True]


@pytest.mark.parametrize(
    ("who", "place", "greeted"),
    [
        ("pat", Place(kind="personal", id="chat-pat"), ["help"]),
        ("ana", chat_of("ana"), []),
        ("ana", Place(kind="personal", id="a new chat"), ["help"]),
        ("cora", CHANNEL, []),
        ("cora", ELSEWHERE, ["notice"]),
        ("ana", Place(kind="group", id="meeting"), ["help"]),
    ],
    ids=["a stranger", "known there", "a new chat", "the board's channel", "another channel", "a meeting"],
)
async def test_whoever_adds_the_bot_is_greeted_once(
    room: Room, who: str, place: Place, greeted: list[str]
) -> None:
    await happens(room, Arrived(room.caller(who, place=place)))

    assert written(room, place) == greeted


async def test_a_message_that_is_delivered_twice_is_one_note(room: Room) -> None:
    said = Said(room.caller("ben"), "note outcomes: One plan.", sent="2026-06-09T08:00:00.123Z")

    await happens(room, said, said, replace(said, sent="2026-06-09T08:01:00.000Z"))

    async with room.ports.store.work() as work:
        noted = await work.observations.of(room.review.id)
    assert [(o.number, o.peer) for o in noted] == [(1, PersonId("ben")), (2, PersonId("ben"))]
