"""What befalls each request: drawn from the seed and from the request itself, so that it befalls it again."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from math import ceil
from random import Random
from typing import Final

SLOW: Final = 1.5
"""Seconds that a slow answer takes."""


@dataclass(frozen=True)
class Fault:
    """One way of failing; `status` 0 answers nothing at all, and `after` takes effect before it fails."""

    name: str
    status: int = 0
    after: bool = False
    waits: str = ""
    hangs: bool = False
    empty: bool = False
    code: str = ""
    for_all: bool = False
    """Whether Teams asks for silence in the whole tenant, and not in one conversation."""


FINE: Final = Fault("as it should be", 200, after=True)
SLOWLY: Final = Fault("slow answer", 200, after=True, hangs=True)
COMMON: Final = (
    Fault("429, seconds", 429, waits="seconds"),
    Fault("429, a fraction", 429, waits="fraction"),
    Fault("429, a date", 429, waits="date"),
    Fault("429, of the tenant", 429, waits="seconds", for_all=True),
    Fault("503 before the effect", 503),
    Fault("502 after the effect", 502, after=True),
    Fault("500 after the effect", 500, after=True),
    Fault("reset before the effect"),
    Fault("reset after the effect", after=True),
    Fault("201 without an id", 201, after=True, empty=True),
    Fault("a page in place of an answer", 200, after=True, code="<html>"),
    SLOWLY,
)
RARE: Final = (
    Fault("429, without a time", 429, waits="absent"),
    Fault("429, nonsense", 429, waits="garbage"),
    Fault("412", 412),
    Fault("403", 403, code="ConversationBlockedByUser"),
    Fault("404", 404, code="ConversationNotFound"),
    Fault("hang after the effect", after=True, hangs=True),
    Fault("hang before the effect", hangs=True),
)
"""After these it takes long until the request comes again, or somebody is not reached at all."""

_SAID: Final = {"absent": "", "garbage": "soon"}


@dataclass(frozen=True)
class Luck:
    """How much goes wrong: each fault befalls so many of ten thousand requests, new messages less often."""

    seed: int
    common: int = 200
    rare: int = 60
    messages: float = 0.4
    """How much of that befalls new messages, of which there are most."""

    kinds: tuple[str, ...] = ("send", "update", "Graph", "mail")
    """What anything goes wrong with at all."""

    tries: int = 2
    """From this try on all goes well, so that a campaign comes to an end."""

    def draw(self, kind: str, what: str, *, again: int) -> Fault:
        """Return what befalls a request when it comes for the first, second … time."""
        if again >= self.tries or kind not in self.kinds:
            return FINE
        random = Random(f"{self.seed}/{what}/{again}")
        often = {"send": self.messages, "Graph": self.messages / 2}.get(kind, 1.0)
        drawn = random.randrange(10_000)
        for faults, share in ((COMMON, int(self.common * often)), (RARE, int(self.rare * often))):
            if drawn < share * len(faults):
                return faults[drawn // share]
            drawn -= share * len(faults)
        return FINE


def retry_after(fault: Fault, *, what: str, now: datetime) -> tuple[str, datetime]:
    """Return a header in the form that a fault says it in, and until when it asks for silence."""
    seconds = Random(what).choice((1, 2, 3))
    match fault.waits:
        case "seconds":
            return str(seconds), now + timedelta(seconds=seconds)
        case "fraction":
            return f"{seconds}.5", now + timedelta(seconds=seconds + 0.5)
        case "date":
            until = datetime.fromtimestamp(ceil(now.timestamp()) + seconds, tz=UTC)
            return format_datetime(until, usegmt=True), until
        case _:
            return _SAID.get(fault.waits, ""), now
