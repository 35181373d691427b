"""The board of one theme: one living card in the team's channel (R34, R40, R42)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.finding import Finding
from bot.domain.ids import SessionId
from bot.domain.observation import Observation, ObservationKind
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.theme import Theme
from cards.card import Card, folded, heading, make, para, part, typed
from cards.phrases import board as say
from cards.phrases import common
from cards.size import fitted
from cards.when import moment
from cards.wording import counted, kind_heading, source_words, strength_words

_MOST_OPEN: Final = 12
_MOST: Final = 50
"""Observations; what came before them is shown on request."""


def board_card(
    review: Review,
    theme: Theme,
    observations: Sequence[Observation],
    findings: Sequence[Finding],
    sessions: Mapping[SessionId, Session],
    *,
    at: datetime,
    new_since: datetime | None = None,
) -> Card:
    """Return the board as it stands; where Teams cannot take all of it, the newest is shown."""
    noted = sorted((o for o in observations if o.theme == theme.id and not o.withdrawn), key=lambda o: o.number)
    found = sorted((f for f in findings if f.theme == theme.id), key=lambda f: f.number)
    counts = [counted(len(noted), "observation"), counted(len(found), "finding")]

    def build(most: int) -> Card:
        kept_found = found[-most:] if most else []
        room = most - len(kept_found)
        kept = noted[-room:] if room else []
        body = [
            heading(typed(theme.title)),
            para(say.COUNTS.format(observations=counts[0], findings=counts[1])),
            *_news(review, noted, new_since),
            para(f"{say.UPDATED.format(at=moment(at, review.zone))} {common.PEERS_ONLY}", quiet=True),
            *_left_out(theme, len(noted) - len(kept), len(found) - len(kept_found)),
            *_findings(kept_found, observations),
            *_notes(review, kept, sessions, new_since),
        ]
        text = say.TEXT.format(theme=theme.short, observations=counts[0], findings=counts[1])
        return make("board", body, text=text, holds_words=True)

    return fitted(build, min(len(noted), _MOST) + len(found))


def _news(review: Review, noted: Sequence[Observation], since: datetime | None) -> list[CardElement]:
    if not noted:
        return [para(say.EMPTY)]
    fresh = sum(1 for o in noted if since and o.recorded_at > since)
    if since is None or not fresh:
        return []
    return [para(say.NEW.format(number=fresh, since=moment(since, review.zone)))]


def _left_out(theme: Theme, notes: int, findings: int) -> list[CardElement]:
    short = typed(theme.short)
    notes_left = say.REST.format(observations=counted(notes, "observation"), theme=short)
    findings_left = say.REST.format(observations=counted(findings, "finding"), theme=short)
    return [*([para(notes_left)] if notes else []), *([para(findings_left)] if findings else [])]


def _findings(findings: Sequence[Finding], observations: Sequence[Observation]) -> list[CardElement]:
    if not findings:
        return []
    rows: list[CardElement] = [heading(say.FINDINGS, level=2)]
    for finding in findings:
        words = say.FINDING.format(number=finding.number, state=finding.state, text=typed(finding.text))
        rows += [para(words), para(strength_words(finding, observations), quiet=True, close=True)]
        if finding.parked_because:
            reason = say.PARKED.format(reason=typed(finding.parked_because))
            rows.append(para(reason, quiet=True, close=True))
    return [part(rows)]


def _notes(
    review: Review,
    noted: Sequence[Observation],
    sessions: Mapping[SessionId, Session],
    since: datetime | None,
) -> list[CardElement]:
    parts: list[CardElement] = []
    long = len(noted) > _MOST_OPEN
    for kind in ObservationKind:
        of_kind = [o for o in noted if o.kind is kind]
        rows = [row for o in of_kind for row in _note(o, sessions, fresh=bool(since and o.recorded_at > since))]
        if rows:
            title = say.FOLD.format(kind=kind_heading(kind, review.method.words), number=len(of_kind))
            inside = [heading(typed(title), level=2), *rows]
            parts += folded(title, f"kind-{kind.name.lower()}", inside) if long else [part(inside)]
    return parts


def _note(observation: Observation, sessions: Mapping[SessionId, Session], *, fresh: bool) -> list[CardElement]:
    example = say.EXAMPLE.format(example=typed(observation.example))
    marks = [
        typed(source_words(observation, sessions)),
        typed(observation.initials),
        say.LATE if observation.late else "",
        say.FRESH if fresh else "",
    ]
    return [
        para(say.ROW.format(number=observation.number, text=typed(observation.text))),
        *([para(example, close=True)] if observation.example else []),
        para(", ".join(mark for mark in marks if mark), quiet=True, close=True),
    ]
