"""What people type stands on a card as they typed it, whatever the characters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.visible import visible
from cards.card import choice, shortened, typed
from cards.markdown import block, inline, words

AWKWARD = (
    "*bold* and **bolder**", "_under_ and snake_case_name", "[link](https://example.org)", "![picture](x)",
    "# heading", "- item", "+ item", "1. first", "2) second", "> quote", "| a | b |", "<b>tag</b>", "<script>",
    "back\\slash", "`code`", "~~struck~~", "&lt; &amp; &#42;", "R&D", "a\nb\n\nc", "3 * 4 * 5", "---", "===",
)  # fmt: skip


@pytest.mark.parametrize("line", AWKWARD)
def test_markup_that_was_typed_stays_as_it_was_typed(line: str) -> None:
    shown = words(typed(line))

    assert shown == " ".join(line.split())


@pytest.mark.parametrize("line", AWKWARD)
def test_markup_that_was_typed_makes_no_element(line: str) -> None:
    drawn = str(block(typed(line)))

    assert (drawn.count("<"), drawn[:3], drawn[-5:]) == (2, "<p>", "</p>\n")


@settings(deadline=None)  # the machine may be busy
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"))))
def test_any_line_at_all_stays_as_it_was_typed(line: str) -> None:
    shown = words(typed(line))

    assert shown == " ".join(visible(line).split())


@settings(deadline=None)  # the machine may be busy
@given(st.text(alphabet="*_[]()`<>#|~\\&;!-+=.:/1a \n"))
def test_no_mixture_of_marks_makes_an_element(line: str) -> None:
    drawn = str(inline(typed(line)))

    assert "<" not in drawn


def test_a_choice_swaps_marks_for_what_looks_like_them() -> None:
    offered = choice("cites", "Observations", [("1", "There is *no* [list] <b>")])

    assert [c.title for c in offered.choices or []] == ["There is ∗no∗ (list) ‹b›"]


@pytest.mark.parametrize(
    ("line", "longest", "short"),
    [("one two three", 13, "one two three"), ("one two three", 12, "one two…"), ("abcdefghij", 5, "abcd…")],
)
def test_a_long_line_is_cut_at_a_words_end(line: str, longest: int, short: str) -> None:
    assert shortened(line, longest) == short
