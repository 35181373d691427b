"""A timetable whose meetings are in a calendar over HTTP."""

from collections.abc import AsyncIterator

import pytest

from bot.store.work import SqlStore
from tests.faults.changing import Changing, ports_for
from tests.graph_over_http import held_to_contract, opened


@pytest.fixture
async def changing(store: SqlStore) -> AsyncIterator[Changing]:
    """Lend a review without a timetable yet; every exchange is held to the contract of the real Graph."""
    async with held_to_contract() as graph, opened(graph) as meetings:
        lent = Changing(ports_for(store, meetings), graph)
        await lent.begin()
        yield lent
