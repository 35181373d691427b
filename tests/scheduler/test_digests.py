"""The digest is there before the team session, and holds all that came until it began (R43)."""

from datetime import datetime, timedelta

from bot.domain.errand import key_of
from bot.domain.ids import SessionId
from bot.domain.post import Sending
from bot.domain.session import SessionKind
from bot.domain.tasks.sessions import PostDigest
from tests.builders import NINE, a_post, a_session
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
    key = key_of(room.review.id, PostDigest(session=TEAM_SESSION))
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
