"""What the method would say of a timetable: it warns where it should, and keeps quiet where it should."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any, Final

import pytest

from bot.domain.ids import PersonId, SessionId
from bot.domain.linter import Caution, lint
from bot.domain.method import Pace, SessionNorm, StakeholderGroup
from bot.domain.review import Review
from bot.domain.session import Pair, Session, SessionKind
from bot.domain.team import Person
from bot.methods import shelf
from tests.builders import ANA, BEN, FIRST_DAY, a_method, a_person, a_review, a_session

JO: Final = PersonId("jo")
RAE: Final = PersonId("rae")
TEAM: Final = (
    a_person(),
    a_person(id=BEN, name="Ben Invented", initials="BI"),
    a_person(id=JO, name="Jo Patel", initials="JP"),
    a_person(id=RAE, name="RM", initials="RM"),
)
WEDNESDAY: Final = FIRST_DAY + timedelta(days=1)


def at(
    clock: str,
    title: str,
    kind: SessionKind = SessionKind.INDIVIDUAL,
    pair: tuple[PersonId, PersonId] | None = (ANA, BEN),
    *,
    minutes: int = 45,
    day: date = FIRST_DAY,
    review: Review | None = None,
    **changes: Any,
) -> Session:
    """Return a session on the client's wall; who does not hear anything goes without a pair."""
    starts = (review or a_review()).at(day, time.fromisoformat(clock))
    heard = a_session(kind=kind).is_heard
    fields: dict[str, Any] = {
        "id": SessionId(f"{day}-{title}"),
        "title": title,
        "kind": kind,
        "starts": starts,
        "ends": starts + timedelta(minutes=minutes),
        "people": (),
        "pair": Pair(lead=pair[0], notes=pair[1]) if heard and pair else None,
        "at": f"line {title}",
    }
    return a_session(**(fields | changes))


def a_day(day: date = FIRST_DAY) -> tuple[Session, ...]:
    """Return what each day must have, with the scene setting and the final feedback."""
    return (
        at("08:45", "Team first", SessionKind.TEAM_SESSION, minutes=30, day=day),
        at("09:30", "Scene setting", SessionKind.SCENE_SETTING, None, day=day),
        at("15:00", "Team last", SessionKind.TEAM_SESSION, day=day),
        at("16:00", "Catch-up", SessionKind.CATCH_UP, minutes=30, day=day),
        at("17:00", "Final feedback", SessionKind.FINAL_FEEDBACK, day=day),
    )


def said(
    sessions: Iterable[Session], *, review: Review | None = None, people: Iterable[Person] = TEAM
) -> list[tuple[str, str]]:
    return [(c.rule, c.text) for c in lint(list(sessions), review=review or a_review(), people=list(people))]


def without(*titles: str) -> tuple[Session, ...]:
    return tuple(s for s in a_day() if s.title not in titles)


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


@pytest.mark.parametrize(
    ("missing", "caution"),
    [
        ("Scene setting", ("R20", "There is no scene setting on the first day, Tuesday 9 June.")),
        (
            "Team last",
            (
                "R18",
                "There is only one peer team session on Tuesday 9 June. The method asks for 2 or more a day.",
            ),
        ),
        ("Final feedback", ("R21", "There is no final feedback on the last day, Tuesday 9 June.")),
    ],
)
def test_what_a_day_lacks_is_named(missing: str, caution: tuple[str, str]) -> None:
    assert said(without(missing)) == [caution]


def test_each_day_needs_a_catch_up_save_that_the_last_may_have_the_final_feedback_for_it() -> None:
    first = without("Catch-up", "Final feedback")
    last = [s for s in a_day(WEDNESDAY) if s.title not in {"Catch-up", "Scene setting"}]

    assert said((*first, *last)) == [("R19", "There is no catch-up with the client on Tuesday 9 June.")]


def test_team_sessions_of_several_streams_at_one_time_are_one() -> None:
    of_a_stream = at("08:45", "Pair 2 first", SessionKind.TEAM_SESSION, minutes=30, stream="Pair 2")

    rules = [rule for rule, _ in said((*without("Team last"), of_a_stream))]

    assert rules == ["R18"]


def test_the_evening_before_is_not_a_day_of_the_review() -> None:
    eve = at("19:00", "First team meeting", SessionKind.TEAM_SESSION, day=FIRST_DAY - timedelta(days=1))

    assert said((eve, *a_day())) == []


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 6, 8), "Monday 8 June is before the review's first day, Tuesday 9 June."),
        (date(2026, 6, 12), "Friday 12 June is after the review's last day, Thursday 11 June."),
        (date(2026, 6, 13), "Saturday 13 June 2026 is at the weekend. Is the date right?"),
    ],
)
def test_a_day_outside_the_review_is_named(day: date, sentence: str) -> None:
    assert ("R1", sentence) in said(a_day(day))


def test_the_last_day_of_a_review_just_set_up_is_for_the_timetable_to_say() -> None:
    just_set_up = a_review(last_day=FIRST_DAY)

    assert [text for rule, text in said(a_day(WEDNESDAY), review=just_set_up) if rule == "R1"] == []


def test_more_days_than_the_method_takes_are_too_many() -> None:
    days = [FIRST_DAY + timedelta(days=n) for n in range(4)]
    review = a_review(last_day=days[-1])

    found = said([s for day in days for s in a_day(day)], review=review)

    assert found == [("R1", "The timetable has 4 days. This kind of review takes 1 to 3 days.")]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (
            date(2027, 3, 28),
            "“Early”: there is no 01:30 on Sunday 28 March, when the clocks go forward. It would be 02:30.",
        ),
        (
            date(2026, 10, 25),
            "“Early”: 01:30 comes twice on Sunday 25 October, when the clocks go back. Which is meant?",
        ),
    ],
)
def test_a_time_that_the_clocks_skip_or_show_twice_is_named(day: date, sentence: str) -> None:
    review = a_review(first_day=day, last_day=day)

    assert ("R1", sentence) in said((at("01:30", "Early", day=day, review=review),), review=review)


def test_the_zone_of_the_review_says_when_the_clocks_change() -> None:
    day = date(2026, 10, 25)
    review = a_review(first_day=day, last_day=day, zone="Asia/Tokyo")

    found = said((at("01:30", "Early", day=day, review=review),), review=review)

    assert [text for _, text in found if "clocks" in text] == []


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


def test_a_day_whose_date_is_not_known_is_called_what_the_file_calls_it() -> None:
    found = lint(
        without("Catch-up", "Final feedback"), review=a_review(), people=TEAM, called={FIRST_DAY: "Day 1"}
    )

    assert [(c.at, c.text) for c in found] == [
        ("Day 1", "There is no catch-up with the client on “Day 1”."),
        ("Day 1", "There is no final feedback on the last day, “Day 1”."),
    ]
