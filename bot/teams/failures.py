"""What went wrong with Teams, said as the ports say it."""

from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Final

from bot.ports.failing import NotReached, Refused, Unavailable
from bot.wire import may_pass

_SENTENCES: Final[dict[int, str]] = {
    HTTPStatus.UNAUTHORIZED: "Teams does not accept the bot's app id or password.",
    HTTPStatus.FORBIDDEN: "Teams does not let me write there: I was removed, blocked or turned off.",
    HTTPStatus.NOT_FOUND: "Teams no longer knows this conversation or message.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The message is too long for Teams.",
}

_NOBODY_THERE: Final = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND})
_WHY: Final = {
    "ConversationBlockedByUser": "They have blocked me in Teams.",
    "MessageWritesBlocked": "They have blocked me in Teams, or taken me out.",
    "BotNotInConversationRoster": "I was taken out of that chat in Teams.",
    "BotDisabledByAdmin": "An administrator has turned me off there.",
}
"""What Teams says in a refusal's code, as far as somebody can do something about it."""


def failure(status: int, headers: Mapping[str, str], *, code: str = "") -> Unavailable | Refused:
    """Return what an answer of 400 or more means; `code` is Teams' own word for it, where there is one."""
    if may_pass(status):
        return Unavailable(f"Teams answered {status}.", retry_after=_asked_to_wait(headers))
    if status in _NOBODY_THERE:
        return NotReached(_WHY.get(code, _SENTENCES[status]))
    return Refused(_SENTENCES.get(status, f"Teams does not take this message (it answered {status})."))


def _asked_to_wait(headers: Mapping[str, str]) -> timedelta | None:
    asked = headers.get("Retry-After", "").strip()
    return timedelta(seconds=int(asked)) if asked.isdecimal() else None
