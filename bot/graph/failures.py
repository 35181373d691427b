"""How Microsoft Graph fails, told in the two ways that the core knows."""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from json import JSONDecodeError
from typing import Final

from azure.core.exceptions import AzureError, ClientAuthenticationError
from httpx import TransportError
from kiota_abstractions.api_error import APIError

from bot.clock import now
from bot.graph.standing import Gone
from bot.ports import Refused, Unavailable

FAILURES: Final = (APIError, AzureError, TransportError, JSONDecodeError, UnicodeDecodeError, TimeoutError)
"""What the SDK lets through: its own errors and, unwrapped, those of what lies beneath it."""

_LATER: Final = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})

_NOT_OURS: Final = (
    "Microsoft did not accept who the bot says it is. Ask your administrator to check its client id and secret."
)

_REFUSALS: Final = {
    HTTPStatus.UNAUTHORIZED: _NOT_OURS,
    HTTPStatus.FORBIDDEN: (
        "The bot may not write to the organiser's calendar. "
        "Ask your administrator to allow it for that mailbox."
    ),
}


def failure_of(wrong: BaseException) -> Unavailable | Refused:
    """Return the core's name for one of `FAILURES`, in words that hold nothing of what was sent or answered."""
    match wrong:
        case APIError(response_status_code=int(status)):
            return _answered(status, retry_after=_retry_after(wrong))
        case ClientAuthenticationError():
            return Refused(_NOT_OURS)
        case TimeoutError():
            return Unavailable("Microsoft did not answer in time.")
        case _:
            return Unavailable("Microsoft could not be reached, or its answer could not be read.")


def _answered(status: int, *, retry_after: timedelta | None) -> Unavailable | Refused:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _LATER:
        return Unavailable(f"Microsoft cannot do this just now ({status}).", retry_after=retry_after)
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return Gone(
            "The meeting is no longer in the organiser's calendar, or there is no such calendar. "
            "Check the organiser's address, or have the meeting made anew."
        )
    return Refused(
        _REFUSALS[HTTPStatus(status)]
        if status in _REFUSALS
        else f"Microsoft refused the meeting ({status}). Check its times and the addresses of those invited."
    )


def _retry_after(wrong: APIError) -> timedelta | None:
    """Read how long Microsoft asks us to wait: seconds or a date; None where it says neither."""
    headers = wrong.response_headers or {}
    said = headers["retry-after"].strip() if "retry-after" in headers else ""
    if said.isdecimal():
        return timedelta(seconds=int(said))
    try:
        return max(parsedate_to_datetime(said) - now(), timedelta(0))
    except (ValueError, TypeError):  # junk, and a date without a zone
        return None
