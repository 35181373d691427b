"""The board of one theme: one living card in the team's channel, page by page (R34, R40, R42)."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.chart import Chart, News
from bot.domain.finding import Finding
from bot.domain.observation import Observation, ObservationKind
from bot.domain.review import Review
from cards.card import Card, folded, heading, make, para, part, rows, shortened, typed
from cards.pages import Block, Page, grouped, page_of, turning, weight_of, where
from cards.phrases import board as say
from cards.phrases import common
from cards.when import moment
from cards.wording import counted, kind_heading, listed, source_words, strength_words

_MOST_OPEN: Final = 12
"""Notes that stand open on the first page; of more, only the newest do, and the rest is folded up by kind."""

_NEWEST: Final = 5
_BESIDES: Final = 800
"""Bytes of what the card says of a finding or a note itself: its number, strength and marks."""

_OnIt = Finding | Observation

_LONGEST_EXAMPLE: Final = 400
_LONGEST_SOURCE: Final = 160
_MOST_RUNS: Final = 8
_RUN: Final = 3
"""Numbers that follow one another, from which on only the first and the last are told."""


def board_card(review: Review, chart: Chart, *, at: datetime, page: int = 1) -> Card:
    """Return one page of a board: first what changed, then findings, then notes, the newest first."""
    noted = sorted(chart.observations, key=lambda o: -o.number)
    found = sorted(chart.findings, key=lambda f: -f.number)
    counts = {
        "observations": counted(len(noted), "observation"),
        "findings": counted(len(found), "finding"),
    }
    on_it: list[_OnIt] = [*found, *noted]
    shown = page_of(on_it, page, weigh=lambda one: _weight(one, chart))
    newest = {o.number for o in noted[:_NEWEST]} if len(noted) > _MOST_OPEN else set()
    body = [
        heading(typed(chart.theme.title)),
        para(say.COUNTS.format(**counts) if shown.items else say.EMPTY),
        para(f"{say.UPDATED.format(at=moment(at, review.zone))} {common.PEERS_ONLY}", quiet=True),
        *where(shown),
        *(_news(review, chart.news) if shown.number == 1 and chart.news else []),
        *_parts(review, shown, chart, newest),
    ]
    actions = turning(shown, "board.page", review=review.id, theme=chart.theme.id)
    text = say.TEXT.format(theme=chart.theme.short, **counts)
    return make("board", body, text=text, actions=actions, holds_words=True)


def _news(review: Review, news: News) -> list[CardElement]:
    told = (
        (say.NEW, news.new),
        (say.CHANGED, news.changed),
        (say.WITHDRAWN, news.withdrawn),
        (say.MADE, news.made),
        (say.REWORKED, news.reworked),
    )
    lines = [line.format(numbers=numbered(numbers)) for line, numbers in told if numbers]
    since = para(say.SINCE.format(since=moment(news.since, review.zone)), quiet=True, close=True)
    return [part([heading(say.NEWS, level=2), since, *rows(lines or [say.NOTHING_NEW])])]


def numbered(numbers: Sequence[int]) -> str:
    """Return numbers in words, those that follow one another as from and to: 3, 5 to 9 and 12."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [word for run in runs[-_MOST_RUNS:] for word in _run(run)]
    left = sum(len(run) for run in runs[:-_MOST_RUNS])
    return listed([*([counted(left, say.EARLIER)] if left else []), *words])


def _run(run: Sequence[int]) -> tuple[str, ...]:
    return (say.RUN.format(first=run[0], last=run[-1]),) if len(run) >= _RUN else tuple(str(n) for n in run)


def _parts(review: Review, page: Page[_OnIt], chart: Chart, newest: AbstractSet[int]) -> Iterator[CardElement]:
    """Yield the findings, the newest notes, and those of each kind; many are folded up."""
    notes = [one for one in page.items if isinstance(one, Observation)]
    findings = [_finding(one, chart) for one in page.items if isinstance(one, Finding)]
    blocks = [*findings, *(_note(o, chart, newest=o.number in newest) for o in notes)]
    groups = grouped(blocks)
    for group in (say.FINDINGS, say.NEWEST):
        if group in groups:
            yield part([heading(group, level=2), *groups[group]])
    for kind in ObservationKind:
        if kind.value in groups:
            many = sum(block.group == kind.value for block in blocks)
            title = say.FOLD.format(kind=kind_heading(kind, review.method.words), number=many)
            inside = [heading(typed(title), level=2), *groups[kind.value]]
            long = len(notes) > _MOST_OPEN and page.number == 1
            yield from folded(title, f"kind-{kind.name.lower()}", inside) if long else [part(inside)]


def _weight(one: _OnIt, chart: Chart) -> int:
    """Return the most bytes that a finding or a note takes on a card."""
    if isinstance(one, Finding):
        return weight_of(one.text) + _BESIDES
    session = chart.sessions.get(one.source.session) if one.source.session else None
    place = session.title if session else one.source.document
    source = f"{one.source.group}, {place}"
    return weight_of(one.text, one.example[:_LONGEST_EXAMPLE], source[:_LONGEST_SOURCE]) + _BESIDES


def _finding(finding: Finding, chart: Chart) -> Block:
    head = say.FINDING.format(number=finding.number, state=finding.state, text=typed(finding.text))
    against = say.QUESTIONED.format(numbers=numbered(finding.questions)) if finding.questions else ""
    return Block(say.FINDINGS, head, quiet=(strength_words(finding, chart.behind, chart.sessions), against))


def _note(observation: Observation, chart: Chart, *, newest: bool) -> Block:
    example = typed(shortened(observation.example, _LONGEST_EXAMPLE))
    source = shortened(source_words(observation, chart.sessions), _LONGEST_SOURCE)
    kind = observation.kind.value if newest else ""
    marks = [kind, typed(source), typed(observation.initials), say.LATE if observation.late else ""]
    return Block(
        group=say.NEWEST if newest else observation.kind.value,
        head=say.ROW.format(number=observation.number, text=typed(observation.text)),
        close=say.EXAMPLE.format(example=example) if example else "",
        quiet=(", ".join(mark for mark in (*marks, _fresh(observation, chart.news)) if mark),),
    )


def _fresh(observation: Observation, news: News | None) -> str:
    if news is None:
        return ""
    if observation.number in news.new:
        return say.FRESH
    return say.FRESHLY_CHANGED if observation.number in news.changed else ""
