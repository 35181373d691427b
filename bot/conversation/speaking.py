"""Who is speaking, in which review, and a reply to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.conversation.events import Caller
from bot.domain.errors import Stranger
from bot.domain.ids import PersonId, ReviewId
from bot.domain.post import Post
from bot.domain.reach import Place, rung_of
from bot.domain.review import Review, require_capture, require_running
from bot.domain.team import Person
from bot.ports.all import Ports
from bot.records.work import Work
from bot.usecases.reach_peers import answered_on
from bot.usecases.who_is_who import meet, person_in, person_named, still_in
from cards.card import Card

_UNKNOWN: Final = (
    "I do not know this account, so I can show you nothing. If you are in a review, its challenge manager can "
    "tell me who you are. To start a review of your own, write “set up”."
)


@dataclass(frozen=True)
class Reply:
    """A card for whoever spoke, and whose review it is about, so that it can be overwritten in the end."""

    card: Card
    review: ReviewId | None = None
    person: PersonId | None = None


async def speaker(
    caller: Caller, review: ReviewId, *, work: Work, at_the_end: bool = False, of_meetings: bool = False
) -> tuple[Review, Person]:
    """Return a review and who is speaking in it; raises `NotFound` for somebody who is not in it.

    Once a review is signed off nothing in it can be pressed, save what is pressed `at_the_end`. Where nothing
    is captured nothing can be pressed, save what is `of_meetings` alone: who is in, when they meet, the end
    (R86).
    """
    if caller.signed_for is None:
        person = await person_in(review, caller.account, work=work)
        if caller.spoke and (rung := rung_of(caller.place)):
            await answered_on(person, rung, work=work)
    else:
        person = await person_named(caller.signed_for, review=review, work=work)
    there = await work.reviews.get(review)
    if not at_the_end:
        require_running(there)
    if not of_meetings:
        require_capture(there)
    return there, person


async def speaker_anywhere(
    caller: Caller, *, work: Work, now: datetime, at_the_end: bool = False
) -> tuple[Review, Person]:
    """Return the review of which somebody is speaking, and who they are in it; raises `Stranger` without one.

    Where all of theirs are over nothing can be said to them, save what is answered `at_the_end`.
    """
    found = await reviews_of(caller, work=work, now=now)
    review, person = next((pair for pair in found if not pair[1].has_left), found[0])
    if not at_the_end:
        require_running(review)
    return review, still_in(person)


async def reviews_of(caller: Caller, *, work: Work, now: datetime) -> list[tuple[Review, Person]]:
    """Return the reviews of whoever is speaking, what they mean first; raises `Stranger` without one.

    That is the one that they named; else the one that has its days now, of several the one set up first: nobody
    draws another's notes away with a review set up later; else the newest. In a channel that is kept for one of
    theirs it is that one: another's is nothing to its readers (R71). One that is over counts where all are.
    """
    known = await meet(
        caller.account, caller.addresses, place=caller.place, work=work, now=now, spoke=caller.spoke
    )
    reviews = [(await work.reviews.get(p.review), p) for p in known]
    if not reviews:
        raise Stranger(_UNKNOWN)
    running = [pair for pair in reviews if not pair[0].is_over] or reviews
    now_on = [r for r in reversed(running) if not r[1].has_left and _has_its_days(r[0], now)]
    running = now_on + [pair for pair in running if pair not in now_on]
    running = [pair for pair in running if pair[0].id == caller.about] or running
    if caller.place.kind == "channel":
        running = [r for r in running if await stands_in(caller.place, r[0].id, work=work)] or running
    return running


def _has_its_days(review: Review, now: datetime) -> bool:
    return review.first_day <= review.day_of(now) <= review.last_day


async def stands_in(place: Place, review: ReviewId, *, work: Work) -> bool:
    """Say whether a channel is kept for a review: for its board, or for its client's summary."""
    kept = (await work.people.channel_of(review), await work.people.client_channel_of(review))
    return place.id in {channel.id for channel in kept if channel}


async def remember(reply: Reply, *, caller: Caller, posted: str, ports: Ports) -> None:
    """Remember a reply about a review, so that destruction reaches it too: previews as well (R66)."""
    if not (reply.review and posted):
        return
    async with ports.store.work() as work:
        there = await work.posts.standing(reply.review, caller.place, posted)
        if there and (there.holds_words or not reply.card.holds_words):
            return
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
        await work.posts.keep(post.model_copy(update={"holds_words": reply.card.holds_words}))
