"""What it costs to draw the board of 1,000 observations, beside writing the same observations as JSON."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from rich.table import Table

from bot.domain.chart import Chart
from bot.domain.observation import NewObservation, Observation
from bot.methods.shelf import method
from bot.store.door import open_store
from bot.usecases.show_board import chart_of
from cards import invented
from cards.board import board_card
from tests.benchmarks.speed import Speed

_MANY: Final = 1_000
_TIMES: Final = 20


async def board_table(folder: Path) -> Table:
    """Measure everything and return it as a table."""
    review = invented.review(method("place-review"))
    noted, at = invented.observations(review, _MANY), invented.moment(review)
    held = {s.id: s for s in invented.sessions(review, 6)}
    chart = Chart(
        theme=review.themes[0],
        observations=noted,
        findings=invented.findings(review),
        behind=noted,
        sessions=held,
    )
    bare = json.loads("[" + ",".join(o.model_dump_json() for o in noted) + "]")
    rows = (
        ("the newest page drawn, for Teams", _cost(lambda: board_card(review, chart, at=at).as_teams())),
        (
            "the oldest page drawn, for Teams",
            _cost(lambda: board_card(review, chart, at=at, page=99).as_teams()),
        ),
        ("read from SQLite and drawn", await _read_and_drawn(folder, noted)),
        ("the same observations, json.dumps alone", _cost(lambda: json.dumps(bare))),
        ("all of them as one card of dicts, json.dumps", _cost(lambda: json.dumps(_as_dicts(noted)))),
    )
    table = Table("operation", "CPU ms", "wall ms", title=f"The board of {_MANY:,} observations")
    for name, speed in rows:
        table.add_row(name, f"{speed.cpu:.1f}", f"{speed.wall:.1f}")
    return table


async def _read_and_drawn(folder: Path, noted: tuple[Observation, ...]) -> Speed:
    review = invented.review(method("place-review"))
    store = await open_store(f"sqlite:///{folder}/board.db")
    async with store.work() as work:
        await work.reviews.save(review)
        for session in invented.sessions(review, 6):
            await work.sessions.save(session)
        for one in noted:
            new = NewObservation.model_fields.keys()
            await work.observations.add(NewObservation(**one.model_dump(include=set(new))))
    at = invented.moment(review)
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(_TIMES):
        async with store.work() as work:
            chart = await chart_of(review, review.themes[0], work=work, now=at)
        board_card(review, chart, at=at).as_teams()
    speed = _since(cpu, wall)
    await store.close()
    return speed


def _as_dicts(noted: tuple[Observation, ...]) -> list[dict[str, object]]:
    """Return every observation as Teams' elements, nothing escaped or marked: too large to be sent."""
    return [
        {"type": "TextBlock", "wrap": True, "text": line}
        for o in noted
        for line in (f"**{o.number}.** {o.text}", o.example, f"{o.source.group}, {o.initials}")
    ]


def _cost(drawn: Callable[[], object]) -> Speed:
    drawn()
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(_TIMES):
        drawn()
    return _since(cpu, wall)


def _since(cpu: float, wall: float) -> Speed:
    share = 1000 / _TIMES
    return Speed((time.process_time() - cpu) * share, (time.perf_counter() - wall) * share)
