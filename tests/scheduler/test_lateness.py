"""What comes late: each kind once while it is of use, the rest dropped and reported; a clock that jumps."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.domain.errand import Errand, ErrandState
from bot.domain.ids import SessionId
from bot.domain.tasks.evenings import PromptCatchUp, RemindCatchUp
from bot.domain.tasks.sessions import AskWhatWasHeard, Nudge
from scheduler.agenda.lateness import awake, overtaken
from scheduler.runner import Runner
from tests.builders import ANA, BEN, FIRST_DAY, NINE, a_review, a_session, an_errand
from tests.room import Room

HOUR = timedelta(hours=1)
TOMORROW = NINE + timedelta(days=1)


def asked(session: str, hour: int, person: str = ANA) -> Errand:
    """Return the question after a session that ended so many hours after nine."""
    task = AskWhatWasHeard(session=SessionId(session), person=ANA if person == ANA else BEN, day=FIRST_DAY)
    return an_errand(task=task, due=NINE + hour * HOUR, too_late=TOMORROW)


REMINDED = an_errand(task=Nudge(person=ANA, day=FIRST_DAY), due=NINE + 5 * HOUR, too_late=TOMORROW)


def test_of_several_late_cards_the_last_goes_and_the_reminder_stands_for_the_others() -> None:
    late = [asked("first", 1), asked("second", 3), asked("first", 1, BEN), REMINDED]

    assert overtaken(late, now=NINE + 8 * HOUR) == (late[0].key,)


def test_a_reminder_of_the_one_card_that_itself_comes_late_is_left_out() -> None:
    late = [asked("first", 1), REMINDED]

    assert overtaken(late, now=NINE + 8 * HOUR) == (REMINDED.key,)


def test_the_catch_up_is_not_prompted_and_reminded_of_at_once() -> None:
    prompt = an_errand(task=PromptCatchUp(day=FIRST_DAY), due=NINE + 7 * HOUR, too_late=TOMORROW)
    reminder = an_errand(task=RemindCatchUp(day=FIRST_DAY), due=NINE + 8 * HOUR, too_late=TOMORROW)

    assert overtaken([prompt, reminder], now=NINE + 9 * HOUR) == (reminder.key,)


def test_what_comes_in_time_is_all_sent() -> None:
    assert overtaken([asked("first", 1), asked("second", 1)], now=NINE + HOUR) == ()


def test_what_comes_late_at_night_waits_for_the_morning_where_it_may() -> None:
    night = NINE + 13 * HOUR

    assert awake(a_review(), REMINDED, now=night).due == NINE + 22 * HOUR
    assert awake(a_review(), asked("first", 1), now=night) == asked("first", 1)


async def test_a_day_asleep_brings_each_late_kind_once_and_reports_the_rest(room: Room) -> None:
    async with room.ports.store.work() as work:
        await work.sessions.save(a_session(id=SessionId("session-3"), number=3, starts=NINE + 2 * HOUR))
    room.clock.push_to(TOMORROW - HOUR / 2)

    await room.runner.ring(room.clock.now())
    await room.runner.ring(room.clock.now())

    sent = [(d.place.id, d.first.card.kind) for d in room.messenger.deliveries]
    assert sorted(sent) == [
        ("chat-ana", "capture"),
        ("chat-ana", "nudge"),
        ("chat-ben", "capture"),
        ("chat-ben", "nudge"),
        ("chat-cora", "reach"),
    ]
    async with room.ports.store.work() as work:
        ended = await work.errands.of(room.review.id)
    dropped = {(e.errand.task.purpose, str(e.state)) for e in ended if e.state is not ErrandState.DONE}
    assert ("briefing", "dropped as stale") in dropped
    assert ("capture", "void") in dropped
    assert all(e.reason for e in ended if e.state is not ErrandState.DONE)


async def went_through(room: Room, *moments: datetime) -> list[tuple[str, str]]:
    """Ring at moments that the clock shows one after the other, and return what was sent, with repeats."""
    for moment in moments:
        ports = replace(room.ports, clock=partial(datetime.astimezone, moment))
        await Runner(ports, owner="whose clock jumps").ring(moment)
    return sorted((d.place.id, d.first.card.kind) for d in room.messenger.deliveries)


async def test_a_clock_that_jumps_back_and_on_sends_nothing_twice_and_loses_nothing(room: Room) -> None:
    minutes = [-90, -15, 50, 20, -60, 0, 50, 90, 60, 255, 270, 200, 255, 450, 495, 400, 540]

    sent = await went_through(room, *(NINE + timedelta(minutes=m) for m in minutes))

    assert len(sent) == len(set(sent))
    assert {("chat-ana", k) for k in ("day_sheet", "briefing", "capture", "nudge")} <= set(sent)
    assert {("chat-cora", k) for k in ("day_sheet", "catch_up", "catch_up_reminder")} <= set(sent)


async def test_what_a_clock_drops_that_jumps_ahead_is_reported_that_evening(room: Room) -> None:
    minutes = [-30, 30, -25, 0, 50, 540]

    sent = await went_through(room, *(NINE + timedelta(minutes=m) for m in minutes))

    assert ("chat-ana", "briefing") not in sent
    assert ("chat-cora", "reach") in sent
