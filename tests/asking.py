"""A builder of what a peer would like to ask the client for."""

from datetime import timedelta
from typing import Any

from bot.domain.request import NewRequest
from tests.builders import ANA, COMMISSIONING, FIRST_DAY, NINE, REVIEW


def a_request(**changes: Any) -> NewRequest:
    """Return what Ana would like to ask the client for, by the next day."""
    fields: dict[str, Any] = {
        "review": REVIEW,
        "press": "ana/request-1",
        "theme": COMMISSIONING,
        "text": "The discharge figures by ward.",
        "wanted_by": FIRST_DAY + timedelta(days=1),
        "by": ANA,
        "at": NINE,
    }
    return NewRequest(**(fields | changes))
