"""What sealing costs, and how long the destruction of a review takes beside a plain DELETE and VACUUM."""

import shutil
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.table import Table

from bot.domain.session import Session
from bot.keys.sealing import Cipher
from bot.store.sealing import Sealing
from bot.store.work import SqlStore
from tests.builders import (
    REVIEW,
    a_finding,
    a_new_observation,
    a_post,
    a_review,
    a_session,
    a_team,
    an_errand,
    an_observation,
)
from tests.faults.campaign.databases import a_database
from tests.keys import keys_of, open_store
from tests.room import Room, open_room

NOTES: Final = 1_000
TIMES: Final = 5_000
SAVES: Final = 100
WANTED: Final = 2.0
"""Seconds in which a review of so many observations is to be destroyed."""
WORDS: Final = (
    "Partners share one plan, and front-line staff in three places say that they know what is in it. " * 3
)


@dataclass
class Watched(Cipher):
    """A cipher that tells how often it was used, and for how long."""

    cipher: Cipher
    seconds: float = 0.0
    uses: int = 0

    def seal(self, text: str, *, bound: bytes) -> str:
        """Seal, and look at the clock."""
        began = time.thread_time()
        sealed = self.cipher.seal(text, bound=bound)
        return self._used(began, sealed)

    def open(self, sealed: str, *, bound: bytes) -> str:
        """Open, and look at the clock."""
        began = time.thread_time()
        text = self.cipher.open(sealed, bound=bound)
        return self._used(began, text)

    def _used(self, began: float, result: str) -> str:
        self.seconds += time.thread_time() - began
        self.uses += 1
        return result


async def sealing_table(folder: Path) -> Table:
    """Measure both, and return them as a table."""
    table = Table("what", "measured", "compared with", "", title="Sealing and destruction")
    async with open_room(f"sqlite:///{folder}/sealing.db") as room:
        sealed, opened = await _one_text(room)
        table.add_row("an observation sealed, CPU", f"{sealed:.1f} us", "opened", f"{opened:.1f} us")
        in_all, of_it, uses = await _saves(room)
        said = f"{of_it:.3f} ms in {uses:.0f} texts"
        share = f"{in_all:.1f} ms ({of_it / in_all:.1%})"
        table.add_row("sealing in one Save, CPU", said, "the whole Save", share)
    file = folder / "destroyed.db"
    copy = folder / "plain.db"
    url = f"sqlite:///{file}"
    steps = await _destroyed(url, before=lambda: _copied(file, copy))
    _add_destruction(table, "SQLite", steps, "DELETE and VACUUM, sqlite3 alone", _plainly(copy))
    with a_database("postgres") as database:
        steps = await _destroyed(database.url)
        _add_destruction(table, "PostgreSQL", steps, "wanted", WANTED)
        shutil.rmtree(keys_of(database.url))
    shutil.rmtree(folder / "keys")
    return table


async def _destroyed(url: str, *, before: Callable[[], None] = lambda: None) -> dict[str, float]:
    """Return the seconds of each step in which a review is destroyed."""
    store = await _a_full_review(url)
    before()
    steps = {
        "destroyed": await _took(lambda: _destroy(store)),
        "swept": await _took(store.sweep),
        "key destroyed": await _took(lambda: store.destroy_key(REVIEW)),
        "the rest forgotten": await _took(lambda: store.forget_review(REVIEW)),
    }
    await store.close()
    return steps


def _add_destruction(table: Table, where: str, steps: dict[str, float], told: str, other: float) -> None:
    whole = sum(steps.values())
    what = f"a review of {NOTES:,} observations destroyed, {where}"
    table.add_row(what, f"{whole:.2f} s", told, f"{other:.2f} s")
    for step, seconds in steps.items():
        table.add_row(f"  of that, {step}", f"{seconds:.2f} s")


def _copied(file: Path, copy: Path) -> None:
    with closing(sqlite3.connect(file)) as live, closing(sqlite3.connect(copy)) as plain:
        live.backup(plain)


async def _one_text(room: Room) -> tuple[float, float]:
    """Return the microseconds of CPU in which an observation is sealed, and opened."""
    text = an_observation(text=WORDS).model_dump_json()
    async with room.ports.store.work() as work:
        sealing = Sealing(work.connection)  # type: ignore[attr-defined]  # of a database, as here
        began = time.process_time()
        for _ in range(TIMES):
            kept = await sealing.seal(text, table="observations", review=REVIEW)
        between = time.process_time()
        for _ in range(TIMES):
            await sealing.open(kept, table="observations", review=REVIEW)
        ended = time.process_time()
    return (between - began) / TIMES * 1e6, (ended - between) / TIMES * 1e6


async def _saves(room: Room) -> tuple[float, float, float]:
    """Return the milliseconds of CPU of one Save, those of sealing and opening in it, and of how many texts."""
    async with room.ports.store.work() as work:
        held = Sealing(work.connection).keys._held  # type: ignore[attr-defined]  # of a database, as here
    watched = {name: Watched(cipher) for name, cipher in held.items()}
    held.update(watched)
    began = time.process_time()
    for number in range(SAVES):
        await room.save_note(press=f"press-{number}", text=f"Point number {number}. {WORDS}")
    whole = time.process_time() - began
    seconds, uses = sum(w.seconds for w in watched.values()), sum(w.uses for w in watched.values())
    return whole / SAVES * 1000, seconds / SAVES * 1000, uses / SAVES


async def _a_full_review(url: str) -> SqlStore:
    """Return a store with a review of so many observations, half of them changed, and all that goes with it."""
    store = await open_store(url)
    async with store.work() as work:
        await work.reviews.save(a_review())
        for person in a_team():
            await work.people.save(person)
        for number in range(60):
            await work.sessions.save(_a_session(number))
    for start in range(0, NOTES, 100):
        async with store.work() as work:
            for number in range(start, start + 100):
                new = a_new_observation(press=f"p{number}", text=f"{number}: {WORDS}")
                stored = await work.observations.add(new)
                if number % 2:
                    await work.observations.save(stored.model_copy(update={"withdrawn": True}))
                await work.posts.keep(a_post(key=f"post-{number}"))
            await work.findings.save(a_finding(number=start // 100 + 1))
            await work.errands.add(an_errand())
    return store


def _a_session(number: int) -> Session:
    return a_session(id=f"session-{number}", number=number)


async def _destroy(store: SqlStore) -> None:
    async with store.work() as work:
        await work.destroy(REVIEW)


async def _took(doing: Callable[[], Awaitable[None]]) -> float:
    began = time.perf_counter()
    await doing()
    return time.perf_counter() - began


def _plainly(file: Path) -> float:
    """Return the seconds in which every row of a file is deleted and the file written anew."""
    with closing(sqlite3.connect(file)) as plain:
        tables = [name for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        began = time.perf_counter()
        for table in tables:
            plain.execute(f"DELETE FROM {table}")
        plain.commit()
        plain.execute("VACUUM")
        return time.perf_counter() - began
