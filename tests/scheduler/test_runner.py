"""What time brings: each thing once, at its moment, or an honest end."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.errand import ErrandState
from bot.domain.reach import Place
from bot.domain.tasks.meetings import MoveMeeting, OpenMeeting
from bot.ports.failing import Unavailable
from bot.ports.meetings import MeetingMade, MeetingWanted
from bot.ports.messages import Message
from bot.rehearsal.meetings import StandInMeetings
from bot.rehearsal.messenger import StandInMessenger
from scheduler.agenda.around_sessions import GRACE
from scheduler.runner import Runner
from tests.builders import ANA, BEN, NINE, SESSION, a_session, an_errand
from tests.room import Room


def sent(room: Room, person: str, kind: str) -> list[datetime]:
    return [d.first.at for d in room.cards(person, kind)]


async def test_each_of_the_pair_is_briefed_before_and_asked_after_their_session(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))

    for person in (ANA, BEN):
        assert sent(room, person, "briefing") == [NINE - timedelta(minutes=15)]
        assert sent(room, person, "capture") == [NINE + timedelta(minutes=45) + GRACE]


async def test_ringing_again_sends_nothing_again(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))
    before = len(room.messenger.deliveries)

    await room.runner.ring(room.clock.now())
    await Runner(room.ports, owner="another").ring(room.clock.now())

    assert len(room.messenger.deliveries) == before


async def test_a_briefing_that_fell_due_while_the_bot_was_away_is_dropped_once_the_session_began(
    room: Room,
) -> None:
    room.clock.push_to(NINE + timedelta(minutes=5))

    await room.runner.ring(room.clock.now())

    assert room.cards("ana", "briefing") == []
    async with room.ports.store.work() as work:
        ended = {e.errand.task.purpose: e.state for e in await work.errands.of(room.review.id)}
    assert ended["briefing"] is ErrandState.STALE


class Resting(StandInMessenger):
    """Teams, which is away at first."""

    is_away = True

    async def post(self, place: Place, message: Message) -> str:
        if self.is_away:
            raise Unavailable("Teams is not answering.")
        return await super().post(place, message)


async def test_a_briefing_that_was_put_off_and_then_slept_over_is_dropped_too(room: Room) -> None:
    teams = Resting(room.clock)
    runner = Runner(replace(room.ports, messenger=teams), owner="asleep")
    room.clock.push_to(NINE - timedelta(minutes=14))
    await runner.ring(room.clock.now())
    teams.is_away = False
    room.clock.push_to(NINE + timedelta(hours=14))

    await runner.ring(room.clock.now())

    assert [d for d in teams.deliveries if d.first.card.kind in {"briefing", "day_sheet"}] == []
    async with room.ports.store.work() as work:
        ended = {e.errand.task.purpose: e.state for e in await work.errands.of(room.review.id)}
    assert (ended["briefing"], ended["day sheet"]) == (ErrandState.STALE, ErrandState.STALE)


async def test_a_peer_who_forgets_is_nudged_once_a_day(room: Room) -> None:
    await room.push(NINE + timedelta(hours=12))

    assert sent(room, "ana", "nudge") == [NINE + timedelta(minutes=90)]


async def test_a_theme_has_one_card_in_the_channel_redrawn_in_place(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))

    await room.save_note()
    await room.push(timedelta(minutes=2))
    await room.save_note("ben", press="press-2", text="There is one shared plan.")
    await room.push(timedelta(minutes=2))

    boards = room.cards("channel", "board")
    assert len(boards) == 1
    assert len(boards[0].versions) == 2
    assert "There is one shared plan." in str(boards[0].last.card.as_teams())


async def test_a_flurry_of_notes_redraws_the_board_once(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))

    for number in range(5):
        await room.save_note(press=f"press-{number}", text=f"Point number {number}.")
    await room.push(timedelta(minutes=2))

    assert [len(b.versions) for b in room.cards("channel", "board")] == [1]


async def test_a_person_without_a_chat_is_tried_until_it_is_too_late_and_the_manager_is_told(
    room: Room,
) -> None:
    async with room.ports.store.work() as work:
        newcomer = room.people["ana"].model_copy(update={"id": "nia", "name": "Nia Invented", "initials": "NI"})
        await work.people.save(newcomer)
        session = await work.sessions.get(SESSION)
        await work.sessions.save(
            session.model_copy(
                update={"pair": session.pair and session.pair.model_copy(update={"lead": "nia"})}
            )
        )

    await room.push(NINE + timedelta(minutes=5))

    notices = [str(d.last.card.as_teams()) for d in room.cards("cora", "notice")]
    assert len(notices) == 1
    assert "Nia Invented has not opened a chat with me yet." in notices[0]


class Paced(StandInMeetings):
    """A calendar that takes one invitation at a time and says when it will take the next."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.refuses = 0

    async def open(self, wanted: MeetingWanted) -> MeetingMade:
        self.asked.append(wanted.session)
        if self.refuses:
            self.refuses -= 1
            raise Unavailable("Only so many at a time.", retry_after=timedelta(seconds=3))
        return await super().open(wanted)


async def test_a_meeting_that_must_wait_for_its_turn_comes_back_just_then_however_often(room: Room) -> None:
    paced = Paced()
    paced.refuses = 20
    runner = Runner(replace(room.ports, meetings=paced), owner="paced")
    now = room.clock.now()
    task = OpenMeeting(session=SESSION, version="v1")
    async with room.ports.store.work() as work:
        await work.errands.add(an_errand(task=task, due=now))

    for second in range(61):
        await runner.ring(now + timedelta(seconds=second))

    assert len(paced.asked) == 21
    assert [kept.wanted.session for kept in paced.standing] == [SESSION]


async def test_two_errands_for_the_meeting_of_one_session_make_it_once(room: Room) -> None:
    async with room.ports.store.work() as work:
        for version in ("v1", "v2"):
            task = OpenMeeting(session=SESSION, version=version)
            await work.errands.add(an_errand(task=task, due=room.clock.now()))
    paced = Paced()

    await Runner(replace(room.ports, meetings=paced), owner="paced").ring(room.clock.now())

    assert paced.asked == [SESSION]


async def test_a_meeting_that_somebody_took_out_is_made_anew_when_its_session_moves(room: Room) -> None:
    calendar = StandInMeetings()
    runner = Runner(replace(room.ports, meetings=calendar), owner="paced")
    opening, moving = OpenMeeting(session=SESSION, version="v1"), MoveMeeting(session=SESSION, version="v2")
    async with room.ports.store.work() as work:
        await work.errands.add(an_errand(task=opening, due=room.clock.now()))
    await runner.ring(room.clock.now())
    taken_out = calendar.made[SESSION].made.event
    await calendar.cancel(taken_out, organiser="cora@team.example", comment="Taken out in Outlook.")

    async with room.ports.store.work() as work:
        session = await work.sessions.get(SESSION)
        await work.sessions.save(session.model_copy(update={"ends": session.ends + timedelta(minutes=15)}))
        await work.errands.add(an_errand(task=moving, due=room.clock.now()))
    await runner.ring(room.clock.now())

    async with room.ports.store.work() as work:
        meeting = await work.sessions.meeting_of(SESSION)
    assert [kept.wanted.generation for kept in calendar.standing] == [2]
    assert meeting is not None
    assert (meeting.generation, meeting.cancelled, meeting.ends) == (2, False, NINE + timedelta(hours=1))


class Overtaken(StandInMeetings):
    """A calendar in which another process moves a meeting again before our own move arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.meanwhile: Callable[[], Awaitable[object]] | None = None

    async def move(self, event: str, wanted: MeetingWanted) -> MeetingMade:
        if self.meanwhile:
            happens, self.meanwhile = self.meanwhile, None
            await happens()
        return await super().move(event, wanted)


async def test_a_move_that_arrives_after_a_newer_one_is_put_right(room: Room) -> None:
    calendar, now = Overtaken(), room.clock.now()
    ports = replace(room.ports, meetings=calendar)
    first, second = NINE + timedelta(hours=1), NINE + timedelta(hours=2)

    async def asked_for(version: str, starts: datetime, *, by: str) -> None:
        async with ports.store.work() as work:
            await work.sessions.save(a_session(starts=starts))
            task = MoveMeeting(session=SESSION, version=version)
            await work.errands.add(an_errand(task=task, due=now))
        await Runner(ports, owner=by).ring(now)

    await asked_for("v1", NINE, by="one")
    calendar.meanwhile = lambda: asked_for("v3", second, by="another")

    await asked_for("v2", first, by="one")

    assert calendar.made[SESSION].wanted.starts == second
