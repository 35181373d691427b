"""What comes in: people arrive, write, send files, and the review hears of it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.conversation.events import Arrived, MeetingEnded, Said, SentFile
from bot.domain.errors import ReviewError
from bot.domain.reach import Account
from tests.teams.activities import BOT, CHANNEL, PERSONAL, TENANT, an_activity, in_the_channel
from tests.teams.conftest import Knock

FILE = "application/vnd.microsoft.teams.file.download.info"


def attached(url: str, name: str = "timetable.csv") -> list[dict[str, Any]]:
    """Return a file that came with a message, beside the words that Teams repeats as HTML."""
    return [
        {
            "contentType": FILE,
            "name": name,
            "content": {"downloadUrl": url, "uniqueId": "1", "fileType": "csv"},
        },
        {"contentType": "text/html", "content": "<p>Here it is</p>"},
    ]


async def test_what_somebody_writes_is_heard_with_who_wrote_it(door: Knock) -> None:
    door.service.emails["29:ana"] = "ana@example.org"

    answer = await door.send(an_activity(door.service.url, text=" today "))

    [said] = door.notebook.happened
    assert isinstance(said, Said)
    assert (said.text, said.caller.name, said.caller.email) == ("today", "Ana Example", "ana@example.org")
    assert said.caller.account == Account(tenant=TENANT, object_id="object-ana")
    assert (said.caller.place.kind, said.caller.place.id) == ("personal", PERSONAL)
    assert (answer.status, await answer.text()) == (200, "")


async def test_where_teams_does_not_say_what_a_chat_is_it_is_taken_for_one_that_others_read(
    door: Knock,
) -> None:
    chats = ({"id": "19:meeting_abc@thread.v2"}, {"id": "19:meeting_abc@thread.v2", "conversationType": "new"})

    for number, chat in enumerate(chats):
        await door.send(an_activity(door.service.url, id=str(number), conversation=chat))

    assert [said.caller.place.kind for said in door.notebook.from_people] == ["group", "group"]


async def test_the_same_place_is_the_same_whoever_writes_there(door: Knock) -> None:
    await door.send(an_activity(door.service.url, id="1", conversation=in_the_channel()))
    ben = {"id": "29:ben", "name": "Ben Example"}
    await door.send(an_activity(door.service.url, id="2", conversation=in_the_channel(), **{"from": ben}))

    first, second = door.notebook.from_people
    assert first.caller.place == second.caller.place


async def test_an_account_without_a_directory_is_known_by_its_teams_id(door: Knock) -> None:
    await door.send(an_activity(door.service.url, **{"from": {"id": "29:guest", "name": None}}))

    [said] = door.notebook.from_people
    assert said.caller.account == Account(tenant=TENANT, object_id="29:guest")


async def test_the_tenant_is_found_in_the_conversation_where_teams_leaves_it_out_elsewhere(door: Knock) -> None:
    await door.send(an_activity(door.service.url, channelData=None))

    [said] = door.notebook.from_people
    assert said.caller.account.tenant == TENANT


async def test_an_e_mail_address_is_asked_for_once(door: Knock) -> None:
    door.service.emails["29:ana"] = "ana@example.org"

    await door.send(an_activity(door.service.url))
    await door.send(an_activity(door.service.url))

    assert [(asked.method, asked.path) for asked in door.service.asked] == [
        ("GET", f"/v3/conversations/{PERSONAL}/members/29:ana")
    ]


async def test_somebody_whose_e_mail_address_cannot_be_had_is_heard_all_the_same(door: Knock) -> None:
    door.service.gone.add(PERSONAL)

    await door.send(an_activity(door.service.url))

    [said] = door.notebook.from_people
    assert said.caller.email == ""


async def test_in_a_channel_the_bot_is_addressed_by_name_and_the_board_belongs_to_the_channel(
    door: Knock,
) -> None:
    mention = {"type": "mention", "text": "<at>Critical Friend</at>", "mentioned": {"id": BOT}}

    await door.send(
        an_activity(
            door.service.url,
            text="<at>Critical Friend</at>&nbsp;board",
            entities=[mention, {"type": "clientInfo"}],
            conversation=in_the_channel(),
        )
    )

    [said] = door.notebook.happened
    assert isinstance(said, Said)
    assert (said.text, said.caller.place.kind, said.caller.place.id) == ("board", "channel", CHANNEL)


async def test_being_added_is_an_arrival_of_somebody_whose_name_is_looked_up(door: Knock) -> None:
    nameless = {"from": {"id": "29:ana", "aadObjectId": "object-ana"}}

    await door.send(
        an_activity(door.service.url, type="installationUpdate", action="add", text=None, **nameless)
    )

    [arrived] = door.notebook.happened
    assert isinstance(arrived, Arrived)
    assert arrived.caller.name == "Somebody"


async def test_being_added_to_a_team_is_an_arrival_in_the_channel_that_was_chosen(door: Knock) -> None:
    chosen = {"tenant": {"id": TENANT}, "settings": {"selectedChannel": {"id": CHANNEL}}}
    general = {"id": "19:general@thread.tacv2", "conversationType": "channel"}

    await door.send(
        an_activity(
            door.service.url,
            type="installationUpdate",
            action="add",
            conversation=general,
            channelData=chosen,
        )
    )

    [arrived] = door.notebook.from_people
    assert arrived.caller.place.id == CHANNEL


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "typing"},
        {"type": "conversationUpdate", "membersAdded": [{"id": BOT}]},
        {"type": "conversationUpdate", "membersAdded": [{"id": "29:ben"}]},
        {"type": "message", "text": None},
        {"type": "event", "name": "application/vnd.microsoft.readReceipt"},
    ],
    ids=lambda changes: changes["type"],
)
async def test_what_does_not_concern_the_review_is_passed_over(door: Knock, changes: dict[str, Any]) -> None:
    answer = await door.send(an_activity(door.service.url, **changes))

    assert (answer.status, door.notebook.happened) == (200, [])


async def test_a_file_arrives_whole(door: Knock) -> None:
    async def hand_over(_request: web.Request) -> web.Response:
        return web.Response(body=b"Day,Time\n")

    app = web.Application()
    app.router.add_get("/file", hand_over)
    async with TestServer(app) as store:
        sent = attached(str(store.make_url("/file")))

        await door.send(an_activity(door.service.url, attachments=sent, text=None))

    [event] = door.notebook.happened
    assert isinstance(event, SentFile)
    assert (event.name, event.content) == ("timetable.csv", b"Day,Time\n")


@pytest.mark.parametrize(
    "url",
    [
        "https://files.example.org/timetable.csv",
        "https://evil-sharepoint.com/timetable.csv",
        "https://sharepoint.com.example.org/timetable.csv",
        "http://invented.sharepoint.com/timetable.csv",
        "http://192.0.2.1/timetable.csv",
        "file:///etc/hostname",
        "",
    ],
)
async def test_a_file_that_is_not_in_teams_is_not_fetched_and_its_sender_is_told(door: Knock, url: str) -> None:
    await door.send(an_activity(door.service.url, attachments=attached(url), text=None))

    [notice] = door.service.cards(PERSONAL)
    assert (door.notebook.happened, notice["body"][0]["type"]) == ([], "TextBlock")


async def test_a_file_that_is_too_large_is_not_read_to_its_end(door: Knock) -> None:
    async def hand_over(_request: web.Request) -> web.Response:
        return web.Response(body=bytes(10 * 1024 * 1024 + 1))

    app = web.Application()
    app.router.add_get("/file", hand_over)
    async with TestServer(app) as store:
        await door.send(
            an_activity(door.service.url, attachments=attached(str(store.make_url("/file"))), text=None)
        )

    [notice] = door.service.cards(PERSONAL)
    assert notice["body"][1]["text"] == "Your file is larger than 10 MB, so I have not read it."


async def test_somebody_who_writes_when_it_fails_is_told(door: Knock) -> None:
    door.notebook.fault = ReviewError("There is no review here yet.")

    answer = await door.send(an_activity(door.service.url))

    [notice] = door.service.cards(PERSONAL)
    assert (answer.status, notice["body"][1]["text"]) == (200, "There is no review here yet.")


def the_end_of_a_meeting(service_url: str, **value: Any) -> dict[str, Any]:
    """Return what Teams sends when everybody has left a meeting."""
    told = {
        "MeetingType": "Scheduled",
        "Title": "Peer review: Director",
        "Id": "MCMxOTptZWV0aW5n",
        "JoinUrl": "https://teams.example/l/meetup-join/19%3ameeting_abc%40thread.v2/0",
        "EndTime": "2026-06-09T08:40:17.4388966Z",
    }
    return an_activity(
        service_url,
        type="event",
        name="application/vnd.microsoft.meetingEnd",
        text=None,
        conversation={"id": "19:meeting_abc@thread.v2", "isGroup": True, "tenantId": TENANT},
        channelData={"tenant": {"id": TENANT}, "meeting": {"id": "MCMxOTptZWV0aW5n"}},
        value=told | value,
    )


async def test_the_end_of_a_meeting_is_heard_and_nothing_is_asked_or_said_in_its_chat(door: Knock) -> None:
    answer = await door.send(the_end_of_a_meeting(door.service.url))

    assert door.notebook.happened == [
        MeetingEnded(
            "https://teams.example/l/meetup-join/19%3ameeting_abc%40thread.v2/0",
            thread="19:meeting_abc@thread.v2",
            ended=datetime(2026, 6, 9, 8, 40, 17, 438896, tzinfo=UTC),
        )
    ]
    assert (answer.status, door.service.asked) == (200, [])


async def test_an_end_that_says_not_when_is_left_to_the_clock(door: Knock) -> None:
    answer = await door.send(the_end_of_a_meeting(door.service.url, EndTime=None))

    assert (answer.status, door.notebook.happened) == (200, [])


async def test_a_stranger_cannot_say_that_a_meeting_ended(guarded: Knock) -> None:
    answer = await guarded.send(the_end_of_a_meeting(guarded.service.url))

    assert (answer.status, guarded.notebook.happened) == (401, [])
