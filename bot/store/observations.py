"""Observations as the database keeps them: each is numbered once, and what it was before is kept."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ids import PersonId, ReviewId, SessionId, ThemeId
from bot.domain.observation import NewObservation, Observation
from bot.store.prepared import Prepared
from bot.store.rows import Rows, hold, insert_into, next_number
from bot.store.tables import nothing_salient, observations


class SqlObservations:
    """Observations; nothing is ever taken out before destruction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._rows = Rows(connection, table=observations, model=Observation, called="observation")

    async def add(self, new: NewObservation) -> Observation:
        """Store one and number it within its review; the same `press` again returns the one stored before."""
        number = await next_number(self._connection, observations, new.review)
        stored = await self.pressed(new.review, new.press)
        if stored is not None:
            return stored
        observation = Observation(**dict(new), number=number)
        await self._rows.put(observation, session=observation.source.session)
        return observation

    async def pressed(self, review: ReviewId, press: str) -> Observation | None:
        """Return what a press has stored already."""
        return await self._rows.first(review=review, press=press)

    async def save(self, observation: Observation) -> None:
        """Change an observation, keeping what it was before; raises `NotFound` where there was none."""
        await self.get(observation.review, observation.number)
        await self._rows.put_over(observation, session=observation.source.session)

    async def get(self, review: ReviewId, number: int) -> Observation:
        """Return an observation and hold its review until this work ends; raises `NotFound`."""
        await hold(self._connection, review)
        return await self._rows.one(review=review, number=number)

    async def of(self, review: ReviewId, *, theme: ThemeId | None = None) -> tuple[Observation, ...]:
        """Return observations by number, withdrawn ones too."""
        on_theme = {} if theme is None else {"theme": theme}
        return await self._rows.all(review=review, by=("number",), **on_theme)

    async def answered(self, session: SessionId, person: PersonId) -> bool:
        """Say whether a person has answered for a session, with a note or with 'nothing salient' (R35)."""
        return bool(await _ANSWERED.run(self._connection, {"session": session, "person": person}))

    async def nothing_salient(
        self, review: ReviewId, session: SessionId, person: PersonId, *, at: datetime
    ) -> None:
        """Remember that a person had nothing salient to add; again changes nothing."""
        statement = insert_into(self._connection, nothing_salient).values(
            review=review, session=session, person=person, at=at
        )
        await self._connection.execute(statement.on_conflict_do_nothing())


_ANSWERED: Final = Prepared(
    union_all(
        select(observations.c.nth).where(
            observations.c.session == bindparam("session"), observations.c.peer == bindparam("person")
        ),
        select(nothing_salient.c.nth).where(
            nothing_salient.c.session == bindparam("session"), nothing_salient.c.person == bindparam("person")
        ),
    )
)
