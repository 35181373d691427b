"""How Microsoft Graph fails, told in the two ways that the core knows."""

from datetime import timedelta
from http import HTTPStatus
from json import JSONDecodeError
from typing import Final

from httpx import ConnectError, ConnectTimeout, PoolTimeout, TransportError
from kiota_abstractions.api_error import APIError
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from pydantic import ValidationError

from bot.clock import now
from bot.graph.standing import AlreadyThere, Forbidden, Lapsed, NotTaken, UnknownUser
from bot.ports.failing import Gone, Refused, Unavailable
from bot.retry_after import NOT_SAID, asked_to_wait

FAILURES: Final = (
    APIError,
    TransportError,
    JSONDecodeError,
    UnicodeDecodeError,
    ValidationError,
    TimeoutError,
)
"""What the SDK lets through, its own errors and those of what lies beneath it, and what makes no sense."""

_LATER: Final = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})

_NOT_OURS: Final = (
    "Microsoft did not accept who the bot says it is. Ask your administrator to check its app id, "
    "and its secret, certificate or identity."
)

_NO_CALENDAR: Final = frozenset(
    {
        "errorinvaliduser",
        "errornonexistentmailbox",
        "mailboxnotenabledforrestapi",
        "mailboxnotsupportedforrestapi",
        "request_resourcenotfound",
        "resourcenotfound",
    }
)
"""Codes with which the whole mailbox is missing and not one entry: nothing in it may be taken to be gone."""

_LAPSED: Final = frozenset({"syncstatenotfound", "syncstateinvalid", "resyncrequired"})

_SHUT: Final = (
    "The bot may not write to the organiser's calendar. Ask your administrator to allow it for that mailbox."
)


def failure_of(wrong: BaseException) -> Unavailable | Refused:
    """Return the core's name for one of `FAILURES`, in words that hold nothing of what was sent or answered."""
    match wrong:
        case APIError(response_status_code=int(status)):
            return _answered(status, code=_code(wrong), retry_after=_retry_after(wrong))
        case TimeoutError():
            return Unavailable("Microsoft did not answer in time.")
        case _:
            return Unavailable("Microsoft could not be reached, or its answer could not be read.")


def may_have_happened(wrong: BaseException) -> bool:
    """Return whether a request that failed so may have done what it asked for."""
    match wrong:
        case APIError(response_status_code=int(status)):
            return status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.REQUEST_TIMEOUT
        case ConnectError() | ConnectTimeout() | PoolTimeout():
            return False
        case _:
            return True


def _answered(status: int, *, code: str, retry_after: timedelta | None) -> Unavailable | Refused:
    if status == HTTPStatus.TOO_MANY_REQUESTS and retry_after is None:
        retry_after = NOT_SAID
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _LATER:
        return Unavailable(f"Microsoft cannot do this just now ({status}).", retry_after=retry_after)
    if status == HTTPStatus.GONE or code in _LAPSED:
        return Lapsed("Microsoft can no longer say what changed since the last look.")
    if status == HTTPStatus.NOT_FOUND and code in _NO_CALENDAR:
        return UnknownUser(
            "There is no calendar for the organiser of this review. Check the organiser's address."
        )
    if status == HTTPStatus.NOT_FOUND:
        return Gone("The meeting is no longer in the organiser's calendar. Have it made anew.")
    return _refused(status)


def _refused(status: int) -> Refused:
    match status:
        case HTTPStatus.FORBIDDEN:
            return Forbidden(_SHUT)
        case HTTPStatus.UNAUTHORIZED:
            return Refused(_NOT_OURS)
        case _:
            kind = AlreadyThere if status == HTTPStatus.CONFLICT else NotTaken
            return kind(
                f"Microsoft refused the meeting ({status}). Check its times and the addresses of those invited."
            )


def _code(wrong: APIError) -> str:
    if isinstance(wrong, ODataError) and wrong.error is not None:
        return (wrong.error.code or "").lower()
    return ""


def _retry_after(wrong: APIError) -> timedelta | None:
    """Read how long Microsoft asks us to wait: seconds or a date; None where it says neither."""
    headers = wrong.response_headers or {}
    return asked_to_wait(headers["retry-after"], now=now()) if "retry-after" in headers else None
