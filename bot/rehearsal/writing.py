"""The files that a rehearsal leaves in a folder."""

import json
from pathlib import Path

from bot.domain.errors import ReviewError
from bot.rehearsal.outcome import Outcome, as_json
from bot.rehearsal.storyboard import storyboard


def as_text(outcome: Outcome) -> str:
    """Return the outcome as JSON text; the same rehearsal gives the same bytes."""
    return json.dumps(as_json(outcome), ensure_ascii=False, indent=2) + "\n"


def write(outcome: Outcome, *, folder: Path) -> tuple[Path, ...]:
    """Write the storyboard, the outcome and the exported documents, and return where they are."""
    contents = {
        "storyboard.html": storyboard(outcome).encode(),
        "rehearsal.json": as_text(outcome).encode(),
        **{document.name: document.content for document in outcome.kept.documents},
    }
    try:
        for name, content in contents.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise ReviewError(f"I cannot write to {folder}: {error.strerror}.") from None
    return tuple(folder / name for name in contents)
