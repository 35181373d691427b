"""Two processes that share a database and a mailbox: one at a time asks it, and both keep its silence."""

import asyncio
from datetime import timedelta

import pytest

from bot.ports.failing import Unavailable
from bot.store.work import SqlStore
from tests.graph_over_http import opened
from tests.graph_stand_in import Answers, GraphStandIn, HangsOn
from tests.ports.meetings.wanted import wanted


async def test_what_one_process_was_told_no_other_has_to_be_told_again(
    graph: GraphStandIn, store: SqlStore
) -> None:
    async with opened(graph) as one, opened(graph) as other:
        one.keep_pace(store)
        other.keep_pace(store)
        graph.will(Answers(429, code="ApplicationThrottled", retry_after="60"))
        with pytest.raises(Unavailable):
            await one.open(wanted())

        with pytest.raises(Unavailable) as later:
            await other.open(wanted("s2"))
        await other.open(wanted("s3", organiser="others@host.example"))

    assert later.value.retry_after is not None
    assert timedelta(seconds=30) < later.value.retry_after <= timedelta(minutes=1)
    assert ["reviews" in each["request"]["url"].lower() for each in graph.exchanges].count(True) == 1


async def test_while_one_process_is_asking_a_mailbox_the_other_comes_back_later(
    graph: GraphStandIn, store: SqlStore
) -> None:
    async with opened(graph, deadline=timedelta(seconds=3)) as one, opened(graph) as other:
        one.keep_pace(store)
        other.keep_pace(store)
        graph.will(HangsOn())
        await asyncio.gather(one.warm(), other.warm())
        first, second = await asyncio.gather(
            one.open(wanted()), other.open(wanted("s2")), return_exceptions=True
        )
        made = await other.open(wanted("s2"))

    assert isinstance(first, Unavailable)
    assert str(second) == "Another process is just asking this mailbox."
    assert made.join_url
