"""An evening that two people work on, that changes after approval, and that the client answers."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from microsoft_teams.cards.core import ActionSet, ExecuteAction

from bot.domain.catch_up import CatchUp
from bot.domain.errors import Incomplete, OutOfDate, ReviewError
from bot.domain.ids import PersonId
from bot.domain.private_board import Reader
from bot.domain.reach import Account, Place
from bot.domain.session import SessionKind
from bot.domain.team import Role
from cards.card import Card
from cards.plain import flat
from tests.builders import FIRST_DAY, NINE, a_finding, a_person
from tests.room import CHANNEL, Room, chat_of, open_room

ABOUT = {"review": "review-1", "day": FIRST_DAY.isoformat()}
CLIENTS = Place(kind="channel", id="channel:client")
SOL = Reader(account=Account(tenant="t", object_id="sol"), addresses=("sol@client.example",))
CORA = Reader(account=Account(tenant="t", object_id="cora"), addresses=("cora@team.example",))
STRANGER = Reader(account=Account(tenant="t", object_id="mallory"), addresses=("mallory@client.example",))
REPLY = ABOUT | {"on": "summary"}


async def kept(room: Room) -> CatchUp:
    async with room.ports.store.work() as work:
        evening = await work.catch_ups.get(room.review.id, FIRST_DAY)
    assert evening is not None
    return evening


async def tell(room: Room, words: str, *, who: str = "cora") -> None:
    await room.press(who, "catch_up.check", ABOUT, strengths__commissioning=words)
    await room.press(who, "catch_up.approve", ABOUT | {"mark": (await kept(room)).messages.mark})
    await room.push(timedelta(minutes=1))


def shown(card: Card) -> str:
    return str(card.as_teams())


async def joined_by_dora(room: Room) -> None:
    """Let a second challenge manager work on the same review."""
    dora = a_person(
        id=PersonId("dora"),
        name="Dora Invented",
        initials="DI",
        role=Role.CHALLENGE_MANAGER,
        email="dora@team.example",
    )
    async with room.ports.store.work() as work:
        await work.people.save(dora)
        await work.people.own(dora.id, Account(tenant="t", object_id="dora"))
        await work.people.reach(dora.id, chat_of("dora"))


async def test_a_text_that_is_approved_again_takes_the_place_of_what_was_sent(room: Room) -> None:
    await room.push(NINE + timedelta(hours=8))
    await tell(room, "One plan is shared.")
    await room.push(timedelta(minutes=30))
    await tell(room, "One plan is shared by most.")
    await room.push(timedelta(hours=1))

    (summary,) = room.cards("sol", "summary")

    assert [("by most" in shown(v.card), "This replaces" in shown(v.card)) for v in summary.versions] == [
        (False, False), (True, True),
    ]  # fmt: skip
    assert "5pm" in shown(summary.last.card)


@pytest.fixture
async def two_managers(tmp_path: Path) -> AsyncIterator[Room]:
    async with open_room(f"sqlite:///{tmp_path / 'two.db'}") as room:
        await joined_by_dora(room)
        yield room


async def test_of_two_managers_who_change_the_text_at_once_one_is_told_of_the_other(two_managers: Room) -> None:
    room = two_managers
    await room.press("cora", "catch_up.edit", ABOUT)
    seen = ABOUT | {"mark": (await kept(room)).mark}

    done = await asyncio.gather(
        room.press("cora", "catch_up.check", seen, strengths__commissioning="One plan."),
        room.press("dora", "catch_up.check", seen, strengths__commissioning="Another plan."),
        return_exceptions=True,
    )

    refused = [str(one) for one in done if isinstance(one, ReviewError)]
    assert [one.startswith("Another challenge manager has changed these messages") for one in refused] == [True]
    assert (await kept(room)).messages.sentences in {("One plan.",), ("Another plan.",)}


async def test_of_two_managers_who_approve_at_once_one_is_told_and_it_goes_out_once(two_managers: Room) -> None:
    room = two_managers
    await room.press("cora", "catch_up.check", ABOUT, strengths__commissioning="One plan.")
    approve = ABOUT | {"mark": (await kept(room)).messages.mark}

    cards = await asyncio.gather(
        room.press("cora", "catch_up.approve", approve), room.press("dora", "catch_up.approve", approve)
    )
    await room.push(timedelta(hours=1))

    told = ["Another challenge manager has approved" in shown(card) for card in cards]
    assert (sorted(told), len(room.cards("sol", "summary"))) == ([False, True], 1)


async def test_an_approved_text_is_not_changed_by_whoever_did_not_see_it_approved(two_managers: Room) -> None:
    room = two_managers
    await room.press("cora", "catch_up.check", ABOUT, strengths__commissioning="One plan.")
    seen = ABOUT | {"mark": (await kept(room)).mark}
    await tell(room, "One plan.")

    with pytest.raises(OutOfDate, match="Another challenge manager has approved"):
        await room.press("dora", "catch_up.check", seen, strengths__commissioning="Another plan.")


async def test_a_meeting_with_the_client_is_made_now_once_and_the_leads_are_invited(room: Room) -> None:
    await room.push(NINE + timedelta(hours=7, minutes=2))
    await room.press("cora", "catch_up.meet", ABOUT)
    await room.press("cora", "catch_up.meet", ABOUT)
    await room.push(timedelta(minutes=1))

    async with room.ports.store.work() as work:
        held = [s for s in await work.sessions.of(room.review.id) if s.kind is SessionKind.CATCH_UP]
        meeting = await work.sessions.meeting_of(held[0].id)
        versions = await work.sessions.versions_of(room.review.id)
    assert meeting is not None
    assert [(s.starts, s.ends) for s in held] == [
        (NINE + timedelta(hours=7, minutes=5), NINE + timedelta(hours=7, minutes=35))
    ]
    assert len(versions) == 1
    card = await room.press("cora", "catch_up.edit", ABOUT)
    assert meeting.join_url in shown(card)


@pytest.mark.parametrize("verb", ["catch_up.check", "catch_up.meet"])
async def test_messages_that_no_card_can_hold_are_left_where_they_were_typed(room: Room, verb: str) -> None:
    await room.push(NINE + timedelta(hours=7, minutes=2))
    long = dict.fromkeys(("strengths__commissioning", "areas__outcomes"), "x\n" * 1900)

    with pytest.raises(Incomplete, match="still here"):
        await room.press("cora", verb, ABOUT, **long)

    async with room.ports.store.work() as work:
        assert [s.kind for s in await work.sessions.of(room.review.id) if s.kind is SessionKind.CATCH_UP] == []


async def test_what_was_typed_beside_the_meeting_is_still_there_once_it_is_made(room: Room) -> None:
    await room.push(NINE + timedelta(hours=7, minutes=2))
    before = await room.press("cora", "catch_up.edit", ABOUT)
    sets = [element for element in flat(before) if isinstance(element, ActionSet)]
    [meet] = [a for each in sets for a in each.actions or () if isinstance(a, ExecuteAction)]

    card = await room.press("cora", "catch_up.meet", ABOUT, strengths__commissioning="One plan.\nOne budget.")

    assert (meet.verb, meet.associated_inputs) == ("catch_up.meet", None)
    assert "One plan.\\nOne budget." in shown(card)
    assert (await kept(room)).messages.sentences == ()


async def test_what_the_client_answers_is_shown_beside_the_finding_without_a_name(room: Room) -> None:
    async with room.ports.store.work() as work:
        await work.findings.save(a_finding(text="One plan is shared.", cites=()))
    await tell(room, "One plan is shared.")

    thanked = await room.press(
        "sol", "summary.reply", REPLY, theme="commissioning", kind="correction", text="It was agreed in May."
    )
    await room.push(timedelta(minutes=1))
    (asked,) = room.cards("cora", "client_reply")
    attach = {"review": "review-1", "number": "1"}
    await room.press("cora", "reply.attach", attach, findings="1", counts="no")
    seen = await room.press("ana", "finding.open", {"review": "review-1", "finding": "1"})

    assert ("One plan is shared." in shown(thanked), "Sol Invented" in shown(asked.last.card)) == (True, True)
    assert ("From the client" in shown(seen), "It was agreed in May." in shown(seen)) == (True, True)
    assert [word for word in ("Sol", "SI)") if word in shown(seen)] == []


async def test_a_reply_counts_as_a_source_only_if_the_manager_says_so(room: Room) -> None:
    async with room.ports.store.work() as work:
        await work.findings.save(a_finding(text="One plan is shared.", cites=()))
    await tell(room, "One plan is shared.")
    await room.press("sol", "summary.reply", REPLY, text="Our minutes show it.")
    attach = {"review": "review-1", "number": "1"}

    await room.press("cora", "reply.attach", attach, findings="1", counts="no")
    async with room.ports.store.work() as work:
        before = (await work.findings.get(room.review.id, 1)).cites
    await room.press("cora", "reply.attach", attach, findings="1", counts="yes")
    await room.press("cora", "reply.attach", attach, findings="1", counts="yes")

    async with room.ports.store.work() as work:
        notes = await work.observations.of(room.review.id)
        after = (await work.findings.get(room.review.id, 1)).cites
    assert (before, after, [n.source.document for n in notes]) == ((), (1,), ["the client's replies"])


async def test_a_plain_message_of_a_system_lead_is_offered_as_a_reply(room: Room) -> None:
    await tell(room, "One plan is shared.")

    card = await room.say("sol", "The plan was agreed in May.")
    await room.press("sol", "summary.reply", ABOUT | {"on": "alone"}, text="The plan was agreed in May.")

    assert ("The plan was agreed in May." in shown(card), "not sent yet" in shown(card)) == (True, True)
    async with room.ports.store.work() as work:
        assert [e.text for e in await work.client_evidence.of(room.review.id)] == [
            "The plan was agreed in May."
        ]


@pytest.mark.parametrize("who", ["ana", "cora", "mallory"])
async def test_a_summary_that_was_forwarded_lets_nobody_else_answer(room: Room, who: str) -> None:
    await tell(room, "One plan is shared.")

    with pytest.raises(ReviewError):
        await room.press(who, "summary.reply", REPLY, text="I heard otherwise.")

    async with room.ports.store.work() as work:
        assert await work.client_evidence.of(room.review.id) == ()


@pytest.mark.parametrize(
    ("place", "readers", "why"),
    [
        (CHANNEL, (SOL, CORA), "The team's board is kept"),
        (CLIENTS, (SOL, CORA, STRANGER), "One person in this channel is not in this review"),
        (CLIENTS, (CORA,), "No system lead of this review"),
    ],
)
async def test_no_summary_comes_to_a_channel_that_others_read(
    room: Room, place: Place, readers: tuple[Reader, ...], why: str
) -> None:
    room.ports.rosters.seat(place, *readers)  # type: ignore[attr-defined] # a stand-in

    card = await room.say("cora", "summary here", place=place)

    assert why in shown(card)


async def test_the_summary_stands_in_the_clients_channel_for_those_who_read_it_there(room: Room) -> None:
    room.ports.rosters.seat(CLIENTS, SOL, CORA)  # type: ignore[attr-defined] # a stand-in
    await room.say("cora", "summary here", place=CLIENTS)

    await tell(room, "One plan is shared.")

    there = [d for d in room.messenger.at(CLIENTS) if d.first.card.kind == "summary"]
    assert (len(there), room.cards("sol", "summary")) == (1, [])


async def test_the_summary_leaves_a_channel_that_somebody_else_has_come_into(room: Room) -> None:
    room.ports.rosters.seat(CLIENTS, SOL, CORA)  # type: ignore[attr-defined] # a stand-in
    await room.say("cora", "summary here", place=CLIENTS)
    room.ports.rosters.seat(CLIENTS, SOL, CORA, STRANGER)  # type: ignore[attr-defined] # a stand-in

    await tell(room, "One plan is shared.")

    there = [d for d in room.messenger.at(CLIENTS) if d.first.card.kind == "summary"]
    assert (there, len(room.cards("sol", "summary"))) == ([], 1)
    assert len(room.cards("cora", "notice")) == 1


async def test_only_the_challenge_manager_lets_the_summary_come_to_a_channel(room: Room) -> None:
    room.ports.rosters.seat(CLIENTS, SOL)  # type: ignore[attr-defined] # a stand-in

    card = await room.say("sol", "summary here", place=CLIENTS)

    assert "You cannot" in shown(card)
