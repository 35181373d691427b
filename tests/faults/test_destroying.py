"""At whatever step of destruction the bot is killed, it completes the next time, and once (R66)."""

import json
import subprocess
import sys
from typing import Any, Final

import pytest

STEPS: Final = (
    "unsubscribing", "clearing", "overwriting", "deleting", "sweeping", "destroying the key", "asking",
    "forgetting",
)  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Let a destruction die at each step, and tell what became of each."""
    folder = tmp_path_factory.mktemp("destroying")
    words = [sys.executable, "-m", "tests.faults.destroying", str(folder), *STEPS]
    found: dict[str, dict[str, Any]] = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
    return found


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_a_step_it_completes_the_next_time_and_once(
    told: dict[str, dict[str, Any]], step: str
) -> None:
    assert told[step] == {
        "killed": -9,
        "others": [0],
        "complete": True,
        "outstanding": 5,
        "people": 0,
        "deeds": [1, 1, 1],
        "card": "deleted",
        "asked": [1, 1, 1, 1, 1],
    }
