"""What each person reads about a new version of the timetable."""

from datetime import timedelta
from typing import Any

from bot.domain.change import Change, ChangeKind
from bot.domain.session import Pair
from bot.domain.team import Role
from cards.changes import changes_card
from cards.plain import plain
from tests.builders import ANA, BEN, a_review, a_session, a_team

TEAM = {person.id: person for person in a_team()}
LEO = next(person.id for person in a_team() if person.role is Role.LEAD_PEER)


def a_change(*kinds: ChangeKind, **changes: Any) -> Change:
    session = a_session(pair=Pair(lead=ANA, notes=BEN))
    fields: dict[str, Any] = {
        "session": session.id,
        "kinds": kinds,
        "title": "Directors",
        "was_titled": "Directors",
        "starts": session.starts,
        "ends": session.ends,
        "was_starting": session.starts,
        "was_ending": session.ends,
        "pair": (ANA, BEN),
        "was_pair": (ANA, BEN),
        "affected": (ANA, BEN),
    }
    return Change(**(fields | changes))


def told(person: Any, change: Change) -> list[str]:
    """Return what a person reads about one change, without what stands on every card."""
    links = {change.session: "https://teams.example/join/1"}
    card = changes_card(a_review(), TEAM[person], [change], links=links, people=tuple(TEAM.values()))
    return plain(card).split("\n\n")[2:-1]


def test_a_session_that_moved_says_when_it_is_and_when_it_was() -> None:
    was = a_session().starts - timedelta(days=1)
    change = a_change(ChangeKind.MOVED, was_starting=was, was_ending=was + timedelta(minutes=45))

    assert told(ANA, change) == [
        "Moved: Directors",
        "Now Tuesday 9 June, 9am to 9.45am. Before: Monday 8 June, 9am to 9.45am.",
        "Join Directors: https://teams.example/join/1",
    ]


def test_each_of_a_pair_reads_who_goes_with_whom_and_who_takes_the_notes() -> None:
    change = a_change(ChangeKind.SWAPPED, pair=(ANA, LEO), was_pair=(LEO, BEN), affected=(ANA, BEN, LEO))

    assert [told(person, change)[:2] for person in (ANA, LEO, BEN)] == [
        [
            "You are now in this: Directors",
            "Tuesday 9 June, 9am to 9.45am. You go with LI; you lead the questions.",
        ],
        ["Changed: Directors", "Tuesday 9 June, 9am to 9.45am. You go with AI; you take the notes."],
        ["You are no longer in this: Directors", "It was Tuesday 9 June, 9am to 9.45am."],
    ]


def test_nobody_is_offered_to_join_what_they_are_no_longer_in() -> None:
    out = a_change(ChangeKind.SWAPPED, pair=(ANA, LEO))
    off = a_change(ChangeKind.CANCELLED)

    assert [line for change in (out, off) for line in told(BEN, change) if "Join" in line] == []


def test_a_system_lead_reads_times_and_titles_and_nobodys_initials() -> None:
    change = a_change(ChangeKind.MOVED, ChangeKind.SWAPPED, was_pair=(LEO, BEN))

    assert told("sol", change)[:2] == ["Changed: Directors", "Tuesday 9 June, 9am to 9.45am."]
