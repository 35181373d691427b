"""Calendars to follow, with people's hands in them: the rehearsal's, and Microsoft Graph's over HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import pytest

from bot.graph.door import GraphMeetings, GraphSettings, graph_meetings
from bot.ports.meetings import Calendars, Meetings
from bot.rehearsal.meetings import StandInMeetings
from tests.graph_contract import breaches, contract_is_here
from tests.graph_stand_in import GraphStandIn, graph_stand_in


class Hands(Protocol):
    """What people do in Outlook."""

    def move_by_hand(self, event: str, *, starts: datetime, ends: datetime) -> None: ...

    def take_out_by_hand(self, event: str) -> None: ...


@dataclass(frozen=True)
class Followed:
    """A calendar that can be followed, the meetings in it, and people's hands."""

    calendars: Calendars
    meetings: Meetings
    hands: Hands


@asynccontextmanager
async def opened(graph: GraphStandIn, *, notification_url: str) -> AsyncIterator[GraphMeetings]:
    """Open the door to a stand-in, and close it."""
    settings = GraphSettings(base_url=graph.base_url, notification_url=notification_url)
    calendars = graph_meetings(settings)
    try:
        yield calendars
    finally:
        await calendars.close()


@pytest.fixture
async def graph() -> AsyncIterator[GraphStandIn]:
    """Run Microsoft Graph's stand-in, and hold every exchange to the contract of the real one."""
    async with graph_stand_in() as stand_in:
        yield stand_in
        if contract_is_here():
            assert breaches(stand_in.exchanges) == []


@pytest.fixture
async def over_http(graph: GraphStandIn) -> AsyncIterator[GraphMeetings]:
    """Reach the stand-in as the bot reaches Microsoft Graph."""
    async with opened(graph, notification_url="https://bot.example") as calendars:
        yield calendars


@pytest.fixture(params=["rehearsal", "graph"])
async def followed(request: pytest.FixtureRequest) -> AsyncIterator[Followed]:
    """Offer each implementation of the port in turn."""
    if request.param == "rehearsal":
        rehearsed = StandInMeetings()
        yield Followed(calendars=rehearsed, meetings=rehearsed, hands=rehearsed)
        return
    async with graph_stand_in() as graph, opened(graph, notification_url="https://bot.example") as calendars:
        yield Followed(calendars=calendars, meetings=calendars, hands=graph)
        if contract_is_here():
            assert breaches(graph.exchanges) == []
