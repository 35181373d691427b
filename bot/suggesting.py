"""Suggests for each line of a file of notes which others may say the same, without a review (R41)."""

import json
from collections.abc import Sequence
from functools import partial
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from rich.console import Console

from bot.domain.errors import ReviewError
from bot.domain.grouping import MOST, FlipCharts, Noted, Suggestion
from bot.domain.observation import ObservationKind
from bot.ports.likeness import Likeness

_KINDS: Final = {"strength": ObservationKind.STRENGTH, "consideration": ObservationKind.AREA}
_WRONG: Final = {
    "id": "needs an id",
    "text": "needs a text",
    "kind": "needs a kind: strength or consideration",
    "theme": "has a theme that is not text",
    "session": "has a session that is not text",
    "source_group": "has a source_group that is not text",
}

Told = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Line(BaseModel):
    """One line of the file; whatever else stands in it is left alone."""

    model_config = ConfigDict(frozen=True, strict=True)

    id: Told
    text: Told
    kind: Literal["strength", "consideration"]
    theme: str | None = None
    session: str | None = None
    source_group: str | None = None


def read_notes(content: bytes) -> tuple[Noted, ...]:
    """Read one note a line; raises `ReviewError` with the first line that is none."""
    try:
        lines = content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise ReviewError("I can read the notes only as UTF-8 text, one JSON object a line.") from None
    notes = [_note(line, at) for at, line in enumerate(lines, start=1) if line.strip()]
    if not notes:
        raise ReviewError("There are no notes in the file. Write one JSON object a line.")
    seen: set[str] = set()
    for note in notes:
        if note.id in seen:
            raise ReviewError(f"Two notes have the id “{note.id[:50]}”. Give each its own.")
        seen.add(note.id)
    return tuple(notes)


def _note(line: str, at: int) -> Noted:
    try:
        read = _Line.model_validate_json(line)
    except ValidationError as wrong:
        where = wrong.errors()[0]["loc"]
        reason = _WRONG[str(where[0])] if where else "is not a JSON object"
        raise ReviewError(f"Line {at} {reason}.") from None
    return Noted(
        id=read.id,
        text=read.text,
        kind=_KINDS[read.kind],
        theme=" ".join((read.theme or "").casefold().split()),
        session=(read.session or "").strip(),
        source_group=(read.source_group or "").strip(),
    )


async def suggestions(
    notes: Sequence[Noted], *, likeness: Likeness, every: bool
) -> tuple[tuple[Suggestion, ...], ...]:
    """Return for each note what may say the same, best first: three, or every candidate."""
    found: dict[str, tuple[Suggestion, ...]] = {}
    for kind in ObservationKind:
        chart = [note for note in notes if note.kind is kind]
        pool, charts = await likeness.pool([note.text for note in chart]), FlipCharts(chart)
        for number, note in enumerate(chart):
            found[note.id] = charts.suggested(
                number,
                likened=pool.likened(number),
                shared=partial(pool.shared, number),
                most=None if every else MOST,
            )
    return tuple(found[note.id] for note in notes)


def in_json(note: Noted, found: Sequence[Suggestion]) -> str:
    """Return the suggestions for one note as one line of JSON."""
    told = [{"id": other.id, "score": other.likeness, "why": other.why} for other in found]
    return json.dumps({"id": note.id, "suggestions": told}, ensure_ascii=False)


def show(notes: Sequence[Noted], found: Sequence[Sequence[Suggestion]], console: Console) -> None:
    """Print each note with what may say the same, for people to read and decide."""
    texts = {note.id: note.text for note in notes}
    for note, others in zip(notes, found, strict=True):
        console.print(f"{note.id}  {note.text}", style="bold", markup=False)
        for other in others:
            console.print(f"    {other.id}  {texts[other.id]}", markup=False)
            console.print(f"        {other.why}", style="dim", markup=False)
        if not others:
            console.print("    Nothing here seems to say the same.", style="dim", markup=False)
