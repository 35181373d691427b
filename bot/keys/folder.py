"""Keys as files in a folder: each is there whole or not at all, and is overwritten before it goes (R66)."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from bot.domain.ids import ReviewId
from bot.ports.failing import Refused
from bot.ports.keys import LENGTH, NoKey


class FolderKeyRing:
    """Keeps each key in a file of its own, which only its owner reads; the name of a file names nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def make(self, review: ReviewId) -> None:
        """Make the key of a review; again changes nothing."""
        with _in_our_words(self.folder):
            await asyncio.to_thread(_make, self._file_of(review))

    async def key_of(self, review: ReviewId) -> bytes:
        """Return the key of a review; raises `NoKey`."""
        with _in_our_words(self.folder):
            key = await asyncio.to_thread(_read, self._file_of(review))
        if not key:
            raise NoKey
        return key

    async def destroy(self, review: ReviewId) -> None:
        """Overwrite the key of a review, then take its file out; again changes nothing."""
        with _in_our_words(self.folder):
            await asyncio.to_thread(_destroy, self._file_of(review))

    async def exists(self, review: ReviewId) -> bool:
        """Return whether there is a key of a review."""
        with _in_our_words(self.folder):
            return bool(await asyncio.to_thread(_read, self._file_of(review)))

    async def close(self) -> None:
        """Let go of nothing: no file is kept open."""

    def _file_of(self, review: ReviewId) -> Path:
        return self.folder / f"{sha256(review.encode()).hexdigest()[:LENGTH]}.key"


@contextmanager
def _in_our_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise Refused(f"The folder of keys {folder} cannot be used: {fault.strerror}.") from None


def _make(file: Path) -> None:
    """Write a key beside its place and put it there whole; of two who do so at once, one is first."""
    if file.exists():
        return
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{uuid4().hex}")
    _write(beside, os.urandom(LENGTH), os.O_CREAT | os.O_EXCL)
    try:
        os.link(beside, file)
    except FileExistsError:
        _overwrite(beside)
    finally:
        beside.unlink()
    _keep_names(file.parent)
    _keep_names(file.parent.parent)  # the folder itself may be new


def _read(file: Path) -> bytes:
    """Return a key; nothing where there is none, or one that is just being destroyed."""
    try:
        key = file.read_bytes()
    except FileNotFoundError:
        return b""
    return key if len(key) == LENGTH and any(key) else b""


def _destroy(file: Path) -> None:
    """Destroy a key, and what a kill in the middle of making it left beside it."""
    for each in (*file.parent.glob(f"{file.name}.*"), file):
        if each.exists():
            _overwrite(each)
            each.unlink()
    if file.parent.exists():
        _keep_names(file.parent)


def _overwrite(file: Path) -> None:
    """Put noughts in the place of a key, on the disk."""
    _write(file, bytes(LENGTH), 0)


def _write(file: Path, content: bytes, how: int) -> None:
    opened = os.open(file, os.O_WRONLY | how, mode=0o600)
    try:
        os.write(opened, content)
        os.fsync(opened)
    finally:
        os.close(opened)


def _keep_names(folder: Path) -> None:
    """Force to the disk which files are there; Windows keeps names by itself and opens no folder."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
