"""The weeks before day 1, planned back from it on days on which people work (R3-R10)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Final

from bot.domain.ids import PersonId
from bot.domain.readiness import Bringer, Needed, Planned
from bot.domain.review import Review
from bot.domain.tasks.preparing import AskForItems, ChaseItems, LookBeforeDayOne
from bot.domain.team import Person, Role
from scheduler.agenda import wall
from scheduler.agenda.coming import About, Coming, bring, day_in
from scheduler.agenda.working_days import is_working_day, working_day_before, working_day_from

ASK_AT: Final = time(10)
CHASE_AT: Final = time(10, 30)
"""Half an hour after what is asked anew, so that one day's list comes before its reminder."""

EVE_AT: Final = time(15)
"""Early enough on the working day before day 1 to ring somebody up."""

_NO_NAME: Final = {"name": "", "initials": "", "email": "", "organisation": ""}
_NO_WORDS: Final = {"client": "", "scope": "", "organiser": "", "extra_themes": ()}
"""What is left out of what is remembered: it must not outlive the review (R66)."""

_REMEMBERED: Final = 32
"""Reviews: each ring asks again what time brings to them, and it is the same until one of them is changed."""

CHASE_BEFORE: Final = 3
"""Working days before something is due on which it is first chased: the second time is the one after it. No
document says when to chase; twice is all that anybody hears of one thing after it was asked for."""


def planned(review: Review, people: Sequence[Person]) -> tuple[Planned, ...]:
    """Return what the method needs before day 1 with its days in this review, by when it is due."""
    there = [p for p in people if not p.has_left]
    made = [
        Planned(
            key=needed.id if peer is None else f"{needed.id}/{peer.id}",
            title=needed.title if peer is None else f"{needed.title}: {peer.name}",
            needed=needed,
            person=_who_brings(needed, there),
            ask_on=_ask_on(review, needed),
            due=due_of(review, needed),
        )
        for needed in review.method.readiness
        for peer in _for_whom(needed, there)
    ]
    return tuple(sorted(made, key=lambda one: one.due))


def due_of(review: Review, needed: Needed) -> date:
    """Return the working day by which something is due: never later than the method says."""
    if needed.working_days:
        return working_days_before(review, review.first_day, needed.working_days)
    day = review.first_day - timedelta(weeks=needed.weeks)
    return day if is_working_day(review, day) else working_day_before(review, day)


def working_days_before(review: Review, day: date, number: int) -> date:
    """Return the day that is so many working days before another."""
    for _ in range(number):
        day = working_day_before(review, day)
    return day


def chased_on(review: Review, due: date) -> tuple[date, date]:
    """Return the days on which something due is chased: shortly before, and the working day after."""
    return working_days_before(review, due, CHASE_BEFORE), working_day_from(review, wall.day_after(due))


def preparing(review: Review, people: Sequence[Person]) -> tuple[Coming, ...]:
    """Ask each who brings something for it, chase it twice, and look at all of it on the eve of day 1.

    What somebody is to be asked or reminded of on one day is one errand, and so one card.
    """
    if not review.method.readiness:
        return ()
    nameless = tuple(p.model_copy(update=_NO_NAME) for p in people)
    return _preparing(review.model_copy(update=_NO_WORDS), nameless)


@lru_cache(maxsize=_REMEMBERED)
def _preparing(review: Review, people: tuple[Person, ...]) -> tuple[Coming, ...]:
    return tuple(_in_turn(review, people))


def _in_turn(review: Review, people: Sequence[Person]) -> Iterator[Coming]:
    asked: set[tuple[PersonId, date]] = set()
    chased: set[tuple[PersonId, date]] = set()
    for one in planned(review, people):
        asked.add((one.person, one.ask_on))
        if not one.needed.optional:
            chased.update((one.person, day) for day in chased_on(review, one.due))
    for person, day in sorted(asked):
        if day < review.first_day:
            yield bring(AskForItems, wall.at(review, day, ASK_AT), day_in(review, day), person=person, day=day)
    for person, day in sorted(chased):
        if day < review.first_day:
            yield bring(ChaseItems, wall.at(review, day, CHASE_AT), day_in(review, day), person=person, day=day)
    if asked:
        yield _eve(review)


def _eve(review: Review) -> Coming:
    first, eve = review.first_day, working_day_before(review, review.first_day)
    begins = wall.at(review, first, wall.MORNING)
    about = About(review, first, begins, begins)
    return bring(LookBeforeDayOne, wall.at(review, eve, EVE_AT), about, day=first)


def _ask_on(review: Review, needed: Needed) -> date:
    """Return the working day on which something is asked for, no later than it is due."""
    day = working_day_from(review, review.first_day - timedelta(weeks=needed.asked))
    return min(day, due_of(review, needed))


def _for_whom(needed: Needed, people: Iterable[Person]) -> tuple[Person | None, ...]:
    return tuple(p for p in people if p.is_peer) if needed.each_peer else (None,)


def _who_brings(needed: Needed, people: Sequence[Person]) -> PersonId:
    """Return who brings something; where nobody has that part, the challenge manager sees to it."""
    match needed.brings:
        case Bringer.CLIENT:
            wanted = Role.SYSTEM_LEAD
        case Bringer.LEAD_PEER:
            wanted = Role.LEAD_PEER
        case Bringer.MANAGER:
            wanted = Role.CHALLENGE_MANAGER
    managers = [p.id for p in people if p.role is Role.CHALLENGE_MANAGER]
    return next((p.id for p in people if p.role is wanted), managers[0] if managers else PersonId(""))
