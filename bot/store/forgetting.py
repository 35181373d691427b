"""Taking one person out before the end: where they are reached, and what records said before (R69)."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ids import PersonId, ReviewId
from bot.store.rows import forget_what_was_read
from bot.store.sealing import Sealing
from bot.store.tables import accounts, history, nothing_salient, places, reaches


async def forget_person(connection: AsyncConnection, person: PersonId) -> None:
    """Take out the accounts and places of one person, how they were reached, what they left open."""
    for column in (accounts.c.person, places.c.of, reaches.c.person, nothing_salient.c.person):
        await connection.execute(delete(column.table).where(column == person))
    forget_what_was_read()


async def forget_earlier(connection: AsyncConnection, review: ReviewId, person: PersonId) -> None:
    """Take out of a review's earlier versions those that say that they are of a person."""
    sealing = Sealing(connection)
    kept = await connection.execute(select(history.c.nth, history.c.body).where(history.c.review == review))
    theirs = [
        row.nth
        for row in kept
        if f'"{person}"' in await sealing.open(row.body, table=history.name, review=review)
    ]
    await connection.execute(delete(history).where(history.c.nth.in_(theirs)))
