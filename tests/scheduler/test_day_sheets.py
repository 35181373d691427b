"""The morning's day sheet: a person's own sessions, and nobody else's."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.day_sheet import Part, day_sheet
from bot.domain.reach import Place
from bot.domain.session import Pair, SessionKind
from bot.ports.failing import Uncertain
from bot.ports.messages import Message
from bot.rehearsal.messenger import StandInMessenger
from bot.usecases.change_timetable import change_timetable
from cards.plain import plain
from scheduler.runner import Runner
from tests.builders import ANA, BEN, FIRST_DAY, NINE, a_meeting, a_review, a_session, a_team
from tests.room import TEAM_SESSION, Room


async def test_each_of_the_team_is_sent_their_own_day_once(room: Room) -> None:
    async with room.ports.store.work() as work:
        await work.sessions.keep_meeting(a_meeting())

    await room.push(NINE)

    [sheet] = room.cards("ana", "day_sheet")
    assert plain(sheet.last.card).split("\n\n") == [
        "Your day: Tuesday 9 June",
        "2 sessions. All times are UK time, BST.",
        "Director of adult social care",
        "9am to 9.45am",
        "You ask the questions. Ben Invented takes notes.",
        "Join at 9am: https://teams.example/join/1",
        "3 hours 45 minutes free",
        "Peer team session",
        "1.30pm to 2.15pm",
        "With the whole team.",
        "The meeting link is not here yet. Look in your calendar.",
        "Write “today” to see your day as it stands then.",
    ]
    assert [len(room.cards(p, "day_sheet")) for p in ("cora", "leo", "ben", "sol")] == [1, 1, 1, 0]


async def test_the_morning_and_the_command_draw_the_same_day(room: Room) -> None:
    await room.push(NINE)
    [sent] = room.cards("ana", "day_sheet")

    asked = await room.say("ana", "today")

    assert asked.as_teams() == sent.last.card.as_teams()


async def test_a_sheet_shows_what_a_new_version_changes_that_day(room: Room) -> None:
    await room.push(NINE - timedelta(minutes=30))
    later = a_session(starts=NINE + timedelta(hours=1), title="Director of children's services")
    async with room.ports.store.work() as work:
        await change_timetable(
            [later],
            review=room.review,
            source="v2.csv",
            by=room.people["cora"],
            work=work,
            now=room.clock.now(),
        )

    await room.runner.ring(room.clock.now())

    [sheet] = room.cards("ana", "day_sheet")
    assert len(sheet.versions) == 2
    assert plain(sheet.last.card).split("\n\n")[2:4] == ["Director of children's services", "10am to 10.45am"]


class Silent(StandInMessenger):
    """Teams, which does not say whether it took what changed."""

    async def post(self, place: Place, message: Message) -> str:
        if message.kind == "changes":
            raise Uncertain("Teams did not say.")
        return await super().post(place, message)


async def test_a_sheet_shows_what_changed_though_nobody_knows_whether_it_was_told(room: Room) -> None:
    ports = replace(room.ports, messenger=(teams := Silent(room.clock)))
    room = replace(room, messenger=teams, ports=ports, runner=Runner(ports, owner="room"))
    await room.push(NINE - timedelta(minutes=30))
    later = a_session(starts=NINE + timedelta(hours=1))
    async with room.ports.store.work() as work:
        await change_timetable(
            [later],
            review=room.review,
            source="v2.csv",
            by=room.people["cora"],
            work=work,
            now=room.clock.now(),
        )

    await room.runner.ring(room.clock.now())

    assert [len(d.versions) for d in room.cards("ana", "day_sheet")] == [2]


async def test_a_day_that_was_called_off_is_not_sent(room: Room) -> None:
    async with room.ports.store.work() as work:
        for session in await work.sessions.of(room.review.id):
            await work.sessions.save(session.model_copy(update={"cancelled": True}))

    await room.push(NINE)

    assert room.cards("ana", "day_sheet") == []


def test_the_challenge_manager_hears_how_many_sessions_others_have() -> None:
    cora = a_team()[0]
    held = [a_session(), a_session(id=TEAM_SESSION, kind=SessionKind.TEAM_SESSION, pair=None)]

    sheet = day_sheet(a_review(), cora, FIRST_DAY, sessions=held, people=a_team(), meetings=[])

    assert ([g.session.id for g in sheet.going], sheet.others) == ([TEAM_SESSION], 1)


def test_a_pair_is_told_who_asks_and_who_writes_and_one_alone_does_both() -> None:
    ana, people = a_team()[2], a_team()
    alone = a_session(id="session-2", starts=NINE + timedelta(hours=1), pair=Pair(lead=ANA, notes=ANA))
    other = a_session(id="session-3", starts=NINE + timedelta(hours=2), pair=Pair(lead=BEN, notes=ANA))

    sheet = day_sheet(
        a_review(), ana, FIRST_DAY, sessions=[a_session(), alone, other], people=people, meetings=[]
    )

    assert [(g.part, g.partner) for g in sheet.going] == [
        (Part.ASKS, "Ben Invented"),
        (Part.BOTH, ""),
        (Part.NOTES, "Ben Invented"),
    ]
