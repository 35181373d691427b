"""Days of a timetable that have all that the method asks for, to take from and add to."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any, Final

from bot.domain.ids import PersonId, SessionId
from bot.domain.linter import lint
from bot.domain.review import Review
from bot.domain.session import Pair, Session, SessionKind
from bot.domain.team import Person
from tests.builders import ANA, BEN, FIRST_DAY, a_person, a_review, a_session

JO: Final = PersonId("jo")
RAE: Final = PersonId("rae")
TEAM: Final = (
    a_person(),
    a_person(id=BEN, name="Ben Invented", initials="BI"),
    a_person(id=JO, name="Jo Patel", initials="JP"),
    a_person(id=RAE, name="RM", initials="RM"),
)
WEDNESDAY: Final = FIRST_DAY + timedelta(days=1)


def at(
    clock: str,
    title: str,
    kind: SessionKind = SessionKind.INDIVIDUAL,
    pair: tuple[PersonId, PersonId] | None = (ANA, BEN),
    *,
    minutes: int = 45,
    day: date = FIRST_DAY,
    review: Review | None = None,
    **changes: Any,
) -> Session:
    """Return a session on the client's wall; who does not hear anything goes without a pair."""
    starts = (review or a_review()).at(day, time.fromisoformat(clock))
    heard = a_session(kind=kind).is_heard
    fields: dict[str, Any] = {
        "id": SessionId(f"{day}-{title}"),
        "title": title,
        "kind": kind,
        "starts": starts,
        "ends": starts + timedelta(minutes=minutes),
        "people": (),
        "pair": Pair(lead=pair[0], notes=pair[1]) if heard and pair else None,
        "at": f"line {title}",
    }
    return a_session(**(fields | changes))


def a_day(day: date = FIRST_DAY) -> tuple[Session, ...]:
    """Return what each day must have, with the scene setting and the final feedback."""
    return (
        at("08:45", "Team first", SessionKind.TEAM_SESSION, minutes=30, day=day),
        at("09:30", "Scene setting", SessionKind.SCENE_SETTING, None, day=day),
        at("15:00", "Team last", SessionKind.TEAM_SESSION, day=day),
        at("16:00", "Catch-up", SessionKind.CATCH_UP, minutes=30, day=day),
        at("17:00", "Final feedback", SessionKind.FINAL_FEEDBACK, day=day),
    )


def said(
    sessions: Iterable[Session], *, review: Review | None = None, people: Iterable[Person] = TEAM
) -> list[tuple[str, str]]:
    return [(c.rule, c.text) for c in lint(list(sessions), review=review or a_review(), people=list(people))]


def without(*titles: str) -> tuple[Session, ...]:
    return tuple(s for s in a_day() if s.title not in titles)
