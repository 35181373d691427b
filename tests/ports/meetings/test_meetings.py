"""What every keeper of Teams meetings does, the rehearsal's and Microsoft's alike (R14, R15)."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.ports.failing import Refused
from bot.ports.meetings import WORDLESS
from tests.ports.meetings.conftest import Books, Entry
from tests.ports.meetings.wanted import LEADER, NINE, PEER, wanted


async def test_a_meeting_stands_in_the_calendar_as_it_was_wanted(books: Books) -> None:
    await books.meetings.open(wanted())

    assert books.calendar() == [
        Entry(
            subject="Scene setting",
            starts=NINE,
            ends=NINE + timedelta(hours=1),
            emails=(PEER.email, LEADER.email),
        )
    ]


async def test_a_meeting_has_a_link_to_join_by(books: Books) -> None:
    made = await books.meetings.open(wanted())

    assert made.join_url.startswith("https://teams.")


async def test_asking_again_for_a_session_returns_its_one_meeting(books: Books) -> None:
    first = await books.meetings.open(wanted())

    again = await books.meetings.open(wanted())

    assert (again, len(books.calendar())) == (first, 1)


async def test_a_session_that_moved_before_its_meeting_was_asked_for_again_keeps_its_meeting(
    books: Books,
) -> None:
    first = await books.meetings.open(wanted())

    again = await books.meetings.open(wanted(starts=NINE + timedelta(hours=2)))

    assert again == first


async def test_each_session_has_a_meeting_of_its_own(books: Books) -> None:
    made = await asyncio.gather(*(books.meetings.open(wanted(f"s{number}")) for number in range(12)))

    assert (len({one.event for one in made}), len({one.join_url for one in made})) == (12, 12)


async def test_the_same_session_in_another_review_has_a_meeting_of_its_own(books: Books) -> None:
    one = await books.meetings.open(wanted(review="r1"))

    other = await books.meetings.open(wanted(review="R1"))

    assert one.event != other.event


async def test_a_meeting_made_anew_is_another_meeting(books: Books) -> None:
    first = await books.meetings.open(wanted())
    await books.meetings.cancel(
        first.event, organiser="reviews@host.example", comment="Another link is needed."
    )

    second = await books.meetings.open(wanted(generation=2))

    assert (second.join_url == first.join_url, len(books.calendar())) == (False, 1)


async def test_a_moved_meeting_keeps_its_link(books: Books) -> None:
    made = await books.meetings.open(wanted())

    moved = await books.meetings.move(made.event, wanted(starts=NINE + timedelta(days=1)))

    assert moved == made


async def test_a_moved_meeting_takes_its_new_time_subject_and_people(books: Books) -> None:
    made = await books.meetings.open(wanted())
    later = NINE + timedelta(hours=3)

    await books.meetings.move(
        made.event, wanted(starts=later, minutes=45, subject="Small group", attendees=(PEER,))
    )

    assert books.calendar() == [
        Entry(subject="Small group", starts=later, ends=later + timedelta(minutes=45), emails=(PEER.email,))
    ]


async def test_the_last_of_those_invited_can_be_taken_out(books: Books) -> None:
    made = await books.meetings.open(wanted())

    await books.meetings.move(made.event, wanted(attendees=()))

    assert books.calendar()[0].emails == ()


async def test_moving_twice_changes_nothing_more(books: Books) -> None:
    made = await books.meetings.open(wanted())
    later = wanted(starts=NINE + timedelta(hours=3))
    await books.meetings.move(made.event, later)
    once = books.calendar()

    await books.meetings.move(made.event, later)

    assert books.calendar() == once


async def test_a_meeting_that_somebody_deleted_cannot_be_moved(books: Books) -> None:
    made = await books.meetings.open(wanted())
    await books.meetings.cancel(made.event, organiser="reviews@host.example", comment="It is off.")

    with pytest.raises(Refused, match="no longer in the organiser's calendar"):
        await books.meetings.move(made.event, wanted())


async def test_a_meeting_that_is_over_keeps_its_people_and_its_time_and_not_a_word(books: Books) -> None:
    made = await books.meetings.open(wanted())

    await books.meetings.clear(made.event, organiser="reviews@host.example")
    await books.meetings.clear(made.event, organiser="reviews@host.example")

    (entry,) = books.calendar()
    assert (entry.subject, entry.emails) == (WORDLESS, (PEER.email, LEADER.email))
    assert (entry.starts, books.farewells()) == (NINE, [])


async def test_a_meeting_that_is_gone_needs_no_clearing(books: Books) -> None:
    made = await books.meetings.open(wanted())
    await books.meetings.cancel(made.event, organiser="reviews@host.example", comment="It is off.")

    await books.meetings.clear(made.event, organiser="reviews@host.example")

    assert books.calendar() == []


async def test_a_cancelled_meeting_is_gone_and_those_invited_are_told(books: Books) -> None:
    made = await books.meetings.open(wanted())

    await books.meetings.cancel(made.event, organiser="reviews@host.example", comment="It is off.")

    assert (books.calendar(), books.farewells()) == ([], ["It is off."])


async def test_cancelling_twice_tells_nobody_twice(books: Books) -> None:
    made = await books.meetings.open(wanted())
    await books.meetings.cancel(made.event, organiser="reviews@host.example", comment="It is off.")

    await books.meetings.cancel(made.event, organiser="reviews@host.example", comment="Again.")

    assert books.farewells() == ["It is off."]


async def test_a_meeting_that_never_was_counts_as_cancelled(books: Books) -> None:
    await books.meetings.cancel("AAkA-never", organiser="reviews@host.example", comment="It is off.")

    assert books.calendar() == []


@pytest.mark.parametrize("day", [27, 30])
async def test_nine_on_the_clients_wall_is_nine_on_both_sides_of_the_clock_change(
    books: Books, day: int
) -> None:
    nine = datetime(2026, 3, day, 9, 0, tzinfo=ZoneInfo("Europe/London"))

    await books.meetings.open(wanted(starts=nine))

    assert books.calendar()[0].starts.astimezone(UTC) == nine.astimezone(UTC)


@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Paris", "America/New_York", "Asia/Kolkata", "UTC"])
async def test_a_meeting_is_at_the_same_moment_in_whatever_zone_the_client_is(books: Books, zone: str) -> None:
    await books.meetings.open(wanted(zone=zone))

    assert books.calendar()[0].starts.astimezone(UTC) == NINE
