"""Serving Teams begins without what only a later moment needs."""

import subprocess
import sys
from pathlib import Path
from typing import Final

from aiohttp.test_utils import unused_port

HERE: Final = Path(__file__).parents[2]
LATER: Final = frozenset(
    {
        "alembic", "charset_normalizer.api", "docx", "holidays", "icalendar", "jinja2", "msgraph",
        "onnxruntime", "openpyxl", "pptx", "pygments", "rich", "snowballstemmer", "yaml.loader",
    }
)  # fmt: skip


def loaded_until_ready(database: str) -> set[str]:
    """Start the bot as a host does, and return the modules that it had loaded when it said that it serves."""
    command = [sys.executable, "-X", "importtime", "-m", "bot", "serve", "--local", f"--port={unused_port()}"]
    environment = {"CF_DATABASE_URL": database}
    serving = subprocess.Popen(command, cwd=HERE, env=environment, stderr=subprocess.PIPE, text=True)
    assert serving.stderr is not None
    packages: set[str] = set()
    with serving, serving.stderr as lines:
        for line in lines:
            module = line.rpartition("|")[2].strip()
            packages |= {module, module.partition(".")[0]}
            if "Serving Teams" in line:
                break
        serving.terminate()
    return packages


def test_a_first_start_loads_nothing_that_only_a_later_moment_needs(sqlite_empty_database: str) -> None:
    packages = loaded_until_ready(sqlite_empty_database)

    assert (packages & LATER, "aiohttp" in packages) == (set(), True)
