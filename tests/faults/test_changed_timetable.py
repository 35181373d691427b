"""A new version of the timetable asks of the calendar exactly what it must, however often the bot is killed."""

import asyncio
import os
import sys
from datetime import timedelta
from typing import Final

import pytest

from bot.domain.timetable import DraftSession
from tests.builders import FIRST_DAY
from tests.faults.changing import Changing, Killed, a_line, subjects
from tests.graph.faults import HangsOn, HangsUp, LetsPass
from tests.stories.serving import HOUSE

MOVED: Final = [f"Moved {n}" for n in "abcde"]
STAYS: Final = [f"Stays {n}" for n in "abcdef"]
NEXT_DAY: Final = FIRST_DAY + timedelta(days=1)

FIRST: Final = [
    *(a_line(title, 8 + n, date=NEXT_DAY) for n, title in enumerate(MOVED)),
    *(a_line(title, 8 + n) for n, title in enumerate(STAYS)),
    a_line("Cancelled a", 15),
    a_line("Cancelled b", 16),
    a_line("Swapped", 17),
]
SECOND: Final = [
    *(a_line(title, 9 + n, date=NEXT_DAY) for n, title in enumerate(MOVED)),
    *(a_line(title, 8 + n) for n, title in enumerate(STAYS)),
    a_line("New a", 18, peers=("LI", "BI")),
    a_line("New b", 19),
    a_line("Swapped", 17, peers=("AI", "LI")),
]

PATIENCE: Final = 60.0
A_LOOK: Final = 0.05

LINES: Final = [a_line("Stays"), a_line("Changes", 11)]
VERSIONS: Final[dict[str, list[DraftSession]]] = {
    "moved": [a_line("Stays"), a_line("Changes", 14)],
    "cancelled": [a_line("Stays")],
    "new": [*LINES, a_line("New", 16)],
}
CALLS: Final = [("moved", 0), ("cancelled", 0), ("new", 0), ("new", 1)]


async def test_a_new_version_makes_exactly_the_calls_that_it_needs(changing: Changing) -> None:
    await changing.accept(*FIRST)
    await changing.ring()
    before, calls = changing.calendar(), len(changing.graph.exchanges)

    await changing.accept(*SECOND)
    await changing.ring()

    after = changing.calendar()
    assert changing.calls(since=calls) == sorted(
        [
            *(f"change {title}" for title in (*MOVED, "Swapped")),
            *("cancel", "cancel", "look for", "look for", "make New a", "make New b"),
        ]
    )
    assert [after[title] for title in subjects(STAYS)] == [before[title] for title in subjects(STAYS)]
    assert [after[title]["id"] for title in subjects(MOVED)] == [
        before[title]["id"] for title in subjects(MOVED)
    ]
    assert sorted(after) == subjects([line.title for line in SECOND])


async def test_the_same_timetable_again_asks_nothing(changing: Changing) -> None:
    await changing.accept(*LINES)
    await changing.ring()
    calls = len(changing.graph.exchanges)

    version = await changing.accept(*LINES)
    await changing.ring()

    assert (version.changes, changing.calls(since=calls)) == ((), [])


@pytest.mark.parametrize("after_effect", [False, True], ids=["before its effect", "after its effect"])
@pytest.mark.parametrize(("version", "call"), CALLS)
async def test_whenever_the_bot_is_killed_the_calendar_comes_to_be_the_same(
    changing: Changing, version: str, call: int, *, after_effect: bool
) -> None:
    await changing.accept(*LINES)
    await changing.ring()
    before = changing.calendar()
    await changing.accept(*VERSIONS[version])
    changing.graph.will(*[LetsPass()] * call, HangsUp(after_effect=after_effect))

    with pytest.raises(Killed):
        await changing.ring_until_killed()
    await changing.ring_after_the_lease()

    after = changing.calendar()
    assert sorted(after) == subjects([line.title for line in VERSIONS[version]])
    assert after["Peer review: Stays"] == before["Peer review: Stays"]
    assert await changing.unended() == []
    if version == "moved":
        assert after["Peer review: Changes"]["start"]["dateTime"].endswith("T14:00:00")


@pytest.mark.parametrize("after_effect", [False, True])
async def test_a_meeting_that_was_being_made_when_its_session_moved_is_where_the_session_is(
    changing: Changing, *, after_effect: bool
) -> None:
    await changing.accept(a_line("Director", 9))
    changing.graph.will(LetsPass(), HangsUp(after_effect=after_effect))
    with pytest.raises(Killed):
        await changing.ring_until_killed()

    await changing.accept(a_line("Director", 14))
    await changing.ring_after_the_lease()

    assert changing.calendar()["Peer review: Director"]["start"]["dateTime"].endswith("T14:00:00")
    assert await changing.unended() == []


@pytest.mark.parametrize("after_effect", [False, True])
async def test_a_meeting_that_was_being_made_when_its_session_was_cancelled_is_no_more(
    changing: Changing, *, after_effect: bool
) -> None:
    await changing.accept(a_line("Director", 9), a_line("Stays", 11))
    changing.graph.will(LetsPass(), LetsPass(), HangsUp(after_effect=after_effect), HangsUp())
    with pytest.raises(Killed):
        await changing.ring_until_killed()

    await changing.accept(a_line("Stays", 11))
    await changing.ring_after_the_lease()

    assert sorted(changing.calendar()) == subjects(["Stays"])
    assert await changing.unended() == []


@pytest.mark.parametrize("after_effect", [False, True])
async def test_a_session_that_comes_back_while_its_meeting_was_being_cancelled_has_one_meeting(
    changing: Changing, *, after_effect: bool
) -> None:
    await changing.accept(*LINES)
    await changing.ring()
    await changing.accept(*VERSIONS["cancelled"])
    changing.graph.will(HangsUp(after_effect=after_effect))
    with pytest.raises(Killed):
        await changing.ring_until_killed()

    await changing.accept(*LINES)
    await changing.ring_after_the_lease()

    assert sorted(changing.calendar()) == subjects(["Stays", "Changes"])
    assert await changing.unended() == []


async def ring_until_killed(changing: Changing, database: str, *, calls: int) -> None:
    """Ring in another process, and kill it when it has asked so much and waits for the answers."""
    asked = len(changing.graph.exchanges) + calls
    changing.graph.will(*[LetsPass()] * (calls - 1), HangsOn())
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.ringing", database, changing.graph.base_url,
        cwd=HOUSE, env=os.environ | {"PYTHONPATH": str(HOUSE)},
    )  # fmt: skip
    async with asyncio.timeout(PATIENCE):
        while len(changing.graph.exchanges) < asked:
            assert process.returncode is None
            await asyncio.sleep(A_LOOK)  # another process can only be waited for
    process.kill()
    await process.wait()


async def test_kill_9_in_the_middle_of_a_new_version_leaves_no_second_meeting(
    changing: Changing, database: str
) -> None:
    await changing.accept(*LINES, a_line("Goes", 12))
    await changing.ring()
    before = changing.calendar()
    await changing.accept(a_line("Stays"), a_line("Changes", 14), a_line("New a", 16), a_line("New b", 17))

    await ring_until_killed(changing, database, calls=4)
    await changing.ring_after_the_lease()

    after = changing.calendar()
    assert sorted(after) == subjects(["Stays", "Changes", "New a", "New b"])
    assert after["Peer review: Stays"] == before["Peer review: Stays"]
    assert after["Peer review: Changes"]["id"] == before["Peer review: Changes"]["id"]
    assert await changing.unended() == []
