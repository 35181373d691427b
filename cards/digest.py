"""What was heard since the last team session, for the team to talk about, page by page (R43, R44, R46)."""

from datetime import UTC, datetime
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.chart import Digest
from bot.domain.finding import Finding
from bot.domain.ids import ThemeId
from bot.domain.observation import Observation
from bot.domain.review import Review
from bot.domain.session import Session
from cards.board import numbered
from cards.card import Card, heading, make, para, part, shortened, typed
from cards.pages import Block, grouped, page_of, turning, weight_of, where
from cards.phrases import common
from cards.phrases import digest as say
from cards.when import day, hours, span
from cards.wording import counted, strength_words

_LAST: Final = datetime.max.replace(tzinfo=UTC)
_LONGEST_TITLE: Final = 160
_BESIDES: Final = 800
"""Bytes of what the card says of a finding or a note itself: its number, theme, strength and marks."""

_InIt = Finding | tuple[Session | None, Observation]


def digest_card(review: Review, session: Session, digest: Digest, *, page: int = 1) -> Card:
    """Return a page of what was heard by the day's timetable, then by theme; what needs testing comes first."""
    told = sorted(digest.rows, key=lambda row: (row[0].starts, row[0].number) if row[0] else (_LAST, 0))
    place = {theme.id: at for at, theme in enumerate(review.themes)}
    notes = [
        (held, o)
        for held, found in told
        for o in sorted(found, key=lambda o: (place.get(o.theme, len(place)), o.number))
    ]
    in_it: list[_InIt] = [*digest.to_test, *notes]
    shown = page_of(in_it, page, weigh=_weight)
    blocks = [
        _finding(review, one, digest) if isinstance(one, Finding) else _note(review, *one, now=session)
        for one in shown.items
    ]
    noted = counted(len(notes), "observation")
    body = [
        heading(say.TITLE),
        para(say.LEAD.format(title=typed(session.title), when=span(session.starts, session.ends, review.zone))),
        *_counts(noted, digest),
        *where(shown),
        *(part([heading(group, level=2), *lines]) for group, lines in grouped(blocks).items()),
        para(common.PEERS_ONLY, quiet=True),
    ]
    actions = turning(shown, "digest.page", review=review.id, session=session.id)
    text = say.TEXT.format(title=session.title, observations=noted)
    return make("digest", body, text=text, actions=actions, holds_words=True)


def _counts(noted: str, digest: Digest) -> list[CardElement]:
    sources = counted(len(digest.rows), "session or document", "sessions or documents")
    to_test = counted(len(digest.to_test), "finding needs", "findings need")
    return [
        para(say.COUNT.format(observations=noted, sources=sources) if digest.rows else say.EMPTY),
        para(say.TO_TEST_COUNT.format(findings=to_test) if digest.to_test else say.NOTHING_TO_TEST),
    ]


def _weight(one: _InIt) -> int:
    """Return the most bytes that a finding or a note takes on a card."""
    if isinstance(one, Finding):
        return weight_of(one.text) + _BESIDES
    held, note = one
    title = held.title[:_LONGEST_TITLE] if held else ""
    source = (note.source.group or note.source.document)[:_LONGEST_TITLE]
    return weight_of(note.text, source, title) + _BESIDES


def _finding(review: Review, finding: Finding, digest: Digest) -> Block:
    head = say.FINDING.format(
        number=finding.number,
        theme=_theme(review, finding.theme),
        state=finding.state,
        text=typed(finding.text),
    )
    against = say.QUESTIONED.format(numbers=numbered(finding.questions)) if finding.questions else ""
    test = _test(review, *digest.tested_in[finding.number]) if finding.number in digest.tested_in else ""
    return Block(
        say.TO_TEST, head, quiet=(strength_words(finding, digest.behind, digest.sessions), against, test)
    )


def _test(review: Review, session: Session, why: str) -> str:
    when = f"{day(review.day_of(session.starts))}, {hours(session.starts, session.ends, review.zone)}"
    return say.TEST.format(title=typed(shortened(session.title, _LONGEST_TITLE)), when=when, why=why)


def _note(review: Review, held: Session | None, observation: Observation, *, now: Session) -> Block:
    source = shortened(observation.source.group or observation.source.document, _LONGEST_TITLE)
    marks = (observation.kind.value, typed(source), typed(observation.initials))
    head = say.ROW.format(
        number=observation.number,
        theme=_theme(review, observation.theme),
        text=typed(observation.text),
    )
    return Block(_held(review, held, now), head, quiet=(", ".join(mark for mark in marks if mark),))


def _theme(review: Review, theme: ThemeId) -> str:
    """Return what a theme is called; one that the review no longer has is told of all the same."""
    short = next((t.short for t in review.themes if t.id == theme), say.NO_THEME)
    return typed(short)


def _held(review: Review, held: Session | None, now: Session) -> str:
    """Return when and what a session was; its day only where that is another than today."""
    if held is None:
        return say.ELSEWHERE
    on = review.day_of(held.starts)
    before = "" if on == review.day_of(now.starts) else f"{day(on)}, "
    when = f"{before}{hours(held.starts, held.ends, review.zone)}"
    return say.HELD.format(when=when, title=typed(shortened(held.title, _LONGEST_TITLE)))
