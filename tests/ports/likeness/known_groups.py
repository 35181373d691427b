"""Notes whose true groups are known, and how often a mate is among the best three suggested.

`place_review` (144 notes, 41 groups) and `right_support` (64 notes, 22 groups) are invented. The list of words
was written with the first in view; the second was written after it, as notes that the list has not seen.
"""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.domain.grouping import Noted
from bot.ports.likeness import Likeness
from bot.suggesting import read_notes, suggestions

HERE: Final = Path(__file__).parent


@dataclass(frozen=True)
class Found:
    """For how many a mate was among the best three, of those that have one; and pairs across kinds."""

    hits: float
    across: int


def notes_in(name: str, *, themes: bool) -> tuple[tuple[Noted, ...], dict[str, str]]:
    """Return the notes of a file, with or without their themes, and the true group of each."""
    content = (HERE / f"{name}.jsonl").read_bytes()
    notes = read_notes(content)
    groups = {line["id"]: line["true_group"] for line in map(json.loads, content.splitlines())}
    return notes if themes else tuple(note.model_copy(update={"theme": ""}) for note in notes), groups


async def found_in(name: str, likeness: Likeness, *, themes: bool) -> Found:
    """Suggest for every note of a file, and count."""
    notes, groups = notes_in(name, themes=themes)
    told = await suggestions(notes, likeness=likeness, every=False)
    kinds = {note.id: note.kind for note in notes}
    many = Counter(groups.values())
    mated = [
        any(groups[other.id] == groups[note.id] for other in others)
        for note, others in zip(notes, told, strict=True)
        if many[groups[note.id]] > 1
    ]
    pairs = [(note.id, other.id) for note, others in zip(notes, told, strict=True) for other in others]
    return Found(sum(mated) / len(mated), sum(kinds[one] is not kinds[other] for one, other in pairs))
