"""A door to knock at, with its Teams service and its identity provider."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from bot.conversation.events import Event, FromSomebody
from bot.ports.messages import Messenger
from bot.teams.desk import Desk
from bot.teams.door import Answers
from bot.teams.settings import TeamsSettings
from cards.card import Card
from tests.teams.activities import TENANT
from tests.teams.provider import APP, Provider, a_provider
from tests.teams.service import Service, a_service


@dataclass
class Notebook:
    """Answers every event alike, and notes what happened."""

    happened: list[Event] = field(default_factory=list)
    reply: Card | None = None
    fault: Exception | None = None

    @property
    def from_people(self) -> list[FromSomebody]:
        """Return what people did, without what Teams told by itself."""
        return [event for event in self.happened if isinstance(event, FromSomebody)]

    async def answer(self, event: Event) -> Card | None:
        """Note it, and reply as told."""
        self.happened.append(event)
        if self.fault is not None:
            raise self.fault
        return self.reply


@dataclass
class Knock:
    """A door that is open, and all that stands around it."""

    client: TestClient[web.Request, web.Application]
    service: Service
    provider: Provider
    notebook: Notebook
    messenger: Messenger
    close: Callable[[], Any]

    async def send(self, activity: Any, *, token: str | None = None) -> ClientResponse:
        """Post an activity, with a token where one is given."""
        headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
        return await self.client.post("/api/messages", json=activity, headers=headers)


@asynccontextmanager
async def a_door(
    *, local: bool, managed: bool = False, answers: Answers | None = None, **changes: Any
) -> AsyncIterator[Knock]:
    """Open a door, guarded unless it is local; who comes in is answered by `answers`, else only noted."""
    async with AsyncExitStack() as stack:
        service = await stack.enter_async_context(a_service())
        provider = await stack.enter_async_context(a_provider())
        settings = TeamsSettings(
            app_id="" if local else APP,
            app_password=SecretStr("" if local else "a secret"),
            tenant=TENANT,
            local=local,
            loopback=True,
            keys_url=provider.url,
            login_url=provider.login_url,
            service_url_allow=("127.0.0.1",),
            identity_endpoint=provider.identity_url if managed else "",
            **changes,
        )
        settings.refuse_if_open()
        desk = Desk(settings)
        notebook = Notebook()
        app = web.Application()
        app.router.add_post("/api/messages", desk.listening_for(answers or notebook))
        client = await stack.enter_async_context(TestClient(TestServer(app)))
        stack.push_async_callback(desk.close)
        yield Knock(client, service, provider, notebook, desk.messenger, desk.close)


@pytest.fixture
async def door() -> AsyncIterator[Knock]:
    """Return a local door, at which nobody is asked who they are."""
    async with a_door(local=True) as knock:
        yield knock


@pytest.fixture
async def guarded() -> AsyncIterator[Knock]:
    """Return a door that lets only Teams in."""
    async with a_door(local=False) as knock:
        yield knock
