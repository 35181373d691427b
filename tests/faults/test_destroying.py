"""At whatever step of destruction the bot is killed, it completes the next time, and once (R66)."""

import json
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import pytest

from tests.databases import copied

STEPS: Final = (
    "unsubscribing", "clearing", "overwriting", "deleting", "sweeping", "destroying the key", "asking",
    "forgetting", "destroying the last key",
)  # fmt: skip
BOTH: Final = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))
Told = dict[str, dict[str, Any]]


@pytest.fixture(scope="module", params=BOTH)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Let a destruction die at each step, in a database of each kind, and tell what became of each."""
    folder = tmp_path_factory.mktemp("destroying")
    if request.param == "sqlite":
        return die_at_each(folder, [f"sqlite:///{folder / step / 'review.db'}" for step in STEPS])
    server, template = (request.getfixturevalue(f"postgres_{what}") for what in ("server", "template"))
    with ExitStack() as stack:
        return die_at_each(folder, [stack.enter_context(copied(server, template)) for _ in STEPS])


def die_at_each(folder: Path, addresses: list[str]) -> Told:
    """Let a destruction die at each step, each in a database of its own."""
    where = [f"{step}={address}" for step, address in zip(STEPS, addresses, strict=True)]
    words = [sys.executable, "-m", "tests.faults.destroying", str(folder), *where]
    found: Told = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
    return found


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_a_step_it_completes_the_next_time_and_once(told: Told, step: str) -> None:
    assert told[step] == {
        "killed": -9,
        "went on": 0,
        "complete": True,
        "certificate": "The hash is right, and the database agrees.",
        "keys": 1,
        "outstanding": 5,
        "people": 0,
        "deeds": [1, 1, 1],
        "card": "deleted",
        "asked": [1, 1, 1, 1, 1],
    }
