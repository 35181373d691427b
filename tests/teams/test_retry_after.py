"""Each form in which Microsoft asks us to wait is understood, and nonsense asks for nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.ports.failing import Unavailable
from bot.retry_after import asked_to_wait
from bot.teams.failures import failure

NOW = datetime(2026, 6, 9, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7.0),
        (" 7 ", 7.0),
        ("0", 0.0),
        ("1.5", 1.5),
        ("Tue, 09 Jun 2026 08:00:30 GMT", 30.0),
        ("Tue, 09 Jun 2026 08:00:30 -0000", 30.0),
        ("Tue, 09 Jun 2026 07:00:00 GMT", 0.0),
        ("", None),
        ("soon", None),
        ("-3", None),
        ("1e3", None),
        ("٧", None),
        ("9" * 400, None),
    ],
)
def test_each_form_is_read(said: str, seconds: float | None) -> None:
    asked = None if seconds is None else timedelta(seconds=seconds)

    assert asked_to_wait(said, now=NOW) == asked


def test_a_conversation_that_asks_for_silence_and_does_not_say_how_long_gets_some() -> None:
    busy = failure(429, {"Retry-After": "soon"})

    assert isinstance(busy, Unavailable)
    assert busy.retry_after == timedelta(seconds=5)
