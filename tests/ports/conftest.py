"""Microsoft Graph for every port that it fills."""

from collections.abc import AsyncIterator

import pytest

from bot.graph.door import GraphMeetings
from tests.graph_over_http import held_to_contract, opened
from tests.graph_stand_in import GraphStandIn


@pytest.fixture
async def graph() -> AsyncIterator[GraphStandIn]:
    """Run Microsoft Graph's stand-in, held to the contract of the real one."""
    async with held_to_contract() as stand_in:
        yield stand_in


@pytest.fixture
async def over_http(graph: GraphStandIn) -> AsyncIterator[GraphMeetings]:
    """Reach the stand-in as the bot reaches Microsoft Graph."""
    async with opened(graph) as door:
        yield door
