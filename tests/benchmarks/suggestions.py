"""What it costs to find what may say the same, beside rapidfuzz comparing all pairs."""

import importlib.util
import random
import time
from collections.abc import Sequence
from functools import partial
from itertools import islice
from typing import Final

from rich.table import Table

from bot.domain.grouping import FlipCharts, Noted
from bot.domain.observation import ObservationKind
from bot.likeness.by_words import LikenessByWords
from bot.suggesting import suggestions
from tests.benchmarks.speed import Speed

_SUBJECTS: Final = """
repairs housing discharge carers data budget savings recruitment agency morale training scrutiny priorities
partners trust charities consultation letters waiting transition assessment school prevention safeguarding
providers contracts homelessness planning jobs buses climate safety faith equality autism complaints research
culture boilers tenants wards families dashboards grants vacancies locums pride supervision members projects
respect volunteers surveys leaflets backlog birthdays caseloads teachers hubs abuse fees tenders eviction
sites shops roads carbon wardens
""".split()
_SAID: Final = (
    "is are was poor strong slow late shared missing clear valued known hard easy never always often".split()
)
_KINDS: Final = (ObservationKind.STRENGTH, ObservationKind.AREA)


def invented(many: int) -> tuple[Noted, ...]:
    """Return so many notes of a dozen words or so, of two kinds and eight themes."""
    chance = random.Random(5)
    return tuple(
        Noted(
            id=str(number),
            text=" ".join(
                (*chance.choices(_SUBJECTS, k=6), *chance.choices(_SAID, k=5), f"place{number % 997}")
            ),
            kind=_KINDS[number % 2],
            theme=str(number % 8),
        )
        for number in range(many)
    )


async def all_suggested(notes: Sequence[Noted]) -> Speed:
    """Measure the three suggestions for each of the notes, from their bare texts."""
    cpu, wall = time.process_time(), time.perf_counter()
    await suggestions(notes, likeness=LikenessByWords(), every=False)
    return _since(cpu, wall)


async def one_more(notes: Sequence[Noted], *, times: int) -> tuple[Speed, float]:
    """Measure one new note among many: the mean, and the milliseconds that 95 in 100 stay under."""
    pool = await LikenessByWords().pool([note.text for note in notes])
    charts, costs = FlipCharts(notes), []
    cpu, wall = time.process_time(), time.perf_counter()
    for note in islice(reversed(invented(len(notes) + times)), times):
        began = time.perf_counter()
        number = await pool.add(f"{note.text} new")
        charts.add(note)
        charts.suggested(number, likened=pool.likened(number), shared=partial(pool.shared, number))
        costs.append(1000 * (time.perf_counter() - began))
    whole = _since(cpu, wall)
    return Speed(whole.cpu / times, whole.wall / times), sorted(costs)[int(0.95 * times)]


def fuzzy(notes: Sequence[Noted]) -> Speed:
    """Measure rapidfuzz on all pairs of the same texts, by the words that they share."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - it is in the extra `bench`, which may be absent

    texts = [note.text for note in notes]
    cpu, wall = time.process_time(), time.perf_counter()
    process.cdist(texts, texts, scorer=fuzz.token_set_ratio)
    return _since(cpu, wall)


def _since(cpu: float, wall: float) -> Speed:
    return Speed(1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall))


async def suggestions_table() -> Table:
    """Measure everything and return it as a table."""
    table = Table("operation", "CPU ms", "wall ms", "95 in 100 under ms", title="What may say the same")
    thousand = invented(1_000)
    speed = await all_suggested(thousand)
    table.add_row("1,000 notes, all suggestions, by words", f"{speed.cpu:.0f}", f"{speed.wall:.0f}", "")
    speed, under = await one_more(invented(10_000), times=100)
    table.add_row(
        "one new note among 10,000, by words", f"{speed.cpu:.1f}", f"{speed.wall:.1f}", f"{under:.1f}"
    )
    if importlib.util.find_spec("rapidfuzz"):
        speed = fuzzy(thousand)
        table.add_row("1,000 notes, all pairs, rapidfuzz", f"{speed.cpu:.0f}", f"{speed.wall:.0f}", "")
    else:
        table.add_row("1,000 notes, all pairs, rapidfuzz", "not installed", "", "")
    return table
