"""The preview of a timetable, and what becomes of it (R13, R15, R22)."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.ids import PersonId, SessionId
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.team import Person
from bot.domain.timetable import Doubt
from cards.card import Card, about, bullets, folded, heading, make, para, part, press, rows, shortened, typed
from cards.phrases import timetable as say
from cards.size import fitted
from cards.when import day, hours, zone_words
from cards.wording import counted

_LONGEST_TITLE: Final = 120
_LONGEST_DOUBT: Final = 160
_MOST_OPEN: Final = 12
_MOST_DOUBTS: Final = 40


def preview_card(
    review: Review,
    draft_id: str,
    sessions: Sequence[Session],
    doubts: Sequence[Doubt],
    people: Sequence[Person],
    *,
    proposed: Collection[SessionId],
) -> Card:
    """Return the timetable as read, by day, with its doubtful lines; `proposed` pairs are not in the file."""
    initials = {person.id: person.initials for person in people}
    ids = about(review=review.id, draft=draft_id)
    total = counted(len(sessions), "session")

    def build(most: int) -> Card:
        body = [
            heading(say.TITLE.format(client=typed(review.client))),
            para(_lead(review, sessions)),
            para(say.BEFORE),
            *_doubts(doubts[:_MOST_DOUBTS], left=len(doubts) - _MOST_DOUBTS),
            *([para(say.PROPOSED_NOTE)] if proposed else []),
            *_days(review, sessions[:most], initials, proposed),
            *_rest(len(sessions) - most),
        ]
        actions = [
            press(say.ACCEPT, "timetable.accept", ids),
            press(say.DECLINE, "timetable.decline", ids),
        ]
        return make("timetable", body, text=say.TEXT.format(sessions=total), actions=actions)

    return fitted(build, len(sessions))


def accepted_card(review: Review, sessions: Sequence[Session], *, meetings: int) -> Card:
    """Return what was taken in, and how many meetings are being made."""
    made = say.MEETINGS.format(meetings=counted(meetings, "meeting"))
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
        para(say.ACCEPTED_NEXT),
        para(say.CHANGES),
    ]
    return make("timetable", body, text=say.ACCEPTED_TITLE)


def declined_card() -> Card:
    """Return the answer to a timetable that was set aside."""
    body = [heading(say.DECLINED_TITLE), para(say.DECLINED)]
    return make("timetable", body, text=say.DECLINED_TITLE)


def _lead(review: Review, sessions: Sequence[Session]) -> str:
    days = {review.day_of(session.starts) for session in sessions}
    zone = zone_words(review.zone, sessions[0].starts) if sessions else review.zone
    return say.LEAD.format(
        sessions=counted(len(sessions), "session"), days=counted(len(days), "day"), zone=zone
    )


def _doubts(doubts: Sequence[Doubt], *, left: int) -> list[CardElement]:
    if not doubts:
        return [para(say.NO_DOUBTS)]
    lead = say.DOUBTS_LEAD.format(lines=counted(len(doubts) + max(left, 0), "line"))
    rest = [para(say.REST_DOUBTS.format(lines=counted(left, "line")))] if left > 0 else []
    return [part([heading(say.DOUBTS, level=2), bullets(lead, map(_doubt, doubts)), *rest])]


def _doubt(doubt: Doubt) -> str:
    asked = say.DOUBT.format(
        question=typed(shortened(doubt.question, _LONGEST_DOUBT)),
        at=typed(doubt.at),
        text=typed(shortened(doubt.text, _LONGEST_DOUBT)),
    )
    suggested = typed(shortened(doubt.suggested, _LONGEST_DOUBT))
    return asked + (say.SUGGESTED.format(suggested=suggested) if suggested else "")


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
    marks = [pair, say.CANCELLED] if session.cancelled else [pair]
    return say.ROW.format(
        hours=hours(session.starts, session.ends, review.zone),
        title=", ".join([typed(shortened(session.title, _LONGEST_TITLE)), *filter(None, marks)]),
    )


def _pair(session: Session, initials: Mapping[PersonId, str], proposed: Collection[SessionId]) -> str:
    if session.pair is None:
        return say.NO_PAIR if session.is_heard and not session.cancelled else ""
    names = ", ".join(typed(initials.get(person, "?")) for person in session.pair.people)
    return f"{names} {say.PROPOSED}" if session.id in proposed else names


def _rest(left: int) -> list[CardElement]:
    return [para(say.REST.format(sessions=counted(left, "session")))] if left > 0 else []
