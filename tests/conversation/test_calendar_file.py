"""The timetable as a file: asked for in the chat, fetched by a link that works for one person for a while."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from yarl import URL

from bot.conversation.router import Conversation
from bot.timetables.calendar_file import calendar_file
from bot.timetables.door import read_file
from bot.web.file_links import FileLinks
from bot.web.files import add_file_routes
from cards.card import Card
from tests.builders import NINE, a_meeting, a_session
from tests.cards.walking import nodes
from tests.room import Room

Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def client(room: Room) -> AsyncIterator[Client]:
    """Lend a browser; from now on the room has an address."""
    links = FileLinks("https://bot.example/", secret="invented")
    room.conversation = Conversation(replace(room.ports, links=links))
    others = a_session(id="session-2", title="Carers", starts=NINE + timedelta(hours=1), pair=None)
    async with room.ports.store.work() as work:
        await work.sessions.save(others.model_copy(update={"cancelled": True}))
        await work.sessions.keep_meeting(a_meeting())
    app = web.Application()
    add_file_routes(
        app,
        links,
        store=room.ports.store,
        documents=room.ports.documents,
        clock=room.clock.now,
        calendar=calendar_file,
    )
    async with TestClient(TestServer(app)) as browser:
        yield browser


def link_on(card: Card) -> str:
    """Return the path that a card's button opens."""
    [url] = [node["url"] for node in nodes(card.as_teams()) if node["type"] == "Action.OpenUrl"]
    return URL(url).raw_path


async def fetched(client: Client, path: str) -> tuple[int, str]:
    """Return the status and the text of a page."""
    async with client.get(URL(path, encoded=True)) as answer:
        return answer.status, (await answer.text()).replace("\r\n ", "")


async def test_a_peer_fetches_their_own_sessions_and_the_whole_timetable(room: Room, client: Client) -> None:
    own = link_on(await room.say("ana", "calendar"))
    whole = link_on(await room.say("ana", "calendar all"))

    (_, mine), (_, everything) = await fetched(client, own), await fetched(client, whole)

    assert [line for line in mine.splitlines() if line.startswith("SUMMARY")] == [
        "SUMMARY:Director of adult social care",
        "SUMMARY:Peer team session",
    ]
    assert (mine.count("BEGIN:VEVENT"), everything.count("BEGIN:VEVENT")) == (2, 3)
    assert "STATUS:CANCELLED" in everything
    assert "URL:https://teams.example/join/1" in mine
    assert "AI asks the questions. BI takes notes." in mine
    assert "Achterberg" not in everything


async def test_the_file_is_never_kept_on_the_way(room: Room, client: Client) -> None:
    path = link_on(await room.say("ana", "calendar"))

    async with client.get(URL(path, encoded=True)) as answer:
        told = (answer.status, answer.content_type, answer.headers["Cache-Control"])

    assert told == (200, "text/calendar", "no-store")


async def test_our_own_reader_reads_the_same_sessions(room: Room, client: Client) -> None:
    _, file = await fetched(client, link_on(await room.say("ana", "calendar all")))

    draft = read_file("timetable.ics", file.encode(), first_day=None)

    async with room.ports.store.work() as work:
        sessions = [s for s in await work.sessions.of(room.review.id) if not s.cancelled]
    wall = room.review.wall
    assert [(d.title, d.date, d.start, d.end) for d in draft.sessions] == [
        (
            s.title,
            room.review.day_of(s.starts),
            s.starts.astimezone(wall).time(),
            s.ends.astimezone(wall).time(),
        )
        for s in sessions
    ]
    assert [d.question for d in draft.doubts if "Carers" in d.text] == [
        "Left out: it is marked as cancelled. Is that right?"
    ]


async def test_a_link_that_was_changed_is_not_ours(room: Room, client: Client) -> None:
    path = link_on(await room.say("ana", "calendar"))
    token = path.removeprefix("/calendar/").removesuffix(".ics")
    words, _, signature = token.partition(".")
    forged = (
        f"{words[:-2]}AA.{signature}",
        words,
        f"{words}.{signature[:-3]}AAA",
        "%00",
        "é.é",
        f".{signature}",
    )

    answers = [await fetched(client, f"/calendar/{URL(f).raw_path}.ics") for f in forged]

    assert {status for status, _ in answers} == {404}
    assert {text for _, text in answers} == {
        "This link does not work any more. Write “calendar” to Critical Friend in Teams for a new one."
    }


async def test_a_link_ends(room: Room, client: Client) -> None:
    path = link_on(await room.say("ana", "calendar"))
    room.clock.push_to(NINE + timedelta(days=8))

    status, _ = await fetched(client, path)

    assert status == 404


async def test_a_link_of_another_server_is_not_ours(room: Room, client: Client) -> None:
    elsewhere = FileLinks("https://bot.example", secret="another")
    url = elsewhere.calendar(
        review=room.review.id, person=room.people["ana"].id, whole=True, until=NINE + timedelta(days=1)
    )

    status, _ = await fetched(client, URL(url).raw_path)

    assert status == 404


async def test_a_system_lead_does_not_take_the_timetable_away(room: Room, client: Client) -> None:
    del client

    answer = await room.say("sol", "calendar all")

    assert answer.kind == "notice"


async def test_a_bot_without_an_address_says_so(room: Room) -> None:
    answer = await room.say("ana", "calendar")

    assert "I have no web address, so I cannot hand out files." in str(answer.as_teams())
