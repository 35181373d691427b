"""Editions of the report, what was said about them and signposts, as they are kept."""

import asyncio

import pytest

from bot.domain.comment import CommentState
from bot.domain.errors import NotFound
from bot.domain.report import EditionFile
from bot.domain.review import Review
from bot.store.work import SqlStore
from tests.conversation.pressed_about_reports import a_comment, a_signpost, an_edition


async def test_editions_are_listed_by_number_apart_from_their_files_and_from_signposts(
    store: SqlStore, review: Review
) -> None:
    content = bytes(range(256))
    async with store.work() as work:
        await work.papers.save(an_edition(number=2))
        await work.papers.save(EditionFile(review=review.id, number=2, content=content))
        await work.papers.save(a_signpost())
        await work.papers.save(an_edition())
        await work.papers.save(an_edition(name="renamed.docx"))

    async with store.work() as work:
        assert await work.papers.editions(review.id) == (an_edition(name="renamed.docx"), an_edition(number=2))
        assert await work.papers.signposts(review.id) == (a_signpost(),)
        assert (await work.papers.file_of(review.id, 2)).content == content
        with pytest.raises(NotFound):
            await work.papers.file_of(review.id, 1)


async def test_comments_of_several_at_once_are_numbered_and_the_same_press_is_one_comment(
    store: SqlStore, review: Review
) -> None:
    async def say(press: str) -> None:
        async with store.work() as work:
            await work.comments.add(a_comment(press=press))

    await asyncio.gather(*(say(f"press-{number % 10}") for number in range(20)))

    async with store.work() as work:
        there = await work.comments.of(review.id)
        assert [comment.number for comment in there] == list(range(1, 11))
        assert len({comment.press for comment in there}) == 10


async def test_what_a_comment_was_before_it_was_answered_is_kept_and_destroyed(
    store: SqlStore, review: Review
) -> None:
    async with store.work() as work:
        said = await work.comments.add(a_comment())
        await work.comments.save(said.model_copy(update={"state": CommentState.TAKEN}))

        assert (await work.comments.get(review.id, 1)).state is CommentState.TAKEN
        counted = {one.what: (one.destroyed, one.left) for one in await work.destroy(review.id)}

    assert counted["comments on the report"] == (1, 0)
    assert counted["earlier versions"] == (1, 0)
