"""A real Chromium, driven by a script of `tests/client/`."""

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from tests.stories.playground import CLIENT

_PATIENCE: Final = 120.0


def find_chromium() -> str:
    """Return the path of Chromium; skip the test, or fail it in CI, where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        reason = "Chromium is not installed."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@dataclass(frozen=True)
class Window:
    """A script that has opened its window and goes on by itself."""

    process: asyncio.subprocess.Process

    async def told(self) -> Any:
        """Wait until the script is done, and return what it tells at the end."""
        async with asyncio.timeout(_PATIENCE):
            out, trouble = await self.process.communicate()
        assert self.process.returncode == 0, trouble.decode()
        return json.loads(out)


@asynccontextmanager
async def a_window(
    chromium: str, address: str, pictures: Path, words: Mapping[str, str]
) -> AsyncIterator[Window]:
    """Open the playground's window and fill the capture card once it comes; pictures stay in the folder."""
    process = await asyncio.create_subprocess_exec(
        "node", CLIENT / "capture.mjs", chromium, address, pictures, json.dumps(words),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        opened = await asyncio.wait_for(process.stdout.readline(), _PATIENCE)
        assert opened == b"ready\n", "The window did not open."
        yield Window(process)
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
