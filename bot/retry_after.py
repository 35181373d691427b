"""How long Microsoft asks us to wait, in each form in which it says so."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

NOT_SAID: Final = timedelta(seconds=5)
"""How long to leave somebody alone who asks for it and does not say until when."""

_SECONDS: Final = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")


def asked_to_wait(said: str, *, now: datetime) -> timedelta | None:
    """Return what a Retry-After header says, in seconds or as a date; None where it says neither."""
    said = said.strip()
    if _SECONDS.fullmatch(said):
        return timedelta(seconds=float(said))
    try:
        until = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)  # "-0000": in UTC, from nowhere in particular
    return max(until - now, timedelta(0))
