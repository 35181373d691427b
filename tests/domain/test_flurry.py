"""What changes in one half minute is drawn once, after the last of it is kept."""

from datetime import timedelta

from bot.domain.flurry import flurry_of
from tests.builders import NINE


def test_what_changes_in_one_half_minute_is_drawn_once_shortly_after_it() -> None:
    first, last = flurry_of(NINE), flurry_of(NINE + timedelta(seconds=29, milliseconds=999))

    assert first == last
    assert first.drawn == NINE + timedelta(seconds=32)


def test_what_changes_in_the_next_half_minute_is_drawn_again() -> None:
    now, next_one = flurry_of(NINE), flurry_of(NINE + timedelta(seconds=30))

    assert next_one.number == now.number + 1
    assert next_one.drawn == now.drawn + timedelta(seconds=30)
