"""What was heard since the last team session, for the team to talk about (R43, R46)."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.observation import Observation
from bot.domain.review import Review
from bot.domain.session import Session
from cards.card import Card, heading, make, para, part, rows, typed
from cards.phrases import common
from cards.phrases import digest as say
from cards.size import fitted
from cards.when import span
from cards.wording import counted

_LAST: Final = datetime.max.replace(tzinfo=UTC)
Row = tuple[Session | None, Sequence[Observation]]


def digest_card(review: Review, session: Session, rows: Sequence[Row], singles: int) -> Card:
    """Return what was heard by the day's timetable, then by theme; `singles` stand on one source only."""
    in_order = sorted(rows, key=lambda row: (row[0].starts, row[0].number) if row[0] else (_LAST, 0))
    told = [(held, sorted(notes, key=_by_theme(review))) for held, notes in in_order if notes]
    total = sum(len(notes) for _, notes in told)
    noted = counted(total, "observation")
    when = span(session.starts, session.ends, review.zone)

    def build(most: int) -> Card:
        body = [
            heading(say.TITLE),
            para(say.LEAD.format(title=typed(session.title), when=when)),
            *_counts(noted, len(told), singles),
            *_parts(review, told, most),
            *_rest(total - most),
            para(common.PEERS_ONLY, quiet=True),
        ]
        text = say.TEXT.format(title=session.title, observations=noted)
        return make("digest", body, text=text, holds_words=True)

    return fitted(build, total)


def _by_theme(review: Review) -> Callable[[Observation], tuple[int, int]]:
    place = {theme.id: index for index, theme in enumerate(review.themes)}
    return lambda o: (place.get(o.theme, len(place)), o.number)


def _counts(noted: str, places: int, singles: int) -> list[CardElement]:
    if not places:
        return [para(say.EMPTY)]
    sources = counted(places, "session or document", "sessions or documents")
    alone = say.SINGLES.format(points=counted(singles, "point stands", "points stand"))
    return [
        para(say.COUNT.format(observations=noted, sources=sources)),
        para(alone if singles else say.NO_SINGLES),
    ]


def _rest(left: int) -> list[CardElement]:
    return [para(say.REST.format(observations=counted(left, "observation")))] if left > 0 else []


def _parts(review: Review, told: Sequence[Row], most: int) -> list[CardElement]:
    parts: list[CardElement] = []
    for held, notes in told:
        kept, most = notes[:most], max(most - len(notes), 0)
        if kept:
            title = typed(held.title) if held else say.ELSEWHERE
            parts.append(part([heading(title, level=2), *rows(_line(review, o) for o in kept)]))
    return parts


def _line(review: Review, observation: Observation) -> str:
    source = observation.source.group or observation.source.document
    marks = [observation.kind.value, typed(source), typed(observation.initials)]
    return say.ROW.format(
        number=observation.number,
        theme=typed(review.theme(observation.theme).short),
        text=typed(observation.text),
        marks=", ".join(mark for mark in marks if mark),
    )
