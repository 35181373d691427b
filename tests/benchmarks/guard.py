"""What it costs to judge a note with 150 names, beside presidio where that is installed."""

import importlib.util
import time
from collections.abc import Callable, Sequence

from rich.table import Table

from bot.domain.attribution import Guard
from tests.domain.notes_to_guard import noted

_NAMES = 150
_TIMES = 5
_MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm")


def guard_table() -> Table:
    """Return a table of milliseconds a note."""
    texts = [note.text for note in noted()]
    guard = Guard([f"Given{n} Family{n}" for n in range(_NAMES)])
    table = Table("guard", "CPU ms a note", title=f"{len(texts)} notes, {_NAMES} names")
    table.add_row("non-attribution guard", f"{_cost(guard.judge, texts):.3f}")
    model = next((name for name in _MODELS if importlib.util.find_spec(name)), None)
    if model is None or importlib.util.find_spec("presidio_analyzer") is None:
        table.add_row("presidio", "not installed, or without a spaCy model")
    else:
        table.add_row(f"presidio, {model}", f"{_cost(_presidio(model), texts[:50]):.3f}")
    return table


def _cost(judge: Callable[[str], object], texts: Sequence[str]) -> float:
    judge(texts[0])
    began = time.process_time()
    for _ in range(_TIMES):
        for text in texts:
            judge(text)
    return (time.process_time() - began) * 1000 / len(texts) / _TIMES


def _presidio(model: str) -> Callable[[str], object]:
    presidio = importlib.import_module("presidio_analyzer")
    engines = importlib.import_module("presidio_analyzer.nlp_engine")
    models = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}
    engine = engines.NlpEngineProvider(nlp_configuration=models).create_engine()
    analyzer = presidio.AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
    return lambda text: analyzer.analyze(text=text, language="en")
