"""Who is invited to the meeting of a session."""

from bot.domain.session import Guest, SessionKind
from bot.usecases.hold_sessions import meeting_wanted
from tests.builders import a_review, a_session, a_team


def test_those_met_are_invited_where_the_timetable_gives_an_address() -> None:
    guest = Guest(name="Jo Patel", email="jo@council.example")

    wanted = meeting_wanted(a_review(), a_session(guests=(guest,)), a_team())

    assert [a.email for a in wanted.attendees] == [
        "cora@team.example",
        "ana@peers.example",
        "ben@peers.example",
        "jo@council.example",
    ]


def test_a_system_lead_whom_the_timetable_names_too_is_invited_once() -> None:
    session = a_session(
        kind=SessionKind.SCENE_SETTING, guests=(Guest(name="Sol Invented", email="SOL@client.example"),)
    )

    wanted = meeting_wanted(a_review(), session, a_team())

    assert [a.email.casefold() for a in wanted.attendees].count("sol@client.example") == 1


def test_whoever_was_taken_out_is_invited_to_no_meeting_any_more() -> None:
    team = tuple(p.model_copy(update={"has_left": p.name.startswith(("Ana", "Sol"))}) for p in a_team())

    asked = {
        kind: [a.name for a in meeting_wanted(a_review(), a_session(kind=kind, pair=None), team).attendees]
        for kind in (SessionKind.TEAM_SESSION, SessionKind.CATCH_UP)
    }

    staying = ["Cora Invented", "Leo Invented", "Ben Invented"]
    assert asked == {SessionKind.TEAM_SESSION: staying, SessionKind.CATCH_UP: staying}
