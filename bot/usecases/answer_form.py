"""Answer on a web page what a card asks in Teams: once for each link, and once for both together (R31)."""

from datetime import datetime

from bot.domain.errors import NotFound
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, SessionId
from bot.domain.review import Review, Stage
from bot.domain.session import Session
from bot.domain.team import Deed, Person, may
from bot.records.work import Work
from bot.usecases.who_is_who import person_named


class Asked(Frozen):
    """What a link asks whom, and the numbers of what they have noted of that session already."""

    review: Review
    person: Person
    session: Session
    saved: tuple[int, ...]


async def still_asked(
    review: ReviewId, person: PersonId, session: SessionId, *, press: str, work: Work
) -> Asked:
    """Return what a link asks; raises `NotFound` once it was answered, or nobody may answer any more."""
    found = await still_open(review, person, work=work)
    there = await work.sessions.get(session)
    noted = await work.observations.of(review)
    if there.review != review or any(o.press == mark_of(person, press) for o in noted):
        raise NotFound("This was answered already.")
    if await work.reaches.is_spent(review, mark_of(person, press)):
        raise NotFound("This was answered already.")
    mine = (o.number for o in noted if o.source.session == session and o.peer == person and not o.withdrawn)
    return Asked(review=found[0], person=found[1], session=there, saved=tuple(mine))


async def settle(
    review: ReviewId, person: PersonId, *, press: str, nothing: bool, work: Work, now: datetime
) -> int | None:
    """Remember that a link was used, if it was: return the number of the note that it brought.

    That is 0 where `nothing` salient was the answer, and None where no note was saved.
    """
    noted = await work.observations.of(review)
    number = next((o.number for o in noted if o.press == mark_of(person, press)), None)
    if number is None and nothing:
        number = 0
    if number is not None:
        await work.reaches.spend(review, mark_of(person, press), at=now)
    return number


def mark_of(person: PersonId, press: str) -> str:
    """Return the key of an answer: the same by card and by form."""
    return f"{person}/{press}"


async def still_open(review_id: ReviewId, person_id: PersonId, *, work: Work) -> tuple[Review, Person]:
    """Return one of the team whom a link names; raises `NotFound` where the review is over for them."""
    review = await work.reviews.get(review_id)
    person = await person_named(person_id, review=review_id, work=work)
    over = review.board_frozen or review.stage in {Stage.SIGNED_OFF, Stage.DESTROYED}
    if over or not may(person.role, Deed.RECORD):
        raise NotFound("Nothing can be noted in this review any more.")
    return review, person
