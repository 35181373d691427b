"""Everything that was to reach somebody has a row: by which way, how it ended, and why."""

from datetime import timedelta

from bot.domain.errand import ErrandState
from bot.domain.post import Sending
from bot.domain.tasks.sessions import Brief
from bot.usecases.list_deliveries import deliveries_of
from tests.builders import ANA, FIRST_DAY, NINE, SESSION, a_post, an_errand
from tests.room import Room


async def test_each_recipient_has_a_row_with_the_way_and_the_outcome(room: Room) -> None:
    await room.push(NINE)

    async with room.ports.store.work() as work:
        rows = await deliveries_of(room.review.id, work=work)

    briefed = [(row.to, row.ways, row.outcome, row.attempts) for row in rows if row.what == "briefing"]
    assert briefed == [("AI", ("personal chat",), "done", 1), ("BI", ("personal chat",), "done", 1)]


async def test_what_nobody_knows_says_so_and_why(room: Room) -> None:
    errand = an_errand(task=Brief(session=SESSION, person=ANA, day=FIRST_DAY), due=NINE - timedelta(hours=1))
    async with room.ports.store.work() as work:
        await work.errands.add(errand)
        begun = a_post(key=errand.key, posted="", sending=Sending.BEGUN, errand=errand.key)
        await work.posts.keep(begun)

    await room.push(NINE - timedelta(minutes=30))

    async with room.ports.store.work() as work:
        [row] = [r for r in await deliveries_of(room.review.id, work=work) if r.what == "briefing"]
    assert (row.outcome, row.reason) == (
        str(ErrandState.UNCERTAIN),
        "It may have arrived or not: I was stopped while I sent it.",
    )
    assert room.cards("ana", "briefing") == []
