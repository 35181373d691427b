"""Errands about what the team asks the client for during the review (R12)."""

from typing import Literal

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId


class TellOfRequest(Frozen):
    """Show the challenge manager what a peer would like to ask the client for."""

    purpose: Literal["request"] = "request"
    number: int


class AskClient(Frozen):
    """Ask a system lead for what the challenge manager let go."""

    purpose: Literal["request to the client"] = "request to the client"
    number: int
    person: PersonId


class ChaseRequest(Frozen):
    """Remind a system lead, once, of a request that is not answered."""

    purpose: Literal["request reminder"] = "request reminder"
    number: int
    person: PersonId


class TellOfAnswer(Frozen):
    """Tell one of those who asked, or the challenge manager, what became of a request."""

    purpose: Literal["answer to a request"] = "answer to a request"
    number: int
    person: PersonId


class RedrawRequests(Frozen):
    """Redraw the list of requests in the channel; `flurry` is the half minute in which changes are gathered."""

    purpose: Literal["list of requests"] = "list of requests"
    flurry: int
