"""However messages are asked for, a place never gets more of them than it takes."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pace import (
    A_CONVERSATION,
    DEADLINE,
    LONGEST_SILENCE,
    NO_WAIT,
    Window,
    is_under_way,
    silence,
    wait_for,
)

START = datetime(2026, 6, 9, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def times(numbers: list[int]) -> list[timedelta]:
    """Return pauses, in milliseconds."""
    return [timedelta(milliseconds=n) for n in numbers]


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 700)), min_size=80, max_size=160))
def test_whenever_messages_are_asked_for_and_however_long_they_take_every_window_is_kept(
    asked: list[tuple[int, int]],
) -> None:
    now = START
    answered: list[datetime] = []
    arrived: list[datetime] = []
    for pause, takes in asked:
        now += timedelta(milliseconds=pause)
        now += wait_for(answered, windows=A_CONVERSATION, now=now)
        assert wait_for(answered, windows=A_CONVERSATION, now=now) == NO_WAIT
        arrived.append(now + timedelta(milliseconds=takes * (len(arrived) % 2)))
        now += timedelta(milliseconds=takes)
        answered.insert(0, now)

    for window in A_CONVERSATION:
        gaps = zip(arrived, arrived[window.most :], strict=False)
        assert all(later - earlier >= window.within for earlier, later in gaps)


def test_an_hour_of_messages_is_no_more_than_an_hour_takes() -> None:
    answered = [START - SECOND * 2 * n for n in range(1, 1801)]

    assert wait_for(answered, windows=A_CONVERSATION, now=START) == NO_WAIT
    assert wait_for(answered, windows=A_CONVERSATION, now=START - SECOND) == SECOND


def test_a_message_that_is_still_on_its_way_counts() -> None:
    assert wait_for([START + DEADLINE], windows=[Window(1, SECOND)], now=START) == DEADLINE + SECOND


def test_what_others_began_while_we_waited_for_our_turn_counts() -> None:
    begun = [START + DEADLINE + SECOND * 2]

    assert wait_for(begun, windows=[Window(1, SECOND)], now=START) == DEADLINE + SECOND * 3
    assert is_under_way(begun, now=START)
    assert silence(START + LONGEST_SILENCE + SECOND * 2, now=START) == LONGEST_SILENCE + SECOND * 2


def test_a_clock_that_was_put_back_silences_nobody() -> None:
    later = START + timedelta(hours=3)

    assert wait_for([later] * 9, windows=A_CONVERSATION, now=START) == NO_WAIT
    assert not is_under_way([later], now=START)
    assert silence(later, now=START) == NO_WAIT
    assert silence(START + LONGEST_SILENCE, now=START) == LONGEST_SILENCE
    assert (silence(START, now=START), silence(None, now=START)) == (NO_WAIT, NO_WAIT)
