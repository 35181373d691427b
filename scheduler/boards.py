"""Errands about the team's channel: boards, digest, and that the client reads neither (R40, R43, R71)."""

from typing import assert_never

from bot.domain.errand import key_of
from bot.domain.ids import SessionId
from bot.domain.private_board import Reader
from bot.domain.reach import Place
from bot.domain.review import Stage
from bot.domain.tasks.reaching import CheckChannel
from bot.domain.tasks.sessions import PostDigest, RedrawBoard, RedrawDigest
from bot.ports.failing import Refused, Unavailable
from bot.usecases.keep_board_private import keep_in
from bot.usecases.show_board import board_key, chart_of, digest_for
from cards.board import board_card
from cards.digest import digest_card
from cards.notice import hidden_card
from scheduler.delivery import CLIENT_READS, overwrite, to_channel
from scheduler.ending import DONE, Ending, not_wanted
from scheduler.trip import Trip


async def see_to_boards(task: RedrawBoard | PostDigest | RedrawDigest | CheckChannel, trip: Trip) -> Ending:
    """Carry out an errand about the team's channel."""
    match task:
        case RedrawBoard():
            return await _redraw_board(task, trip)
        case PostDigest() | RedrawDigest():
            return await _post_digest(task, trip)
        case CheckChannel():
            return await _check_channel(trip)
        case _:
            assert_never(task)


async def _redraw_board(task: RedrawBoard, trip: Trip) -> Ending:
    """Redraw the living card of one theme."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        channel = await work.people.channel_of(review.id)
        if channel and channel.client_reads:
            raise Unavailable(CLIENT_READS)
        chart = await chart_of(review, review.theme(task.theme), work=work, now=trip.now)
    return await to_channel(
        board_card(review, chart, at=trip.now), trip=trip, key=board_key(review.id, task.theme)
    )


async def _post_digest(task: PostDigest | RedrawDigest, trip: Trip) -> Ending:
    """Post what is new before a team session, or bring what was posted up to date."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        session = await work.sessions.get(task.session)
        digest = await digest_for(review, session, work=work)
        key = key_of(review.id, PostDigest(session=session.id, day=task.day))
        there = await work.posts.find(review.id, key)
    if session.cancelled or not (digest.rows or digest.to_test):
        return not_wanted("There is nothing new to share, or the session is off.")
    if isinstance(task, RedrawDigest) and there is not None and not there.posted:
        return not_wanted("The digest that went out cannot be found again, and nobody is to see it twice.")
    return await to_channel(digest_card(review, session, digest), trip=trip, session=session.id, key=key)


async def redraw_digests(trip: Trip) -> None:
    """Bring every digest that was posted up to date: notes were taken away, or have nobody's initials now."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        posts = [p for p in await work.posts.of(review.id) if p.kind == "digest" and p.session]
    for post in posts:
        async with trip.ports.store.work() as work:
            await trip.hold(work)
            session = await work.sessions.get(post.session or SessionId(""))
            digest = await digest_for(review, session, work=work)
        await overwrite(digest_card(review, session, digest), post, ports=trip.ports)


async def _check_channel(trip: Trip) -> Ending:
    """See who can read the channel; where the client can, take off it what holds words."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        channel = await work.people.channel_of(review.id)
    if channel is None or review.stage in {Stage.SIGNED_OFF, Stage.DESTROYED}:
        return not_wanted("No board is kept in a channel.")
    readers = await _readers(channel, trip)
    async with trip.ports.store.work() as work:
        kept = await keep_in(channel, readers, review=review, by=None, work=work, now=trip.now)
    if kept.client_reads:
        await _take_words_off(channel, trip)
    return DONE


async def _readers(channel: Place, trip: Trip) -> tuple[Reader, ...] | None:
    try:
        return await trip.ports.rosters.members_of(channel)
    except Refused:
        return None


async def _take_words_off(channel: Place, trip: Trip) -> None:
    """Hide every message of the channel that holds what somebody said; boards come back when drawn again."""
    async with trip.ports.store.work() as work:
        posts = [p for p in await work.posts.of(trip.errand.review) if p.holds_words]
    for post in {p.posted: p for p in posts if p.place.id == channel.id}.values():
        await overwrite(hidden_card(), post, ports=trip.ports)
