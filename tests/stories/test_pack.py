"""The app package is written by one command, from the settings alone."""

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

import pytest

from tests.house.test_manifest import APP

HOUSE: Final = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("address", "code", "told", "written"),
    [
        (
            "https://reviews.example.org",
            0,
            "app.zip",
            ["manifest.json", "color.png", "outline.png", "cy-gb.json"],
        ),
        ("", 2, "CF_PUBLIC_URL is not an address that Teams can show", []),
    ],
)
def test_the_package_is_written_from_the_settings_or_the_wrong_one_is_named(
    tmp_path: Path, address: str, code: int, told: str, written: list[str]
) -> None:
    ours = {"CF_APP_ID": APP, "CF_PUBLIC_URL": address, "PYTHONPATH": str(HOUSE), "HOME": str(tmp_path)}

    ended = subprocess.run(
        [sys.executable, "-m", "bot", "pack", "--out", "app.zip", "--by", "Saltmarsh Council"],
        cwd=tmp_path, env=ours, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    package = tmp_path / "app.zip"
    there = zipfile.ZipFile(package).namelist() if package.exists() else []
    assert (ended.returncode, told in ended.stdout + ended.stderr, there) == (code, True, written)
