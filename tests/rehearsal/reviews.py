"""Reviews to rehearse: the sample that ships, a short one, and files as clients lay them out."""

import os
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest

from bot.rehearsal.outcome import Outcome
from bot.rehearsal.review import Rehearsal
from bot.rehearsal.scene import Script
from bot.staging import open_stage

SHARED: Final = Path(__file__).parents[3] / "shared" / "data" / "dev" / "timetables"

_SHORT: Final = """\
Date,Start,Finish,Session,People,Peers
13/10/2026,09:00,09:45,Interview,"Rosalind Achterberg, Chief Executive",JT/RM
13/10/2026,10:00,11:00,Focus group,Front-line staff,BC/SO
13/10/2026,11:30,12:15,Peer team session,,
13/10/2026,16:30,17:00,Catch-up with the client,,
14/10/2026,09:00,10:00,Discussion group,Providers,JT/BC
14/10/2026,09:00,10:00,Small group,Carers,RM/SO
14/10/2026,11:00,12:00,Peer team session,,
14/10/2026,15:00,16:00,Final feedback,,
"""


def sample(*, seed: int = 1) -> Script:
    """Return the review that ships with the product."""
    content = files("bot.rehearsal").joinpath("sample_timetable.xlsx").read_bytes()
    return Script(file="sample_timetable.xlsx", content=content, method="place-review", seed=seed)


def short(*, seed: int = 1) -> Script:
    """Return a review of two days and eight sessions."""
    return Script(file="short.csv", content=_SHORT.encode(), method="place-review", seed=seed)


def tiny(*, seed: int = 1) -> Script:
    """Return a review of one morning."""
    content = "\n".join(line for line in _SHORT.splitlines()[:4])
    return Script(file="tiny.csv", content=content.encode(), method="place-review", seed=seed)


def from_shared(name: str) -> Script:
    """Return a client's file; skip the test, or fail it in CI, where the neighbouring folder is absent."""
    path = SHARED / name
    if not path.is_file():
        reason = f"{name} is not in the folder beside this one."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return Script(file=name, content=path.read_bytes(), method="place-review", seed=1)


async def rehearse(script: Script) -> Outcome:
    """Play a script to its end."""
    async with open_stage() as stage:
        return await Rehearsal(script, stage).run(lambda _moment, _done: None)
