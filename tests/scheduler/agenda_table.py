"""The agenda as a table: a line for each moment on the client's wall, what comes, and to whom."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.errand import Errand, recipient_of
from bot.domain.ids import SessionId
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from scheduler.agenda.whole import agenda
from tests.builders import a_review, a_session, a_team

ALL_DAY = frozenset({"channel check"})
"""What sends nothing to anybody."""


def a_review_of(first: date, last: date, *, zone: str = "Europe/London") -> Review:
    """Return a review from one day to another."""
    return a_review(zone=zone, first_day=first, last_day=last)


def a_day(review: Review, day: date) -> tuple[Session, ...]:
    """Return an interview at nine, a team session at half past one, and a catch-up at five."""
    return (
        held(review, day, time(9), "interview"),
        held(review, day, time(13, 30), "team", kind=SessionKind.TEAM_SESSION, pair=None),
        held(review, day, time(17), "catch-up", kind=SessionKind.CATCH_UP, pair=None),
    )


def held(review: Review, day: date, at: time, name: str, **changes: object) -> Session:
    """Return a session of 45 minutes at that time on the client's wall."""
    starts = review.at(day, at).astimezone(UTC)
    return a_session(id=SessionId(f"{name} {day}"), title=name, starts=starts, **changes)


def days_between(first: date, last: date) -> Iterable[date]:
    """Return each day from the first to the last."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def table(review: Review, sessions: Sequence[Session], *, without: Iterable[str] = ALL_DAY) -> list[str]:
    """Return the agenda as lines; whoever gets the same at the same moment shares one."""
    errands = agenda(review, sessions=sessions, people=a_team())
    left_out = frozenset(without)
    lines: dict[tuple[datetime, str], list[str]] = {}
    for errand in errands:
        if errand.task.purpose not in left_out:
            lines.setdefault((errand.due, errand.task.purpose), []).append(who(errand))
    return [
        f"{on_the_wall(due, review)} {purpose}: {', '.join(people)}" for (due, purpose), people in lines.items()
    ]


def who(errand: Errand) -> str:
    """Return whom an errand is for."""
    if "digest" in errand.task.purpose:
        return "the channel"
    return str(recipient_of(errand.task) or "cora")


def on_the_wall(moment: datetime, review: Review) -> str:
    """Return a moment as the client's wall shows it."""
    return moment.astimezone(ZoneInfo(review.zone)).strftime("%a %d %b %H:%M")
