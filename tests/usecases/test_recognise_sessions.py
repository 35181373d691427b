"""A session is known again when the client moves it, renames it slightly or swaps people."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.change import ChangeKind
from bot.domain.session import Guest, Pair, Session
from bot.domain.timetable import Doubt, DraftSession
from bot.usecases.take_in_timetable import Laid, lay_out
from tests.builders import ANA, BEN, FIRST_DAY, NINE, a_review, a_session, a_team
from tests.faults.changing import a_line
from tests.usecases.test_take_in_timetable import draft

NEXT_DAY = FIRST_DAY + timedelta(days=1)


def again(before: tuple[Session, ...], *lines: DraftSession, now: datetime | None = None) -> Laid:
    """Lay out a new version on the sessions of the one before."""
    return lay_out(draft(*lines), review=a_review(), people=a_team(), before=before, now=now)


def first(*lines: DraftSession) -> tuple[Session, ...]:
    """Return the sessions of a first version."""
    return again((), *lines).sessions


def ids(sessions: tuple[Session, ...]) -> dict[str, str]:
    return {s.title: s.id for s in sessions}


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({"hour": 14}, [ChangeKind.MOVED]),
        ({"date": NEXT_DAY}, [ChangeKind.MOVED]),
        ({"title": "The director of adult social care"}, [ChangeKind.RENAMED]),
        ({"title": "Director of adult social caer", "hour": 14}, [ChangeKind.MOVED, ChangeKind.RENAMED]),
        ({"peers": ("AI", "LI")}, [ChangeKind.SWAPPED]),
        ({"people": ("Jo Patel",)}, [ChangeKind.SWAPPED]),
        ({"place": "Room 2"}, [ChangeKind.PLACE]),
    ],
)
def test_a_session_that_is_changed_stays_the_same_session(
    changes: dict[str, Any], kinds: list[ChangeKind]
) -> None:
    met: dict[str, Any] = {"title": "Director of adult social care", "people": ("Director",)}
    before = first(a_line(**met), a_line("Carers", 16))

    laid = again(before, a_line(**{**met, **changes}), a_line("Carers", 16))

    assert [(c.session, list(c.kinds)) for c in laid.changes] == [(before[0].id, kinds)]


def test_sessions_of_one_title_are_told_apart_by_those_met() -> None:
    before = first(a_line("Interview", people=("Jo",)), a_line("Interview", 11, people=("Sam",)))

    laid = again(before, a_line("Interview", people=("Sam",)), a_line("Interview", 11, people=("Jo",)))

    assert {s.people: s.id for s in laid.sessions} == {s.people: s.id for s in before}


def test_what_comes_every_day_moves_the_shortest_way() -> None:
    before = first(a_line("Team session", 12, people=()), a_line("Team session", 12, people=(), date=NEXT_DAY))

    laid = again(
        before,
        a_line("Team session", 13, people=()),
        a_line("Team session", 13, people=(), date=NEXT_DAY),
        a_line("Team session", 17, people=()),
    )

    assert [s.id for s in laid.sessions if s.starts.hour == 13] == [s.id for s in before]
    assert [c.kinds for c in laid.changes].count((ChangeKind.NEW,)) == 1


@pytest.mark.parametrize("other", ["Focus group 2", "Finance director"])
def test_another_session_at_another_time_is_a_new_one(other: str) -> None:
    before = first(a_line("Focus group 1"))

    laid = again(before, a_line(other, 14))

    assert {c.session: c.kinds for c in laid.changes} == {
        before[0].id: (ChangeKind.CANCELLED,),
        laid.sessions[0].id: (ChangeKind.NEW,),
    }


def test_a_cancelled_session_comes_alive_again_as_itself() -> None:
    cancelled = tuple(s.model_copy(update={"cancelled": True}) for s in first(a_line("Director")))

    laid = again(cancelled, a_line("Director", 14))

    assert [(c.session, c.kinds) for c in laid.changes] == [(cancelled[0].id, (ChangeKind.NEW,))]


def test_a_file_of_the_remaining_days_says_nothing_of_what_is_over() -> None:
    before = first(a_line("Team session", people=()), a_line("Director", 14))

    laid = again(
        before,
        a_line("Team session", people=(), date=NEXT_DAY),
        a_line("Director", 15),
        now=NINE + timedelta(hours=2),
    )

    assert {c.title: c.kinds for c in laid.changes} == {
        "Team session": (ChangeKind.NEW,),
        "Director": (ChangeKind.MOVED,),
    }
    assert laid.gone == ()


def test_a_pair_that_went_before_stays_where_the_file_names_nobody() -> None:
    before = (a_session(title="Director", people=("Director",), pair=Pair(lead=BEN, notes=ANA)),)

    laid = again(before, a_line("Director", 14, peers=()))

    assert laid.sessions[0].pair == Pair(lead=BEN, notes=ANA)
    assert laid.proposed == frozenset()


def test_whoever_the_file_needs_elsewhere_is_replaced_and_the_other_stays() -> None:
    before = (a_session(title="Director", people=("Director",)),)

    laid = again(before, a_line("Director", peers=()), a_line("Carers", peers=("AI",)))

    pairs = {s.title: s.pair.people if s.pair else () for s in laid.sessions}
    assert pairs == {"Director": (BEN, "leo"), "Carers": (ANA,)}


def test_an_address_is_for_the_invitation_alone() -> None:
    asked = Doubt(at="line 2", text="Jo Patel <jo@council.example>", question="When does it start?")
    taken = draft(a_line("Director", people=("Jo Patel <jo@council.example>", "sam@council.example")))

    laid = lay_out(taken.model_copy(update={"doubts": (asked,)}), review=a_review(), people=a_team())

    assert laid.sessions[0].people == ("Jo Patel",)
    assert laid.sessions[0].guests == (
        Guest(name="Jo Patel", email="jo@council.example"),
        Guest(name="sam@council.example", email="sam@council.example"),
    )
    assert laid.doubts[0].text == "Jo Patel"


def test_everybody_whose_day_it_changes_is_affected() -> None:
    before = first(a_line("Director"))

    laid = again(
        before, a_line("Director", peers=("AI", "LI")), a_line("Scene setting", 8, kind="scene setting")
    )

    assert {c.title: set(c.affected) for c in laid.changes} == {
        "Director": {"ana", "ben", "leo"},
        "Scene setting": {"cora", "leo", "ana", "ben", "sol"},
    }
