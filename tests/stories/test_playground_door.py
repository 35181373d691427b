"""The Teams door, met by Microsoft's own client: what is sent arrives, and what is posted is seen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.conversation.events import Arrived, Event, Pressed, Said, SentFile
from bot.ports.messages import Messenger
from bot.teams.door import TeamsDoor
from bot.teams.settings import TeamsSettings
from cards.card import Card, make, para, press, writing
from tests.stories.playground import CHANNEL, ROOM, Playground, a_playground, find_the_playground

pytestmark = pytest.mark.playground

ANA = ROOM[1]
ASKED = make(
    "capture",
    [para("What did you hear?"), writing("text", "The point", longest=200)],
    text="What did you hear?",
    actions=[press("Save", "capture.save", {"about": {"review": "r1"}})],
)


@dataclass
class Listener:
    """Posts a card wherever somebody speaks, and notes what happened."""

    messenger: Messenger
    happened: list[Event] = field(default_factory=list)

    async def answer(self, event: Event) -> Card | None:
        """Answer a press with a card, and anything else with a message."""
        self.happened.append(event)
        if isinstance(event, Pressed):
            return make("saved", [para(f"Saved: {event.data['text']}")], text="Saved.")
        if isinstance(event, Arrived | Said | SentFile):
            await self.messenger.post(event.caller.place, ASKED)
        return None


@asynccontextmanager
async def ana_with(listening: list[Listener], folder: Path) -> AsyncIterator[Playground]:
    """Run a bot that listens, and Ana's playground against it."""
    find_the_playground()
    door = TeamsDoor(TeamsSettings(local=True))
    listening.append(Listener(door.messenger))
    app = web.Application()
    door.add_routes(app, answers=listening[0])
    async with TestServer(app) as server:
        bot = str(server.make_url("")).rstrip("/")
        async with a_playground(ANA, bot=bot, folder=folder / "ana") as ana:
            yield ana
            await door.close()


async def test_what_ana_does_in_her_chat_is_heard_and_answered(tmp_path: Path) -> None:
    listening: list[Listener] = []

    async with ana_with(listening, tmp_path) as ana:
        await ana.install()
        asked = await ana.sees("What did you hear?", button="capture.save")
        answer = await ana.press(asked, "capture.save", text="Clear aims")
        changed = await ana.sees("Saved: Clear aims")

    arrived, pressed = listening[0].happened
    assert isinstance(arrived, Arrived)
    assert (arrived.caller.name, arrived.caller.email) == ("Ana Example", "ana@example.org")
    assert isinstance(pressed, Pressed)
    assert pressed.data == {"about": {"review": "r1"}, "text": "Clear aims"}
    assert changed.id == asked.id == pressed.posted
    assert answer["value"]["body"][0]["text"] == "Saved: Clear aims"


async def test_what_ana_writes_in_the_channel_is_answered_there(tmp_path: Path) -> None:
    listening: list[Listener] = []

    async with ana_with(listening, tmp_path) as ana:
        await ana.say("board", conversation=CHANNEL, mention=True)
        await ana.sees("What did you hear?", conversation=CHANNEL)

    [said] = listening[0].happened
    assert isinstance(said, Said)
    assert (said.text, said.caller.place.kind, said.caller.place.id) == ("board", "channel", CHANNEL)


async def test_a_file_that_ana_sends_arrives(tmp_path: Path) -> None:
    listening: list[Listener] = []

    async def hand_over(_request: web.Request) -> web.Response:
        return web.Response(body=b"Day,Time\n")

    files = web.Application()
    files.router.add_get("/timetable.csv", hand_over)
    async with TestServer(files) as server, ana_with(listening, tmp_path) as ana:
        await ana.send_file("timetable.csv", str(server.make_url("/timetable.csv")))
        await ana.sees("What did you hear?")

    [sent] = listening[0].happened
    assert isinstance(sent, SentFile)
    assert (sent.name, sent.content) == ("timetable.csv", b"Day,Time\n")
