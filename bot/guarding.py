"""Guards notes written elsewhere: a line of JSON each, judged as any text that leaves the team (R65)."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.domain.attribution import AN_AID, Guard, Judgement, Level
from bot.domain.errors import ReviewError
from bot.usecases.guard_words import held_by_one

_LARGEST: Final = 50_000_000
_COLOURS: Final = {Level.OK: "green", Level.WARN: "yellow", Level.BLOCK: "red"}


class Note(BaseModel):
    """One text to be judged; whatever else its line holds is passed over."""

    model_config = ConfigDict(frozen=True)

    id: str | int
    text: str


class Named(BaseModel):
    """Somebody of the review, as its timetable names them."""

    model_config = ConfigDict(frozen=True)

    name: Annotated[str, Field(min_length=1)]
    role: str = ""


_ROSTER: Final = TypeAdapter(tuple[Named, ...])


def read_notes(path: Path) -> tuple[Note, ...]:
    """Return the notes of a file; raises `ReviewError` with a sentence that names the bad line."""
    notes: list[Note] = []
    for number, line in enumerate(_read(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            notes.append(Note.model_validate_json(line))
        except ValidationError:
            raise ReviewError(
                f'Line {number} of {path} is not a note. Each line is like {{"id": "1", "text": "…"}}.'
            ) from None
    if not notes:
        raise ReviewError(f"There are no notes in {path}.")
    return tuple(notes)


def read_roster(path: Path) -> tuple[Named, ...]:
    """Return the people of a roster file; raises `ReviewError` with a sentence."""
    try:
        return _ROSTER.validate_json(_read(path))
    except ValidationError:
        raise ReviewError(
            f'{path} is not a roster. It is one list like [{{"name": "Jo Patel", "role": "Chair"}}].'
        ) from None


def guard_file(path: Path, *, roster: Path | None, as_json: bool) -> None:
    """Print what the guard finds in a file of notes; raises `ReviewError` with a sentence."""
    people = read_roster(roster) if roster else ()
    judged = tuple(guard_notes(read_notes(path), people=people))
    if not as_json:
        tell(judged, console=Console())
        return
    for note, one in judged:
        sys.stdout.buffer.write(f"{in_json(note, one)}\n".encode())  # UTF-8 whatever the locale
    sys.stdout.buffer.flush()


def guard_notes(notes: Sequence[Note], *, people: Sequence[Named]) -> Iterator[tuple[Note, Judgement]]:
    """Yield each note with what the guard of a review with these people and posts finds in it."""
    posts = held_by_one(f"{person.name}, {person.role}" for person in people)
    guard = Guard([person.name for person in people], posts=posts)
    for note in notes:
        yield note, guard.judge(note.text)


def in_json(note: Note, judged: Judgement) -> str:
    """Return one line of JSON: where each concern stands in code points, what it is, and why."""
    spans = [
        {"start": c.start, "end": c.end, "type": c.kind.value, "reason": c.reason} for c in judged.concerns
    ]
    return json.dumps({"id": note.id, "level": judged.level.value, "spans": spans}, ensure_ascii=False)


def tell(judged: Sequence[tuple[Note, Judgement]], *, console: Console) -> None:
    """Print what was found, with a rewording for each, and say that it is an aid."""
    table = Table("note", "level", "words", "why", "instead")
    for note, one in judged:
        level = f"[{_COLOURS[one.level]}]{one.level.value}[/]"
        if not one.concerns:
            table.add_row(escape(str(note.id)), level, "", "", "")
        for concern in one.concerns:
            cells = (str(note.id), concern.words, concern.reason, concern.rewording)
            name, words, reason, instead = (escape(cell) for cell in cells)
            table.add_row(name, f"[{_COLOURS[concern.level]}]{concern.level.value}[/]", words, reason, instead)
    console.print(table)
    console.print(AN_AID)


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise ReviewError(f"{path} is too large: a file of notes is up to {_LARGEST // 1_000_000} MB.")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReviewError(f"I cannot read {path}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ReviewError(f"{path} is not text in UTF-8.") from None
