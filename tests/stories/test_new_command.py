"""`critical-friend new` sets up a review on the terminal, where `serve` and `readiness` find it."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main

Run = Callable[..., tuple[int, str]]
ANSWERS = (
    "", "Riverbank",  # the client, first left out
    "9", "1",  # the kind of review, first one that there is not
    "soon", "9 March 2027",
    "8 March 2027", "11 March 2027",
    "Mars", "",
    "Atlantis", "Scotland",
    "by post", "hybrid",
    "People leaving hospital.",
    "Discharge: How soon do people leave?", "Discharge: How soon do people leave?", "",
    "wizard, Cora Example, cora@example.org", "peer, Alex Example, alex@example.org", "",
    "challenge manager, Cora Example, cora@example.org", "client, Sam Example, sam@client.example", "",
    "nobody", "",
)  # fmt: skip
SENTENCES = (
    "Enter the client",
    "There is no method called “9”",
    "Enter the first day as a date",
    "The last day is before the first",
    "I do not know the time zone Mars",
    "I do not know the bank holidays of Atlantis",
    "remote, hybrid or on site",
    "stands there twice",
    "I could not read “wizard",
    "Name a challenge manager",
    "Enter the mailbox as an e-mail address",
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command as a person would, who types these lines; return the exit code and all that was said."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("CF_DATABASE_URL", f"sqlite:///{tmp_path}/reviews.db")

    def say(*words: str, typed: tuple[str, ...] = ()) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["critical-friend", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), (out + err).decode()

    return say


def test_each_question_is_asked_until_its_answer_can_stand(run: Run) -> None:
    code, said = run("new", typed=ANSWERS)

    assert (code, [sentence for sentence in SENTENCES if sentence not in said]) == (0, [])
    assert "Remote place review, Tuesday 9 March to Thursday 11 March 2027, Europe/London." in said
    assert "AE: Alex Example, peer, alex@example.org" in said
    assert "as cora@example.org: I know you by that address" in said


def test_an_example_is_never_written_over_a_file_that_is_there(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "review.toml"
    file.write_text("ours", encoding="utf-8")

    code, told = run("new", "--write-example", str(file))

    assert (code, file.read_text(encoding="utf-8")) == (2, "ours")
    assert "is there already" in told


def test_the_example_file_sets_up_a_review_once_and_its_list_is_seen_again(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "review.toml"
    run("new", "--write-example", str(file))

    first, told = run("new", "--from", str(file))
    again, refused = run("new", "--from", str(file))
    review = told.split("Its id is ")[1].split(".")[0]
    _, listed = run("readiness", review)

    assert (first, again) == (0, 2)
    assert "There is already a review of Riverbank Integrated Care System" in refused
    assert [line for line in told.splitlines() if "Position statement" in line] == [
        line for line in listed.splitlines() if "Position statement" in line
    ]
    assert "Tue 23 Feb 2027" in listed


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("client =", "is not written as TOML"),
        ('dates = "soon"', "says “dates”, which I do not know"),
        ('people = "cora@example.org"', "“people” is to be a list of lines in quotation marks"),
        ('client = "Riverbank"\nfirst_day = 2027-03-09', "Name a challenge manager"),
        ('client = "Riverbank"\nmethod = "inspection"', "There is no method called “inspection”"),
    ],
)
def test_a_file_that_is_not_right_gets_a_sentence_and_sets_nothing_up(
    run: Run, tmp_path: Path, wrong: str, sentence: str
) -> None:
    file = tmp_path / "review.toml"
    file.write_text(wrong, encoding="utf-8")

    code, said = run("new", "--from", str(file))

    assert (code, sentence in " ".join(said.split())) == (2, True)
