"""Messages that were sent, the audit log and the certificates."""

from datetime import timedelta

from bot.domain.ids import ReviewId
from bot.domain.sign_off import Counted
from bot.store.work import SqlStore
from tests.builders import NINE, REVIEW, a_certificate, a_post, an_audit_line


async def test_a_message_is_found_by_its_key_and_replaced_under_it(store: SqlStore) -> None:
    async with store.work() as work:
        await work.posts.keep(a_post())
        await work.posts.keep(a_post(posted="message-2"))

        assert await work.posts.find(REVIEW, a_post().key) == a_post(posted="message-2")
        assert await work.posts.find(REVIEW, "another") is None
        assert await work.posts.find(ReviewId("review-2"), a_post().key) is None


async def test_messages_are_listed_in_the_order_in_which_they_were_sent(store: SqlStore) -> None:
    late = a_post(key="late", at=NINE + timedelta(days=1))
    first = a_post(key="z")
    second = a_post(key="a")
    async with store.work() as work:
        for post in (late, first, second):
            await work.posts.keep(post)

        assert await work.posts.of(REVIEW) == (first, second, late)


async def test_the_audit_log_is_read_as_it_was_written(store: SqlStore) -> None:
    lines = (an_audit_line(about="2"), an_audit_line(about="1"), an_audit_line(about="2"))
    async with store.work() as work:
        for line in (*lines, an_audit_line(review="review-2")):
            await work.audit.note(line)

    async with store.work() as work:
        assert await work.audit.of(REVIEW) == lines


async def test_a_review_has_one_certificate(store: SqlStore) -> None:
    final = a_certificate(counted=(Counted(what="observations", destroyed=3, left=0),))
    async with store.work() as work:
        assert await work.audit.certificate_of(REVIEW) is None

        await work.audit.keep_certificate(a_certificate())
        await work.audit.keep_certificate(final)

        assert await work.audit.certificate_of(REVIEW) == final
