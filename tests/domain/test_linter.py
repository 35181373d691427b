"""What the method would say of peers and meetings: it warns where it should, and is quiet otherwise."""

import pytest

from bot.domain.linter import Caution, lint
from bot.domain.method import Pace, SessionNorm, StakeholderGroup
from bot.domain.session import SessionKind
from bot.methods import shelf
from tests.builders import ANA, BEN, a_method, a_review
from tests.domain.days import JO, RAE, TEAM, a_day, at, said, without


def test_a_day_with_all_that_the_method_asks_for_is_passed_over_in_silence() -> None:
    assert said(a_day()) == []


def test_a_timetable_without_sessions_is_passed_over_in_silence() -> None:
    assert said(()) == []


def test_a_peer_in_two_places_is_named_with_both() -> None:
    later = at("10:45", "GPs", pair=(JO, ANA))

    found = lint((*a_day(), at("10:30", "Directors", pair=(JO, BEN)), later), review=a_review(), people=TEAM)

    assert found == (
        Caution(
            rule="R22",
            at="line GPs",
            text="Jo Patel (JP) is in two places at 10:45: “Directors” and “GPs”.",
        ),
    )


def test_both_of_a_pair_in_two_places_are_one_caution() -> None:
    assert said((*a_day(), at("10:30", "Directors"), at("11:00", "GPs"))) == [
        (
            "R22",
            "Ana Invented (AI) and Ben Invented (BI) are in two places at 11:00: “Directors” and “GPs”.",
        )
    ]


def test_parallel_sessions_of_different_pairs_are_no_clash() -> None:
    assert said((*a_day(), at("10:30", "Directors"), at("10:30", "GPs", pair=(JO, RAE)))) == []


def test_a_session_beside_a_team_session_is_a_clash_unless_only_a_stream_meets() -> None:
    beside = at("15:15", "Directors", pair=(JO, RAE))
    streams = without("Team last")
    of_a_stream = at("15:00", "Team last", SessionKind.TEAM_SESSION, stream="Pair 1")

    assert said((*a_day(), beside)) == [
        ("R22", "Jo Patel (JP) and RM are in two places at 15:15: “Team last” and “Directors”.")
    ]
    assert said((*streams, of_a_stream, beside)) == []


def test_a_catch_up_may_be_held_by_some_while_others_go_on() -> None:
    assert said((*a_day(), at("16:00", "Directors"))) == []


def test_cancelled_sessions_and_breaks_do_not_count() -> None:
    lunch = at("10:30", "Lunch", SessionKind.BREAK, minutes=120)
    cancelled = at("10:45", "GPs", minutes=20, cancelled=True)

    assert said((*a_day(), at("10:30", "Directors"), lunch, cancelled)) == []


def test_a_session_without_a_pair_or_a_note_taker_is_named() -> None:
    sessions = (at("10:30", "Directors", pair=None), at("11:30", "GPs", pair=(JO, JO)), at("12:30", "Chair"))

    assert said((*a_day(), *sessions)) == [
        ("R17", "“Directors” has no pair: one peer to ask and one to take notes."),
        ("R17", "Jo Patel (JP) is alone in “GPs”: nobody else is there to take notes."),
    ]


def test_a_timetable_that_names_no_peers_is_told_so_once() -> None:
    sessions = (at("10:30", "Directors", pair=None), at("11:30", "GPs", pair=None))

    assert said((*a_day(), *sessions), people=()) == [
        ("R17", "None of the 2 sessions has a pair yet: one peer to ask and one to take notes.")
    ]


def test_reading_may_be_done_alone() -> None:
    assert said((*a_day(), at("11:00", "Documents", SessionKind.READING, (JO, JO)))) == []


@pytest.mark.parametrize(
    ("start", "words"),
    [("11:15", "have no gap at 11:15"), ("11:18", "have only 3 minutes at 11:18"), ("11:20", "")],
)
def test_meetings_that_follow_each_other_too_closely_are_named(start: str, words: str) -> None:
    sessions = (at("10:30", "Directors"), at(start, "GPs"))

    assert said((*a_day(), *sessions)) == (
        [("R22", f"Ana Invented (AI) and Ben Invented (BI) {words} between “Directors” and “GPs”.")]
        if words
        else []
    )


def test_a_team_session_may_follow_at_once() -> None:
    assert said((*a_day(), at("14:15", "Directors"))) == []


def test_more_than_five_hours_of_meetings_in_a_day_are_too_many() -> None:
    meetings = [
        at(f"{hour}:30", str(hour), SessionKind.ATTENDANCE, (JO, RAE), minutes=55) for hour in (10, 11, 12, 13)
    ]
    on_screen = "Jo Patel (JP) and RM have 5 hours 10 minutes of meetings on Tuesday 9 June."

    assert said((*a_day(), *meetings)) == [
        ("R22", f"{on_screen} More than 5 hours a day is hard to listen through.")
    ]


@pytest.mark.parametrize(
    ("minutes", "words"), [(30, "30 minutes"), (75, "1 hour 15 minutes"), (45, ""), (60, "")]
)
def test_a_meeting_of_the_wrong_length_is_named(minutes: int, words: str) -> None:
    found = said((*a_day(), at("10:30", "Directors", minutes=minutes)))

    assert found == (
        [("R16", f"“Directors” lasts {words}. An individual meeting normally takes 45 to 60 minutes.")]
        if words
        else []
    )


@pytest.mark.parametrize(
    ("title", "people", "words"),
    [
        ("Carers x6", (), "“Carers x6” is for 6 people."),
        ("Carers (14–16)", (), "“Carers (14–16)” is for 14 to 16 people."),
        ("Carers", ("3 carers", "Jo Parr, Healthwatch"), "“Carers” is for 4 people."),
        ("Carers", ("20 carers", "advocates"), "“Carers” is for at least 21 people."),
        ("Carers (8–12)", (), ""),
        ("Carers", (), ""),
        ("Carers (2)", (), ""),
        ("Carers", ("Carers", "Advocacy staff"), ""),
    ],
)
def test_a_group_of_the_wrong_size_is_named_where_its_size_is_known(
    title: str, people: tuple[str, ...], words: str
) -> None:
    norm = SessionNorm(kind=SessionKind.FOCUS_GROUP, minutes=(90, 90), people=(8, 12))
    review = a_review(method=a_method(norms=(norm,)))
    group = at("10:30", title, SessionKind.FOCUS_GROUP, minutes=90, people=people)

    assert said((*a_day(), group), review=review) == (
        [("R16", f"{words} A focus group is normally for 8 to 12.")] if words else []
    )


def test_stakeholder_groups_that_nobody_seems_to_meet_are_listed_once() -> None:
    groups = (
        StakeholderGroup(name="Police liaison officer", words=("police",)),
        StakeholderGroup(name="Liaison and diversion teams", words=("liaison and diversion",)),
        StakeholderGroup(name="CAMHS", words=("camhs",)),
    )
    review = a_review(method=a_method(stakeholders=groups))
    sessions = (at("10:30", "Liaison & Diversion"), at("11:30", "Leads", people=("Head of CAMHS",)))

    assert said((*a_day(), *sessions), review=review) == [
        ("R23", "These groups, which the method suggests, seem not to be met: Police liaison officer.")
    ]


def test_the_sixteen_groups_of_building_the_right_support_are_on_the_shelf() -> None:
    assert len(shelf.method("building-the-right-support").stakeholders) == 16


def test_a_method_sets_its_own_pace() -> None:
    review = a_review(method=a_method(pace=Pace(team_sessions=3, least_gap=0, most_minutes=600)))

    assert [rule for rule, _ in said((*a_day(), at("10:15", "Straight after")), review=review)] == ["R18"]
