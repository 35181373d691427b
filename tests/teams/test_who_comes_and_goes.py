"""Who comes and goes: people and channels, as Teams tells of them without anybody speaking."""

from typing import Any

import pytest

from bot.conversation.events import Departed, Event, Joined, PlaceLost, Renamed
from tests.teams.activities import BOT, CHANNEL, TENANT, an_activity
from tests.teams.conftest import Knock

TEAM = "19:team@thread.tacv2"
BEN = {"id": "29:ben", "name": "Ben Example", "aadObjectId": "object-ben"}


def an_update(service_url: str, event: str, *, channel: str = "", **changes: Any) -> dict[str, Any]:
    """Return an update of the team: Teams speaks of it in its first channel, whatever it is about."""
    told: dict[str, Any] = {"tenant": {"id": TENANT}, "team": {"id": TEAM}, "eventType": event}
    if channel:
        told["channel"] = {"id": channel}
    talk = {"id": TEAM, "conversationType": "channel", "tenantId": TENANT}
    update = {"type": "conversationUpdate", "text": None, "conversation": talk, "channelData": told}
    return an_activity(service_url, **(update | changes))


async def the_one(door: Knock, activity: dict[str, Any]) -> Event:
    """Send an activity, and return the one thing that it made happen."""
    await door.send(activity)
    [happened] = door.notebook.happened
    return happened


@pytest.mark.parametrize(
    ("event", "channel", "where", "whole_team"),
    [("teamMemberRemoved", "", TEAM, True), ("channelMemberRemoved", CHANNEL, CHANNEL, False)],
)
async def test_somebody_taken_out_is_known_by_their_id_in_the_directory(
    door: Knock, event: str, channel: str, where: str, *, whole_team: bool
) -> None:
    left = await the_one(door, an_update(door.service.url, event, channel=channel, membersRemoved=[BEN]))

    assert isinstance(left, Departed)
    assert (left.place.id, left.place.team, left.whole_team) == (where, TEAM, whole_team)
    assert left.object_ids == {"object-ben", "29:ben"}


async def test_somebody_added_is_looked_up_and_the_bot_itself_is_not(door: Knock) -> None:
    added = [BEN, {"id": BOT}]

    joined = await the_one(door, an_update(door.service.url, "teamMemberAdded", membersAdded=added))

    assert isinstance(joined, Joined)
    assert [(p.name, p.account.object_id) for p in joined.people] == [("Ben Example", "object-ben")]


@pytest.mark.parametrize(
    ("event", "channel", "where", "whole_team"),
    [("channelDeleted", CHANNEL, CHANNEL, False), ("teamDeleted", "", TEAM, True)],
)
async def test_a_channel_or_team_that_is_deleted_is_a_place_lost(
    door: Knock, event: str, channel: str, where: str, *, whole_team: bool
) -> None:
    lost = await the_one(door, an_update(door.service.url, event, channel=channel))

    assert isinstance(lost, PlaceLost)
    assert (lost.place.id, lost.whole_team) == (where, whole_team)


async def test_a_channel_with_a_new_name_is_told_of(door: Knock) -> None:
    renamed = await the_one(door, an_update(door.service.url, "channelRenamed", channel=CHANNEL))

    assert isinstance(renamed, Renamed)
    assert renamed.place.id == CHANNEL


@pytest.mark.parametrize(
    "changes",
    [{"type": "installationUpdate", "action": "remove"}, {"membersRemoved": [{"id": BOT}]}],
    ids=["uninstalled", "taken out of the chat"],
)
async def test_being_taken_out_of_a_chat_loses_the_place_and_nothing_is_sent_there(
    door: Knock, changes: dict[str, Any]
) -> None:
    update = {"type": "conversationUpdate", "text": None} | changes

    lost = await the_one(door, an_activity(door.service.url, **update))

    assert isinstance(lost, PlaceLost)
    assert (lost.place.kind, lost.account.object_id, door.service.asked) == ("personal", "object-ana", [])


@pytest.mark.parametrize(
    "again", [{"id": "2"}, {"timestamp": "2026-06-09T08:01:00Z"}], ids=["new id", "new time"]
)
async def test_a_message_that_comes_twice_is_heard_once(door: Knock, again: dict[str, str]) -> None:
    once = {"id": "1", "timestamp": "2026-06-09T08:00:00Z"}

    await door.send(an_activity(door.service.url, **once))
    await door.send(an_activity(door.service.url, **(once | again)))
    await door.send(an_activity(door.service.url, id="3", timestamp="2026-06-09T08:02:00Z"))

    assert len(door.notebook.happened) == 2
