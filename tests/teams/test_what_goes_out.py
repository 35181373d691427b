"""What goes out: a card each, and every failure said as the ports say it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from botbuilder import schema
from botbuilder.schema import (
    ActionTypes,
    Activity,
    ActivityTypes,
    Attachment,
    CardAction,
    ChannelAccount,
    ConversationAccount,
    SuggestedActions,
)
from msrest import Serializer

from bot.domain.reach import Place
from bot.ports.failing import Refused, Unavailable, Uncertain
from bot.teams.incoming import Conversation, Member
from bot.teams.lean import as_json
from bot.teams.places import Route
from cards.card import make, para
from tests.teams.activities import CHANNEL, PERSONAL, an_activity, in_the_channel
from tests.teams.conftest import Knock

ASKED = make("capture", [para("What did you hear?")], text="What did you hear in session 3?")


async def met(knock: Knock, *, in_channel: bool = False) -> Place:
    """Return a place from which somebody has written."""
    changes = {"conversation": in_the_channel()} if in_channel else {}
    token = knock.provider.token(serviceurl=knock.service.url)
    await knock.send(an_activity(knock.service.url, **changes), token=token)
    knock.service.asked.clear()
    return knock.notebook.from_people[-1].caller.place


async def test_a_card_goes_out_alone_with_its_sentence_for_the_notification(guarded: Knock) -> None:
    place = await met(guarded)

    posted = await guarded.messenger.post(place, ASKED)

    [asked] = guarded.service.asked
    assert (asked.method, asked.path) == ("POST", f"/v3/conversations/{PERSONAL}/activities")
    assert posted == "message-1"
    assert asked.body["summary"] == "What did you hear in session 3?"
    assert "text" not in asked.body
    assert [a["content"] for a in asked.body["attachments"]] == [ASKED.as_teams()]


async def test_in_a_channel_a_card_stands_on_its_own_and_not_in_the_thread(guarded: Knock) -> None:
    place = await met(guarded, in_channel=True)

    await guarded.messenger.post(place, ASKED)

    assert guarded.service.cards(CHANNEL) == [ASKED.as_teams()]


async def test_a_place_is_still_known_after_it_was_stored(guarded: Knock) -> None:
    place = await met(guarded)
    stored = Place.model_validate_json(place.model_dump_json())

    await guarded.messenger.post(stored, ASKED)

    assert guarded.service.cards(PERSONAL) == [ASKED.as_teams()]


async def test_what_goes_out_carries_the_bots_token(guarded: Knock) -> None:
    place = await met(guarded)

    await guarded.messenger.post(place, ASKED)

    assert [asked.authorization for asked in guarded.service.asked] == ["Bearer the bot's own token"]


@pytest.mark.parametrize("status", [412, 425, 429])
async def test_teams_being_busy_means_later(guarded: Knock, status: int) -> None:
    place = await met(guarded)
    guarded.service.answers.append(web.Response(status=status, headers={"Retry-After": "7"}, text="<html>"))

    with pytest.raises(Unavailable) as busy:
        await guarded.messenger.post(place, ASKED)

    assert busy.value.retry_after == timedelta(seconds=7)
    assert len(guarded.service.asked) == 1


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504])
async def test_teams_failing_at_a_new_message_leaves_it_unknown_whether_it_arrived(
    guarded: Knock, status: int
) -> None:
    place = await met(guarded)
    guarded.service.answers.append(web.Response(status=status, headers={"Retry-After": "7"}, text="<html>"))

    with pytest.raises(Uncertain):
        await guarded.messenger.post(place, ASKED)

    assert len(guarded.service.asked) == 1


async def test_teams_failing_at_a_replacement_means_later_for_it_may_be_made_twice(guarded: Knock) -> None:
    place = await met(guarded)
    posted = await guarded.messenger.post(place, ASKED)
    guarded.service.answers.append(web.Response(status=502, text="<html>"))

    with pytest.raises(Unavailable):
        await guarded.messenger.replace(place, posted, ASKED)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (400, "Teams does not take this message (it answered 400)."),
        (401, "Teams does not accept the bot's app id or password."),
        (403, "Teams does not let me write there: I was removed, blocked or turned off."),
        (404, "Teams no longer knows this conversation or message."),
        (413, "The message is too long for Teams."),
    ],
)
async def test_teams_refusing_means_that_a_human_must_act(guarded: Knock, status: int, sentence: str) -> None:
    place = await met(guarded)
    guarded.service.answers.append(web.json_response({"error": {"code": "Whatever"}}, status=status))

    with pytest.raises(Refused) as refused:
        await guarded.messenger.post(place, ASKED)

    assert str(refused.value) == sentence


async def test_a_message_whose_id_is_not_told_is_not_sent_twice(guarded: Knock) -> None:
    place = await met(guarded)
    guarded.service.answers.append(web.Response(status=202))

    assert await guarded.messenger.post(place, ASKED) == ""


async def test_a_page_instead_of_an_answer_leaves_it_unknown_whether_a_message_arrived(guarded: Knock) -> None:
    place = await met(guarded)
    guarded.service.answers.append(web.Response(status=200, text="<html>", content_type="text/html"))

    with pytest.raises(Uncertain):
        await guarded.messenger.post(place, ASKED)


async def test_teams_being_out_of_reach_means_later(unused_tcp_port: int, door: Knock) -> None:
    await door.send(an_activity(f"http://127.0.0.1:{unused_tcp_port}/"))
    place = door.notebook.from_people[-1].caller.place

    with pytest.raises(Unavailable):
        await door.messenger.post(place, ASKED)


async def test_nothing_is_sent_to_a_place_that_is_not_kept_by_teams(guarded: Knock) -> None:
    route = Route(
        channel_id="msteams",
        service_url="https://smba.trafficmanager.net.example.org/",
        conversation=Conversation(id=PERSONAL),
        bot=Member(),
    )

    with pytest.raises(Refused):
        await guarded.messenger.post(Place(kind="personal", id=PERSONAL, route=route.as_json()), ASKED)


def test_what_is_sent_is_what_the_sdk_would_send() -> None:
    activity = Activity(
        type=ActivityTypes.message,
        id="message-1",
        from_property=ChannelAccount(id="28:bot", name="Critical Friend"),
        conversation=ConversationAccount(id=PERSONAL, is_group=False),
        channel_data={"notification": {"alert": True}},
        attachments=[Attachment(content_type="card", content=ASKED.as_teams())],
        suggested_actions=SuggestedActions(to=[], actions=[CardAction(type=ActionTypes.im_back, title="Help")]),
        additional_properties={"feedbackLoopEnabled": True},
    )
    models = {name: kind for name, kind in vars(schema).items() if isinstance(kind, type)}
    sdk: Any = Serializer

    assert json.loads(as_json(activity)) == sdk(models).body(activity, "Activity")
