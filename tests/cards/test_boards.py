"""Boards and digests are cut into pages: nothing is left out, and each page is a card that Teams takes."""

import re
from datetime import timedelta

import pytest

from bot.domain.chart import Chart, Digest, News, news_from
from bot.domain.finding import FindingDeed, Step
from bot.domain.observation import LONGEST_TEXT, Observation, Source
from bot.domain.post import AuditLine
from bot.domain.session import SessionKind
from cards.board import board_card, numbered
from cards.card import Card
from cards.digest import digest_card
from cards.size import LARGEST, weight
from tests.builders import (
    ANA,
    COMMISSIONING,
    NINE,
    OUTCOMES,
    REVIEW,
    SESSION,
    a_finding,
    a_review,
    a_session,
    an_observation,
)
from tests.cards.walking import nodes

REVIEWED = a_review()
THEME = REVIEWED.theme(COMMISSIONING)
LONGEST = (
    "<" * LONGEST_TEXT,
    "*" * LONGEST_TEXT,
    '"' * LONGEST_TEXT,
    "😀" * LONGEST_TEXT,
    "word " * 200,
    "short",
)
TEAM_SESSION = a_session(id="team", kind=SessionKind.TEAM_SESSION, starts=NINE + timedelta(hours=5), people=())


def notes(count: int, text: str) -> tuple[Observation, ...]:
    source = Source(session=SESSION, group=text[:200])
    return tuple(
        an_observation(number=n, text=f"Note {n}. {text}"[:LONGEST_TEXT], example=text, source=source)
        for n in range(1, count + 1)
    )


def pages(first: Card) -> int:
    """Return how many pages a card says there are."""
    found = re.search(r"Page 1 of (\d+)\.", str(first.as_teams()))
    return int(found.group(1)) if found else 1


def told(card: Card) -> list[int]:
    """Return the numbers of the notes on a card, in their order."""
    texts = [str(n.get("text", "")) for n in nodes(card.as_teams())]
    return [int(m.group(1)) for text in texts if (m := re.match(r"\*\*(\d+)[.,]", text))]


@pytest.mark.parametrize("text", LONGEST, ids=lambda text: text[:5])
def test_every_note_is_on_one_page_of_the_board_and_every_page_fits(text: str) -> None:
    chart = Chart(theme=THEME, observations=notes(40, text), findings=(a_finding(text=text[:LONGEST_TEXT]),))
    many = pages(board_card(REVIEWED, chart, at=NINE))

    drawn = [board_card(REVIEWED, chart, at=NINE, page=page) for page in range(1, many + 1)]

    assert sorted(n for card in drawn for n in told(card)) == list(range(1, 41))
    assert max(weight(card) for card in drawn) <= LARGEST


@pytest.mark.parametrize("text", LONGEST, ids=lambda text: text[:5])
def test_every_note_is_on_one_page_of_the_digest_and_every_page_fits(text: str) -> None:
    digest = Digest(
        rows=((a_session(title=text), notes(40, text)),), to_test=(a_finding(text=text[:LONGEST_TEXT]),)
    )
    many = pages(digest_card(REVIEWED, TEAM_SESSION, digest))

    drawn = [digest_card(REVIEWED, TEAM_SESSION, digest, page=page) for page in range(1, many + 1)]

    assert [n for card in drawn for n in told(card)] == list(range(1, 41))
    assert max(weight(card) for card in drawn) <= LARGEST


def test_a_page_that_is_gone_is_the_last_one() -> None:
    chart = Chart(theme=THEME, observations=notes(30, "short"))

    assert board_card(REVIEWED, chart, at=NINE, page=9) == board_card(REVIEWED, chart, at=NINE, page=2)


def test_the_living_card_shows_the_newest_notes_open() -> None:
    card = board_card(REVIEWED, Chart(theme=THEME, observations=notes(30, "short")), at=NINE)

    assert told(card)[:5] == [30, 29, 28, 27, 26]


def test_the_digest_goes_by_the_days_timetable_then_by_theme() -> None:
    early, late = a_session(id="early"), a_session(id="late", starts=NINE + timedelta(hours=2))
    by_theme = (an_observation(number=4, theme=OUTCOMES), an_observation(number=5, theme=COMMISSIONING))
    rows = ((late, (an_observation(number=1),)), (None, (an_observation(number=2),)), (early, by_theme))

    card = digest_card(REVIEWED, TEAM_SESSION, Digest(rows=rows))

    assert told(card) == [5, 4, 1, 2]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((), ""),
        ((7,), "7"),
        ((7, 8), "7 and 8"),
        ((1, 2, 3, 9), "1 to 3 and 9"),
        (tuple(range(1, 19, 2)), "1 earlier one, 3, 5, 7, 9, 11, 13, 15 and 17"),
        (tuple(range(1, 41, 2)), "12 earlier ones, 25, 27, 29, 31, 33, 35, 37 and 39"),
    ],
)
def test_numbers_are_told_in_words(numbers: tuple[int, ...], words: str) -> None:
    assert numbered(numbers) == words


def test_what_changed_is_told_by_number_and_what_came_and_went_is_not() -> None:
    def line(deed: str, about: str, *, after: int) -> AuditLine:
        return AuditLine(review=REVIEW, at=NINE + timedelta(minutes=after), who=ANA, deed=deed, about=about)

    def step(*, after: int) -> Step:
        return Step(deed=FindingDeed.MADE, by=ANA, at=NINE + timedelta(minutes=after))

    lines = [
        line("observation recorded", "1", after=-9),
        line("observation recorded", "2", after=1),
        line("observation changed", "1", after=2),
        line("observation changed", "2", after=3),
        line("observation withdrawn", "3", after=4),
        line("observation recorded", "4", after=5),
        line("observation withdrawn", "4", after=6),
        line("feedback agreed", "77", after=7),
    ]
    findings = [
        a_finding(number=5, log=(step(after=-9), step(after=1))),
        a_finding(number=6, log=(step(after=2),)),
        a_finding(number=7, log=(step(after=-9),)),
    ]

    news = news_from(lines, since=NINE, standing={1, 2}, withdrawn={3, 4}, findings=findings)

    assert news == News(since=NINE, new=(2,), changed=(1,), withdrawn=(3,), made=(6,), reworked=(5,))
