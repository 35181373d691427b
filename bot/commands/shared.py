"""What several commands do: read a file, write one, print a line, serve until stopped."""

import asyncio
import contextlib
import sys
from collections.abc import Coroutine, Iterable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.errors import NotATimetable, ReviewError

if TYPE_CHECKING:
    from rich.console import Console

    from bot.ports.files import Document

_FOR_ONE = 0o600


def writable(folder: Path) -> Path:
    """Return a folder that can be written to, made if need be; raises `ReviewError` otherwise."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".critical-friend"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise ReviewError(f"I cannot write to {folder}: {error.strerror}.") from None
    return folder


def write(path: Path, content: bytes) -> None:
    """Write a file; raises `ReviewError` where that cannot be done."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ReviewError(f"I cannot write {path}: {error.strerror}.") from None


def write_for_one(path: Path, content: bytes) -> None:
    """Write what is kept of a person, in a file that only whoever asked reads; raises as `write` does."""
    with contextlib.suppress(OSError):  # where it cannot be made, writing says so
        path.touch(mode=_FOR_ONE)
        if path.is_file():
            path.chmod(_FOR_ONE)
    write(path, content)


def put(documents: "Iterable[Document]", *, folder: Path) -> None:
    """Write files to a folder and say where each is; a folder that is not there is made only then."""
    there = writable(folder)
    for document in documents:
        write(there / document.name, document.content)
        console().print(f"{there / document.name}", markup=False, highlight=False, soft_wrap=True)


def content_of(path: Path) -> bytes:
    """Return what a file holds; raises `ReviewError` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReviewError(f"I cannot read {path}: {error.strerror}.") from None


def timetable_of(path: Path | None, *, method: str = "") -> tuple[str, bytes]:
    """Return the name and content of a timetable; raises `NotATimetable`.

    Unless one is given it is an invented one: that of the method where there is one, else the sample.
    """
    if path is None:
        rehearsal = files("bot.rehearsal")
        own = rehearsal / "timetables" / f"{method}.csv"
        if own.is_file():
            return own.name, own.read_bytes()
        return "sample timetable.xlsx", (rehearsal / "sample_timetable.xlsx").read_bytes()
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        raise NotATimetable(f"I cannot read {path}: {error.strerror}.") from None


def until_stopped(serving: Coroutine[object, object, None]) -> None:
    """Serve until somebody presses Ctrl+C."""
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serving)


def say(sentence: str) -> None:
    """Print a sentence for whoever started something that goes on."""
    sys.stderr.write(f"{sentence} Press Ctrl+C to stop.\n")


def console(*, stderr: bool = False, highlight: bool = True, soft_wrap: bool = False) -> "Console":
    """Return where words for people are printed."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=highlight, soft_wrap=soft_wrap)
