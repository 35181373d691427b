"""Which of several reviews somebody means: the one rule, what they say of it, and when they are asked."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.conversation.events import Caller, Said
from bot.conversation.speaking import reviews_of, speaker_anywhere
from bot.domain.errors import Incomplete, NotFound
from bot.domain.review import Review, Stage
from bot.domain.team import Deed, Person, may, require
from bot.ports.all import Ports
from bot.records.work import Work
from cards.which_review import told_apart
from cards.wording import listed

_ANY_STAGE: Final = frozenset(Stage)
_WHICH: Final = (
    "You have several: {reviews}. Nothing was changed. Say which one you mean: put “for {one}:” in front of it."
)


async def as_meant(said: Said, *, ports: Ports) -> Said:
    """Return a message without “for CLIENT:” in front, which says of which review of theirs somebody speaks."""
    if said.caller.place.kind != "personal" or not said.text.casefold().startswith("for "):
        return said
    async with ports.store.work() as work:
        try:
            found = [r for r, _ in await reviews_of(said.caller, work=work, now=ports.clock())]
        except NotFound:
            return said
    for review, called in zip(found, told_apart(found), strict=True):
        front = f"for {called}:"
        if said.text.casefold().startswith(front.casefold()):
            rest = said.text[len(front) :].strip()
            return Said(replace(said.caller, about=review.id), rest, said.sent)
    return said


async def others_of(caller: Caller, review: Review, *, work: Work, now: datetime) -> tuple[str, ...]:
    """Return what somebody's other reviews that are not over are called."""
    found = [r for r, p in await reviews_of(caller, work=work, now=now) if not (r.is_over or p.has_left)]
    named = zip(found, told_apart(found), strict=True)
    return tuple(called for there, called in named if there.id != review.id)


async def may_be_meant(
    caller: Caller, deed: Deed, *, work: Work, now: datetime, stages: Collection[Stage] = _ANY_STAGE
) -> tuple[tuple[Review, Person], ...]:
    """Return the reviews in which somebody may do a deed, those in one of the `stages` before the others.

    Raises `NotAllowed` where they may do it in none of theirs.
    """
    spoken_of = await speaker_anywhere(caller, work=work, now=now)
    found = [p for p in await reviews_of(caller, work=work, now=now) if not (p[0].is_over or p[1].has_left)]
    able = [pair for pair in found if may(pair[1].role, deed)] or [spoken_of]
    require(able[0][1], deed)
    return tuple([pair for pair in able if pair[0].stage in stages] or able)


async def the_one_meant(caller: Caller, deed: Deed, *, work: Work, now: datetime) -> tuple[Review, Person]:
    """Return the review in which something is changed; raises `Incomplete` where it could be several."""
    able = await may_be_meant(caller, deed, work=work, now=now)
    if len(able) > 1:
        names = told_apart([review for review, _ in able])
        raise Incomplete(_WHICH.format(reviews=listed(names), one=names[-1]))
    return able[0]
