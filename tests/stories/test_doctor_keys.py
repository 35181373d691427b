"""What doctor says of the keys without which nobody reads the database."""

from pathlib import Path

import pytest

from bot.doctor.checked import Unwell
from bot.doctor.keys import keys_are_at_hand
from bot.domain.errors import ReviewError
from bot.settings import Settings


def settings(folder: Path, **others: str) -> Settings:
    return Settings(database_url=f"sqlite:///{folder / 'reviews.db'}", **others)  # type: ignore[arg-type]  # words


async def test_keys_beside_the_database_are_to_be_left_out_of_its_backups(tmp_path: Path) -> None:
    assert "leave them out of its backups" in await keys_are_at_hand(settings(tmp_path))


async def test_keys_in_a_folder_of_their_own_can_be_written(tmp_path: Path) -> None:
    assert (
        await keys_are_at_hand(settings(tmp_path, keys=f"{tmp_path}/keys/ours")) == "The keys can be written."
    )


async def test_a_folder_of_keys_into_which_others_may_look_is_told(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir(mode=0o755)

    with pytest.raises(Unwell, match="Others may look into the folder of keys"):
        await keys_are_at_hand(settings(tmp_path))


async def test_a_backup_beside_the_keys_is_told(tmp_path: Path) -> None:
    (tmp_path / "reviews.db.bak").touch()

    with pytest.raises(Unwell, match="looks like a backup, and lies beside the keys"):
        await keys_are_at_hand(settings(tmp_path))


async def test_with_postgresql_it_must_be_said_where_keys_are() -> None:
    with pytest.raises(ReviewError, match="CF_KEYS is needed with PostgreSQL"):
        await keys_are_at_hand(Settings(database_url="postgresql://name@host/reviews"))
