"""What is pressed: the answer takes the card's place, for whoever pressed and for whoever looks later."""

import pytest

from bot.conversation.events import Pressed
from bot.domain.errors import ReviewError
from bot.ports.failing import Unavailable
from cards.card import make, para
from tests.teams.activities import PERSONAL, a_press, an_activity
from tests.teams.conftest import Knock

SAVED = make("saved", [para("Saved as number 1.")], text="Saved as number 1.")


async def test_a_press_is_answered_with_the_card_that_takes_its_place(door: Knock) -> None:
    door.notebook.reply = SAVED

    answer = await door.send(a_press(door.service.url))

    [pressed] = door.notebook.happened
    assert isinstance(pressed, Pressed)
    assert (pressed.verb, pressed.data) == (
        "capture.save",
        {"about": {"review": "r1"}, "text": "Clear aims"},
    )
    assert answer.status == 200
    assert await answer.json() == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.card.adaptive",
        "value": SAVED.as_teams(),
    }


async def test_after_a_press_the_stored_message_holds_the_same_card(door: Knock) -> None:
    await door.send(an_activity(door.service.url))
    place = door.notebook.from_people[0].caller.place
    posted = await door.messenger.post(place, make("capture", [para("What did you hear?")], text="Asked."))
    door.notebook.reply = SAVED

    await door.send(a_press(door.service.url, posted=posted))
    await door.close()

    assert door.service.cards(PERSONAL) == [SAVED.as_teams()]


async def test_a_message_that_cannot_be_changed_does_not_spoil_the_press(door: Knock) -> None:
    door.notebook.reply = SAVED

    answer = await door.send(a_press(door.service.url, posted="a message that is gone"))
    await door.close()

    assert (await answer.json())["value"] == SAVED.as_teams()


async def test_a_press_that_needs_no_card_is_answered_with_a_word(door: Knock) -> None:
    answer = await door.send(a_press(door.service.url))

    assert await answer.json() == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "Done.",
    }


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (ReviewError("The board is frozen."), "The board is frozen."),
        (
            Unavailable("the database is away"),
            "Something went wrong on my side. Nothing that you saved was lost. Please try again in a minute.",
        ),
    ],
)
async def test_a_press_that_fails_leaves_the_card_as_it_is_and_says_so(
    door: Knock, fault: Exception, sentence: str
) -> None:
    door.notebook.fault = fault

    answer = await door.send(a_press(door.service.url))

    said = await answer.json()
    assert (answer.status, said["type"], said["value"]) == (
        200,
        "application/vnd.microsoft.activity.message",
        sentence,
    )


async def test_an_older_client_that_sends_a_press_as_a_message_gets_its_card_replaced(door: Knock) -> None:
    await door.send(an_activity(door.service.url))
    place = door.notebook.from_people[0].caller.place
    door.notebook.happened.clear()
    posted = await door.messenger.post(place, make("capture", [para("What did you hear?")], text="Asked."))
    door.notebook.reply = SAVED

    await door.send(
        an_activity(
            door.service.url,
            text=None,
            replyToId=posted,
            value={"verb": "capture.save", "about": {"review": "r1"}},
        )
    )
    await door.close()

    [pressed] = door.notebook.happened
    assert isinstance(pressed, Pressed)
    assert (pressed.verb, pressed.data, pressed.posted) == ("capture.save", {"about": {"review": "r1"}}, posted)
    assert door.service.cards(PERSONAL) == [SAVED.as_teams()]
