"""What is kept on the way to a team, numbered within its review: proposals, and what stands on the sheet."""

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ids import PersonId, ReviewId
from bot.domain.offer import Brought
from bot.domain.proposal import Proposal
from bot.domain.team_sheet import Approval, SheetEntry, TeamPaper
from bot.store.rows import Rows, hold, next_number
from bot.store.tables import proposals


class SqlTeams:
    """Proposals, what each of a team says of themselves, and what of that was approved."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._rows = Rows(connection, table=proposals, model=TeamPaper, called="proposal")

    async def keep_proposal(self, proposal: Proposal) -> None:
        """Add or change a proposal; its number is 0 until it is kept for the first time."""
        number = proposal.number or await next_number(self._connection, proposals, proposal.review)
        numbered = proposal.model_copy(update={"number": number})
        await self._rows.put(TeamPaper(review=proposal.review, number=number, proposal=numbered))

    async def proposal(self, review: ReviewId) -> Proposal | None:
        """Return the last proposal of a review and hold the review until this work ends."""
        return next((p.proposal for p in reversed(await self._papers(review)) if p.proposal), None)

    async def keep_entry(self, review: ReviewId, entry: SheetEntry) -> None:
        """Keep what one of them says of themselves, in the place of what they said before."""
        papers = await self._papers(review)
        there = next((p for p in papers if p.entry and p.entry.person == entry.person), None)
        number = there.number if there else await next_number(self._connection, proposals, review)
        await self._rows.put(TeamPaper(review=review, number=number, entry=entry))

    async def drop_entry(self, review: ReviewId, person: PersonId) -> None:
        """Take out what one of them said of themselves; again changes nothing."""
        for paper in await self._papers(review):
            if paper.entry and paper.entry.person == person:
                await self._drop(paper)

    async def entries(self, review: ReviewId) -> tuple[SheetEntry, ...]:
        """Return what each says of themselves, and hold the review until this work ends."""
        return tuple(p.entry for p in await self._papers(review) if p.entry)

    async def keep_brought(self, review: ReviewId, brought: Brought) -> None:
        """Keep what one of the team brings, in the place of what was kept before."""
        papers = await self._papers(review)
        there = next((p for p in papers if p.brought and p.brought.person == brought.person), None)
        number = there.number if there else await next_number(self._connection, proposals, review)
        await self._rows.put(TeamPaper(review=review, number=number, brought=brought))

    async def drop_brought(self, review: ReviewId, person: PersonId) -> None:
        """Take out what one of the team brings; again changes nothing."""
        for paper in await self._papers(review):
            if paper.brought and paper.brought.person == person:
                await self._drop(paper)

    async def brought(self, review: ReviewId) -> tuple[Brought, ...]:
        """Return what each brings of whom it was said, and hold the review until this work ends."""
        return tuple(p.brought for p in await self._papers(review) if p.brought)

    async def approve(self, review: ReviewId, marks: tuple[str, ...]) -> None:
        """Remember which entries were approved for the client."""
        there = next((p for p in await self._papers(review) if p.approval), None)
        number = there.number if there else await next_number(self._connection, proposals, review)
        await self._rows.put(TeamPaper(review=review, number=number, approval=Approval(marks=marks)))

    async def approved(self, review: ReviewId) -> tuple[str, ...]:
        """Return the marks of the entries that were approved."""
        return next((p.approval.marks for p in await self._papers(review) if p.approval), ())

    async def _drop(self, paper: TeamPaper) -> None:
        gone = (proposals.c.review == paper.review, proposals.c.number == paper.number)
        await self._connection.execute(delete(proposals).where(*gone))

    async def _papers(self, review: ReviewId) -> tuple[TeamPaper, ...]:
        await hold(self._connection, review)
        return await self._rows.all(review=review, by=("number",))
