"""The ways in which Microsoft Graph fails."""

from dataclasses import dataclass
from typing import Final

from aiohttp import web

PRIVATE: Final = "ada.lovelace@example.org"
"""An address that Graph's own error messages mention, and that must never reach a sentence of ours."""


@dataclass(frozen=True)
class Answers:
    """The next request is answered with a fault, before or after it has taken effect."""

    status: int
    code: str = "ErrorInternalServerError"
    retry_after: str = ""
    after_effect: bool = False


@dataclass(frozen=True)
class ShowsPage:
    """The next request is answered by some gateway with a web page."""

    status: int


@dataclass(frozen=True)
class HangsUp:
    """The next request loses its connection, before or after it has taken effect."""

    after_effect: bool = False


@dataclass(frozen=True)
class HangsOn:
    """The next request is never answered."""


@dataclass(frozen=True)
class Garbles:
    """The next request is answered with half an answer."""


@dataclass(frozen=True)
class LetsPass:
    """The next request is answered as it should be, so that the fault after it meets the one after that."""


LETS_PASS: Final = LetsPass()

Fault = LetsPass | Answers | ShowsPage | HangsUp | HangsOn | Garbles


def refusal(status: int, code: str, *, retry_after: str = "") -> web.Response:
    """Return an error as Graph writes it."""
    headers = {"Retry-After": retry_after} if retry_after else {}
    inner = {"date": "2026-03-02T09:00:00", "request-id": "5d2c", "client-request-id": "5d2c"}
    error = {"code": code, "message": f"The mailbox of {PRIVATE} said no.", "innerError": inner}
    return web.json_response({"error": error}, status=status, headers=headers)
