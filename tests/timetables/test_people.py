"""Who is met, and which peers go."""

import pytest

from bot.timetables.people import read_peers, read_people
from bot.timetables.titles import read_words


@pytest.mark.parametrize(
    ("written", "people"),
    [
        (
            "Jo Patel, Director of Public Health (via Teams)",
            ("Jo Patel, Director of Public Health (via Teams)",),
        ),
        (
            "Rosalind Achterberg, Chief Executive, Saltmarsh ICB",
            ("Rosalind Achterberg, Chief Executive, Saltmarsh ICB",),
        ),
        ("Provost, Senior VP, External Reviewers", ("Provost", "Senior VP", "External Reviewers")),
        ("Jo Patel and Sam Lee", ("Jo Patel", "Sam Lee")),
        ("Jo Patel, Director; Sam Lee, Chair", ("Jo Patel, Director", "Sam Lee, Chair")),
        ("Chief Executive, ICB", ("Chief Executive, ICB",)),
        ("8\u201310 unpaid carers", ("8\u201310 unpaid carers",)),
        (
            "8\u201312 social workers, nurses and therapists",
            ("8\u201312 social workers, nurses and therapists",),
        ),
        ("TBC", ()),
        ("", ()),
    ],
)
def test_people_keep_the_role_that_stands_beside_them(written: str, people: tuple[str, ...]) -> None:
    assert read_people(written) == people


@pytest.mark.parametrize(
    ("written", "peers"),
    [
        ("JT/RM", ("JT", "RM")),
        ("SO & AP", ("SO", "AP")),
        ("JT RM", ("JT", "RM")),
        ("ALL", ("ALL",)),
        ("Whole team", ("ALL",)),
        ("Lead: HB  Notes: OD", ("HB", "OD")),
        ("Notes: OD / Lead: HB", ("HB", "OD")),
        ("OD (notes), HB (lead)", ("HB", "OD")),
        ("TBC", ()),
        ("", ()),
    ],
)
def test_of_a_pair_the_lead_questioner_comes_first(written: str, peers: tuple[str, ...]) -> None:
    assert read_peers(written) == peers


def test_a_cell_is_parted_into_title_people_peers_and_place() -> None:
    words = read_words("Head of Housing \u2013 Pat Ward (JT + KL), via Teams", known=frozenset({"JT", "KL"}))

    assert (words.title, words.people, words.peers, words.place) == (
        "Head of Housing",
        ("Pat Ward",),
        ("JT", "KL"),
        "Teams",
    )


def test_letters_in_brackets_that_are_nobodys_initials_stay_in_the_title() -> None:
    words = read_words("Integrated Care Board (ICB)", known=frozenset({"JT", "KL"}))

    assert words.title == "Integrated Care Board (ICB)"


def test_an_agenda_inside_a_cell_is_left_aside() -> None:
    words = read_words("Welcome\n9.00 Arrivals\n9.10 Introductions")

    assert (words.title, words.left) == ("Welcome", ("9.00 Arrivals", "9.10 Introductions"))
