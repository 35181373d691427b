"""What it costs to judge a note with 150 names, beside presidio where that is installed."""

import importlib.util
import time
from collections.abc import Callable, Sequence

from rich.table import Table

from bot.domain.attribution import Guard
from tests.domain.notes_to_guard import noted

_NAMES = 150
_TIMES = 5


def guard_table() -> Table:
    """Return a table of milliseconds a note."""
    texts = [note.text for note in noted()]
    guard = Guard([f"Given{n} Family{n}" for n in range(_NAMES)])
    table = Table("guard", "CPU ms a note", title=f"{len(texts)} notes, {_NAMES} names")
    table.add_row("non-attribution guard", f"{_cost(guard.judge, texts):.3f}")
    if importlib.util.find_spec("presidio_analyzer") is None:
        table.add_row("presidio", "not installed")
    else:
        table.add_row("presidio", f"{_cost(_presidio(), texts[:50]):.3f}")
    return table


def _cost(judge: Callable[[str], object], texts: Sequence[str]) -> float:
    judge(texts[0])
    began = time.process_time()
    for _ in range(_TIMES):
        for text in texts:
            judge(text)
    return (time.process_time() - began) * 1000 / len(texts) / _TIMES


def _presidio() -> Callable[[str], object]:
    presidio = importlib.import_module("presidio_analyzer")
    analyzer = presidio.AnalyzerEngine()
    return lambda text: analyzer.analyze(text=text, language="en")
