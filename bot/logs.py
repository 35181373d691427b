"""Log lines: JSON from an allow-list of keys, so that what people said can never be logged."""

import json
import logging
import sys
import time
from contextvars import ContextVar
from typing import Final

KEYS: Final = frozenset(
    {
        "attempt", "count", "errand", "error", "kind", "outcome", "port", "purpose", "request", "review",
        "seconds", "session", "state", "status",
    }
)  # fmt: skip
"""The only things that a log line may tell, besides its dotted name and time."""

REQUEST: ContextVar[str] = ContextVar("REQUEST", default="")
"""The id of the request that is being answered; what it sets going is still told under its id."""

ERRAND: ContextVar[str] = ContextVar("ERRAND", default="")
"""The key of the errand that is being carried out."""


class Line(logging.Formatter):
    """Writes one JSON object a line; anything not on the list is left out."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; of an exception only its type is told."""
        line: dict[str, object] = {"at": self.formatTime(record), "level": record.levelname.lower()}
        ours = record.name.split(".")[0] in {"bot", "scheduler", "cards"}
        line["event"] = record.getMessage() if ours else record.name
        line |= {name: said for name, said in (("request", REQUEST.get()), ("errand", ERRAND.get())) if said}
        line |= {key: getattr(record, key) for key in sorted(KEYS) if hasattr(record, key)}
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line)


def start(*, quiet: bool = False) -> None:
    """Send log lines to standard error; a quiet house tells only of faults."""
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(Line())
    logging.basicConfig(level=logging.ERROR if quiet else logging.INFO, handlers=[lines], force=True)
    logging.getLogger("msrest").setLevel(logging.ERROR)
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
    for name in ("apscheduler", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
