"""Calendars to test with: the rehearsal's, and Microsoft Graph's over HTTP."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

from bot.ports.meetings import Meetings
from bot.rehearsal.meetings import StandInMeetings
from tests.graph.wall import moment
from tests.graph_over_http import held_to_contract, opened


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


@pytest.fixture(params=["rehearsal", "graph"])
async def books(request: pytest.FixtureRequest) -> AsyncIterator[Books]:
    """Offer each implementation of the port in turn."""
    if request.param == "rehearsal":
        yield _rehearsed(StandInMeetings())
        return
    async with held_to_contract() as graph, opened(graph) as meetings:
        yield Books(
            meetings=meetings,
            calendar=lambda: [_entry(entry) for entry in graph.entries.values()],
            farewells=lambda: list(graph.cancellations.values()),
        )


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
