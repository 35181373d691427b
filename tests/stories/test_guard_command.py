"""`critical-friend guard` reads notes and says, a line each, what would show who said what."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main

NOTES = Path(__file__).parents[3] / "shared" / "data" / "dev" / "notes"
SCORER = Path(__file__).parents[3] / "shared" / "tools" / "scorers" / "score_attribution.py"
ROSTER = '[{"name": "Zoë Fernández", "role": "Chair"}]'

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Ask:
    """Ask the guard as a person would, and return the exit code and what was said where."""
    monkeypatch.setenv("COLUMNS", "200")

    def run(notes: str | Path, *words: str, roster: str | Path = ROSTER) -> tuple[int, str, str]:
        at = notes if isinstance(notes, Path) else tmp_path / "notes.jsonl"
        people = roster if isinstance(roster, Path) else tmp_path / "roster.json"
        if isinstance(notes, str):
            at.write_text(notes, encoding="utf-8")
        if isinstance(roster, str):
            people.write_text(roster, encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["critical-friend", "guard", str(at), "--roster", str(people), *words])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), " ".join(err.decode().split())

    return run


def test_each_note_gets_a_line_with_spans_in_code_points(ask: Ask) -> None:
    notes = '{"id": "a", "text": "😀 zoe said no."}\n\n{"id": "b", "text": "Staff are proud."}\n'

    code, out, err = ask(notes, "--json")

    assert (code, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == [
        {
            "id": "a",
            "level": "block",
            "spans": [{"start": 2, "end": 5, "type": "PERSON", "reason": "It names somebody of this review."}],
        },
        {"id": "b", "level": "ok", "spans": []},
    ]


def test_the_listing_suggests_other_words_and_says_that_it_is_an_aid(ask: Ask) -> None:
    code, out, _ = ask('{"id": "a", "text": "The Director of Housing said no."}\n')

    assert code == 0
    assert "“The Director of Housing said” → “we heard”" in out
    assert "This check is an aid." in out


@pytest.mark.parametrize(
    ("notes", "roster", "sentence"),
    [
        ('{"id": "a", "text": "fine"}\n{"id": "b"}\n', ROSTER, "Line 2 of"),
        ("not JSON\n", ROSTER, "Line 1 of"),
        ("\n", ROSTER, "There are no notes in"),
        (Path("nowhere.jsonl"), ROSTER, "I cannot read nowhere.jsonl"),
        ('{"id": "a", "text": "fine"}\n', '{"name": "Jo"}', "is not a roster."),
    ],
)
def test_a_bad_file_is_answered_with_a_sentence(
    ask: Ask, notes: str | Path, roster: str, sentence: str
) -> None:
    code, out, err = ask(notes, "--json", roster=roster)

    assert (code, out) == (2, "")
    assert sentence in err


def test_the_shared_notes_are_judged_as_a_careful_person_would(ask: Ask, tmp_path: Path) -> None:
    if not NOTES.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("The shared notes are not beside the checkout.")
        pytest.skip("The shared notes are not beside the checkout.")
    gold, mine = NOTES / "attribution.jsonl", tmp_path / "mine.jsonl"

    mine.write_text(ask(gold, "--json", roster=NOTES / "roster.json")[1], encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, SCORER, mine, "--gold", gold, "--json"], capture_output=True, check=True, text=True
    )

    score = json.loads(scored.stdout)
    assert score["naming_notes_block_recall"]["roster_known"]["rate"] == 1.0
    assert score["naming_notes_block_recall"]["roster_unknown"]["rate"] >= 0.95
    assert score["warn"]["caught_any"]["rate"] >= 0.9
    assert score["false_alarms_on_ok"]["block"]["rate"] <= 0.03
    assert score["false_alarms_on_ok"]["any"]["rate"] <= 0.07
