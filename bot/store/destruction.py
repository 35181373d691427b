"""Taking out all that was said in a review, and counting what is left (R66)."""

from typing import Final

from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errand import Errand
from bot.domain.ids import ReviewId
from bot.domain.session import Session
from bot.domain.sign_off import Counted
from bot.domain.tasks.reaching import AskWhoThisIs, TellManager
from bot.store.rows import forget_what_was_read, hold
from bot.store.sessions import SqlSessions
from bot.store.tables import (
    calendar_changes,
    catch_ups,
    client_evidence,
    drafts,
    errands,
    findings,
    history,
    nothing_salient,
    observations,
    posts,
    versions,
)

TAKEN_OUT: Final[dict[str, Table]] = {
    "observations": observations,
    "earlier versions": history,
    "findings": findings,
    "catch-ups": catch_ups,
    "replies of the client": client_evidence,
    "draft timetables": drafts,
    "versions of the timetable": versions,
    "changes in the calendar": calendar_changes,
    "answers of 'nothing salient'": nothing_salient,
    "messages": posts,
}
"""What is destroyed whole."""


async def destroy(connection: AsyncConnection, review: ReviewId) -> tuple[Counted, ...]:
    """Take out all that was said in a review, and return for each kind what is left, counted afterwards.

    Sessions keep their times and kinds and errands their keys and ends, as proof of what was held and sent.
    """
    await hold(connection, review)
    whole = [await _take_out(connection, table, review, what) for what, table in TAKEN_OUT.items()]
    words = (await _blank_sessions(connection, review), await _blank_errands(connection, review))
    forget_what_was_read()
    return (*whole, *words)


async def _take_out(connection: AsyncConnection, table: Table, review: ReviewId, what: str) -> Counted:
    gone = await connection.execute(delete(table).where(table.c.review == review))
    left = select(func.count()).select_from(table).where(table.c.review == review)
    return Counted(what=what, destroyed=gone.rowcount, left=await connection.scalar(left) or 0)


async def _blank_sessions(connection: AsyncConnection, review: ReviewId) -> Counted:
    """Take titles, places, the people met and their addresses out of sessions: a title may name somebody."""
    sessions = SqlSessions(connection)
    spoken = [session for session in await sessions.of(review) if _blanked(session) != session]
    for session in spoken:
        await sessions.save(_blanked(session))
    left = [session for session in await sessions.of(review) if _blanked(session) != session]
    return Counted(what="words of sessions", destroyed=len(spoken) - len(left), left=len(left))


def _blanked(session: Session) -> Session:
    wordless = {"title": "", "people": (), "place": "", "stream": "", "at": "", "guests": ()}
    return session.model_copy(update=wordless)


async def _blank_errands(connection: AsyncConnection, review: ReviewId) -> Counted:
    """Take the sentences to the challenge manager out of errands; a sentence is no part of an errand's key."""
    spoken = await _told(connection, review)
    for errand in spoken:
        silent = errand.model_copy(update={"task": errand.task.model_copy(update={"sentence": ""})})
        row = update(errands).where(errands.c.key == errand.key)
        await connection.execute(row.values(body=silent.model_dump_json()))
    left = len(await _told(connection, review))
    return Counted(what="words of errands", destroyed=len(spoken) - left, left=left)


async def _told(connection: AsyncConnection, review: ReviewId) -> list[Errand]:
    bodies = await connection.scalars(select(errands.c.body).where(errands.c.review == review))
    every = [Errand.model_validate_json(body) for body in bodies]
    return [
        errand
        for errand in every
        if isinstance(errand.task, TellManager | AskWhoThisIs) and errand.task.sentence
    ]
