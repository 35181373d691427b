"""The guard says where, what, how much and what to write instead; some of it a person may let stand."""

import pytest

from bot.domain.attribution import Guard, Kind, Level, Override

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


def test_a_warning_may_be_overridden_with_a_reason() -> None:
    judged = GUARD.judge("The section 151 officer feels supported.")
    let = Override(words="The section 151 officer", kind=Kind.ROLE, reason="The post has agreed.")

    assert judged.level is Level.WARN
    assert judged.standing([let]) == ()
    assert judged.standing([let.model_copy(update={"reason": " "})]) == judged.concerns


@pytest.mark.parametrize("text", ["Mark Tully agreed.", "Ring 01632 960123.", "RK-20441 is open."])
def test_a_name_of_the_review_and_an_identifier_are_never_overridden(text: str) -> None:
    judged = GUARD.judge(text)
    every = [Override(words=c.words, kind=c.kind, reason="It is known.") for c in judged.concerns]

    assert judged.standing(every) == judged.concerns != ()


def test_the_words_of_an_observation_are_found_again() -> None:
    said = ["Nobody knows who signs off a package after five o'clock on a Friday."]

    judged = GUARD.judge("We heard that nobody knows who signs off a package after hours.", said=said)

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
