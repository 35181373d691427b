"""What went wrong with Teams, said as the ports say it."""

from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Final

from bot.ports import Refused, Unavailable

_LATER: Final = frozenset({408, 412, 425, 429})
_SENTENCES: Final[dict[int, str]] = {
    HTTPStatus.UNAUTHORIZED: "Teams does not accept the bot's app id or password.",
    HTTPStatus.FORBIDDEN: "Teams does not let me write there: I was removed, blocked or turned off.",
    HTTPStatus.NOT_FOUND: "Teams no longer knows this conversation or message.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The message is too long for Teams.",
}


def failure(status: int, headers: Mapping[str, str]) -> Unavailable | Refused:
    """Return what an answer of 400 or more means."""
    if status in _LATER or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Unavailable(f"Teams answered {status}.", retry_after=_asked_to_wait(headers))
    return Refused(_SENTENCES.get(status, f"Teams does not take this message (it answered {status})."))


def _asked_to_wait(headers: Mapping[str, str]) -> timedelta | None:
    asked = headers.get("Retry-After", "").strip()
    return timedelta(seconds=int(asked)) if asked.isdecimal() else None
