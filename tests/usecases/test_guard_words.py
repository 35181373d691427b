"""The guard of a review knows its people, its posts and its places, and is laid out once for the same ones."""

from bot.domain.attribution import Kind
from bot.usecases.guard_words import guard_from, without_names
from tests.builders import a_person, a_review, a_session

SESSIONS = (
    a_session(
        people=("Jo Patel, discharge flow lead", "Nasreen Begum, Carer", "Ash Healthwatch Trust"),
        place="Rosalind Court Centre",
    ),
)
PEOPLE = (a_person(name="Quentin Zeal", initials="QXZ"),)


def found(text: str) -> list[tuple[str, str, bool]]:
    judged = guard_from(a_review(), sessions=SESSIONS, people=PEOPLE).judge(text)
    return [(c.kind.value, c.words, c.must_come_out) for c in judged.concerns]


def test_people_of_the_timetable_and_the_team_must_come_out_by_name_and_initials() -> None:
    assert found("jo patel asked quentin; QXZ agreed.") == [
        (Kind.PERSON.value, "jo patel", True),
        (Kind.PERSON.value, "quentin", True),
        (Kind.INITIALS.value, "QXZ", True),
    ]


def test_a_post_that_one_person_holds_is_warned_of_and_what_many_are_is_not() -> None:
    assert found("Asked discharge flow lead twice.") == [(Kind.ROLE.value, "discharge flow lead", False)]
    assert found("A carer waited, and another carer left.") == []


def test_the_places_and_organisations_of_the_review_are_left_alone() -> None:
    assert found("Rosalind Court Centre and Ash Healthwatch Trust told us they are full.") == []


def test_the_same_people_and_sessions_have_one_guard() -> None:
    first = guard_from(a_review(), sessions=SESSIONS, people=PEOPLE)

    assert guard_from(a_review(), sessions=list(SESSIONS), people=list(PEOPLE)) is first
    assert guard_from(a_review(), sessions=(), people=PEOPLE) is not first


def test_an_entry_of_the_timetable_is_left_with_its_role() -> None:
    assert without_names("Jo Patel, Director of Public Health").strip(" ,") == "Director of Public Health"
