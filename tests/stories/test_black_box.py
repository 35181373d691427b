"""The whole bot from outside, in a process that asks who is calling, between stand-ins for all of Microsoft."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from bot import clock
from tests.graph_stand_in import GraphStandIn, graph_stand_in
from tests.stories.serving import start_bot, until
from tests.teams.activities import PERSONAL, TENANT, a_press, an_activity
from tests.teams.provider import APP, Provider, a_provider
from tests.teams.service import Service, a_service

SECRET = "a secret of thirty-two letters ..."
ANA = "ana@host.example"
MEETINGS = 4
"""One for each session of the timetable, and one for the team on the evening before."""


@dataclass
class BlackBox:
    """A bot that is served, and all that it knows of the world."""

    address: str
    provider: Provider
    service: Service
    graph: GraphStandIn
    session: ClientSession

    async def send(self, activity: Any, *, signed: bool = True) -> Any:
        """Post an activity as Teams does, and return the status and whatever is answered."""
        token = self.provider.token(serviceurl=self.service.url) if signed else "not a token"
        headers = {"Authorization": f"Bearer {token}"}
        async with self.session.post(f"{self.address}/api/messages", json=activity, headers=headers) as answer:
            return answer.status, await answer.text()

    async def say(self, text: str) -> Any:
        """Write to the bot, and return the card that stands last in the chat."""
        status, _ = await self.send(an_activity(self.service.url, id=text[:40], text=text))
        assert status == 200
        return self.service.cards(PERSONAL)[-1]

    async def press(self, verb: str, **sent: Any) -> str:
        """Press a button, and return the answer as text."""
        action = {"type": "Action.Execute", "verb": verb, "data": sent}
        pressed = a_press(self.service.url, id=verb, value={"action": action, "trigger": "manual"})
        _, answer = await self.send(pressed)
        return str(answer)


@asynccontextmanager
async def a_black_box(folder: Path) -> AsyncIterator[BlackBox]:
    """Serve the bot with authentication on, and everything of Microsoft's on this machine."""
    async with (
        a_provider() as provider,
        a_service() as service,
        graph_stand_in() as graph,
        ClientSession() as session,
    ):
        settings = {
            "CF_LOCAL": "1",
            "CF_APP_ID": APP,
            "CF_APP_PASSWORD": SECRET,
            "CF_TENANT": TENANT,
            "CF_OPENID_METADATA_URL": provider.url,
            "CF_LOGIN_URL": provider.login_url,
            "CF_GRAPH_URL": graph.base_url,
            "CF_SERVICE_URL_ALLOW": "127.0.0.1",
        }
        address, process = await start_bot(folder, settings)
        try:
            yield BlackBox(address, provider, service, graph, session)
        finally:
            process.terminate()
            await process.wait()


def a_pasted_timetable() -> str:
    """Return a day that is still to come, as people paste it."""
    day = clock.now() + timedelta(days=2)
    return f"""timetable
{day:%A} {day.day} {day:%B %Y}
10.00 - 11.30  Carers focus group
2pm - 2.45pm  Chair of the board
15:00-15:45 Finance director
"""


def ids_behind(card: Any, verb: str) -> dict[str, str]:
    """Return what a button of a card sends back about itself."""
    found: list[dict[str, str]] = []

    def look(part: Any) -> None:
        if isinstance(part, dict):
            if part.get("verb") == verb:
                found.append(part["data"]["about"])
            part = list(part.values())
        if isinstance(part, list):
            for each in part:
                look(each)

    look(card)
    return found[0]


async def test_a_signed_message_is_answered_and_a_timetable_becomes_meetings(tmp_path: Path) -> None:
    async with a_black_box(tmp_path) as box:
        box.service.roster["29:ana"] = {"email": ANA, "userPrincipalName": ANA, "tenantId": TENANT}

        status, _ = await box.send(an_activity(box.service.url), signed=False)
        blank = await box.say("set up")
        await box.press(
            "set_up.save",
            about={},
            client="Saltmarsh",
            method="place-review",
            first_day=f"{clock.now() + timedelta(days=2):%Y-%m-%d}",
            zone="Europe/London",
            people=f"challenge manager, Ana Example, {ANA}\npeer, Ben Example, ben@peers.example",
        )
        preview = await box.say(a_pasted_timetable())
        accepted = await box.press("timetable.accept", about=ids_behind(preview, "timetable.accept"))
        await until(lambda: len(box.graph.asked("POST")) == MEETINGS)
        made = box.graph.asked("POST")

        assert status == 401
        assert ("set_up.save" in json.dumps(blank), "accept" in accepted or "Saltmarsh" in accepted) == (
            True,
            True,
        )
        assert [asked["body"]["isOnlineMeeting"] for asked in made] == [True] * MEETINGS
        assert box.provider.granted[0].asked["client_secret"] == SECRET
        assert {asked.authorization for asked in box.service.asked} == {"Bearer the bot's own token"}
    log = (tmp_path / "serve.log").read_text("utf-8")
    assert (SECRET in log, "Saltmarsh" in log, "the bot's own token" in log) == (False, False, False)
