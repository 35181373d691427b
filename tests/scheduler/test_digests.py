"""The digest is there before the team session, and holds all that came until it began (R43)."""

from datetime import date, datetime, timedelta

from bot.domain.errand import ErrandState, key_of
from bot.domain.ids import SessionId
from bot.domain.post import Sending
from bot.domain.session import SessionKind
from bot.domain.tasks.sessions import AskToTriangulate, PostDigest
from tests.builders import FIRST_DAY, NINE, REVIEW, a_post, a_session
from tests.room import CHANNEL, TEAM_SESSION, Room

BEGINS = NINE + timedelta(hours=4, minutes=30)
AGAIN = NINE + timedelta(hours=7)
EARLY, LATE, AFTER = "Partners share one plan.", "Carers are asked early.", "Staff know the plan."


def digests(room: Room) -> list[tuple[list[datetime], list[bool]]]:
    """Return for each digest when it was posted and redrawn, and which of the three notes it holds now."""
    return [
        (
            [version.at for version in digest.versions],
            [words in str(digest.last.card.as_teams()) for words in (EARLY, LATE, AFTER)],
        )
        for digest in room.cards("channel", "digest")
    ]


async def test_a_digest_that_may_have_arrived_is_not_sent_again_as_the_team_session_begins(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))
    await room.save_note(text=EARLY)
    key = key_of(room.review.id, PostDigest(session=TEAM_SESSION, day=FIRST_DAY))
    lost = a_post(key=key, kind="digest", place=CHANNEL, posted="", errand=key, sending=Sending.UNCERTAIN)
    async with room.ports.store.work() as work:
        await work.posts.keep(lost)

    await room.push(BEGINS + timedelta(minutes=30))

    assert digests(room) == []


async def test_a_note_of_the_last_minutes_is_in_the_digest_of_this_team_session_and_not_of_the_next(
    room: Room,
) -> None:
    async with room.ports.store.work() as work:
        second = a_session(
            id=SessionId("team-session-2"), kind=SessionKind.TEAM_SESSION, starts=AGAIN, pair=None, people=()
        )
        await work.sessions.save(second)

    await room.push(NINE + timedelta(hours=1))
    await room.save_note(text=EARLY)
    await room.push(BEGINS - timedelta(minutes=10))
    await room.save_note(press="press-2", text=LATE)
    await room.push(BEGINS + timedelta(hours=1))
    await room.save_note(press="press-3", text=AFTER)
    await room.push(AGAIN)

    quarter = timedelta(minutes=15)
    assert digests(room) == [
        ([BEGINS - quarter, BEGINS], [True, True, False]),
        ([AGAIN - quarter], [False, False, True]),
    ]


async def moved(room: Room, starts: datetime) -> None:
    async with room.ports.store.work() as work:
        session = await work.sessions.get(TEAM_SESSION)
        await work.sessions.save(
            session.model_copy(update={"starts": starts, "ends": starts + timedelta(minutes=45)})
        )


async def asked_to_triangulate(room: Room) -> list[date | None]:
    """Return on which days the lead peer was asked at this team session."""
    async with room.ports.store.work() as work:
        tasks = [e.errand.task for e in await work.errands.of(room.review.id) if e.state is ErrandState.DONE]
    return [t.day for t in tasks if isinstance(t, AskToTriangulate) and t.session == TEAM_SESSION]


async def test_a_team_session_moved_to_another_day_has_its_digest_there_and_one_moved_that_day_no_second(
    room: Room,
) -> None:
    await room.push(NINE + timedelta(hours=1))
    await room.save_note(text=EARLY)
    await room.push(BEGINS - timedelta(minutes=10))

    await moved(room, BEGINS + timedelta(hours=1))
    await room.push(BEGINS + timedelta(minutes=90))
    that_day = [version for version, _ in digests(room)], await asked_to_triangulate(room)
    next_day = AGAIN + timedelta(days=1)
    await moved(room, next_day)
    await room.push(next_day)

    quarter = timedelta(minutes=15)
    first, second = [BEGINS - quarter, BEGINS + timedelta(hours=1)], [next_day - quarter]
    assert that_day == ([first], [FIRST_DAY])
    assert [version for version, _ in digests(room)] == [first, second]
    assert await asked_to_triangulate(room) == [FIRST_DAY, FIRST_DAY + timedelta(days=1)]


def test_a_digest_written_down_before_it_said_its_day_keeps_its_key() -> None:
    assert key_of(REVIEW, PostDigest(session=TEAM_SESSION)) == "review-1/digest/team-session-1"
