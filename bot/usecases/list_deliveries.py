"""Say for everything that was to reach somebody whether it did, by which way, and else why not (R77)."""

from collections.abc import Iterable, Mapping

from pydantic import AwareDatetime

from bot.domain.errand import Ended, Task, recipient_of
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId
from bot.domain.post import Post
from bot.domain.reach import rung_of
from bot.domain.tasks.endings import DestroyNotes
from bot.domain.tasks.meetings import CancelMeeting, MoveMeeting, OpenMeeting
from bot.domain.tasks.reaching import CheckChannel
from bot.domain.tasks.sessions import PostDigest, RedrawBoard, RedrawDigest
from bot.domain.team import Person
from bot.records.work import Work


class Delivery(Frozen):
    """One thing that was to be done for somebody, and how it ended; nothing of what it said."""

    due: AwareDatetime
    what: str
    to: str
    ways: tuple[str, ...]
    outcome: str
    reason: str
    attempts: int


async def deliveries_of(review: ReviewId, *, work: Work) -> tuple[Delivery, ...]:
    """Return every delivery of a review by when it was due; raises `NotFound`."""
    await work.reviews.get(review)
    people = {person.id: person for person in await work.people.of(review)}
    posts = await work.posts.of(review)
    return tuple(_delivery(ended, people, posts) for ended in await work.errands.of(review))


def _delivery(ended: Ended, people: Mapping[PersonId, Person], posts: Iterable[Post]) -> Delivery:
    key = ended.errand.key
    ways = [rung_of(p.place) for p in posts if key in {p.key, p.errand}]
    return Delivery(
        due=ended.errand.due,
        what=ended.errand.task.purpose,
        to=_to(ended.errand.task, people),
        ways=tuple(dict.fromkeys(str(way) for way in ways if way is not None)),
        outcome=str(ended.state),
        reason=ended.reason,
        attempts=ended.attempts,
    )


def _to(task: Task, people: Mapping[PersonId, Person]) -> str:
    """Return whom it is for: initials, which the certificate of destruction shows too."""
    match task:
        case RedrawBoard() | PostDigest() | RedrawDigest() | CheckChannel():
            return "the team's channel"
        case OpenMeeting() | MoveMeeting() | CancelMeeting():
            return "the calendar"
        case DestroyNotes():
            return "everybody"
        case _:
            person = recipient_of(task)
            known = people.get(person) if person else None
            return known.initials if known else person or "the challenge manager"
