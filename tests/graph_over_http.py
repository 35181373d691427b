"""Microsoft Graph's stand-in as the bot reaches it, and every exchange held to the contract of the real one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.graph.door import GraphMeetings, GraphSettings, graph_meetings
from tests.graph_contract import breaches, contract_is_here
from tests.graph_stand_in import GraphStandIn, graph_stand_in


@asynccontextmanager
async def opened(graph: GraphStandIn, **settings: Any) -> AsyncIterator[GraphMeetings]:
    """Open the door to a stand-in, and close it."""
    usual: dict[str, Any] = {"invitations_a_minute": 100, "notification_url": "https://bot.example"}
    door = graph_meetings(GraphSettings(base_url=graph.base_url, **(usual | settings)))
    try:
        yield door
    finally:
        await door.close()


@asynccontextmanager
async def held_to_contract() -> AsyncIterator[GraphStandIn]:
    """Run a stand-in, and see at the end that nothing was said that Microsoft Graph would not have."""
    async with graph_stand_in() as stand_in:
        yield stand_in
        if contract_is_here():
            assert breaches(stand_in.exchanges) == []
