"""How a pasted list is read: one point a line, with its theme and kind where they are named."""

import pytest

from bot.domain.note_list import looks_like_a_list, read_lines
from tests.builders import COMMISSIONING, OUTCOMES, a_review


def read(words: str) -> list[tuple[str | None, str | None, str]]:
    return [(line.theme, line.kind, line.text) for line in read_lines(words, themes=a_review().themes)]


@pytest.mark.parametrize(
    "line",
    [
        "- One plan.", "• One plan.", "•One plan.", "– One plan.", "* One plan.", "1. One plan.",
        "12) One plan.", "(3) One plan.", "a) One plan.", "  -  1. One plan.  ", "One plan.",
    ],
)  # fmt: skip
def test_bullets_and_numbers_are_taken_off(line: str) -> None:
    assert read(line) == [(None, None, "One plan.")]


@pytest.mark.parametrize(
    "line",
    ["3 teams share it", "2026 was hard", "24/7 cover", "A plan: it is shared", "-5 degrees", "I. agree"],
)
def test_what_only_looks_like_a_bullet_or_a_theme_stays(line: str) -> None:
    assert read(line) == [(None, None, line)]


@pytest.mark.parametrize(
    ("line", "theme", "kind"),
    [
        ("Outcomes: it works", OUTCOMES, None),
        ("commissioning and contracting: it works", COMMISSIONING, None),
        ("Strength: it works", None, "strength"),
        ("- outcomes: strengths: it works", OUTCOMES, "strength"),
        ("Areas for consideration: Commissioning: it works", COMMISSIONING, "area to explore"),
        ("Participants’ recommendation: it works", None, "participant's recommendation"),
        ("SUGGESTIONS: it works", None, "suggestion"),
    ],
)
def test_a_line_may_name_its_theme_and_kind(line: str, theme: str | None, kind: str | None) -> None:
    assert read(line) == [(theme, kind, "it works")]


def test_a_theme_is_known_by_whole_words() -> None:
    assert read("Commission: who pays?") == [(None, None, "Commission: who pays?")]


def test_headings_hold_for_what_follows_until_the_next() -> None:
    pasted = "Outcomes:\nStrengths:\n- a\n\nAreas to explore:\n- b\nCommissioning:\n- c\n- strength: d\n- e"

    assert read(pasted) == [
        (OUTCOMES, "strength", "a"),
        (OUTCOMES, "area to explore", "b"),
        (COMMISSIONING, "area to explore", "c"),
        (COMMISSIONING, "strength", "d"),
        (COMMISSIONING, "area to explore", "e"),
    ]


@pytest.mark.parametrize(
    ("words", "listed"),
    [("- a\n- b", True), ("1. a\n\n2. b", True), ("a\nb", False), ("- a", False), ("Hello,\n- a\n- b", False)],
)
def test_lines_that_all_begin_as_a_list_does_are_a_list(words: str, listed: bool) -> None:  # noqa: FBT001 - a table
    assert looks_like_a_list(words) is listed
