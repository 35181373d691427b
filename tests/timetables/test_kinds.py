"""What kind of session a title names, and how people meet."""

import pytest

from bot.domain.session import Mode, SessionKind
from bot.timetables.kinds import kind_of, mode_of

K = SessionKind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Chief Executive, ICB", K.INDIVIDUAL),
        ("Interview: Director of Finance", K.INDIVIDUAL),
        ("Commissioning leads", K.SMALL_GROUP),
        ("Registered providers (3)", K.SMALL_GROUP),
        ("Family carers group x6", K.FOCUS_GROUP),
        ("FOCUS GROUP front line staff (8\u201312)", K.FOCUS_GROUP),
        ("Caf\u00e9 owners\u2019 forum", K.FOCUS_GROUP),
        ("Front line staff drop-in", K.FOCUS_GROUP),
        ("Partners round table", K.DISCUSSION_GROUP),
        ("Peer team meeting", K.TEAM_SESSION),
        ("Peer team triangulation", K.TEAM_SESSION),
        ("Prepare for exit interview", K.TEAM_SESSION),
        ("Review team working breakfast", K.TEAM_SESSION),
        ("Peer team session: agreeing the final feedback", K.TEAM_SESSION),
        ("CAMHS team leader", K.INDIVIDUAL),
        ("Scene setting and checking the brief", K.SCENE_SETTING),
        ("No surprises feedback to SRO", K.CATCH_UP),
        ("Client catch-up", K.CATCH_UP),
        ("Daily catch-up of the review team with the client", K.CATCH_UP),
        ("Final feedback", K.FINAL_FEEDBACK),
        ("Exit interview", K.FINAL_FEEDBACK),
        ("Presentation of findings", K.FINAL_FEEDBACK),
        ("Provider visit (virtual tour)", K.VISIT),
        ("Document reading", K.READING),
        ("Observation of the partnership board", K.ATTENDANCE),
        ("LUNCH / screen break", K.BREAK),
        ("Department-sponsored dinner or reception (optional)", K.BREAK),
        ("Working lunch \u2013 graduate students", K.FOCUS_GROUP),
    ],
)
def test_a_title_names_its_kind_in_the_methods_words(title: str, kind: SessionKind) -> None:
    assert kind_of(title) == kind


def test_the_files_own_word_for_the_kind_counts_where_the_title_is_silent() -> None:
    assert kind_of("Healthwatch and advocacy", said="Group") == K.FOCUS_GROUP


@pytest.mark.parametrize(
    ("place", "mode"),
    [
        ("", Mode.REMOTE),
        ("Teams", Mode.REMOTE),
        ("TBC", Mode.REMOTE),
        ("call-in number 0113 496 0123", Mode.REMOTE),
        ("Zoom (provider-hosted)", Mode.ON_SITE),
        ("In person", Mode.ON_SITE),
        ("Committee Room 2", Mode.ON_SITE),
        ("100 Auburn Ave", Mode.ON_SITE),
        ("Hybrid: Committee Room 2 and Teams", Mode.HYBRID),
    ],
)
def test_a_teams_meeting_is_made_only_where_nothing_says_otherwise(place: str, mode: Mode) -> None:
    assert mode_of(place) == mode
