"""Taking out all that was said in a review, and counting what is left (R66)."""

from typing import Final

from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errand import Errand, ErrandState
from bot.domain.ids import ReviewId
from bot.domain.review import Stage
from bot.domain.session import Session
from bot.domain.sign_off import Counted
from bot.domain.tasks.endings import CloseCertificate
from bot.store.errands import SqlErrands
from bot.store.rows import Rows, forget_what_was_read, hold
from bot.store.sealing import LEGIBLE, Lock, Sealing
from bot.store.tables import (
    calendar_changes,
    catch_ups,
    client_evidence,
    comments,
    drafts,
    errands,
    findings,
    followings,
    history,
    meetings,
    metadata,
    nothing_salient,
    observations,
    papers,
    posts,
    proposals,
    readiness,
    requests,
    reviews,
    sessions,
    versions,
)

TAKEN_OUT: Final[dict[str, Table]] = {
    "observations": observations,
    "earlier versions": history,
    "findings, also those taken back or joined to another": findings,
    "catch-ups": catch_ups,
    "replies of the client": client_evidence,
    "editions of the report and signposts": papers,
    "comments on the report": comments,
    "requests to the client": requests,
    "lines of the readiness list": readiness,
    "draft timetables": drafts,
    "versions of the timetable": versions,
    "changes in the calendar": calendar_changes,
    "answers of 'nothing salient'": nothing_salient,
    "proposals and the team sheet": proposals,
    "meetings": meetings,
    "calendars that were followed": followings,
    "messages": posts,
}
"""What is destroyed whole."""

CLOSES: Final = CloseCertificate(why="all").purpose
"""The errand that forgets a review."""


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
    """Take titles, places, the people met and their addresses out of sessions: a title may name somebody.

    What is left of a session is sealed with the key that stays.
    """
    rows = Rows(connection, table=sessions, model=Session, called="session")
    held = await rows.all(review=review)
    spoken = [session for session in held if _blanked(session) != session]
    for session in held:
        await rows.put(_blanked(session), lock=Lock.PART)
    left = [session for session in await rows.all(review=review) if _blanked(session) != session]
    return Counted(what="words of sessions", destroyed=len(spoken) - len(left), left=len(left))


def _blanked(session: Session) -> Session:
    wordless = {"title": "", "people": (), "place": "", "stream": "", "at": "", "guests": ()}
    return session.model_copy(update=wordless)


async def _blank_errands(connection: AsyncConnection, review: ReviewId) -> Counted:
    """Take the sentences to the challenge manager out of errands; a sentence is no part of an errand's key."""
    spoken = await _told(connection, review)
    sealing = Sealing(connection)
    for errand in spoken:
        silent = errand.model_copy(update={"task": errand.task.model_copy(update={"sentence": ""})})
        body = await sealing.seal(silent.model_dump_json(), table=errands.name, review=review)
        await connection.execute(update(errands).where(errands.c.key == errand.key).values(body=body))
    left = len(await _told(connection, review))
    return Counted(what="words of errands", destroyed=len(spoken) - left, left=left)


async def _told(connection: AsyncConnection, review: ReviewId) -> list[Errand]:
    ended = await SqlErrands(connection).of(review)
    return [one.errand for one in ended if getattr(one.errand.task, "sentence", "")]


async def take_out_the_rest(connection: AsyncConnection, review: ReviewId) -> None:
    """Take out what was left of a review, but itself and the errands that are in somebody's hands.

    One of these is what forgets the review. It is sealed anew with the key that stays, so that it is taken up
    again after a kill, and for as long as whoever keeps the keys is still deleting the last one.
    """
    await hold(connection, review)
    for table in metadata.sorted_tables:
        if "review" in table.c and table.name not in LEGIBLE and table is not errands:
            await connection.execute(delete(table).where(table.c.review == review))
    over = update(reviews).where(reviews.c.id == review).values(stage=str(Stage.DESTROYED))
    await connection.execute(over)  # so that its key is not thought to be only missing
    in_hand = errands.c.state == str(ErrandState.CLAIMED)
    await connection.execute(delete(errands).where(errands.c.review == review, ~in_hand))
    await _leave_legible(connection, review)
    forget_what_was_read()


async def _leave_legible(connection: AsyncConnection, review: ReviewId) -> None:
    """Seal what forgets a review with the key of the installation: it holds no name and no word."""
    sealing = Sealing(connection)
    forgets = (errands.c.review == review, errands.c.purpose == CLOSES, errands.c.body != "")
    for key, kept in (await connection.execute(select(errands.c.key, errands.c.body).where(*forgets))).all():
        text = await sealing.open(kept, table=errands.name, review=review)
        body = await sealing.seal(text, table=errands.name, review=review, lock=Lock.HOUSE)
        await connection.execute(update(errands).where(errands.c.key == key).values(body=body))


async def blank(connection: AsyncConnection, review: ReviewId) -> None:
    """Leave of a review nothing but its id and stage, and of its errands nothing but that they were."""
    await connection.execute(update(errands).where(errands.c.review == review).values(body="", reason=""))
    await connection.execute(update(reviews).where(reviews.c.id == review).values(body=""))
    forget_what_was_read()
