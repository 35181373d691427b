"""What the house counts and measures, for Prometheus: the only home of prometheus_client.

Facts are logged once, where they happen; the meter counts the log lines, so that nothing else need know of it.
"""

import asyncio
import logging
from datetime import datetime
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_BEAT: Final = 0.5
"""Seconds between two looks at how late the event loop is."""

_RINGS: Final = (0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300)
_LAGS: Final = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5)
_ENDS: Final = {
    "errand.put_off": "put off",
    "errand.given_up": "refused",
    "errand.given_back": "given back",
}


class Meter(logging.Handler):
    """Counts what the house logs, and keeps what it is told, until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = kept = CollectorRegistry()
        self._turns = Counter("cf_turns", "What people did.", ["kind", "outcome"], registry=kept)
        self._errands = Counter("cf_errands", "Errands that ended.", ["purpose", "state"], registry=kept)
        self._graph = Counter("cf_graph_calls", "Answers of Microsoft Graph.", ["status"], registry=kept)
        self._rings = Histogram("cf_ring_seconds", "How long a ring took.", buckets=_RINGS, registry=kept)
        self._lags = Histogram("cf_loop_lag_seconds", "How late the loop was.", buckets=_LAGS, registry=kept)
        self._waiting = Gauge("cf_errands_due", "Errands that are due and not in hand.", registry=kept)
        self._oldest = Gauge("cf_oldest_due_errand_seconds", "How long one has been due.", registry=kept)
        self._beating: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to count, and to see how late the running loop is."""
        for room in ("bot", "scheduler"):
            logging.getLogger(room).addHandler(self)
        self._beat()

    def close(self) -> None:
        """Count no more."""
        for room in ("bot", "scheduler"):
            logging.getLogger(room).removeHandler(self)
        if self._beating is not None:
            self._beating.cancel()
        super().close()

    def emit(self, record: logging.LogRecord) -> None:
        """Count a line, if it tells of something that is counted."""

        def told(key: str) -> str:
            return str(getattr(record, key, ""))

        match record.msg:
            case "turn.ended":
                self._turns.labels(told("kind"), told("outcome")).inc()
            case "errand.ended":
                self._errands.labels(told("purpose"), told("state")).inc()
            case "errand.put_off" | "errand.given_up" | "errand.given_back" as event:
                self._errands.labels(told("purpose"), _ENDS[event]).inc()
            case "graph.answered":
                self._graph.labels(told("status")).inc()

    def rang(self, seconds: float) -> None:
        """Keep how long a ring took."""
        self._rings.observe(seconds)

    def queue(self, waiting: int, since: datetime | None, *, now: datetime) -> None:
        """Keep how many errands are due, and since when."""
        self._waiting.set(waiting)
        self._oldest.set((now - since).total_seconds() if since is not None else 0.0)

    def page(self) -> bytes:
        """Return everything in Prometheus's text format."""
        return generate_latest(self._kept)

    def _beat(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time() + _BEAT

        def look() -> None:
            self._lags.observe(max(0.0, loop.time() - due))
            self._beat()

        self._beating = loop.call_at(due, look)
