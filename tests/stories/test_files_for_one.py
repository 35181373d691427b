"""What is kept of a person is written to a file that only whoever asked for it reads."""

import stat
import sys
from pathlib import Path

import pytest

from bot.commands.shared import write_for_one
from bot.domain.errors import ReviewError


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file mode.")
def test_a_file_about_a_person_is_for_its_owner_alone(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("before")
    for name in ("new.json", "old.json"):
        write_for_one(tmp_path / name, b"{}")

    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new.json", "old.json")]

    assert modes == [0o600, 0o600]


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="I cannot write"):
        write_for_one(tmp_path, b"{}")

    (tmp_path / "still.open").touch()
