"""The report's editions, what was said about them, and signposts, as they are kept."""

from typing import Protocol

from bot.domain.comment import Comment, NewComment
from bot.domain.ids import ReviewId
from bot.domain.report import EditionFile, ReportEdition
from bot.domain.signpost import OfferedSignpost

Paper = ReportEdition | EditionFile | OfferedSignpost


class Papers(Protocol):
    """What is written in the weeks after a review."""

    async def save(self, paper: Paper) -> None:
        """Add or change a paper."""

    async def editions(self, review: ReviewId) -> tuple[ReportEdition, ...]:
        """Return the editions of the report by number, without their files; the review is held till then."""

    async def file_of(self, review: ReviewId, edition: int) -> EditionFile:
        """Return the file of an edition; raises `NotFound`."""

    async def signposts(self, review: ReviewId) -> tuple[OfferedSignpost, ...]:
        """Return the signposts by number, those taken out too; the review is held till then."""


class Comments(Protocol):
    """What peers and the client say about the report."""

    async def add(self, new: NewComment) -> Comment:
        """Store one and number it within its review; the same `press` again returns the one stored before.

        Numbers count what was said: where somebody only has nothing to add, the number is below zero.
        """

    async def save(self, comment: Comment) -> None:
        """Change what became of a comment; what it was before is kept."""

    async def get(self, review: ReviewId, number: int) -> Comment:
        """Return a comment and hold its review until this work ends; raises `NotFound`."""

    async def of(self, review: ReviewId) -> tuple[Comment, ...]:
        """Return the comments of a review by number."""
