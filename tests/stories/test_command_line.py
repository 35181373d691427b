"""Whatever is wrong on the command line is said in one plain sentence, with exit code 2 and no traceback."""

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

HOUSE: Final = Path(__file__).parents[2]
CSV: Final = (
    "Date,Time,Session,Peers\n13/10/2026,09.00-09.45,Chief Executive,HB/OD\n"
    "13/10/2026,10.00-11.30,Carers focus group,OD/HB\n13/10/2026,13.00-13.45,Peer team session,ALL\n"
)


def critical_friend(*words: str, at: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would, in a folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=at,
        env={
            "PYTHONPATH": str(HOUSE),
            "PATH": "/usr/bin:/bin",
            "HOME": str(at),
            "COLUMNS": "200",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def said(result: subprocess.CompletedProcess[str]) -> str:
    return " ".join(result.stderr.split())


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
    tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    result = critical_friend("rehearse", name, "--out", "out", at=tmp_path)

    assert result.returncode == 2
    assert sentence in said(result)
    assert "Traceback" not in said(result)
    assert len(said(result)) < 300


def test_an_unknown_method_is_refused_with_those_there_are(tmp_path: Path) -> None:
    result = critical_friend("rehearse", "--method", "inspection", at=tmp_path)

    assert result.returncode == 2
    assert "There is no method called “inspection”." in said(result)
    assert "place-review" in said(result)


@pytest.mark.parametrize("words", [("rehearse", "--out"), ("cards", "--out")])
def test_a_folder_that_cannot_be_written_to_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "a-file").write_text("in the way")

    result = critical_friend(*words, "a-file/inside", at=tmp_path)

    assert result.returncode == 2
    assert said(result) == "I cannot write to a-file/inside: Not a directory."


@pytest.mark.parametrize("words", [("serve", "--local"), ("rehearse", "--serve")])
def test_a_port_in_use_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        result = critical_friend(*words, "--port", port, at=tmp_path)

    assert result.returncode == 2
    assert f"Port {port} on 127.0.0.1 is in use or not allowed. Choose another with --port." in said(result)
    assert "Traceback" not in said(result)


def test_serve_refuses_to_start_without_an_app_id(tmp_path: Path) -> None:
    result = critical_friend("serve", at=tmp_path)

    assert result.returncode == 2
    assert "app id" in said(result)


def test_a_wrong_setting_is_named_without_its_value(tmp_path: Path) -> None:
    result = critical_friend("serve", "--local", at=tmp_path, CF_PORT="secret-words")

    assert result.returncode == 2
    assert "CF_PORT" in said(result)
    assert "secret-words" not in said(result)


def test_a_database_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("These are not the reviews you are looking for." * 50)

    result = critical_friend("serve", "--local", at=tmp_path, CF_DATABASE_URL="sqlite:///notes.db")

    assert result.returncode == 2
    assert "notes.db" in said(result)
    assert "Traceback" not in said(result)


def test_json_is_one_object_alone_on_standard_output(tmp_path: Path) -> None:
    (tmp_path / "timetable.csv").write_text(CSV)

    result = critical_friend("rehearse", "timetable.csv", "--json", at=tmp_path)

    told = json.loads(result.stdout)
    assert result.returncode == 0
    assert {"sessions", "meetings", "messages", "observations", "findings", "summaries", "destroyed"} <= set(
        told
    )
    assert told["destroyed"]["complete"] is True


def test_help_names_every_command(tmp_path: Path) -> None:
    result = critical_friend("--help", at=tmp_path)

    assert result.returncode == 0
    assert all(word in result.stdout for word in ("rehearse", "serve", "cards"))
