"""`critical-friend check`: a client's timetable is read and looked over before there is a review."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from bot.__main__ import main

HOUSE: Final = Path(__file__).parents[2]
SHARED: Final = HOUSE.parent / "shared"
TIMETABLES: Final = SHARED / "data" / "dev" / "timetables"
SCORER: Final = SHARED / "tools" / "scorers" / "score_timetable.py"
HEAVY: Final = ("msgraph", "botbuilder", "sqlalchemy", "pptx", "apscheduler", "aiohttp")

DATED: Final = """\
Date,Time,Session,Peers,Place
14/09/2021,08:45-09:15,Peer team session,ALL,
14/09/2021,09:30-10:15,Scene setting,ALL,Teams
14/09/2021,10:30-11:15,Interview: Director of Café Services,JT/RM,Teams
14/09/2021,11:00-11:45,Interview: Housing,JT/BC,Teams
14/09/2021,TBC,Interview: Chair,RM/BC,Teams
14/09/2021,15:00-16:00,Peer team session,ALL,
14/09/2021,16:30,Client catch-up,ALL,Teams
14/09/2021,17:00-17:30,Final feedback,ALL,Teams
"""
UNDATED: Final = (
    "Day,Time,Session\nDay 1,10:00-10:45,Interview: Chief Executive\nDay 2,10:00-10:45,Interview: Chair\n"
)

Check = Callable[..., tuple[int, str, str]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Check a timetable as a person would, and return the exit code and what was said where."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")

    def run(content: str | Path, *words: str) -> tuple[int, str, str]:
        file = content if isinstance(content, Path) else tmp_path / "timetable.csv"
        if isinstance(content, str):
            file.write_text(content, encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["critical-friend", "check", str(file), *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, " ".join(said.err.split())

    return run


def test_the_table_says_what_is_read_doubtful_and_not_as_the_method_has_it(check: Check) -> None:
    code, out, err = check(DATED)

    assert (code, err) == (0, "")
    assert "Tuesday 14 September 2021" in out
    assert "10:30–11:15" in out
    assert "? No end is given. When does it end?" in out
    assert (
        "! JT is in two places at 11:00: “Interview: Director of Café Services” and “Interview: Housing”."
        in out
    )
    assert "8 sessions on 1 day" in out


def test_the_json_has_every_session_certain_or_not(check: Check) -> None:
    code, out, _ = check(DATED, "--json")

    told = json.loads(out)
    assert code == 0
    assert sorted(told) == ["doubts", "sessions", "warnings"]
    assert told["sessions"][2]["people"][-2:] == ["JT", "RM"]
    assert told["sessions"][2] | {"people": ["JT", "RM"]} == {
        "date": "2021-09-14",
        "start": "10:30",
        "end": "11:15",
        "title": "Interview: Director of Café Services",
        "kind": "individual",
        "people": ["JT", "RM"],
        "place": "Teams",
        "stream": "",
        "at": "line 4",
    }
    assert [(s["start"], s["end"]) for s in told["sessions"] if not s["end"]] == [(None, None), ("16:30", None)]
    assert {tuple(sorted(d)) for d in told["doubts"]} == {("at", "question", "suggested", "text")}
    assert [(w["rule"], w["at"]) for w in told["warnings"]] == [("R22", "line 5")]


def test_nothing_is_said_of_days_and_times_that_the_file_leaves_out(check: Check) -> None:
    _, out, _ = check(UNDATED, "--json")

    told = json.loads(out)
    assert [s["date"] for s in told["sessions"]] == [None, None]
    assert [w["at"] for w in told["warnings"] if w["rule"] == "R19"] == ["Day 1", "Day 2"]
    assert "2026" not in out


@pytest.mark.parametrize("day", ["2021-09-14", "14 September 2021"])
def test_the_first_day_dates_the_days_that_have_only_a_number(check: Check, day: str) -> None:
    _, out, _ = check(UNDATED, "--json", "--first-day", day)

    assert [s["date"] for s in json.loads(out)["sessions"]] == ["2021-09-14", "2021-09-15"]


def test_a_narrow_terminal_gets_lines_that_fit(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "48")

    code, out, _ = check(DATED)

    assert code == 0
    assert [line for line in out.splitlines() if len(line) > 48] == []
    assert "10:30–11:15    Interview: Director of Café" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--method", "ofsted"), "There is no method called “ofsted”."),
        (("--zone", "Mars/Base"), "I do not know the time zone Mars/Base."),
        (("--first-day", "someday"), "I cannot read “someday” as a day."),
    ],
)
def test_a_wrong_option_is_answered_with_a_sentence(
    check: Check, words: tuple[str, ...], sentence: str
) -> None:
    code, out, err = check(DATED, *words)

    assert (code, out) == (2, "")
    assert sentence in err


@pytest.mark.parametrize("content", ["Name,Town\nA,B\n", "Time,Session\n10:00-10:45,CANCELLED Chair\n"])
def test_what_is_no_timetable_is_answered_with_a_sentence(check: Check, content: str) -> None:
    code, out, err = check(content, "--json")

    assert (code, out) == (2, "")
    assert err.startswith("I found no ")


def test_json_is_utf_8_whatever_the_locale_and_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "timetable.csv").write_text(DATED, encoding="utf-8")
    words = "import sys; sys.argv = ['cf', 'check', 'timetable.csv', '--json']; from bot.__main__ import main\n"
    after = f"try: main()\nfinally: print([m for m in {HEAVY} if m in sys.modules], file=sys.stderr)"

    result = subprocess.run(
        [sys.executable, "-c", words + after],
        cwd=tmp_path,
        env={"PYTHONPATH": str(HOUSE), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert (result.returncode, result.stderr.decode().strip()) == (0, "[]")
    assert "Café" in result.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("name", "words", "sessions"),
    [
        ("R1_nhs_rrr_george_eliot_2013.docx", (), 8),
        ("R5_gsu_mock_schedule.xlsx", ("--first-day", "2021-09-14"), 11),
        ("X1_SYNTHETIC_grid_pairs.xlsx", ("--first-day", "2021-09-14"), 24),
        ("X2_SYNTHETIC_sheet_per_day.xlsx", (), 6),
        ("X5_SYNTHETIC_messy_export.csv", (), 5),
    ],
)
def test_a_shared_timetable_comes_out_as_a_person_reads_it(
    check: Check, name: str, words: tuple[str, ...], sessions: int, tmp_path: Path
) -> None:
    if not TIMETABLES.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("The shared timetables are not beside the checkout.")
        pytest.skip("The shared timetables are not beside the checkout.")
    file = TIMETABLES / name
    mine = tmp_path / "mine.json"

    mine.write_text(check(file, "--json", *words)[1], encoding="utf-8")
    gold = TIMETABLES / "expected" / f"{file.stem}.json"
    scored = subprocess.run([sys.executable, SCORER, mine, gold], capture_output=True, check=True, text=True)

    score = json.loads(scored.stdout)
    assert {key: score[key] for key in ("found", "of", "ends", "extra")} == {
        "found": sessions, "of": sessions, "ends": sessions, "extra": 0
    }  # fmt: skip
