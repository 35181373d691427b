"""What is said in a review stands nowhere in the clear, and after destruction nowhere at all (R66)."""

import asyncio
import logging
import os
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from bot.keys.folder import FolderKeyRing
from bot.store.sealing import Lock, name_of
from bot.store.work import SqlStore
from tests.builders import REVIEW
from tests.databases import absent
from tests.keys import keys_of
from tests.room import Room, furnished
from tests.stories.backups import back_up, restore
from tests.stories.planted import PREFIX, planted

BOTH = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))
ABOUT = {"review": REVIEW}
READINGS = 50
GONE = "The notes of this review are destroyed."


@pytest.fixture(params=BOTH)
def database(request: pytest.FixtureRequest) -> str:
    """Return the address of a new database of each kind."""
    return str(request.getfixturevalue(f"{request.param}_database"))


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, database: str) -> str:
    """Return the address of an empty database of the same kind."""
    kind = make_url(database).get_backend_name().removesuffix("ql")
    return str(request.getfixturevalue(f"{kind}_empty_database"))


@pytest.fixture
def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which whatever the bot leaves lying about is found."""
    for name in ("temporary", "exports"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.chdir(tmp_path / "exports")
    return tmp_path


def files_of(url: str, around: Path) -> list[Path]:
    """Return every file in which anything could be left: the whole of a server's, its log and WAL too."""
    address = make_url(url)
    if address.drivername.startswith("sqlite"):
        return [f for f in around.rglob("*") if f.is_file() and keys_of(url) not in f.parents]
    room = Path(str(address.query.get("host", "nowhere")))
    if not os.access(room / "data" / "PG_VERSION", os.R_OK):
        absent("The files of that PostgreSQL are not on this machine, or not to be read.")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
    whole = (*(room / "data").rglob("*"), room / "log", *around.rglob("*"))
    return [f for f in whole if f.is_file() and keys_of(url) not in f.parents]


def found_around(url: str, around: Path, keys: Iterable[bytes]) -> dict[str, int]:
    """Return what `found_in` finds in every file; once a server renames one, all are read again."""
    for _ in range(READINGS):
        try:
            return found_in(files_of(url, around), keys)
        except FileNotFoundError:
            continue
    raise AssertionError(f"In {READINGS} readings the server never kept its files as they were.")


def found_in(files: Iterable[Path], keys: Iterable[bytes]) -> dict[str, int]:
    """Return the files that hold a word that was planted, in capitals or not, or a key, and how often."""
    hits = {file.name: _in(file.read_bytes(), *keys) for file in files}
    return {name: count for name, count in hits.items() if count}


def _in(content: bytes, *keys: bytes) -> int:
    return content.lower().count(PREFIX.encode()) + sum(map(content.count, keys))


async def keys_in(url: str) -> list[bytes]:
    """Return the keys of the review, in each way in which they could stand somewhere."""
    keys = [await FolderKeyRing(keys_of(url)).key_of(name_of(REVIEW, lock)) for lock in (Lock.SAID, Lock.PART)]
    return [way for key in keys for way in (key, key.hex().encode(), b64encode(key))]


async def ended(room: Room) -> None:
    """Sign the report off, and let everybody confirm."""
    await room.press("cora", "sign_off.ask", ABOUT)
    await room.press("cora", "sign_off.confirm", ABOUT, reason="Invented.")
    await room.push(timedelta(minutes=1))
    for person in ("ana", "ben", "leo", "sol", "cora"):
        await room.press(person, "notes.destroyed", ABOUT | {"nothing": "yes"})
        await room.push(timedelta(minutes=1))


def asked_of(url: str, keys: Path) -> tuple[int, str]:
    """Ask a database on the terminal how ready the review is, and return how that ended and what was said."""
    ours = {"CF_DATABASE_URL": url, "CF_KEYS": str(keys), "COLUMNS": "300"}
    words = [sys.executable, "-m", "bot", "readiness", REVIEW]
    ended = subprocess.run(words, env=os.environ | ours, capture_output=True, text=True, check=False)
    return ended.returncode, f"{ended.stdout}{ended.stderr}".strip()


async def test_of_two_hundred_words_none_stands_anywhere_nor_in_an_old_backup(
    store: SqlStore, database: str, elsewhere: str, around: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    room = await furnished(store)
    said = await planted(room)
    keys = await keys_in(database)
    before = found_around(database, around, keys)
    beside = found_in(keys_of(database).glob("*.key"), keys)
    backup = await asyncio.to_thread(back_up, database, into=around / "old.backup")
    backed_up = found_in([backup], keys)

    await ended(room)
    url = await asyncio.to_thread(restore, backup, to=elsewhere)
    told = await asyncio.to_thread(asked_of, url, keys_of(database))

    after = found_around(database, around, keys)
    ring = FolderKeyRing(keys_of(database))
    assert (said >= 200, before, after) == (True, {}, {})
    assert (backed_up, told) == ({}, (2, GONE))
    assert sum(beside.values()) == 2
    assert PREFIX not in caplog.text.lower()
    assert [await ring.exists(name_of(REVIEW, lock)) for lock in (Lock.SAID, Lock.PART)] == [False, False]
    async with store.work() as work:
        assert await work.reviews.all() == ()
        certificate = await work.audit.certificate_of(REVIEW)
    assert certificate is not None
    assert certificate.complete
