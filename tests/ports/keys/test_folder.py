"""Keys in a folder: nobody else may read them, and whatever a kill leaves behind is seen to."""

import asyncio
import stat
from pathlib import Path

import pytest

from bot.domain.ids import ReviewId
from bot.keys.folder import FolderKeyRing
from bot.ports.failing import Refused

REVIEW = ReviewId("the-client-of-october")


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


async def test_only_its_owner_reads_a_key_and_the_name_of_its_file_names_nothing(folder: Path) -> None:
    await FolderKeyRing(folder).make(REVIEW)

    (file,) = files_in(folder)

    assert (mode_of(folder), mode_of(file)) == (0o700, 0o600)
    assert ("october" in file.name, file.suffix) == (False, ".key")


async def test_of_many_who_make_a_key_at_once_all_hold_the_same(folder: Path) -> None:
    rings = [FolderKeyRing(folder) for _ in range(8)]

    await asyncio.gather(*(ring.make(REVIEW) for ring in rings))

    assert len({await ring.key_of(REVIEW) for ring in rings}) == 1
    assert len(files_in(folder)) == 1


async def test_what_a_kill_in_the_middle_left_is_destroyed_with_the_key(folder: Path) -> None:
    ring = FolderKeyRing(folder)
    await ring.make(REVIEW)
    (file,) = files_in(folder)
    beside = file.with_name(f"{file.name}.left-by-a-kill")
    beside.hardlink_to(file)

    await ring.destroy(REVIEW)

    assert files_in(folder) == []


@pytest.mark.parametrize("left", [b"", bytes(32), b"half a key"])
async def test_a_key_whose_destruction_was_cut_short_is_no_key_and_is_not_made_anew(
    folder: Path, left: bytes
) -> None:
    ring = FolderKeyRing(folder)
    await ring.make(REVIEW)
    (file,) = files_in(folder)
    file.write_bytes(left)

    await ring.make(REVIEW)

    assert await ring.exists(REVIEW) is False
    await ring.destroy(REVIEW)
    assert files_in(folder) == []


async def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("A letter.")

    with pytest.raises(Refused, match="cannot be used"):
        await FolderKeyRing(tmp_path / "file" / "keys").make(REVIEW)
