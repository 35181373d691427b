"""An account that nobody knows: believed, asked about once, or let in nowhere."""

from dataclasses import replace
from typing import Any

import pytest

from bot.conversation.events import Caller, Pressed, Said
from bot.domain.errors import NotAllowed, ReviewError
from bot.domain.reach import Account, Place
from cards.card import Card
from tests.room import Room

TYPED = {
    "client": "Saltmarsh",
    "first_day": "9 June 2026",
    "people": "lead peer, Abel Bright, ab@peers.example",
}


def a_stranger(**changes: str) -> Caller:
    """Return somebody from another tenant, who gives Ana's address as their own."""
    known = {"name": "Ana Elsewhere", "sign_in": "mallory@far.example", "claims": "ana@peers.example"} | changes
    return Caller(
        account=Account(tenant="far", object_id="object-9"),
        name=known["name"],
        place=Place(kind="personal", id="chat-far"),
        email=known.get("email", ""),
        sign_in=known["sign_in"],
        claims=known["claims"],
    )


async def writes(room: Room, caller: Caller, words: str = "today") -> Card:
    await room.conversation.answer(Said(caller, words))
    card = room.messenger.at(caller.place)[-1].last.card
    await room.runner.ring(room.clock.now())
    return card


async def audit(room: Room) -> list[tuple[str, str, str]]:
    async with room.ports.store.work() as work:
        return [(line.deed, line.who, line.about) for line in await work.audit.of(room.review.id)]


@pytest.mark.parametrize(
    "believed",
    [{"email": "ANA@peers.example"}, {"sign_in": "ana@peers.example"}],
    ids=["e-mail", "sign-in name"],
)
async def test_whoever_has_an_address_that_microsoft_vouches_for_is_that_person(
    room: Room, believed: dict[str, str]
) -> None:
    card = await writes(room, a_stranger(**({"sign_in": "", "claims": ""} | believed)))

    assert (card.kind, room.cards("cora", "unknown_account")) == ("day_sheet", [])
    assert await audit(room) == [("account linked", "ana", "ana")]


async def test_somebodys_own_word_is_not_believed_and_the_challenge_manager_is_asked_once(room: Room) -> None:
    refused = await writes(room, a_stranger())
    await writes(room, a_stranger(), "help")

    [asked] = room.cards("cora", "unknown_account")
    assert "I do not know this account" in str(refused.as_teams())
    told = str(asked.last.card.as_teams())
    assert ("mallory@far.example" in told, "which nobody has checked" in told) == (True, True)
    assert await audit(room) == []


async def test_the_challenge_manager_says_who_it_is_and_then_they_are_let_in(room: Room) -> None:
    await writes(room, a_stranger())
    about = mark_on(room)

    await room.press("cora", "account.decide", about, whose="ana")
    card = await writes(room, a_stranger())

    assert card.kind == "day_sheet"
    assert await audit(room) == [("account linked", "cora", "ana")]


async def test_nobody_of_ours_stands_and_is_not_asked_again(room: Room) -> None:
    await writes(room, a_stranger())
    about = mark_on(room)

    await room.press("cora", "account.decide", about, whose="nobody")
    with pytest.raises(ReviewError, match="answered already"):
        await room.press("cora", "account.decide", about, whose="ana")
    card = await writes(room, a_stranger())

    assert "I do not know this account" in str(card.as_teams())
    assert len(room.cards("cora", "unknown_account")) == 1
    assert [deed for deed, _, _ in await audit(room)] == ["account refused"]


async def test_a_passer_by_troubles_nobody(room: Room) -> None:
    await writes(room, a_stranger(name="Pat Passer", claims="pat@far.example"))

    assert room.cards("cora", "unknown_account") == []


async def test_a_flood_of_accounts_is_asked_about_ten_times_at_the_most(room: Room) -> None:
    for number in range(12):
        await writes(room, replace(a_stranger(), account=Account(tenant="far", object_id=str(number))))

    assert len(room.cards("cora", "unknown_account")) == 10


async def test_whoever_has_no_address_that_is_vouched_for_owns_no_review(room: Room) -> None:
    pressed = Pressed(a_stranger(sign_in=""), "set_up.save", TYPED)

    with pytest.raises(NotAllowed, match="vouches"):
        await room.conversation.answer(pressed)


def mark_on(room: Room) -> dict[str, str]:
    """Return the ids on the card that asks who it is."""
    [asked] = room.cards("cora", "unknown_account")
    card: Any = asked.last.card.as_teams()
    return dict(card["actions"][0]["data"]["about"])
