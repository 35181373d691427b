"""Whole timetables: those of the shared samples as a person reads them, and the one that ships."""

import importlib.resources
import json
import os
import subprocess
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.domain.errors import NotATimetable
from bot.domain.session import HEARD, Mode, SessionKind
from bot.domain.timetable import Draft, DraftSession
from tests.timetables.files import read

SHARED = Path(__file__).parents[3] / "shared"
SAMPLES = SHARED / "data" / "dev" / "timetables"
SCORER = SHARED / "tools" / "scorers" / "score_timetable.py"
DAYS = [date(2026, 10, 13), date(2026, 10, 14), date(2026, 10, 15)]
TEAM = ("HB", "OD", "SK", "TN", "MA", "PE", "RV")


def shared(name: str) -> Path:
    path = SAMPLES / name
    if not path.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("The shared timetables are not beside the checkout.")
        pytest.skip("The shared timetables are not beside the checkout.")
    return path


def as_scored(draft: Draft) -> dict[str, list[dict[str, str | None]]]:
    def one(session: DraftSession) -> dict[str, str | None]:
        return {
            "day": session.day,
            "date": session.date.isoformat() if session.date else None,
            "start": f"{session.start:%H:%M}" if session.start else None,
            "end": f"{session.end:%H:%M}" if session.end else None,
            "title": session.title,
        }

    return {"sessions": [one(session) for session in draft.sessions]}


@pytest.mark.parametrize(
    ("name", "first_day", "sessions"),
    [
        ("R1_nhs_rrr_george_eliot_2013.docx", None, 8),
        ("R5_gsu_mock_schedule.xlsx", None, 11),
        ("X1_SYNTHETIC_grid_pairs.xlsx", date(2021, 9, 14), 24),
        ("X2_SYNTHETIC_sheet_per_day.xlsx", None, 6),
        ("X5_SYNTHETIC_messy_export.csv", None, 5),
    ],
)
def test_a_shared_timetable_is_read_as_a_person_reads_it(
    name: str, first_day: date | None, sessions: int, tmp_path: Path
) -> None:
    path = shared(name)
    gold = SAMPLES / "expected" / f"{path.stem}.json"
    mine = tmp_path / "mine.json"

    mine.write_text(json.dumps(as_scored(read(path.read_bytes(), name, first_day))), encoding="utf-8")
    scored = subprocess.run([sys.executable, SCORER, mine, gold], capture_output=True, check=True, text=True)

    score = json.loads(scored.stdout)
    assert score == {"found": sessions, "of": sessions, "ends": sessions, "extra": 0, "title": score["title"]}
    assert score["title"] > 0.9


def test_shared_prose_without_times_is_refused() -> None:
    path = shared("R9_opendreamkit_ec_review_2017_VERBATIM.md")

    with pytest.raises(NotATimetable, match="I found no times in"):
        read(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def sample() -> Draft:
    path = importlib.resources.files("bot.rehearsal") / "sample_timetable.xlsx"
    return read(path.read_bytes(), "sample_timetable.xlsx")


def test_the_sample_is_three_days_of_remote_sessions(sample: Draft) -> None:
    assert Counter(s.date for s in sample.sessions) == dict(zip(DAYS, (14, 14, 10), strict=True))
    assert all(s.is_certain and s.mode is Mode.REMOTE for s in sample.sessions)


def test_each_day_of_the_sample_has_what_the_method_asks_for(sample: Draft) -> None:
    kinds = {day: Counter(s.kind for s in sample.sessions if s.date == day) for day in DAYS}

    assert [kinds[day][SessionKind.TEAM_SESSION] for day in DAYS] == [2, 2, 2]
    assert [kinds[day][SessionKind.CATCH_UP] for day in DAYS] == [1, 1, 1]
    assert [kinds[day][SessionKind.BREAK] for day in DAYS] == [1, 1, 1]
    assert [kinds[day][SessionKind.INDIVIDUAL] for day in DAYS] == [5, 4, 3]
    assert [kinds[day][SessionKind.SMALL_GROUP] for day in DAYS] == [2, 4, 1]
    assert [kinds[day][SessionKind.FOCUS_GROUP] for day in DAYS] == [2, 2, 1]
    assert (kinds[DAYS[0]][SessionKind.SCENE_SETTING], kinds[DAYS[2]][SessionKind.FINAL_FEEDBACK]) == (1, 1)


def test_each_heard_session_of_the_sample_has_a_pair(sample: Draft) -> None:
    heard = [s for s in sample.sessions if s.kind in HEARD]

    assert {len(s.peers) for s in heard} == {2}
    assert {peer for s in heard for peer in s.peers} == set(TEAM)


def test_nobody_in_the_sample_is_in_two_places_and_everybody_has_a_quarter_of_an_hour_between(
    sample: Draft,
) -> None:
    met = [s for s in sample.sessions if s.kind is not SessionKind.BREAK]

    gaps = [gap for peer in TEAM for day in DAYS for gap in gaps_of(peer, [s for s in met if s.date == day])]

    assert min(gaps) == timedelta(minutes=15)


def gaps_of(peer: str, sessions: list[DraftSession]) -> list[timedelta]:
    spans = sorted(
        (datetime.combine(s.date, s.start), datetime.combine(s.date, s.end))
        for s in sessions
        if s.date and s.start and s.end and (peer in s.peers or s.peers == ("ALL",))
    )
    return [later[0] - earlier[1] for earlier, later in pairwise(spans)]


def test_the_only_doubt_of_the_sample_is_about_the_lines_above_it(sample: Draft) -> None:
    assert [(d.at, d.question) for d in sample.doubts] == [
        ("Sheet 'Timetable' A1", "Not taken into any session. Is that right?")
    ]
