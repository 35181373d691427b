"""One card where several people see it: each sees their own, and nobody sees another's."""

from typing import Any

import pytest

from bot.conversation.events import Pressed
from bot.domain.errand import key_of
from bot.domain.errors import NotAllowed
from bot.domain.ids import made_from
from bot.domain.reach import Place
from bot.domain.tasks.sessions import AskWhatWasHeard
from bot.domain.team import Person
from bot.usecases.record_observation import groups_of
from cards.capture import capture_card
from cards.card import Card
from cards.reach import among_team
from tests.builders import ANA, BEN, FIRST_DAY, SESSION, a_session
from tests.room import CHANNEL, Room

GROUP = Place(kind="group", id="group-chat")


def posted_for(room: Room, person: Person) -> Any:
    """Return the capture card of somebody as it stands where others of the team see it."""
    session = a_session()
    press = made_from(key_of(room.review.id, AskWhatWasHeard(session=SESSION, person=person.id, day=FIRST_DAY)))
    card = capture_card(room.review, session, press=press[:12], groups=groups_of(session))
    return among_team(card, person, object_id=f"object-{person.id}", forms=()).as_teams()


async def sees(room: Room, who: str, verb: str, data: dict[str, Any], place: Place = CHANNEL) -> Card:
    answer = await room.conversation.answer(Pressed(room.caller(who, place=place), verb, data, posted="m1"))
    assert answer is not None
    return answer


def inputs(card: Card) -> list[str]:
    body: Any = card.as_teams()["body"]
    return [part["id"] for part in body if part["type"].startswith("Input.")]


async def test_others_see_whose_it_is_and_no_room_to_write(room: Room) -> None:
    card = posted_for(room, room.people["ana"])

    [button] = card["actions"]
    ids = {"about": {"review": "review-1", "session": "session-1"}}
    assert [part["type"] for part in card["body"] if part["type"].startswith("Input.")] == []
    assert "<at>Ana Invented</at>" in str(card["body"])
    assert (button["verb"], button["data"]) == ("capture.see", ids)
    refresh = card["refresh"]
    assert (refresh["action"]["verb"], refresh["action"]["data"]) == ("capture.see", ids)
    assert refresh["userIds"] == ["8:orgid:object-ana"]


@pytest.mark.parametrize("place", [CHANNEL, GROUP], ids=["channel", "group chat"])
async def test_each_of_the_pair_sees_their_own_as_the_server_knows_it(room: Room, place: Place) -> None:
    looking = posted_for(room, room.people["ana"])["actions"][0]["data"]

    blank = await sees(room, "ana", "capture.see", looking, place)
    save = next(a for a in blank.adaptive.actions or () if getattr(a, "verb", "") == "capture.save")
    sent = save.model_dump(by_alias=True, exclude_none=True, mode="json")["data"]
    note = {"theme": "commissioning", "kind": "strength", "text": "One plan.", "group": "Director"}
    saved = await sees(room, "ana", "capture.save", sent | note, place)
    again = await sees(room, "ana", "capture.see", looking, place)
    bens = await sees(room, "ben", "capture.see", looking, place)

    assert (inputs(blank)[:3], inputs(again), inputs(bens)[:3]) == (
        ["theme", "kind", "text"],
        [],
        ["theme", "kind", "text"],
    )
    assert "One plan." in str(again.as_teams())
    assert "One plan." not in str(bens.as_teams())
    assert [card.for_one for card in (blank, saved, again, bens)] == [True, True, True, True]


async def test_the_key_of_the_view_is_that_of_the_card_and_of_the_page(room: Room) -> None:
    looking = posted_for(room, room.people["ben"])["actions"][0]["data"]

    view = await sees(room, "ben", "capture.see", looking)

    task = AskWhatWasHeard(session=SESSION, person=BEN, day=FIRST_DAY)
    assert made_from(key_of(room.review.id, task))[:12] in str(view.as_teams())


@pytest.mark.parametrize(("who", "sentence"), [("leo", "somebody else"), ("sol", "record an observation")])
async def test_whoever_was_not_asked_is_told_so(room: Room, who: str, sentence: str) -> None:
    looking = posted_for(room, room.people[ANA])["actions"][0]["data"]

    with pytest.raises(NotAllowed, match=sentence):
        await sees(room, who, "capture.see", looking)
