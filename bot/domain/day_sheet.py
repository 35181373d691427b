"""A person's own day: the sessions that they go to, with whom, and what they do there (R14, R17)."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from bot.domain.frozen import Frozen
from bot.domain.review import Review
from bot.domain.session import Meeting, Session, SessionKind
from bot.domain.team import Person

_WITH_SYSTEM_LEADS: Final = frozenset(
    {SessionKind.SCENE_SETTING, SessionKind.CATCH_UP, SessionKind.FINAL_FEEDBACK}
)
_WHOLE_TEAM: Final = _WITH_SYSTEM_LEADS | {SessionKind.TEAM_SESSION}


class Part(StrEnum):
    """What somebody does in a session."""

    ASKS = "asks the questions"
    NOTES = "takes notes"
    BOTH = "asks and takes notes"
    MEETS = "meets somebody, and nothing is noted"
    JOINS = "is there with the others"


class Going(Frozen):
    """One session that somebody goes to; without a meeting, or before it is made, `join_url` is empty."""

    session: Session
    part: Part
    partner: str = ""
    join_url: str = ""


class DaySheet(Frozen):
    """A person's sessions of one day in order, and how many others the team holds without them."""

    day: date
    going: tuple[Going, ...]
    others: int = 0


def goes_to(session: Session, person: Person) -> bool:
    """Say whether a session is in somebody's diary: they are of its pair, or everybody meets; cancelled too."""
    pair = session.pair
    if pair is not None and person.id in (pair.lead, pair.notes):
        return True
    return session.kind in (_WHOLE_TEAM if person.in_team else _WITH_SYSTEM_LEADS)


def day_sheet(
    review: Review,
    person: Person,
    day: date,
    *,
    sessions: Iterable[Session],
    people: Sequence[Person],
    meetings: Iterable[Meeting],
) -> DaySheet:
    """Return a person's day."""
    urls = {m.session: m.join_url for m in meetings if not m.cancelled}
    held = [
        s
        for s in sessions
        if review.day_of(s.starts) == day and not s.cancelled and s.kind is not SessionKind.BREAK
    ]
    mine = sorted((s for s in held if goes_to(s, person)), key=lambda s: (s.starts, s.number))
    going = tuple(_going(s, person, people, urls.get(s.id, "")) for s in mine)
    if not review.captures:
        going = tuple(one.model_copy(update={"part": Part.MEETS}) for one in going)
    return DaySheet(day=day, going=going, others=len(held) - len(mine))


def _going(session: Session, person: Person, people: Iterable[Person], join_url: str) -> Going:
    pair = session.pair
    if pair is None or person.id not in pair.people:
        return Going(session=session, part=Part.JOINS, join_url=join_url)
    if pair.lead == pair.notes:
        return Going(session=session, part=Part.BOTH, join_url=join_url)
    partner = next((p.name for p in people if p.id in pair.people and p.id != person.id), "")
    part = Part.ASKS if pair.lead == person.id else Part.NOTES
    return Going(session=session, part=part, partner=partner, join_url=join_url)
