"""Whatever is wrong on the command line is said in one plain sentence, with exit code 2 and no traceback."""

import asyncio
import errno
import io
import json
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from bot.__main__ import main
from tests.conversation.test_endings import two_notes_and_a_finding
from tests.room import open_room

HOUSE: Final = Path(__file__).parents[2]
CSV: Final = """\
Date,Time,Session,Peers
13/10/2026,09.00-09.45,Chief Executive,HB/OD
13/10/2026,13.00-13.45,Peer team session,ALL
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def critical_friend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """Run the command as a person would, in a folder of its own; logging is as it was afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*words: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["critical-friend", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Ended(int(ended.value.code or 0), said.out, " ".join(said.err.split()))

    yield run
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("missing.xlsx", None, "I cannot read missing.xlsx: No such file or directory."),
        ("empty.csv", b"", "'empty.csv' is empty."),
        ("broken.xlsx", b"PK\x03\x04 and then nothing", "broken.xlsx"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "photo.png"),
        ("no times.csv", b"Name,Town\nA,B\nC,D\n", "no times"),
    ],
)
def test_a_timetable_that_is_none_is_refused(
    critical_friend: Run, tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    result = critical_friend("rehearse", name, "--out", "out")

    assert result.code == 2
    assert sentence in result.err
    assert "Traceback" not in result.err
    assert len(result.err) < 300


def test_an_unknown_method_is_refused_with_those_there_are(critical_friend: Run) -> None:
    result = critical_friend("rehearse", "--method", "inspection")

    assert result.code == 2
    assert "There is no method called “inspection”." in result.err
    assert "place-review" in result.err


def test_the_seven_kinds_of_review_are_listed_with_their_days(critical_friend: Run) -> None:
    result = critical_friend("methods", "--json")

    assert [(one["name"], one["days"]) for one in json.loads(result.out)] == [
        ("place-review", [1, 5]),
        ("building-the-right-support", [3, 4]),
        ("care-and-health", [3, 3]),
        ("integration-workshop", [0.5, 0.5]),
        ("local-system", [3, 5]),
        ("peer-mentoring", [1, 24]),
        ("peer-to-peer-support", [5, 8]),
    ]


@pytest.mark.parametrize("words", [("rehearse", "--method", "own/own.toml"), ("serve", "--local")])
def test_a_method_of_ones_own_that_is_not_right_is_refused_with_what_to_change(
    critical_friend: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("CF_METHODS", "own")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "own.toml").write_text('name = "own"')

    result = critical_friend(*words)

    assert result.code == 2
    assert result.err.startswith("The method file own.toml is not complete: title: field required;")


@pytest.mark.parametrize("words", [("rehearse", "--out"), ("cards", "--out")])
def test_a_folder_that_cannot_be_written_to_is_refused(
    critical_friend: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "a-file").write_text("in the way")

    result = critical_friend(*words, "a-file/inside")

    assert result.code == 2
    assert result.err == "I cannot write to a-file/inside: Not a directory."


@pytest.mark.parametrize("words", [("serve", "--local"), ("rehearse", "--serve")])
def test_a_port_in_use_is_refused(critical_friend: Run, words: tuple[str, ...]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        result = critical_friend(*words, "--port", port)

    assert result.code == 2
    assert f"Port {port} on 127.0.0.1 is in use or not allowed. Choose another with --port." in result.err
    assert "Traceback" not in result.err


def test_serve_refuses_to_start_without_an_app_id(critical_friend: Run) -> None:
    result = critical_friend("serve")

    assert result.code == 2
    assert "app id" in result.err


def test_a_wrong_setting_is_named_without_its_value(
    critical_friend: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CF_PORT", "secret-words")

    result = critical_friend("serve", "--local")

    assert result.code == 2
    assert "CF_PORT" in result.err
    assert "secret-words" not in result.err


def test_a_database_that_is_none_is_refused(
    critical_friend: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CF_DATABASE_URL", "sqlite:///notes.db")
    (tmp_path / "notes.db").write_text("These are not the reviews you are looking for." * 50)

    result = critical_friend("serve", "--local")

    assert result.code == 2
    assert "notes.db" in result.err
    assert "Traceback" not in result.err


def test_json_is_one_object_alone_on_standard_output(tmp_path: Path) -> None:
    (tmp_path / "timetable.csv").write_text(CSV)

    result = subprocess.run(
        [sys.executable, "-m", "bot", "rehearse", "timetable.csv", "--json"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(HOUSE), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    told = json.loads(result.stdout)
    assert result.returncode == 0
    assert {"sessions", "meetings", "messages", "observations", "findings", "summaries", "destroyed"} <= set(
        told
    )
    assert told["destroyed"]["complete"] is True


def test_help_names_every_command(critical_friend: Run) -> None:
    result = critical_friend("--help")

    assert result.code == 0
    assert all(word in result.out for word in ("rehearse", "serve", "cards"))


async def _a_review_with_a_finding(url: str) -> None:
    async with open_room(url) as room:
        await two_notes_and_a_finding(room)


def test_the_documents_of_a_review_are_written(
    critical_friend: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CF_DATABASE_URL", f"sqlite:///{tmp_path / 'reviews.db'}")
    asyncio.run(_a_review_with_a_finding(f"sqlite:///{tmp_path / 'reviews.db'}"))

    result = critical_friend("export", "review-1", "--out", "documents")

    assert result.code == 0
    assert {p.suffix for p in (tmp_path / "documents").iterdir()} == {".pptx", ".docx"}


def test_the_board_of_a_review_is_written_for_the_team_and_for_the_client(
    critical_friend: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CF_DATABASE_URL", f"sqlite:///{tmp_path / 'reviews.db'}")
    asyncio.run(_a_review_with_a_finding(f"sqlite:///{tmp_path / 'reviews.db'}"))

    result = critical_friend("board", "review-1", "--out", "tables")

    assert result.code == 0
    assert sorted(p.name for p in (tmp_path / "tables").iterdir()) == [
        "board-for-the-team.xlsx",
        "findings-for-the-client.csv",
        "findings-for-the-client.xlsx",
        "findings-for-the-team.csv",
        "observations-for-the-team.csv",
    ]


def test_an_unknown_review_has_no_documents(
    critical_friend: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CF_DATABASE_URL", f"sqlite:///{tmp_path / 'reviews.db'}")

    asyncio.run(_a_review_with_a_finding(f"sqlite:///{tmp_path / 'reviews.db'}"))

    result = critical_friend("export", "nothing", "--out", "documents")

    assert (result.code, result.err) == (2, "There is no such review here.")
    assert (tmp_path / "documents").exists() is False


@pytest.mark.parametrize(
    "words",
    [
        ("export", "any", "--out", "out"),
        ("board", "any", "--out", "out"),
        ("certificate", "any"),
        ("deliveries", "any"),
        ("person", "any", "a@invented.example", "--delete"),
        ("readiness", "any"),
        ("pool",),
        ("certificate", "--verify", __file__),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_whoever_looks_in_the_wrong_folder_is_told_so_and_no_database_is_made_there(
    critical_friend: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    result = critical_friend(*words)

    told = "for there is no database critical-friend.db. Go to the folder in which the bot is served"
    assert (result.code, told in result.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


class FullDisk(io.StringIO):
    """Output that goes to a file on a disk that is full."""

    def write(self, text: str, /) -> int:
        """Fail, whatever is written; raises `OSError`."""
        del text
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_disk_that_is_full_is_told_in_a_sentence(
    critical_friend: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", FullDisk())

    result = critical_friend("methods", "--json")

    assert (result.code, result.err) == (2, "That went wrong: No space left on device.")
