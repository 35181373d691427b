"""Print a table of speeds: CPU and wall time of each operation, beside what it is compared with in this run."""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rich.console import Console
from rich.table import Table

from bot.methods.shelf import method
from bot.rehearsal.review import Rehearsal
from bot.rehearsal.scene import Script
from bot.staging import open_stage
from bot.store.door import open_store
from cards.gallery import gallery
from cards.html import draw
from tests.benchmarks.board import board_table
from tests.benchmarks.documents import documents_table
from tests.benchmarks.errands import errands_table
from tests.benchmarks.guard import guard_table
from tests.benchmarks.meetings import meetings_table
from tests.benchmarks.sealing import sealing_table
from tests.benchmarks.speed import Speed
from tests.benchmarks.suggestions import suggestions_table
from tests.benchmarks.teams import teams_tables
from tests.benchmarks.timetables import timetable_speeds
from tests.builders import a_new_observation, a_review
from tests.room import Room, open_room

TIMES: Final = 200
SAMPLE: Final = Path(__file__).parents[2] / "bot" / "rehearsal" / "sample_timetable.xlsx"


async def measure(operation: Callable[[int], Awaitable[object]], *, times: int = TIMES) -> Speed:
    """Return what an operation costs on average, after a warm-up."""
    for number in range(-5, 0):
        await operation(number)
    cpu, wall = time.process_time(), time.perf_counter()
    for number in range(times):
        await operation(number)
    share = 1000 / times
    return Speed((time.process_time() - cpu) * share, (time.perf_counter() - wall) * share)


async def bare_insert(folder: Path) -> Speed:
    """Measure one durable insert with nothing but the standard library."""
    with sqlite3.connect(folder / "bare.db") as bare:
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute("CREATE TABLE said (words TEXT)")

        async def insert(number: int) -> None:
            bare.execute("INSERT INTO said VALUES (?)", (f"Point {number}." * 10,))
            bare.commit()

        return await measure(insert)


async def stored_observation(folder: Path) -> Speed:
    """Measure storing one observation in a transaction of its own."""
    store = await open_store(f"sqlite:///{folder}/store.db")
    async with store.work() as work:
        await work.reviews.save(a_review())

    async def add(number: int) -> None:
        async with store.work() as work:
            await work.observations.add(a_new_observation(press=f"p{number}"))

    speed = await measure(add)
    await store.close()
    return speed


async def pressed_save(room: Room) -> Speed:
    """Measure the whole of a press on Save: guard, store, errand, audit and the card that answers."""

    async def save(number: int) -> None:
        await room.save_note(press=f"press-{number}", text=f"Point number {number}.")

    return await measure(save)


async def idle_ring(room: Room) -> Speed:
    """Measure a ring of the bell at which nothing is due."""

    async def ring(_number: int) -> None:
        await room.runner.ring(room.clock.now())

    return await measure(ring)


async def drawn_card() -> tuple[Speed, Speed]:
    """Measure the largest card as Teams reads it, and drawn as HTML."""
    largest = max(gallery(method("place-review")).values(), key=lambda card: len(str(card.as_teams())))

    async def as_teams(_number: int) -> None:
        replace(largest).as_teams()  # a card is drawn once, so a new one each time

    async def as_html(_number: int) -> None:
        draw(largest)

    return await measure(as_teams, times=50), await measure(as_html, times=50)


async def rehearsal() -> Speed:
    """Measure the sample from its timetable to the destruction of its notes."""
    cpu, wall = time.process_time(), time.perf_counter()
    script = Script(file=SAMPLE.name, content=SAMPLE.read_bytes(), method="place-review", seed=1)
    async with open_stage() as stage:
        await Rehearsal(script, stage).run(lambda _moment, _done: None)
    return Speed((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000)


async def main() -> None:
    """Measure everything and print it."""
    table = Table("operation", "CPU ms", "wall ms", "compared with", "CPU ratio", title="How fast it is")

    def row(name: str, speed: Speed, other: str = "", than: Speed | None = None) -> None:
        ratio = f"{speed.cpu / than.cpu:.1f}" if than else ""
        table.add_row(name, f"{speed.cpu:.2f}", f"{speed.wall:.2f}", other, ratio)

    with TemporaryDirectory() as folder:
        bare = await bare_insert(Path(folder))
        stored = await stored_observation(Path(folder))
        async with open_room(f"sqlite:///{folder}/room.db") as room:
            saved, idle = await pressed_save(room), await idle_ring(room)
    teams, html = await drawn_card()
    row("durable insert, sqlite3 alone", bare)
    row("observation stored", stored, "durable insert, sqlite3 alone", bare)
    row("Save pressed, card answered", saved, "observation stored", stored)
    row("ring with nothing due", idle, "observation stored", stored)
    row("largest card for Teams", teams)
    row("largest card as HTML", html, "largest card for Teams", teams)
    row("the sample rehearsed", await rehearsal(), "Save pressed, card answered", saved)
    for sessions, files in ((65, 24), (5_000, 3)):
        speeds = timetable_speeds(sessions, files=files)
        alone, *others = speeds.items()
        row(*alone)
        for way, speed in others:
            row(way, speed, *alone)
    Console().print(table)
    with TemporaryDirectory() as folder:
        Console().print(await board_table(Path(folder)))
        Console().print(await sealing_table(Path(folder)))
    Console().print(guard_table())
    Console().print(await documents_table())
    Console().print(await meetings_table())
    Console().print(await errands_table())
    Console().print(await suggestions_table())
    for teams_table in await teams_tables():
        Console().print(teams_table)


if __name__ == "__main__":
    asyncio.run(main())
