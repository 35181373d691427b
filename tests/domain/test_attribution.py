"""The guard knows the people of the review, and stops their names."""

import pytest

from bot.domain.attribution import Guard, names_in

NAMES = ("Anita Rao", "Mark Tully", "Judith O'Connor")


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("Jo Patel, Director of Public Health (via Teams)", ("Jo Patel",)),
        ("Dr Anita Rao – GP lead", ("Anita Rao",)),
        ("Judith O'Connor (Healthwatch)", ("Judith O'Connor",)),
        ("8–10 unpaid carers", ()),
        ("Chief Executive", ()),
        ("Director of Adult Social Services", ()),
        ("Adult Social Care Team", ()),
        ("Chief Executive – Rosalind Achterberg", ("Rosalind Achterberg",)),
        ("Jo Patel and Al Roe", ("Jo Patel", "Al Roe")),
        ("Cllr Hughes, Leader of the Council", ("Cllr Hughes",)),
        ("Anna de la Cruz", ("Anna de la Cruz",)),
        ("Rose Lane Centre", ()),
        ("Healthwatch Northmoor", ()),
        ("", ()),
    ],
)
def test_personal_names_are_told_from_roles(entry: str, names: tuple[str, ...]) -> None:
    assert names_in([entry]) == names


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("We heard from Dr Anita Rao that triage is on paper.", ["Dr Anita Rao"]),
        ("anita rao runs the clinic", ["anita rao"]),
        ("Tully wants faster progress.", ["Tully"]),
        ("Mark says the scheme is working.", ["Mark"]),
        ("Cllr Hughes felt scrutiny had been sidelined.", ["Cllr Hughes"]),
        ("Concern was raised by O'Connor about access.", ["O'Connor"]),
    ],
)
def test_names_are_found_where_they_stand(text: str, stopped: list[str]) -> None:
    found = Guard(NAMES).judge(text).concerns

    assert [c.words for c in found] == stopped
    assert [text[c.start : c.end] for c in found] == stopped


@pytest.mark.parametrize(
    "text",
    [
        "The new approach has left its mark on discharge.",
        "Staff are proud of the crisis service.",
        "In April the board agreed one plan.",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert Guard(NAMES).judge(text).concerns == ()
