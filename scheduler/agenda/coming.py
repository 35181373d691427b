"""Something that time brings: when, until when it is worth sending, and to whom."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final, NamedTuple

from bot.domain.errand import Task
from bot.domain.ids import PersonId, SessionId
from bot.domain.review import Review
from scheduler.agenda import wall
from scheduler.agenda.rules import RULES, AtNight, Rule, Useful

_FOR: Final = {
    Useful.NEXT_EVENING: timedelta(days=1),
    Useful.TWO_WEEKS: timedelta(days=14),
    Useful.A_YEAR: timedelta(days=365),
}


class Coming(NamedTuple):
    """Something that time brings; the task itself is made only when it is wanted.

    `person` is who it is for, and None for the challenge manager or the team's channel.
    """

    due: datetime
    too_late: datetime
    make: Callable[[], Task]
    kind: type[Task]
    person: PersonId | None = None
    session: SessionId | None = None


@dataclass(frozen=True)
class About:
    """What something is about: a day of a review, and a span of time in it."""

    review: Review
    day: date
    starts: datetime
    ends: datetime


def day_in(review: Review, day: date) -> About:
    """Return a day as a whole, from the first minute to the last."""
    ends = wall.at(review, day, wall.END_OF_DAY)
    return About(review, day, starts=ends, ends=ends)


def bring(kind: type[Task], due: datetime, about: About, **words: Any) -> Coming:
    """Return something that falls due, with its lateness and its night by the rule of its kind.

    `words` are those of the task.
    """
    too_late = _too_late(RULES[kind], due, about)
    return Coming(
        due=not_at_night(about.review, kind, due, too_late=too_late),
        too_late=too_late,
        make=partial(kind, **words),
        kind=kind,
        person=words.get("person"),
        session=words.get("session"),
    )


def not_at_night(review: Review, kind: type[Task], due: datetime, *, too_late: datetime) -> datetime:
    """Return when something is sent that would be due then: in the morning, if it may wait for as long."""
    if RULES[kind].at_night is AtNight.COMES:
        return due
    morning = wall.awake_at(review, due)
    return morning if morning <= too_late else due


def _too_late(rule: Rule, due: datetime, about: About) -> datetime:
    match rule.useful:
        case Useful.TILL_IT_STARTS:
            return about.starts
        case Useful.TILL_IT_ENDS | Useful.NEXT_CHECK:
            return about.ends
        case Useful.THAT_DAY:
            return wall.at(about.review, about.day, wall.END_OF_DAY)
        case Useful.MORNING_AFTER:
            return wall.morning_after(about.review, about.day)
        case Useful.NEXT_EVENING | Useful.TWO_WEEKS | Useful.A_YEAR:
            return due + _FOR[rule.useful]
