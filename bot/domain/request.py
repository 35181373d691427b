"""A request for information: what the team asks the client for during the review (R12)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, ThemeId, made_from
from bot.domain.override import Override
from bot.domain.review import Review

LONGEST_REQUEST: Final = 500
"""Characters; it is one question, or one document that would help."""

LONGEST_ANSWER: Final = 1000


class RequestState(StrEnum):
    """How far a request has come."""

    RAISED = "with the challenge manager"
    ASKED = "with the client"
    ANSWERED = "answered"
    CLOSED = "closed"


class NewRequest(Frozen):
    """A request before it has a number; the same `press` is the same request."""

    review: ReviewId
    press: str
    theme: ThemeId | None
    text: str
    wanted_by: date
    by: PersonId
    at: AwareDatetime


class Request(NewRequest):
    """A request as the team has it; the client is shown an `Asked`, which does not say who asks.

    `raised_by` is everybody who wants to know, `let_stand` what the guard warned of and the challenge manager
    let go, and `why` the reason for which a request was never sent.
    """

    number: int
    raised_by: tuple[PersonId, ...]
    state: RequestState = RequestState.RAISED
    let_stand: tuple[Override, ...] = ()
    lead: PersonId | None = None
    asked_at: AwareDatetime | None = None
    answer: str = ""
    document: str = ""
    answered_by: PersonId | None = None
    answered_at: AwareDatetime | None = None
    why: str = ""

    @property
    def mark(self) -> str:
        """What tells this text, day and state from what they were before."""
        return made_from(self.text, self.wanted_by.isoformat(), self.state)[:12]

    @property
    def is_waiting(self) -> bool:
        """Whether the client has it and has not answered."""
        return self.state is RequestState.ASKED

    @property
    def is_open(self) -> bool:
        """Whether an answer may still come."""
        return self.state in {RequestState.RAISED, RequestState.ASKED}


class Asked(Frozen):
    """What the client sees of a request: it has no field for who asks, where they heard of it, or why (R65).

    Its number says how much the team has asked for, so that it is only sent back with the answer, never shown.
    """

    number: int
    theme: str
    text: str
    wanted_by: date


def asked_of_client(request: Request, *, review: Review) -> Asked:
    """Return a request as the client sees it."""
    theme = review.theme(request.theme).title if request.theme else ""
    return Asked(number=request.number, theme=theme, text=request.text, wanted_by=request.wanted_by)


def waiting(requests: Iterable[Request]) -> tuple[Request, ...]:
    """Return what the client was asked for and has not answered."""
    return tuple(one for one in requests if one.is_waiting)
