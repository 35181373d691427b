"""Calendars to test with: the rehearsal's, and Microsoft Graph's over HTTP."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

from bot.graph.door import GraphMeetings, GraphSettings, graph_meetings
from bot.ports.meetings import Meetings
from bot.rehearsal.meetings import StandInMeetings
from tests.graph.wall import moment
from tests.graph_contract import breaches, contract_is_here
from tests.graph_stand_in import GraphStandIn, graph_stand_in


@dataclass(frozen=True)
class Entry:
    """A meeting as its organiser sees it in the calendar."""

    subject: str
    starts: datetime
    ends: datetime
    emails: tuple[str, ...]


@dataclass(frozen=True)
class Books:
    """A `Meetings` port, and the calendar that lies behind it."""

    meetings: Meetings
    calendar: Callable[[], list[Entry]]
    farewells: Callable[[], list[str]]


@asynccontextmanager
async def opened(graph: GraphStandIn, **settings: Any) -> AsyncIterator[GraphMeetings]:
    """Open the door to a stand-in, and close it."""
    meetings = graph_meetings(
        GraphSettings(base_url=graph.base_url, **{"invitations_a_minute": 100} | settings)
    )
    try:
        yield meetings
    finally:
        await meetings.close()


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
    async with opened(graph) as meetings:
        yield meetings


@pytest.fixture(params=["rehearsal", "graph"])
async def books(request: pytest.FixtureRequest) -> AsyncIterator[Books]:
    """Offer each implementation of the port in turn."""
    if request.param == "rehearsal":
        yield _rehearsed(StandInMeetings())
        return
    async with AsyncExitStack() as stack:
        graph = await stack.enter_async_context(graph_stand_in())
        meetings = await stack.enter_async_context(opened(graph))
        yield Books(
            meetings=meetings,
            calendar=lambda: [_entry(entry) for entry in graph.entries.values()],
            farewells=lambda: list(graph.cancellations.values()),
        )
        if contract_is_here():
            assert breaches(graph.exchanges) == []


def _rehearsed(meetings: StandInMeetings) -> Books:
    return Books(
        meetings=meetings,
        calendar=lambda: [
            Entry(
                subject=kept.wanted.subject,
                starts=kept.wanted.starts,
                ends=kept.wanted.ends,
                emails=tuple(attendee.email for attendee in kept.wanted.attendees),
            )
            for kept in meetings.standing
        ],
        farewells=lambda: [k.cancelled_with for k in meetings.made.values() if k.cancelled_with is not None],
    )


def _entry(kept: dict[str, Any]) -> Entry:
    return Entry(
        subject=kept["subject"],
        starts=moment(kept["start"]),
        ends=moment(kept["end"]),
        emails=tuple(attendee["emailAddress"]["address"] for attendee in kept["attendees"]),
    )
