"""Teams as the bot meets it: signed activities over real HTTP, from several people and several places."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Final, Literal

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from bot.conversation.router import Conversation
from bot.domain.reach import Account
from bot.ports.messages import Messenger
from bot.teams.door import TeamsDoor
from bot.teams.incoming import Incoming
from bot.teams.places import place_of
from bot.teams.settings import TeamsSettings
from bot.web.file_links import FileLinks
from cards.card import Card
from tests.room import Room
from tests.teams.activities import TENANT, a_press, an_activity, in_the_channel
from tests.teams.provider import APP, Provider, a_provider
from tests.teams.service import Service, a_service

Where = Literal["personal", "group", "channel", "another channel"]
GROUP: Final = "19:pair@thread.v2"
ELSEWHERE: Final = "19:open@thread.tacv2"
LINKS: Final = FileLinks("https://friend.example", secret="invented")
_NUMBERS: Final = count(1)


@dataclass(frozen=True)
class SignedTeams:
    """Everybody's Teams: whoever writes, Microsoft's token says that Teams sent it."""

    client: TestClient[web.Request, web.Application]
    service: Service
    provider: Provider
    messenger: Messenger

    async def say(self, who: str, words: str, where: Where) -> list[Any]:
        """Write to the bot, and return the cards that it posted there in answer."""
        place = _conversation(who, where)["id"].partition(";")[0]
        before = len(self.service.cards(place))
        status, _ = await self._send(an_activity(self.service.url, **_from(who, where), text=words))
        assert status == 200
        return self.service.cards(place)[before:]

    async def post(self, card: Card, where: Where) -> Any:
        """Post a card where the bot was written to before, and return it as it stands there."""
        known = Incoming.model_validate(an_activity(self.service.url, **_from("ana", where)))
        place = place_of(known)
        assert place is not None
        await self.messenger.post(place, card)
        return self.service.cards(place.id)[-1]

    async def press(self, who: str, action: Any, where: Where, typed: Mapping[str, str]) -> Any:
        """Press a button of a card, with what was typed beside it, and return what comes back."""
        return await self._invoke(who, where, action | {"data": action["data"] | typed}, trigger="manual")

    async def refresh(self, who: str, card: Any, where: Where) -> Any:
        """Ask for somebody's own view of a card, as their Teams does by itself, and return it."""
        return await self._invoke(who, where, card["refresh"]["action"], trigger="automatic")

    async def _invoke(self, who: str, where: Where, action: Any, *, trigger: str) -> Any:
        value = {"action": action, "trigger": trigger}
        activity = a_press(self.service.url, posted="message-1", **_from(who, where), value=value)
        status, answer = await self._send(activity)
        assert (status, answer["statusCode"]) == (200, 200)
        return answer["value"]

    async def _send(self, activity: Any) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {self.provider.token(serviceurl=self.service.url)}"}
        async with self.client.post("/api/messages", json=activity, headers=headers) as answer:
            return answer.status, await answer.json() if answer.content_type == "application/json" else None


@asynccontextmanager
async def signed_teams(room: Room) -> AsyncIterator[SignedTeams]:
    """Open the guarded door to a room, whose people are known by their accounts."""
    async with a_service() as service, a_provider() as provider:
        async with room.ports.store.work() as work:
            for person in room.people.values():
                await work.people.own(person.id, Account(tenant=TENANT, object_id=f"object-{person.id}"))
        settings = TeamsSettings(
            app_id=APP,
            app_password=SecretStr("a secret"),
            tenant=TENANT,
            loopback=True,
            keys_url=provider.url,
            login_url=provider.login_url,
            service_url_allow=("127.0.0.1",),
        )
        door = TeamsDoor(settings)
        ports = replace(room.ports, messenger=door.messenger, rosters=door.rosters, links=LINKS)
        app = web.Application()
        door.add_routes(app, answers=Conversation(ports))
        async with TestClient(TestServer(app)) as client:
            yield SignedTeams(client, service, provider, door.messenger)
        await door.close()


def _from(who: str, where: Where) -> dict[str, Any]:
    sender = {"id": f"29:{who}", "name": who.capitalize(), "aadObjectId": f"object-{who}"}
    return {"id": f"activity-{next(_NUMBERS)}", "from": sender, "conversation": _conversation(who, where)}


def _conversation(who: str, where: Where) -> dict[str, Any]:
    match where:
        case "personal":
            return {"id": f"a:chat-{who}", "conversationType": "personal", "tenantId": TENANT}
        case "group":
            return {"id": GROUP, "conversationType": "groupChat", "tenantId": TENANT}
        case "channel":
            return in_the_channel()
        case "another channel":
            return in_the_channel() | {"id": f"{ELSEWHERE};messageid=1760"}
