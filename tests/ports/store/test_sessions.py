"""Sessions, their meetings and the drafts that they came from."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.errors import NotFound
from bot.domain.ids import ReviewId, SessionId
from bot.domain.review import Review
from bot.store.work import SqlStore
from tests.builders import NINE, SESSION, a_draft, a_meeting, a_session


async def test_sessions_are_listed_by_start_then_number(store: SqlStore, review: Review) -> None:
    later = a_session(id="a", number=1, starts=NINE + timedelta(hours=2))
    second = a_session(id="b", number=2)
    # Half past eight in London, which as words sorts after nine o'clock in UTC.
    early = a_session(
        id="c", number=9, starts=NINE.astimezone(ZoneInfo("Europe/London")) - timedelta(minutes=30)
    )
    first = a_session(id="d", number=1, cancelled=True)

    async with store.work() as work:
        for session in (later, second, early, first):
            await work.sessions.save(session)

    async with store.work() as work:
        assert await work.sessions.of(review.id) == (early, first, second, later)


@pytest.mark.usefixtures("review")
async def test_a_session_that_moves_is_one_session(store: SqlStore) -> None:
    moved = a_session(starts=NINE + timedelta(hours=1))
    async with store.work() as work:
        await work.sessions.save(a_session())
        await work.sessions.save(moved)

        assert await work.sessions.get(SESSION) == moved
        with pytest.raises(NotFound):
            await work.sessions.get(SessionId("nowhere"))


async def test_a_session_has_one_meeting(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        assert await work.sessions.meeting_of(SESSION) is None

        await work.sessions.keep_meeting(a_meeting())
        await work.sessions.keep_meeting(a_meeting(generation=2))

        assert await work.sessions.meeting_of(SESSION) == a_meeting(generation=2)
        assert await work.sessions.meetings_of(review.id) == (a_meeting(generation=2),)
        assert await work.sessions.meetings_of(ReviewId("review-2")) == ()


async def test_a_draft_is_kept_until_another_takes_its_place(store: SqlStore, review: Review) -> None:
    corrected = a_draft(doubts=())
    async with store.work() as work:
        await work.sessions.keep_draft(review.id, a_draft(), draft_id="draft-1")
        await work.sessions.keep_draft(review.id, corrected, draft_id="draft-1")

    async with store.work() as work:
        assert await work.sessions.draft(review.id, "draft-1") == corrected
        with pytest.raises(NotFound):
            await work.sessions.draft(review.id, "draft-2")
