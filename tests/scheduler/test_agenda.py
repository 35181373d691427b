"""The agenda is pure: from a review and its sessions it says what falls due, and when."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.review import Stage
from bot.domain.session import Mode, SessionKind
from bot.domain.tasks.endings import PromptFinalFeedback
from bot.domain.tasks.evenings import PromptCatchUp, RemindCatchUp
from bot.domain.tasks.sessions import AskToTriangulate, AskWhatWasHeard, SendDaySheet
from scheduler.agenda.around_sessions import GRACE, TO_WRITE_UP
from scheduler.agenda.evenings import catch_up_prompt_at
from scheduler.agenda.whole import agenda
from tests.builders import FIRST_DAY, NINE, a_review, a_session, a_team
from tests.room import sessions_of_the_first_day


def test_every_day_has_one_catch_up_prompt_at_half_past_four_on_the_clients_wall() -> None:
    second_day = a_session(id="session-9", starts=NINE + timedelta(days=1))

    errands = agenda(a_review(), sessions=(*sessions_of_the_first_day(), second_day), people=a_team())

    prompts = [e for e in errands if isinstance(e.task, PromptCatchUp)]
    assert [e.due.astimezone(ZoneInfo("Europe/London")).strftime("%d %H:%M") for e in prompts] == [
        "09 16:30",
        "10 16:30",
    ]


def test_the_prompt_comes_half_an_hour_before_a_catch_up_that_is_early() -> None:
    early = a_session(kind=SessionKind.CATCH_UP, starts=NINE + timedelta(hours=5), pair=None)

    due = catch_up_prompt_at(a_review(), FIRST_DAY, [early])

    assert due == NINE + timedelta(hours=4, minutes=30)


def test_the_prompt_waits_for_the_team_that_meets_until_just_before_an_early_catch_up() -> None:
    early = a_session(kind=SessionKind.CATCH_UP, starts=NINE + timedelta(hours=5), pair=None)
    until = [timedelta(hours=4, minutes=50), timedelta(hours=4, minutes=55)]
    teams = [
        a_session(id="team", kind=SessionKind.TEAM_SESSION, starts=NINE + timedelta(hours=4), ends=NINE + u)
        for u in until
    ]

    due = [catch_up_prompt_at(a_review(), FIRST_DAY, [team, early]) - NINE for team in teams]

    assert due == [timedelta(hours=4, minutes=50), timedelta(hours=4, minutes=30)]


def test_the_wall_clock_is_kept_across_the_end_of_summer_time() -> None:
    saturday = a_session(starts=datetime(2026, 10, 24, 8, tzinfo=UTC))
    sunday = a_session(id="session-2", starts=datetime(2026, 10, 25, 9, tzinfo=UTC))

    errands = agenda(a_review(), sessions=[saturday, sunday], people=a_team())

    prompts = [e.due.astimezone(UTC) for e in errands if isinstance(e.task, PromptCatchUp)]
    assert prompts == [datetime(2026, 10, 24, 15, 30, tzinfo=UTC), datetime(2026, 10, 25, 16, 30, tzinfo=UTC)]


def test_a_review_that_is_signed_off_brings_nothing_more() -> None:
    signed_off = a_review(stage=Stage.SIGNED_OFF)

    assert agenda(signed_off, sessions=sessions_of_the_first_day(), people=a_team()) == ()


def test_a_cancelled_session_brings_nothing_but_the_limit_for_which_notes_are_kept() -> None:
    off = a_session(cancelled=True)

    errands = agenda(a_review(), sessions=[off], people=a_team())

    assert [e.task.purpose for e in errands] == ["retention warning", "retention warning", "retention limit"]


def test_the_final_feedback_is_agreed_before_it_is_given() -> None:
    final = a_session(kind=SessionKind.FINAL_FEEDBACK, starts=NINE + timedelta(hours=6), pair=None)

    errands = agenda(a_review(), sessions=[*sessions_of_the_first_day(), final], people=a_team())

    prompt = next(e for e in errands if isinstance(e.task, PromptFinalFeedback))
    assert (prompt.due, prompt.too_late) == (final.starts - timedelta(minutes=90), final.starts)


def test_keys_are_unique_and_the_same_each_time() -> None:
    review, sessions, people = a_review(), sessions_of_the_first_day(), a_team()

    keys = [e.key for e in agenda(review, sessions=sessions, people=people)]

    assert len(set(keys)) == len(keys)
    assert keys == [e.key for e in agenda(review, sessions=sessions, people=people)]
    assert any(isinstance(e.task, RemindCatchUp) for e in agenda(review, sessions=sessions, people=people))


def test_a_day_without_a_team_session_still_asks_the_lead_peer_to_bring_observations_together() -> None:
    alone = a_session()

    errands = agenda(a_review(), sessions=[alone], people=a_team())

    asked = [e for e in errands if isinstance(e.task, AskToTriangulate)]
    assert [(e.task.person, e.due) for e in asked if isinstance(e.task, AskToTriangulate)] == [
        ("leo", alone.ends + TO_WRITE_UP)
    ]


def test_what_was_too_late_long_ago_is_not_even_written_down() -> None:
    errands = agenda(
        a_review(),
        sessions=sessions_of_the_first_day(),
        people=a_team(),
        since=NINE + timedelta(days=2),
        until=NINE + timedelta(days=2, hours=12),
    )

    assert {e.task.purpose for e in errands} == {"channel check"}


def test_a_pair_is_asked_a_little_after_the_planned_end_of_a_meeting_and_at_the_end_of_a_visit() -> None:
    meeting = a_session()
    on_site = a_session(id="session-2", mode=Mode.ON_SITE)
    reading = a_session(id="session-3", kind=SessionKind.READING)

    errands = agenda(a_review(), sessions=[meeting, on_site, reading], people=a_team())

    asked = {(str(e.task.session), e.due) for e in errands if isinstance(e.task, AskWhatWasHeard)}
    end = meeting.ends
    assert asked == {("session-1", end + GRACE), ("session-2", end), ("session-3", end)}


def test_each_of_the_team_is_sent_a_day_on_which_they_have_a_session_until_their_last_one_is_over() -> None:
    interview, team_session = sessions_of_the_first_day()
    tomorrow = a_session(id="session-9", starts=NINE + timedelta(days=1))

    errands = agenda(a_review(), sessions=[interview, team_session, tomorrow], people=a_team())

    sheets = [
        (e.task.person, e.task.day, e.due, e.too_late) for e in errands if isinstance(e.task, SendDaySheet)
    ]
    half_past_seven = NINE - timedelta(minutes=90)
    first = [(p, FIRST_DAY, half_past_seven, team_session.ends) for p in ("cora", "leo", "ana", "ben")]
    next_day = FIRST_DAY + timedelta(days=1)
    second = [(p, next_day, half_past_seven + timedelta(days=1), tomorrow.ends) for p in ("ana", "ben")]
    assert sheets == first + second


def test_a_day_that_begins_early_is_sent_an_hour_before() -> None:
    early = a_session(starts=NINE - timedelta(hours=1))

    errands = agenda(a_review(), sessions=[early], people=a_team())

    due = {e.due for e in errands if isinstance(e.task, SendDaySheet)}
    assert due == {early.starts - timedelta(hours=1)}
