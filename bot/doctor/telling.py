"""The examination as it is told: a line for each check, or one JSON list."""

import json
import sys
from collections.abc import AsyncIterator

from rich.console import Console
from rich.text import Text

from bot.doctor.checked import Checked


async def tell(checks: AsyncIterator[Checked], *, as_json: bool) -> bool:
    """Print each check as it is done, and return whether all are well."""
    console = Console(quiet=as_json)
    done = []
    async for checked in checks:
        done.append(checked)
        mark, colour = ("✓", "green") if checked.ok else ("✗", "bold red")
        said = Text.assemble((f"{mark} {checked.check}", colour), f": {checked.sentence}")
        console.print(said, soft_wrap=True)
    if as_json:
        told = [checked.model_dump() for checked in done]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    return all(checked.ok for checked in done)
