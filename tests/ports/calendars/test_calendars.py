"""What everybody who follows the organiser's calendar sees, the rehearsal's and Microsoft's alike (R15)."""

from datetime import timedelta

import pytest

from bot.ports.failing import Refused
from bot.ports.meetings import Entry, Seen
from tests.ports.calendars.conftest import Followed
from tests.ports.meetings.wanted import NINE, wanted

ORGANISER = "reviews@host.example"
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


async def looked(followed: Followed, link: str = "") -> Seen:
    return await followed.calendars.look(ORGANISER, since=NINE - DAY, until=NINE + DAY, link=link)


async def test_a_first_look_shows_all_that_stands_in_those_days(followed: Followed) -> None:
    made = [await followed.meetings.open(wanted(f"s{n}", starts=NINE + n * HOUR)) for n in range(3)]
    await followed.meetings.open(wanted("s9", starts=NINE + 7 * DAY))
    await followed.meetings.cancel(made[2].event, organiser=ORGANISER, comment="It is off.")

    seen = await looked(followed)

    assert seen.entries == (
        Entry(event=made[0].event, starts=NINE, ends=NINE + HOUR),
        Entry(event=made[1].event, starts=NINE + HOUR, ends=NINE + 2 * HOUR),
    )


async def test_the_next_look_shows_only_what_people_did_since(followed: Followed) -> None:
    made = [await followed.meetings.open(wanted(f"s{n}")) for n in range(4)]
    first = await looked(followed)
    followed.hands.move_by_hand(made[1].event, starts=NINE + HOUR, ends=NINE + 2 * HOUR)
    followed.hands.take_out_by_hand(made[2].event)

    second = await looked(followed, first.link)
    third = await looked(followed, second.link)

    assert second.entries == (
        Entry(event=made[1].event, starts=NINE + HOUR, ends=NINE + 2 * HOUR),
        Entry(event=made[2].event),
    )
    assert third.entries == ()


async def test_what_we_did_ourselves_is_seen_too(followed: Followed) -> None:
    made = await followed.meetings.open(wanted())
    first = await looked(followed)
    await followed.meetings.move(made.event, wanted(starts=NINE + HOUR))

    second = await looked(followed, first.link)

    assert second.entries == (Entry(event=made.event, starts=NINE + HOUR, ends=NINE + 2 * HOUR),)


async def test_a_meeting_moved_out_of_sight_seems_gone_until_it_is_asked_about(followed: Followed) -> None:
    made = await followed.meetings.open(wanted())
    first = await looked(followed)
    followed.hands.move_by_hand(made.event, starts=NINE + 7 * DAY, ends=NINE + 7 * DAY + HOUR)

    seen = await looked(followed, first.link)
    asked = await followed.calendars.entry(ORGANISER, made.event)

    assert seen.entries == (Entry(event=made.event),)
    assert asked == Entry(event=made.event, starts=NINE + 7 * DAY, ends=NINE + 7 * DAY + HOUR)


async def test_a_link_that_has_run_out_is_as_good_as_none(followed: Followed) -> None:
    made = await followed.meetings.open(wanted())
    first = await looked(followed)

    again = await looked(followed, f"{first.link}-of-long-ago")

    assert again.entries == (Entry(event=made.event, starts=NINE, ends=NINE + HOUR),)


async def test_a_meeting_that_was_taken_out_is_gone(followed: Followed) -> None:
    made = await followed.meetings.open(wanted())
    followed.hands.take_out_by_hand(made.event)

    asked = await followed.calendars.entry(ORGANISER, made.event)

    assert (asked, asked.is_gone) == (Entry(event=made.event), True)


async def test_a_meeting_that_we_cancelled_is_gone(followed: Followed) -> None:
    made = await followed.meetings.open(wanted())
    await followed.meetings.cancel(made.event, organiser=ORGANISER, comment="It is off.")

    assert (await followed.calendars.entry(ORGANISER, made.event)).is_gone


async def test_a_promise_to_tell_of_changes_can_be_prolonged(followed: Followed) -> None:
    subscribed = await followed.calendars.subscribe(ORGANISER, secret="s", until=NINE)

    renewed = await followed.calendars.renew(subscribed.id, until=NINE + DAY)

    assert (renewed.id, renewed.until) == (subscribed.id, NINE + DAY)


async def test_a_promise_to_tell_of_changes_can_be_ended_and_ended_again(followed: Followed) -> None:
    subscribed = await followed.calendars.subscribe(ORGANISER, secret="s", until=NINE)

    await followed.calendars.unsubscribe(subscribed.id)
    await followed.calendars.unsubscribe(subscribed.id)

    with pytest.raises(Refused, match="no longer"):
        await followed.calendars.renew(subscribed.id, until=NINE)


async def test_a_promise_that_nobody_gave_cannot_be_prolonged(followed: Followed) -> None:
    with pytest.raises(Refused, match="no longer"):
        await followed.calendars.renew("7f105c7d", until=NINE)
