"""The team meets on the evening before day 1: a meeting is made where the timetable has none (R9)."""

from datetime import date, datetime, time, timedelta

from bot.domain.readiness import Bringer, Needed, ShownBy
from bot.domain.review import Review
from bot.domain.session import Session
from bot.rehearsal.seen import look_at
from bot.usecases.hand_out_calendar import diary_of
from bot.usecases.meet_evening_before import TITLE, evening_session
from cards.card import Card
from cards.plain import plain
from tests.conversation.preparing import FIRST_DAY, about, nine_weeks_before
from tests.conversation.test_change_review import change
from tests.room import Room

EVENING = Needed(
    id="team-meeting",
    title="Team meeting",
    working_days=3,
    asked=3,
    brings=Bringer.MANAGER,
    shown_by=ShownBy.EVENING_BEFORE,
)
EVE = FIRST_DAY - timedelta(days=1)
HEAD = b"Date,Time,Session,Peers\n"
DAY_ONE = b"11/08/2026,09.00-09.45,Chief Executive,AI/BI\n"
THEIR_OWN = b"10/08/2026,18.30-19.30,Peer team meeting,\n"


async def prepared(room: Room) -> Review:
    """Have the review begin in nine weeks, with a meeting of the team on the evening before."""
    return await nine_weeks_before(room, EVENING, organiser="cora@team.example")


async def take_in(room: Room, *lines: bytes) -> Card:
    """Send a timetable, accept it, and return what was shown before it was accepted."""
    shown = await room.send("cora", "timetable.csv", HEAD + b"".join(lines))
    sent = look_at(shown).filled("timetable.accept", {})
    ids = sent.pop("about")
    assert isinstance(ids, dict)
    await room.press("cora", "timetable.accept", ids)
    await room.push(timedelta(minutes=5))
    return shown


async def evening(room: Room) -> list[Session]:
    async with room.ports.store.work() as work:
        return [s for s in await work.sessions.of(room.review.id) if s.title == TITLE and not s.cancelled]


def at(review: Review, day: date, hour: int) -> datetime:
    return review.at(day, time(hour))


async def test_the_team_alone_is_invited_at_seven_on_the_evening_before(room: Room) -> None:
    review = await prepared(room)

    shown = await take_in(room, DAY_ONE)

    (session,) = await evening(room)
    invited = {a.email for a in room.meetings.made[session.id].wanted.attendees}
    assert (session.starts, session.ends) == (at(review, EVE, 19), at(review, EVE, 20))
    assert invited == {"cora@team.example", "leo@peers.example", "ana@peers.example", "ben@peers.example"}
    assert "so I add one for the team: Monday 10 August, 7pm to 8pm" in plain(shown)


async def test_a_timetable_that_holds_such_a_meeting_is_left_as_it_is(room: Room) -> None:
    await prepared(room)

    await take_in(room, THEIR_OWN, DAY_ONE)

    assert await evening(room) == []
    assert len(room.meetings.standing) == 2
    assert "**Team meeting**: Monday 10 August, 6.30pm to 7.30pm" in str(
        (await room.say("cora", "readiness")).as_teams()
    )


async def test_what_the_client_puts_there_later_takes_over_the_meeting_that_was_made(room: Room) -> None:
    review = await prepared(room)
    await take_in(room, DAY_ONE)

    await take_in(room, THEIR_OWN, DAY_ONE)

    async with room.ports.store.work() as work:
        there = await work.sessions.get(evening_session(review.id))
    assert (there.title, there.starts.astimezone(review.wall).time()) == ("Peer team meeting", time(18, 30))
    assert len(room.meetings.standing) == 2


async def test_it_moves_with_day_one_and_its_link_stays(room: Room) -> None:
    review = await prepared(room)
    await take_in(room, DAY_ONE)
    async with room.ports.store.work() as work:
        before = await work.sessions.meeting_of(evening_session(review.id))

    await take_in(room, DAY_ONE.replace(b"11/08", b"18/08"))
    await change(room, await room.say("cora", "change review"), first_day="25 August 2026", last_day="")
    await room.push(timedelta(minutes=5))

    (session,) = await evening(room)
    async with room.ports.store.work() as work:
        meeting = await work.sessions.meeting_of(session.id)
    assert before is not None
    assert meeting is not None
    assert (session.starts, meeting.starts) == (at(review, date(2026, 8, 24), 19),) * 2
    assert meeting.join_url == before.join_url


async def test_the_link_stands_on_the_list_in_the_day_and_in_the_calendar(room: Room) -> None:
    review = await prepared(room)
    await take_in(room, DAY_ONE)
    async with room.ports.store.work() as work:
        meeting = await work.sessions.meeting_of(evening_session(review.id))
        diary = await diary_of(review.id, room.people["ana"].id, whole=False, work=work, now=room.clock.now())
    assert meeting is not None
    url = meeting.join_url

    listed = await room.say("cora", "readiness")
    await room.push(at(review, EVE, 20))

    sheet = room.cards("ana", "day_sheet")[-1].first
    assert f"[Join]({url})" in str(listed.as_teams())
    assert [(e.title, e.join_url) for e in diary.entries if e.title == TITLE] == [(TITLE, url)]
    assert (sheet.at.date(), url in str(sheet.card.as_teams())) == (EVE, True)
    assert room.cards("cora", "catch_up") == []


async def test_a_review_that_goes_without_it_has_it_off_and_has_it_again_once_it_is_put_back(
    room: Room,
) -> None:
    review = await prepared(room)
    await take_in(room, DAY_ONE)

    await room.press("cora", "readiness.without", about(), item="team-meeting", words="All met last week.")
    await room.push(timedelta(minutes=5))
    off = await evening(room)
    await room.press("cora", "readiness.put_back", about(), item="team-meeting")
    await room.push(timedelta(minutes=5))

    (again,) = await evening(room)
    async with room.ports.store.work() as work:
        meeting = await work.sessions.meeting_of(again.id)
    assert off == []
    assert (again.starts, meeting is not None and not meeting.cancelled) == (at(review, EVE, 19), True)


async def test_it_is_called_off_where_the_review_ends_before_it(room: Room) -> None:
    review = await prepared(room)
    await take_in(room, DAY_ONE)

    await room.press("cora", "end.confirm", {"review": review.id, "why": "withdrawn"})
    await room.push(timedelta(minutes=30))

    assert room.meetings.standing == ()
