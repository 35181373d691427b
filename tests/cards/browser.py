"""What the tests with a real browser need: Chromium, Node and the packages of `tests/client/`."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

CLIENT: Final = Path(__file__).parents[1] / "client"
LAB: Final = Path(__file__).parents[3] / "shared" / "tools" / "card_lab"
PATIENCE: Final = 600.0


@dataclass(frozen=True)
class Browser:
    """Where Node and Chromium are on this machine."""

    node: str
    chromium: str


def find_browser() -> Browser:
    """Return Node and Chromium; skip the test, or fail it in CI, where something is missing."""
    node = shutil.which("node")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if node is None:
        absent("Node is not installed.")
    if chromium is None:
        absent("Chromium is not installed.")
    if not (CLIENT / "node_modules" / "adaptivecards").is_dir():
        absent("The packages of tests/client are not installed: run npm ci there.")
    return Browser(node=str(node), chromium=str(chromium))


def absent(reason: str) -> None:
    """Skip the test with a plain reason, or fail it in CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def started(browser: Browser, *command: str | Path, cwd: Path) -> subprocess.Popen[str]:
    """Start a script of Node."""
    return subprocess.Popen(
        [browser.node, *command],
        cwd=cwd,
        env={**os.environ, "CHROMIUM": browser.chromium},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
