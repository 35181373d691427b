"""What the guard catches of several hundred invented notes, and how often it cries wolf."""

import pytest

from bot.domain.attribution import Level
from tests.domain.notes_to_guard import Noted, noted, the_guard


def of(who: str) -> list[Noted]:
    return [note for note in noted() if note.who == who]


def share(notes: list[Noted], *levels: Level) -> float:
    return sum(the_guard().judge(n.text).level in levels for n in notes) / len(notes)


@pytest.mark.parametrize(
    ("who", "least"),
    [("roster", 0.98), ("identifier", 1.0)],
)
def test_names_of_the_review_and_identifiers_are_blocked(who: str, least: float) -> None:
    assert share(of(who), Level.BLOCK) >= least


def test_names_of_the_review_are_blocked_in_lower_case() -> None:
    small = [Noted(level=n.level, who=n.who, text=n.text.lower(), shown=n.shown) for n in of("roster")]

    assert share(small, Level.BLOCK) >= 0.95


@pytest.mark.parametrize(("who", "least"), [("unknown", 0.98), ("post", 0.95), ("group", 0.95)])
def test_strangers_posts_of_one_and_small_groups_are_at_least_warned_of(who: str, least: float) -> None:
    assert share(of(who), Level.WARN, Level.BLOCK) >= least


def test_what_is_marked_is_what_shows_somebody() -> None:
    named = [n for n in noted() if n.shown and n.level == "block"]

    touched = [n for n in named if _touches(n)]

    assert len(touched) / len(named) >= 0.97


def test_clean_notes_are_left_alone() -> None:
    clean = of("clean")

    assert share(clean, Level.BLOCK) <= 0.01
    assert share(clean, Level.WARN, Level.BLOCK) <= 0.03


def _touches(note: Noted) -> bool:
    found = [(c.start, c.end) for c in the_guard().judge(note.text).concerns]
    at = note.text.index(note.shown[0])
    return any(start < at + len(note.shown[0]) and at < end for start, end in found)
