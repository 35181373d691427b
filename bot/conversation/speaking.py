"""Who is speaking, in which review, and a reply to them."""

from dataclasses import dataclass

from bot.conversation.events import Caller
from bot.domain.errors import NotFound
from bot.domain.ids import PersonId, ReviewId
from bot.domain.post import Post
from bot.domain.review import Review, Stage
from bot.domain.team import Person
from bot.ports import Ports
from bot.records import Work
from bot.usecases.who_is_who import meet, person_in, person_named
from cards.card import Card


@dataclass(frozen=True)
class Reply:
    """A card for whoever spoke, and whose review it is about, so that it can be overwritten in the end."""

    card: Card
    review: ReviewId | None = None
    person: PersonId | None = None


async def speaker(caller: Caller, review: ReviewId, *, work: Work) -> tuple[Review, Person]:
    """Return a review and who is speaking in it; raises `NotFound` for somebody who is not in it."""
    if caller.signed_for is None:
        person = await person_in(review, caller.account, work=work)
    else:
        person = await person_named(caller.signed_for, review=review, work=work)
    return await work.reviews.get(review), person


async def speaker_anywhere(caller: Caller, *, work: Work) -> tuple[Review, Person]:
    """Return the newest review that is not over of whoever is speaking; raises `NotFound` without one."""
    known = await meet(caller.account, email=caller.email, place=caller.place, work=work)
    reviews = [(await work.reviews.get(p.review), p) for p in known]
    running = [pair for pair in reviews if pair[0].stage is not Stage.DESTROYED]
    if not running:
        raise NotFound(
            "You are not part of a review here yet. Write “set up” to start one as its challenge manager."
        )
    return running[0]


async def remember(reply: Reply, *, caller: Caller, posted: str, ports: Ports) -> None:
    """Remember a reply that holds words, so that destruction reaches it too (R66)."""
    if not (reply.review and posted and reply.card.holds_words):
        return
    async with ports.store.work() as work:
        there = await work.posts.standing(reply.review, caller.place, posted)
        post = there or Post(
            key=f"{reply.review}/reply/{caller.place.id}/{posted}",
            review=reply.review,
            kind=reply.card.kind,
            place=caller.place,
            posted=posted,
            at=ports.clock(),
            person=reply.person,
            because="Somebody wrote to the bot.",
        )
        await work.posts.keep(post.model_copy(update={"holds_words": True}))
