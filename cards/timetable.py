"""The preview of a timetable, and what becomes of it (R13, R15, R22)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import groupby
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.change import Change
from bot.domain.ids import PersonId, SessionId
from bot.domain.linter import Caution
from bot.domain.review import Review
from bot.domain.session import MET, Session
from bot.domain.team import Person
from bot.domain.timetable import Doubt
from cards.card import (
    Card,
    about,
    bullets,
    folded,
    heading,
    make,
    para,
    part,
    press,
    rows,
    shortened,
    trouble,
    typed,
)
from cards.doubts import cautions_part, doubtful
from cards.phrases import common
from cards.phrases import timetable as say
from cards.size import fitted
from cards.when import day, hours, span, zone_words
from cards.wording import counted

_LONGEST_TITLE: Final = 120
_MOST_OPEN: Final = 12
_NOON: Final = time(12)


@dataclass(frozen=True)
class Preview:
    """A draft laid out on a review's days; `mark` tells what accepting it would change.

    `waiting` lines have no day or times yet, and `proposed` sessions have a pair that is not in the file.
    The team's own meeting on the `evening` before is not in the draft. What was answered before is in `filled`,
    by the number of its doubt, and `problem` says what was wrong with it. A `stale` one takes the place of a
    card that showed something else.
    """

    draft: str
    mark: str
    sessions: Sequence[Session]
    waiting: int = 0
    doubts: Sequence[Doubt] = ()
    cautions: Sequence[Caution] = ()
    proposed: Collection[SessionId] = ()
    changes: Sequence[Change] = ()
    evening: Session | None = None
    filled: Mapping[int, str] | None = None
    problem: str = ""
    stale: bool = False

    def ids(self, review: Review) -> dict[str, object]:
        """Return what the buttons about the draft as a whole send back."""
        return about(review=review.id, draft=self.draft)

    def marked(self, review: Review) -> dict[str, object]:
        """Return what the button that accepts it sends back."""
        return about(review=review.id, draft=self.draft, mark=self.mark)

    def trouble(self) -> list[CardElement]:
        """Return what is wrong with the answers, or that this is not what was shown before."""
        sentences = [*([self.problem] if self.problem else []), *([say.STALE] if self.stale else [])]
        return [trouble(common.NOT_YET, sentences)] if sentences else []

    def waits(self) -> list[CardElement]:
        """Return how many lines are left out for now."""
        lines = say.WAITS_ONE if self.waiting == 1 else say.WAIT.format(lines=counted(self.waiting, "line"))
        return [para(lines)] if self.waiting else []

    def doubtful_parts(self, review: Review, people: Sequence[Person]) -> list[CardElement]:
        """Return the doubts, and what the method would ask."""
        return [
            *doubtful(self.doubts, people, ids=self.ids(review), filled=self.filled or {}),
            *cautions_part(self.cautions),
        ]


def preview_card(review: Review, read: Preview, people: Sequence[Person]) -> Card:
    """Return the first timetable as read, by day, with what is doubtful in it."""
    initials = {person.id: person.initials for person in people}
    total = counted(len(read.sessions), "session")
    accept = press(say.ACCEPT, "timetable.accept", read.marked(review), unchecked=True)
    decline = press(say.DECLINE, "timetable.decline", read.ids(review), unchecked=True)
    actions = [*([accept] if read.sessions else []), decline]

    def build(most: int) -> Card:
        body = [
            heading(say.TITLE.format(client=typed(review.client))),
            *read.trouble(),
            para(_lead(review, read.sessions)),
            *read.waits(),
            para(say.BEFORE),
            *read.doubtful_parts(review, people),
            *([para(say.PROPOSED_NOTE)] if read.proposed else []),
            *_evening(review, read),
            *_days(review, read.sessions[:most], initials, read.proposed),
            *_rest(len(read.sessions) - most),
        ]
        return make("timetable", body, text=say.TEXT.format(sessions=total), actions=actions)

    return fitted(build, len(read.sessions))


def accepted_card(review: Review, sessions: Sequence[Session], *, meetings: int) -> Card:
    """Return what was taken in, and how many meetings are being made."""
    made = say.MEETINGS.format(noun=review.method.noun, meetings=counted(meetings, "meeting"))
    body = [
        heading(say.ACCEPTED_TITLE),
        bullets(
            say.ACCEPTED.format(sessions=counted(len(sessions), "session")),
            (
                say.DAY.format(day=day(on), sessions=counted(len(list(held)), "session"))
                for on, held in groupby(sessions, lambda session: review.day_of(session.starts))
            ),
        ),
        para(made if meetings else say.NO_MEETINGS),
        para(say.ACCEPTED_NEXT if review.captures else say.ACCEPTED_MEETINGS),
        para(say.CHANGES),
    ]
    return make("timetable", body, text=say.ACCEPTED_TITLE)


def declined_card() -> Card:
    """Return the answer to a timetable that was set aside."""
    body = [heading(say.DECLINED_TITLE), para(say.DECLINED)]
    return make("timetable", body, text=say.DECLINED_TITLE)


def _lead(review: Review, sessions: Sequence[Session]) -> str:
    days = {review.day_of(session.starts) for session in sessions}
    starts = sessions[0].starts if sessions else review.at(review.first_day, _NOON)
    zone = zone_words(review.zone, starts)
    return say.LEAD.format(
        sessions=counted(len(sessions), "session"), days=counted(len(days), "day"), zone=zone
    )


def _days(
    review: Review,
    sessions: Sequence[Session],
    initials: Mapping[PersonId, str],
    proposed: Collection[SessionId],
) -> list[CardElement]:
    shown: list[CardElement] = []
    in_order = sorted(sessions, key=lambda session: (session.starts, session.number))
    for on, held in groupby(in_order, lambda session: review.day_of(session.starts)):
        lines = [_row(review, session, _pair(session, initials, proposed)) for session in held]
        name = say.DAY.format(day=day(on), sessions=counted(len(lines), "session"))
        inside = [heading(name, level=2), *rows(lines)]
        if shown and len(sessions) > _MOST_OPEN:
            title = say.SHOW.format(day=f"{on.day} {on:%B}")
            shown += folded(title, f"day-{on.isoformat()}", inside)
        else:
            shown.append(part(inside))
    return shown


def _row(review: Review, session: Session, pair: str) -> str:
    mode = say.MODES.get(session.mode, "") if session.kind in MET else ""
    marks = [mode, pair, say.CANCELLED] if session.cancelled else [mode, pair]
    return say.ROW.format(
        hours=hours(session.starts, session.ends, review.zone),
        title=", ".join([typed(shortened(session.title, _LONGEST_TITLE)), *filter(None, marks)]),
    )


def _pair(session: Session, initials: Mapping[PersonId, str], proposed: Collection[SessionId]) -> str:
    if session.pair is None:
        return say.NO_PAIR if session.is_heard and not session.cancelled else ""
    names = ", ".join(typed(initials.get(person, "?")) for person in session.pair.people)
    return f"{names} {say.PROPOSED}" if session.id in proposed else names


def _evening(review: Review, read: Preview) -> list[CardElement]:
    """Return that the team's meeting on the evening before is added, and when it is (R9)."""
    if read.evening is None or read.evening.cancelled:
        return []
    return [para(say.EVENING.format(when=span(read.evening.starts, read.evening.ends, review.zone)))]


def _rest(left: int) -> list[CardElement]:
    return [para(say.REST.format(sessions=counted(left, "session")))] if left > 0 else []
