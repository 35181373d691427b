"""The guard says where, what, how much and what to write instead; some of it a person may let stand."""

import pytest

from bot.domain.attribution import Guard, Kind, Level, runs_of

GUARD = Guard(["Anita Rao", "Mark Tully", "Judith O'Connor"], known=("Mercy Hall", "Delaney Gardens"))


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("The Director of Housing said no.", "“The Director of Housing said” → “we heard”"),
        ("Anita Rao told us that waits are long.", "“Anita Rao told us” → “we heard”"),
        ("Two people rely on Anita.", "Take out the name: “somebody we met”."),
        ("Write to jo@northmoor.example today.", "Take it out."),
    ],
)
def test_a_rewording_is_suggested(text: str, instead: str) -> None:
    assert [c.rewording for c in GUARD.judge(text).concerns] == [instead]


def test_the_places_and_organisations_of_the_review_are_left_alone() -> None:
    judged = GUARD.judge("Mercy Hall and Delaney Gardens told us they are full.")

    assert judged.level is Level.OK


@pytest.mark.parametrize(
    ("number", "level"),
    [("943 476 5919", Level.BLOCK), ("943 476 5918", Level.OK), ("999-023-4566", Level.BLOCK)],
)
def test_ten_digits_are_an_nhs_number_when_the_check_digit_says_so(number: str, level: Level) -> None:
    assert GUARD.judge(f"The file {number} was read.").level is level


def test_the_words_of_an_observation_are_found_again() -> None:
    said = ["Nobody knows who signs off a package after five o'clock on a Friday."]

    judged = GUARD.judge("We heard that nobody knows who signs off a package after hours.", said=runs_of(said))

    assert [(c.kind, c.words) for c in judged.concerns] == [
        (Kind.VERBATIM, "nobody knows who signs off a package after")
    ]


def test_a_statement_that_rests_on_one_source_is_warned_of() -> None:
    judged = GUARD.judge("Waits are long.", single_source=True)

    assert [(c.kind, c.level) for c in judged.concerns] == [(Kind.SINGLE_SOURCE, Level.WARN)]


@pytest.mark.parametrize("text", ["", " ", "😀" * 1_000, "\x00\x07\x1b", "Sarah, " * 2_000, "the " * 20_000])
def test_any_text_is_judged(text: str) -> None:
    judged = GUARD.judge(text)

    assert [c for c in judged.concerns if text[c.start : c.end] != c.words] == []


def test_a_post_that_one_person_of_the_review_holds_is_warned_of_without_its_article() -> None:
    guard = Guard((), posts=("discharge flow lead",))

    judged = [
        guard.judge(text) for text in ("Asked discharge flow lead again.", "Every discharge flow lead knows.")
    ]

    assert [[(c.kind, c.words) for c in j.concerns] for j in judged] == [
        [(Kind.ROLE, "discharge flow lead")],
        [],
    ]


def test_the_initials_that_the_team_uses_are_blocked() -> None:
    judged = Guard((), initials=("QXZ",)).judge("QXZ has the list.")

    assert [(c.words, c.must_come_out) for c in judged.concerns] == [("QXZ", True)]
