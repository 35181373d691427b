"""The mornings: each of the team is sent their day, and the channel is looked at (R14, R17, R71)."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import Final

from bot.domain.day_sheet import goes_to
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from bot.domain.tasks.reaching import CheckChannel
from bot.domain.tasks.sessions import SendDaySheet
from bot.domain.team import Person
from scheduler.agenda import wall
from scheduler.agenda.coming import About, Coming, bring, day_in

CHANNEL_AT: Final = time(7)
"""Before anything of the day is posted."""

DAY_SHEET_AT: Final = time(7, 30)
BEFORE_FIRST_SESSION: Final = timedelta(hours=1)


def days_of(review: Review, sessions: Sequence[Session]) -> tuple[date, ...]:
    """Return the days on which anything is held."""
    return tuple(sorted({review.day_of(s.starts) for s in sessions if s.kind is not SessionKind.BREAK}))


def each_morning(review: Review, sessions: Sequence[Session], people: Sequence[Person]) -> Iterator[Coming]:
    """Send each of the team their day, in time for their first session of it."""
    dated = [(review.day_of(s.starts), s) for s in sessions if s.kind is not SessionKind.BREAK]
    for person in (p for p in people if p.in_team):
        days: dict[date, list[Session]] = {}
        for day, session in dated:
            if goes_to(session, person):
                days.setdefault(day, []).append(session)
        for day, mine in days.items():
            first, last = min(s.starts for s in mine), max(s.ends for s in mine)
            due = min(wall.at(review, day, DAY_SHEET_AT), first - BEFORE_FIRST_SESSION)
            yield bring(SendDaySheet, due, About(review, day, first, last), person=person.id, day=day)


def in_the_channel(review: Review, sessions: Sequence[Session]) -> Iterator[Coming]:
    """See each morning whether the client reads the board, until sign-off is asked for (R71)."""
    days = days_of(review, sessions)
    lasts = (days[-1] - days[0]).days + review.method.deadlines.sign_off if days else 0
    for number in range(lasts):
        day = days[0] + timedelta(days=number)
        yield bring(CheckChannel, wall.at(review, day, CHANNEL_AT), day_in(review, day), mark=day.isoformat())
