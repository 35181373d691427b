"""The report's editions and signposts as the database keeps them: each kind of paper is numbered by itself."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ids import ReviewId
from bot.domain.report import EditionFile, ReportEdition
from bot.domain.signpost import OfferedSignpost
from bot.records.papers import Paper
from bot.store.rows import Rows, hold
from bot.store.tables import papers


class SqlPapers:
    """What is written in the weeks after a review."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._editions = Rows(connection, table=papers, model=ReportEdition, called="edition of the report")
        self._files = Rows(connection, table=papers, model=EditionFile, called="file of the report")
        self._signposts = Rows(connection, table=papers, model=OfferedSignpost, called="signpost")

    async def save(self, paper: Paper) -> None:
        """Add or change a paper."""
        match paper:
            case ReportEdition():
                await self._editions.put(paper)
            case EditionFile():
                await self._files.put(paper)
            case OfferedSignpost():
                await self._signposts.put(paper)

    async def editions(self, review: ReviewId) -> tuple[ReportEdition, ...]:
        """Return the editions of the report by number, without their files; the review is held till then."""
        await hold(self._connection, review)
        return await self._editions.all(review=review, kind="edition", by=("number",))

    async def file_of(self, review: ReviewId, edition: int) -> EditionFile:
        """Return the file of an edition; raises `NotFound`."""
        return await self._files.one(review=review, kind="edition file", number=edition)

    async def signposts(self, review: ReviewId) -> tuple[OfferedSignpost, ...]:
        """Return the signposts by number, those taken out too; the review is held till then."""
        await hold(self._connection, review)
        return await self._signposts.all(review=review, kind="signpost", by=("number",))
