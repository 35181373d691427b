"""Serving Teams begins without what only a later moment needs."""

import subprocess
import sys
from pathlib import Path
from typing import Final

from aiohttp.test_utils import unused_port

HERE: Final = Path(__file__).parents[2]
LATER: Final = frozenset({"alembic", "docx", "icalendar", "jinja2", "msgraph", "openpyxl", "pptx"})


def loaded_until_ready(database: str) -> set[str]:
    """Start the bot as a host does, and return the packages that it had loaded when it said that it serves."""
    command = [sys.executable, "-X", "importtime", "-m", "bot", "serve", "--local", f"--port={unused_port()}"]
    environment = {"CF_DATABASE_URL": database}
    serving = subprocess.Popen(command, cwd=HERE, env=environment, stderr=subprocess.PIPE, text=True)
    assert serving.stderr is not None
    packages = set()
    with serving, serving.stderr as lines:
        for line in lines:
            packages.add(line.rpartition("|")[2].strip().partition(".")[0])
            if "Serving Teams" in line:
                break
        serving.terminate()
    return packages


def test_a_second_start_loads_nothing_that_only_a_later_moment_needs(sqlite_database: str) -> None:
    packages = loaded_until_ready(sqlite_database)

    assert (packages & LATER, "aiohttp" in packages) == (set(), True)
