"""After destruction nothing is left of what was said, and what is left proves what was done."""

from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from bot.domain.errand import Ended, ErrandState
from bot.domain.ids import ReviewId, SessionId
from bot.domain.observation import Source
from bot.domain.readiness import Standing
from bot.domain.report import EditionFile
from bot.domain.review import Review
from bot.domain.session import Guest
from bot.domain.sign_off import Counted
from bot.domain.tasks.reaching import TellManager
from bot.store.work import SqlStore, SqlWork
from tests.builders import (
    BEN,
    NINE,
    a_calendar_change,
    a_catch_up,
    a_certificate,
    a_draft,
    a_finding,
    a_meeting,
    a_new_observation,
    a_person,
    a_post,
    a_reply,
    a_review,
    a_session,
    a_version,
    an_audit_line,
    an_errand,
)
from tests.conversation.pressed_about_reports import a_comment, a_signpost, an_edition
from tests.keys import open_store

MARKER = "The heron told us about the lighthouse."
WARNING = an_errand(task=TellManager(about="review-1/summary", sentence=MARKER))


async def fill(work: SqlWork, review: ReviewId) -> None:
    """Say something in every place in which something can be said."""
    session = SessionId(f"{review}-session")
    source = Source(session=session, group=MARKER)
    said = a_new_observation(review=review, text=MARKER, example=MARKER, source=source)
    observation = await work.observations.add(said)
    await work.observations.save(observation.model_copy(update={"withdrawn": True}))
    await work.observations.nothing_salient(review, session, BEN, at=NINE)
    await work.findings.save(a_finding(review=review, text=MARKER))
    await work.findings.save(a_finding(review=review, text="Softened."))
    await work.catch_ups.save(a_catch_up(review=review))
    await work.readiness.keep(Standing(review=review, item="board-papers", words=(MARKER,)))
    await work.papers.save(an_edition(review=review, name=MARKER, text=(MARKER,)))
    await work.papers.save(EditionFile(review=review, number=1, content=MARKER.encode()))
    await work.papers.save(a_signpost(review=review, practice=MARKER))
    await work.comments.add(a_comment(review=review, text=MARKER))
    await work.client_evidence.add(a_reply(review=review, text=MARKER, document=MARKER))
    met = {"people": (MARKER,), "guests": (Guest(name=MARKER, email=f"{MARKER}@council.example"),)}
    await work.sessions.save(a_session(id=session, review=review, title=MARKER, **met))
    await work.sessions.keep_meeting(a_meeting(review=review, session=session))
    await work.sessions.keep_draft(review, a_draft(source=MARKER), draft_id="draft-1")
    await work.sessions.keep_version(a_version(review=review, source=MARKER))
    await work.calendar.keep(a_calendar_change(review=review, session=session))
    await work.posts.keep(a_post(review=review, because=MARKER))
    await work.audit.note(an_audit_line(review=review))
    await work.audit.keep_certificate(a_certificate(review=review))


async def test_what_was_said_is_taken_out_and_counted(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        await fill(work, review.id)
        await work.errands.add(WARNING)

    async with store.work() as work:
        first = await work.destroy(review.id)
        second = await work.destroy(review.id)

    assert tuple(one for one in first if one.destroyed) == (
        Counted(what="observations", destroyed=1, left=0),
        Counted(what="earlier versions", destroyed=2, left=0),
        Counted(what="findings, also those taken back or joined to another", destroyed=1, left=0),
        Counted(what="catch-ups", destroyed=1, left=0),
        Counted(what="replies of the client", destroyed=1, left=0),
        Counted(what="editions of the report and signposts", destroyed=3, left=0),
        Counted(what="comments on the report", destroyed=1, left=0),
        Counted(what="lines of the readiness list", destroyed=1, left=0),
        Counted(what="draft timetables", destroyed=1, left=0),
        Counted(what="versions of the timetable", destroyed=1, left=0),
        Counted(what="changes in the calendar", destroyed=1, left=0),
        Counted(what="answers of 'nothing salient'", destroyed=1, left=0),
        Counted(what="meetings", destroyed=1, left=0),
        Counted(what="messages", destroyed=1, left=0),
        Counted(what="words of sessions", destroyed=1, left=0),
        Counted(what="words of errands", destroyed=1, left=0),
    )
    assert {(one.destroyed, one.left) for one in second} == {(0, 0)}


async def test_what_proves_the_review_is_left(store: SqlStore, review: Review) -> None:
    async with store.work() as work:
        await work.people.save(a_person())
        await fill(work, review.id)
        await work.errands.add(WARNING)
        await work.destroy(review.id)

    async with store.work() as work:
        (session,) = await work.sessions.of(review.id)
        assert (session.starts, session.kind, session.title, session.people) == (
            a_session().starts,
            a_session().kind,
            "",
            (),
        )
        assert session.pair == a_session().pair
        assert await work.errands.of(review.id) == (
            Ended(
                errand=an_errand(task=TellManager(about="review-1/summary", sentence="")),
                state=ErrandState.PENDING,
            ),
        )
        assert await work.errands.known(review.id) == {WARNING.key}
        assert await work.audit.of(review.id) == (an_audit_line(),)
        assert await work.audit.certificate_of(review.id) == a_certificate()
        assert await work.people.of(review.id) == (a_person(),)


async def test_another_review_is_left_as_it_is(store: SqlStore, review: Review) -> None:
    other = a_review(id="review-2")
    async with store.work() as work:
        await work.reviews.save(other)
        for each in (review.id, other.id):
            await fill(work, each)

        await work.destroy(review.id)

        assert len(await work.observations.of(other.id)) == 1
        assert len(await work.findings.of(other.id)) == 1
        assert await work.sessions.draft(other.id, "draft-1") == a_draft(source=MARKER)
        assert "observations" in [one.what for one in await work.destroy(other.id) if one.destroyed]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_no_byte_of_it_is_left_in_the_files_of_sqlite(
    store: SqlStore, review: Review, tmp_path: Path
) -> None:
    def copies() -> dict[str, int]:
        return {file.name: file.read_bytes().count(MARKER.encode()) for file in tmp_path.glob("reviews.db*")}

    async with store.work() as work:
        await fill(work, review.id)
        await work.errands.add(WARNING)
    before = copies()
    async with store.work() as work:
        await work.destroy(review.id)

    await store.sweep()

    assert sum(before.values()) == 0
    assert copies() == {"reviews.db": 0, "reviews.db-shm": 0, "reviews.db-wal": 0}


COPIES = """
    SELECT count(*) FROM pg_class
    WHERE relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace) AND relkind IN ('r', 'i', 't')
    AND position(%s::bytea IN pg_read_binary_file(pg_relation_filepath(oid::regclass))) > 0
"""
"""Counts the files of tables and indexes that hold some bytes; only a superuser may."""


@pytest.mark.parametrize("database", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
async def test_no_byte_of_it_is_left_in_the_tables_of_postgresql(
    store: SqlStore, database: str, review: Review
) -> None:
    async def copies() -> int:
        async with await psycopg.AsyncConnection.connect(database, autocommit=True) as connection:
            await connection.execute("CHECKPOINT")
            cursor = await connection.execute(COPIES, (MARKER.encode(),))
            (count,) = await cursor.fetchone() or (-1,)
        return int(count)

    async with store.work() as work:
        await fill(work, review.id)
        await work.errands.add(WARNING)
    before = await copies()
    async with store.work() as work:
        await work.destroy(review.id)

    await store.sweep()

    assert (before, await copies()) == (0, 0)


async def test_the_store_works_on_after_it_was_swept(store: SqlStore, database: str, review: Review) -> None:
    other = await open_store(database)
    async with other.work() as work:
        await work.errands.add(an_errand())

    await store.sweep()

    for each in (store, other):
        async with each.work() as work:
            assert await work.reviews.get(review.id) == review
            assert await work.errands.next_due() == NINE + timedelta(minutes=45)
    await other.close()
