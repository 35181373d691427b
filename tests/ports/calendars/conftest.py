"""Calendars to follow, with people's hands in them: the rehearsal's, and Microsoft Graph's over HTTP."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import pytest

from bot.ports.meetings import Calendars, Meetings
from bot.rehearsal.meetings import StandInMeetings
from tests.graph_over_http import held_to_contract, opened


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


@pytest.fixture(params=["rehearsal", "graph"])
async def followed(request: pytest.FixtureRequest) -> AsyncIterator[Followed]:
    """Offer each implementation of the port in turn."""
    if request.param == "rehearsal":
        rehearsed = StandInMeetings()
        yield Followed(calendars=rehearsed, meetings=rehearsed, hands=rehearsed)
        return
    async with held_to_contract() as graph, opened(graph) as calendars:
        yield Followed(calendars=calendars, meetings=calendars, hands=graph)
