"""What went wrong with Teams, said as the ports say it."""

from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Final

from bot.clock import now
from bot.ports.failing import NotReached, Refused, Unavailable, Uncertain
from bot.retry_after import NOT_SAID, asked_to_wait
from bot.wire import may_pass

_SENTENCES: Final[dict[int, str]] = {
    HTTPStatus.UNAUTHORIZED: "Teams does not accept the bot's app id or password.",
    HTTPStatus.FORBIDDEN: "Teams does not let me write there: I was removed, blocked or turned off.",
    HTTPStatus.NOT_FOUND: "Teams no longer knows this conversation or message.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The message is too long for Teams.",
}

_MAY_HAVE_HAPPENED: Final = frozenset({HTTPStatus.REQUEST_TIMEOUT})

_NOBODY_THERE: Final = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND})
_WHY: Final = {
    "ConversationBlockedByUser": "They have blocked me in Teams.",
    "MessageWritesBlocked": "They have blocked me in Teams, or taken me out.",
    "BotNotInConversationRoster": "I was taken out of that chat in Teams.",
    "BotDisabledByAdmin": "An administrator has turned me off there.",
}
"""What Teams says in a refusal's code, as far as somebody can do something about it."""


_NOT_THERE: Final = "ActivityNotFoundInConversation"
"""Teams' own word for a message that is not in that conversation, or not any more."""


class NotThere(NotReached):
    """The conversation is there, and that message is not in it."""


def failure(
    status: int, headers: Mapping[str, str], *, code: str = "", once: bool = False
) -> Unavailable | Refused | Uncertain:
    """Return what an answer of 400 or more means; `code` is Teams' own word for it, where there is one.

    What may be done only `once` is uncertain where Teams failed: it may have done it and then stumbled.
    """
    if once and (status in _MAY_HAVE_HAPPENED or status >= HTTPStatus.INTERNAL_SERVER_ERROR):
        return Uncertain(lost(f"Teams answered {status}"))
    if may_pass(status):
        return Unavailable(f"Teams answered {status}.", retry_after=_asked_to_wait(status, headers))
    if code == _NOT_THERE:
        return NotThere(_SENTENCES[HTTPStatus.NOT_FOUND])
    if status in _NOBODY_THERE:
        return NotReached(_WHY.get(code, _SENTENCES[status]))
    return Refused(_SENTENCES.get(status, f"Teams does not take this message (it answered {status})."))


def lost(why: str) -> str:
    """Return the sentence about a message of which nobody knows whether it arrived."""
    return f"It may have arrived or not: {why}."


def _asked_to_wait(status: int, headers: Mapping[str, str]) -> timedelta | None:
    asked = asked_to_wait(headers.get("Retry-After", ""), now=now())
    return NOT_SAID if asked is None and status == HTTPStatus.TOO_MANY_REQUESTS else asked
