"""Somebody in two reviews at once: one rule says which they mean, and what changes something is asked."""

from datetime import timedelta

import pytest

from bot.conversation.events import Pressed
from bot.domain.ids import PersonId, ReviewId
from bot.domain.reach import Account
from bot.domain.review import Review, Stage
from bot.domain.team import Role
from bot.rehearsal.seen import look_at
from cards.card import Card
from cards.plain import plain
from cards.which_review import told_apart
from tests.builders import a_person, a_review
from tests.room import Room

ADA = "peer, Ada Brookes, ada@peers.example"
LINES = b"Day,Start,End,Session\n2026-08-11,09:00,10:00,Carers\n2026-08-11,10:30,11:30,Directors\n"


@pytest.fixture
async def other(room: Room) -> Review:
    """Let Cora manage a review that was set up later and has its days later."""
    days = {"first_day": room.review.first_day + timedelta(days=63)}
    days["last_day"] = days["first_day"] + timedelta(days=3)
    there = a_review(id=ReviewId("review-9"), client="Other Borough", stage=Stage.PREPARING, **days)
    cora = a_person(
        id=PersonId("cora-9"),
        review=there.id,
        name="Cora Invented",
        initials="CI",
        role=Role.CHALLENGE_MANAGER,
        email="cora@team.example",
    )
    async with room.ports.store.work() as work:
        await work.reviews.save(there)
        await work.people.save(cora)
        await work.people.own(cora.id, Account(tenant="t", object_id="cora"))
    return there


async def in_each(room: Room, other: Review) -> list[list[str]]:
    """Return who of the name that is added is in either review."""
    async with room.ports.store.work() as work:
        return [
            [p.name for p in await work.people.of(review) if p.name == "Ada Brookes"]
            for review in (room.review.id, other.id)
        ]


async def pressed_first(room: Room, card: Card, title: str) -> Card:
    button = next(b for b in look_at(card).buttons if b.title == title)
    answer = await room.conversation.answer(Pressed(room.caller("cora"), button.verb, button.data))
    assert answer is not None
    return answer


@pytest.mark.parametrize("words", ["who", "readiness", "report", "change review"])
async def test_what_is_asked_for_is_of_the_review_that_has_its_days(
    room: Room, other: Review, words: str
) -> None:
    today = str((await room.say("cora", words)).as_teams())
    named = str((await room.say("cora", f"For other borough: {words}")).as_teams())

    assert (room.review.id in today or room.review.client in today, other.client in today) == (True, False)
    assert other.id in named or other.client in named


async def test_people_are_added_only_where_it_is_clear_to_which(room: Room, other: Review) -> None:
    asked = plain(await room.say("cora", f"add {ADA}"))
    before = await in_each(room, other)

    await room.say("cora", f"for Other Borough: add {ADA}")
    taken_out = await room.say("cora", "remove Ada Brookes")

    assert "You have several: Invented Borough and Other Borough." in asked
    assert "“for Other Borough:”" in asked
    assert (before, await in_each(room, other)) == ([[], []], [[], ["Ada Brookes"]])
    assert "Take Ada Brookes out of the review for Other Borough?" in plain(taken_out)


async def test_somebody_in_both_is_taken_out_only_of_the_one_that_is_named(room: Room, other: Review) -> None:
    for client in (room.review.client, other.client):
        await room.say("cora", f"for {client}: add {ADA}")

    asked = plain(await room.say("cora", "remove Ada Brookes"))
    named = plain(await room.say("cora", "for Invented Borough: remove Ada Brookes"))

    assert "You have several" in asked
    assert "Take Ada Brookes out of the review for Invented Borough?" in named


async def test_whoever_sends_a_timetable_is_asked_whose_it_is(room: Room, other: Review) -> None:
    asked = await room.send("cora", "timetable.csv", LINES)

    shown = await pressed_first(room, asked, "Other Borough")

    assert [b.title for b in look_at(asked).buttons] == ["Invented Borough", "Other Borough"]
    assert "Timetable for Other Borough" in plain(shown)
    async with room.ports.store.work() as work:
        assert await work.sessions.of(other.id) == ()


@pytest.mark.usefixtures("other")
async def test_a_timetable_is_of_the_only_review_that_can_still_take_one(room: Room) -> None:
    async with room.ports.store.work() as work:
        await work.reviews.save(room.review.model_copy(update={"stage": Stage.REPORTING}))

    shown = await room.send("cora", "timetable.csv", LINES)

    assert "Timetable for Other Borough" in plain(shown)


async def test_help_says_how_to_speak_of_the_other_review(room: Room, other: Review) -> None:
    told = plain(await room.say("cora", "help"))

    assert f"You are also in {other.client}." in told


def test_reviews_of_one_client_are_told_apart_by_their_first_days() -> None:
    twice = [a_review(), a_review(first_day=a_review().first_day + timedelta(days=63))]

    assert told_apart(twice) == ["Invented Borough, 9 June 2026", "Invented Borough, 11 August 2026"]
