"""`critical-friend suggest`: a file of notes goes in, and what may say the same comes out."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from bot.__main__ import main
from bot.likeness.model import is_installed

SHARED: Final = Path(__file__).parents[3] / "shared"
NOTES: Final = SHARED / "data" / "dev" / "notes"
SCORER: Final = SHARED / "tools" / "scorers" / "score_grouping.py"
THREE: Final = "\n".join(
    json.dumps(note)
    for note in (
        {"id": "1", "text": "Discharge from hospital is slow.", "kind": "consideration", "theme": "Care"},
        {
            "id": "2",
            "text": "Hospital discharge takes weeks – café closed.",
            "kind": "consideration",
            "theme": "care ",
        },
        {"id": "3", "text": "Hospital discharge works well.", "kind": "strength", "session": None},
    )
)

Suggest = Callable[..., tuple[int, str, str]]


@pytest.fixture
def suggest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Suggest:
    """Ask for suggestions as a person would, and return the exit code and what was said where."""

    def run(content: str | bytes, *words: str) -> tuple[int, str, str]:
        file = tmp_path / "notes.jsonl"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        monkeypatch.setattr(sys, "argv", ["critical-friend", "suggest", str(file), *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, " ".join(said.err.split())

    return run


def test_each_note_has_a_line_with_what_may_say_the_same_and_why(suggest: Suggest) -> None:
    code, out, err = suggest(THREE, "--json", "--words-only")

    told = {line["id"]: line["suggestions"] for line in map(json.loads, out.splitlines())}
    assert (code, err) == (0, "")
    assert {note: [other["id"] for other in others] for note, others in told.items()} == {
        "1": ["2"], "2": ["1"], "3": []
    }  # fmt: skip
    assert told["1"][0]["why"] == "both speak of hospital discharge and flow and waiting; same theme"
    assert told["1"][0]["score"] == told["2"][0]["score"]


def test_people_read_the_notes_themselves(suggest: Suggest) -> None:
    code, out, _ = suggest(THREE, "--words-only")

    assert code == 0
    assert "Hospital discharge takes weeks – café closed." in out
    assert "Nothing here seems to say the same." in out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "There are no notes in the file."),
        ("{", "Line 1 is not a JSON object."),
        ("[]", "Line 1 is not a JSON object."),
        (f'{THREE}\n{{"id": "4"}}', "Line 4 needs a text."),
        ('{"id": "1", "text": " ", "kind": "strength"}', "Line 1 needs a text."),
        ('{"id": "1", "text": "A", "kind": "praise"}', "Line 1 needs a kind: strength or consideration."),
        ('{"id": 1, "text": "A", "kind": "strength"}', "Line 1 needs an id."),
        ('{"id": "1", "text": "A", "kind": "strength", "theme": 3}', "Line 1 has a theme that is not text."),
        (f"{THREE}\n{THREE}", "Two notes have the id “1”."),
        (b"\xff\xfe\x00", "I can read the notes only as UTF-8 text"),
    ],
)
def test_bad_notes_are_answered_with_a_sentence(suggest: Suggest, content: str | bytes, sentence: str) -> None:
    code, out, err = suggest(content, "--json")

    assert (code, out) == (2, "")
    assert sentence in err


def test_the_shared_notes_are_grouped_as_well_as_promised(suggest: Suggest, tmp_path: Path) -> None:
    if not NOTES.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("The shared notes are not beside the checkout.")
        pytest.skip("The shared notes are not beside the checkout.")
    if not is_installed() and os.environ.get("CI") == "true":
        pytest.fail("The extra 'semantic' is not installed.")

    _, out, _ = suggest((NOTES / "grouping_invented.jsonl").read_bytes(), "--json", "--all")
    pairs = [
        {"note_pair": [note["id"], other["id"]], "p": other["score"]}
        for note in map(json.loads, out.splitlines())
        for other in note["suggestions"]
    ]
    mine = tmp_path / "mine.jsonl"
    mine.write_text("\n".join(map(json.dumps, pairs)), encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, SCORER, mine, "--gold", NOTES, "--json"], capture_output=True, check=True, text=True
    )

    similar = json.loads(scored.stdout)["similar_list"]
    assert (similar["hit@3"] >= 0.55, similar["note_pair_auc"] >= 0.87) == (True, True)
