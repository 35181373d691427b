"""What people do in Outlook becomes a question, once; what the timetable wants already does not."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.calendar import Answer, CalendarChange
from bot.domain.errand import Errand
from bot.domain.ids import PersonId, SessionId
from bot.domain.review import Stage
from bot.domain.session import Pair
from bot.domain.tasks.meetings import AskAboutCalendar, MoveMeeting
from bot.ports.meetings import Entry
from bot.store.work import SqlStore
from bot.usecases.follow_calendar import Watched, clashes_of, take_note, watch
from tests.builders import BEN, NINE, REVIEW, SESSION, a_calendar_change, a_meeting, a_review, a_session

NOW = NINE - timedelta(days=1)
TEN = NINE + timedelta(hours=1)
QUARTERS = timedelta(minutes=45)


def moved_to(starts: datetime) -> Entry:
    return Entry(event="event-1", starts=starts, ends=starts + QUARTERS)


async def furnish(store: SqlStore, **changes: Any) -> Watched:
    """Keep a review with one session and its meeting, and return it as it is watched."""
    async with store.work() as work:
        await work.reviews.save(a_review(**({"stage": Stage.UNDER_WAY, "organiser": "o@x.example"} | changes)))
        await work.sessions.save(a_session())
        await work.sessions.keep_meeting(a_meeting())
        return await watch(REVIEW, work=work)


async def see(
    store: SqlStore, *entries: Entry, now: datetime = NOW, link: str = "2"
) -> Sequence[CalendarChange]:
    async with store.work() as work:
        watched = await watch(REVIEW, work=work)
        return await take_note(watched, entries=entries, link=link, work=work, now=now)


async def answers(store: SqlStore) -> list[tuple[datetime | None, Answer]]:
    async with store.work() as work:
        return [(c.starts, c.answer) for c in await work.calendar.of(REVIEW)]


async def asked(store: SqlStore) -> list[str]:
    async with store.work() as work:
        tasks = [e.errand.task for e in await work.errands.of(REVIEW)]
    return [t.mark for t in tasks if isinstance(t, AskAboutCalendar)]


async def test_a_moved_meeting_is_asked_about_once_however_often_it_is_seen(store: SqlStore) -> None:
    await furnish(store)

    await see(store, moved_to(TEN))
    again = await see(store, moved_to(TEN))

    assert again == ()
    assert await asked(store) == [a_calendar_change().mark]


async def test_two_processes_that_saw_the_same_ask_once(store: SqlStore) -> None:
    watched = await furnish(store)
    await see(store, moved_to(TEN))

    async with store.work() as work:
        second = await take_note(watched, entries=(moved_to(TEN),), link="2", work=work, now=NOW)

    assert second == ()
    assert await asked(store) == [a_calendar_change().mark]


async def test_what_was_seen_before_the_timetable_changed_is_left_for_the_next_look(store: SqlStore) -> None:
    watched = await furnish(store)
    async with store.work() as work:
        await work.sessions.save(a_session(starts=TEN))

    async with store.work() as work:
        noticed = await take_note(watched, entries=(moved_to(TEN),), link="2", work=work, now=NOW)
        following = await work.calendar.following(REVIEW)

    assert (noticed, following.link) == ((), "")


async def test_a_meeting_that_we_are_moving_ourselves_is_looked_at_again_later(store: SqlStore) -> None:
    await furnish(store)
    task = MoveMeeting(session=SESSION, version="v2")
    async with store.work() as work:
        await work.errands.add(Errand(review=REVIEW, task=task, due=NOW, too_late=NINE))

    await see(store, moved_to(TEN))

    async with store.work() as work:
        following = await work.calendar.following(REVIEW)
    assert (await asked(store), following.link) == ([], "")


async def test_a_meeting_that_goes_back_by_itself_needs_no_answer_any_more(store: SqlStore) -> None:
    await furnish(store)
    await see(store, moved_to(TEN))

    await see(store, moved_to(NINE))

    assert await answers(store) == [(TEN, Answer.OVERTAKEN)]


async def test_of_two_moves_only_the_newer_one_waits_for_an_answer(store: SqlStore) -> None:
    await furnish(store)
    await see(store, moved_to(TEN))

    await see(store, moved_to(TEN + QUARTERS))

    assert await answers(store) == [(TEN, Answer.OVERTAKEN), (TEN + QUARTERS, Answer.OPEN)]


async def test_the_same_move_after_an_answer_is_a_new_question(store: SqlStore) -> None:
    await furnish(store)
    await see(store, moved_to(TEN))
    async with store.work() as work:
        await work.calendar.keep(a_calendar_change(answer=Answer.UNDONE))

    await see(store, moved_to(TEN))

    assert len(set(await asked(store))) == 2
    assert await answers(store) == [(TEN, Answer.UNDONE), (TEN, Answer.OPEN)]


async def test_a_meeting_found_where_the_timetable_wants_it_is_known_to_be_there(store: SqlStore) -> None:
    await furnish(store)
    async with store.work() as work:
        await work.sessions.save(a_session(starts=TEN))

    await see(store, moved_to(TEN))

    async with store.work() as work:
        meeting = await work.sessions.meeting_of(SESSION)
    assert meeting is not None
    assert (meeting.starts, await asked(store)) == (TEN, [])


def test_a_move_that_puts_one_of_the_pair_in_two_places_says_who_and_where() -> None:
    carers = a_session(id=SessionId("carers"), starts=TEN, pair=Pair(lead=PersonId("leo"), notes=BEN))
    off = a_session(id=SessionId("off"), starts=TEN, cancelled=True)

    clashes = clashes_of(a_calendar_change(), a_session(), (a_session(), carers, off))

    assert clashes == ((BEN, carers),)


@pytest.mark.parametrize(
    ("entry", "now"),
    [
        (Entry(event="event-1"), NINE + timedelta(hours=1)),
        (Entry(event="event-of-somebody-else"), NOW),
    ],
)
async def test_what_is_over_or_not_ours_is_not_asked_about(
    store: SqlStore, entry: Entry, now: datetime
) -> None:
    await furnish(store)

    await see(store, entry, now=now)

    assert await asked(store) == []


@pytest.mark.parametrize(
    ("changes", "now"),
    [
        ({"stage": Stage.PREPARING}, NOW),
        ({"organiser": ""}, NOW),
        ({}, NINE + timedelta(days=3)),
    ],
)
async def test_a_review_is_followed_only_while_it_is_under_way(
    store: SqlStore, changes: dict[str, Any], now: datetime
) -> None:
    watched = await furnish(store, **changes)

    assert not watched.is_followed(now)


async def test_all_is_looked_at_anew_once_a_day_and_when_the_days_change(store: SqlStore) -> None:
    await furnish(store)
    await see(store, link="7")

    async with store.work() as work:
        soon = await watch(REVIEW, work=work)
        await work.sessions.save(a_session(starts=NINE + timedelta(days=1)))
        elsewhere = await watch(REVIEW, work=work)

    hour, day = timedelta(hours=1), timedelta(days=1)
    assert [soon.link(NOW + hour), soon.link(NOW + day), elsewhere.link(NOW + hour)] == ["7", "", ""]
