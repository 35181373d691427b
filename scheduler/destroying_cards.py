"""Overwriting cards in chats and taking them away, at the pace that Teams takes (R66, R69)."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.post import Post
from bot.domain.sign_off import Counted
from bot.domain.tasks.endings import TakeBackCards
from bot.ports.failing import Refused, Unavailable
from bot.usecases.destroy_notes import to_be_deleted
from cards.destruction import gone_card
from cards.notice import outdated_card
from scheduler.delivery import overwrite
from scheduler.ending import DONE, Ending
from scheduler.trip import Trip

_PATIENCE: Final = timedelta(minutes=1)
_WAITED_FOR: Final = timedelta(days=1)


async def delete_cards(trip: Trip, *, waited_since: datetime) -> tuple[Counted, ...]:
    """Take every card of a review away, and remember of each that it is gone.

    What somebody was just being answered is known only meanwhile, and so it is looked for again.
    """
    tried: set[str] = set()
    gone = 0
    while True:
        async with trip.ports.store.work() as work:
            there = to_be_deleted(await work.posts.of(trip.errand.review))
        new = [post for post in there if post.key not in tried]
        if not new:
            return (Counted(what="cards in chats", destroyed=gone, left=len(tried) - gone),)
        gone += await _deleted(new, trip, until=waited_since + _WAITED_FOR)
        tried |= {post.key for post in new}


async def delete_late_cards(trip: Trip, *, waited_since: datetime) -> tuple[Counted, ...]:
    """Take away what somebody was still being answered when the words went, and is known only since."""
    async with trip.ports.store.work() as work:
        posts = [p for p in to_be_deleted(await work.posts.of(trip.errand.review)) if p.holds_words]
    gone = await _deleted(posts, trip, until=waited_since + _WAITED_FOR)
    return (Counted(what="late cards in chats", destroyed=gone, left=len(posts) - gone),) if posts else ()


async def take_back_cards(task: TakeBackCards, trip: Trip) -> Ending:
    """Take away what one person was sent, and forget where it stood."""
    async with trip.ports.store.work() as work:
        theirs = [p for p in await work.posts.of(trip.errand.review) if p.person == task.person]
    await _deleted(to_be_deleted(tuple(theirs)), trip, until=trip.errand.due + _WAITED_FOR)
    async with trip.ports.store.work() as work:
        await trip.hold(work)
        for post in theirs:
            await work.posts.drop(post)
    return DONE


async def overwrite_quotes(task: TakeBackCards, trip: Trip) -> None:
    """Overwrite what others were shown of the team's notes: some were of somebody who is deleted."""
    async with trip.ports.store.work() as work:
        posts = [p for p in await work.posts.of(trip.errand.review) if p.person != task.person and _quotes(p)]
    for post in posts:
        async with trip.ports.store.work() as work:
            await trip.hold(work)
        if await overwrite(outdated_card(), post, ports=trip.ports):
            async with trip.ports.store.work() as work:
                await work.posts.keep(post.model_copy(update={"holds_words": False}))


def _quotes(post: Post) -> bool:
    """Return whether a message may quote notes or comments of several, and stays as it was drawn."""
    if not (post.holds_words and post.posted):
        return False
    answered = post.key.startswith(f"{post.review}/reply/")
    match post.kind:
        case "triangulate" | "finding":
            return True
        case "digest":
            return post.session is None
        case "board" | "report":
            return answered
        case _:
            return False


async def _deleted(posts: Sequence[Post], trip: Trip, *, until: datetime) -> int:
    """Return how many of these messages show nothing any more; after that moment nobody is waited for."""
    return sum([post.destroyed or await _gone(post, trip, until=until) for post in posts])


async def _gone(post: Post, trip: Trip, *, until: datetime) -> bool:
    """Overwrite and delete one message; whoever began anew at each refusal would never end."""
    while post.posted:
        async with trip.ports.store.work() as work:
            await trip.hold(work)
        try:
            gone = await _overwritten_and_deleted(post, trip)
        except Unavailable as busy:
            if busy.retry_after is not None and busy.retry_after <= _PATIENCE:
                await asyncio.sleep(busy.retry_after.total_seconds())
                continue
            if trip.now < until:
                raise
            return False
        if gone:
            async with trip.ports.store.work() as work:
                await work.posts.keep(post.model_copy(update={"destroyed": True}))
        return gone
    return False


async def _overwritten_and_deleted(post: Post, trip: Trip) -> bool:
    """Say whether a message shows nothing any more: it is gone, or at least its words are.

    A card without words is overwritten too, since it may have been redrawn with some.
    """
    overwritten = await overwrite(gone_card(), post, ports=trip.ports)
    try:
        await trip.ports.messenger.delete(post.place, post.posted)
    except Refused:
        return overwritten
    return True
