"""What waits around a session moves with it, and each of the team whose day it changes is told once."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.change import Version
from bot.domain.errand import Errand, ErrandState
from bot.domain.session import Pair
from bot.domain.tasks.sessions import AskWhatWasHeard, Brief
from bot.usecases.change_timetable import change_timetable
from cards.plain import plain
from tests.builders import ANA, BEN, FIRST_DAY, NINE, SESSION, an_errand
from tests.room import TEAM_SESSION, Room

NEXT_DAY = timedelta(days=1)
LEO = "leo"


async def change(room: Room, **changes: Any) -> Version:
    """Change the first session, as a new version of the timetable would."""
    async with room.ports.store.work() as work:
        session = await work.sessions.get(SESSION)
        return await change_timetable(
            [session.model_copy(update=changes)],
            review=room.review,
            source="timetable.xlsx",
            by=room.people["cora"],
            work=work,
            now=room.clock.now(),
        )


def moved(by: timedelta) -> dict[str, Any]:
    return {"starts": NINE + by, "ends": NINE + by + timedelta(minutes=45)}


async def errands(room: Room) -> dict[str, tuple[Errand, ErrandState]]:
    async with room.ports.store.work() as work:
        return {e.errand.key: (e.errand, e.state) for e in await work.errands.of(room.review.id)}


def times(room: Room, person: str, kind: str) -> list[timedelta]:
    """Return when somebody was sent a card of a kind, counted from nine on the first day."""
    return [d.first.at - NINE for d in room.cards(person, kind)]


async def test_each_of_the_pair_is_told_once_and_whoever_made_the_change_is_not(room: Room) -> None:
    await change(room, **moved(timedelta(hours=5)))

    await room.push(timedelta(minutes=5))

    assert {p: len(room.cards(p, "changes")) for p in ("ana", "ben", "leo", "cora", "sol")} == {
        "ana": 1, "ben": 1, "leo": 0, "cora": 0, "sol": 0,
    }  # fmt: skip
    assert "2pm" in plain(room.cards("ana", "changes")[0].last.card)


async def test_a_change_that_a_newer_version_changed_again_is_told_as_it_is_in_the_end(room: Room) -> None:
    await change(room, **moved(timedelta(hours=5)))
    await change(room, **moved(timedelta(hours=6)))

    await room.push(timedelta(minutes=5))

    told = [plain(d.last.card) for d in room.cards("ana", "changes")]
    assert len(told) == 1
    assert "3pm" in told[0]


async def test_nothing_that_changes_is_no_version_and_no_errand(room: Room) -> None:
    before = await errands(room)

    version = await change(room)

    async with room.ports.store.work() as work:
        kept = await work.sessions.versions_of(room.review.id)
    assert (version.changes, kept) == ((), ())
    assert await errands(room) == before


async def test_a_session_that_moves_to_another_day_after_its_briefing_is_briefed_anew(room: Room) -> None:
    await room.push(NINE - timedelta(minutes=10))

    await change(room, **moved(NEXT_DAY))
    await room.push(NINE + NEXT_DAY + timedelta(hours=1))

    quarter = timedelta(minutes=15)
    assert times(room, ANA, "briefing") == [-quarter, NEXT_DAY - quarter]
    assert times(room, ANA, "capture") == [NEXT_DAY + timedelta(minutes=50)]


async def test_a_session_that_moves_on_the_same_day_is_asked_about_at_its_new_time(room: Room) -> None:
    await room.push(NINE - timedelta(minutes=10))

    await change(room, **moved(timedelta(hours=2)))
    await room.push(NINE + timedelta(hours=3))

    assert times(room, ANA, "briefing") == [timedelta(minutes=-15)]
    assert times(room, ANA, "changes") == [timedelta(minutes=-10)]
    assert times(room, ANA, "capture") == [timedelta(hours=2, minutes=50)]


async def test_a_session_that_is_cancelled_after_its_briefing_is_not_asked_about(room: Room) -> None:
    await room.push(NINE - timedelta(minutes=10))

    await change(room, cancelled=True)
    await room.push(NINE + timedelta(hours=3))

    assert [len(room.cards(ANA, kind)) for kind in ("briefing", "changes", "capture")] == [1, 1, 0]


async def test_who_comes_into_a_pair_after_the_briefing_is_briefed_and_who_leaves_is_told(room: Room) -> None:
    await room.push(NINE - timedelta(minutes=10))

    await change(room, pair=Pair(lead=ANA, notes=room.people[LEO].id))
    await room.push(NINE + timedelta(hours=1))

    assert times(room, LEO, "briefing") == [timedelta(minutes=-10)]
    assert [len(room.cards(BEN, kind)) for kind in ("briefing", "changes", "capture")] == [1, 1, 0]
    assert len(room.cards(LEO, "capture")) == 1


@pytest.mark.parametrize("task", [AskWhatWasHeard, Brief])
async def test_what_was_put_off_moves_with_its_session_or_is_dropped(
    room: Room, task: type[AskWhatWasHeard | Brief]
) -> None:
    waits = an_errand(task=task(session=SESSION, person=ANA, day=FIRST_DAY), due=NINE)
    async with room.ports.store.work() as work:
        await work.errands.add(waits)

    await change(room, **moved(timedelta(hours=2)))
    same_day = (await errands(room))[waits.key]
    await change(room, **moved(NEXT_DAY))
    another_day = (await errands(room))[waits.key]

    assert same_day[1] is ErrandState.PENDING
    assert same_day[0].due - waits.due > timedelta(hours=1, minutes=30)
    assert another_day[1] is ErrandState.VOID


async def test_the_reviews_days_are_those_on_which_the_team_meets_others(room: Room) -> None:
    await change(room, **moved(NEXT_DAY * 3))

    async with room.ports.store.work() as work:
        review = await work.reviews.get(room.review.id)
        team_session = await work.sessions.get(TEAM_SESSION)
    assert review.day_of(team_session.starts) == FIRST_DAY
    assert (review.first_day, review.last_day) == (FIRST_DAY + NEXT_DAY * 3, FIRST_DAY + NEXT_DAY * 3)
