"""The shelf that the methods stand on: each file is one kind of review on offer (R80-R86)."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from bot.domain.errors import NotFound, ReviewError
from bot.domain.method import Method

SHORT_LIMIT: Final = 24
"""Characters of a theme's short name that fit on a button at 320 px."""

OFFERED_FIRST: Final = "place-review"
"""The review that this bot is made for (R80)."""

_SUFFIX: Final = ".toml"
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


_OWN: Final[dict[str, Method]] = {}
"""Methods of one's own that were put on the shelf since this process began, by name."""


def names() -> tuple[str, ...]:
    """Return the names of the methods on the shelf: the remote place review first, then by the alphabet."""
    found = {file.name.removesuffix(_SUFFIX) for file in _shelf().iterdir() if file.name.endswith(_SUFFIX)}
    return tuple(sorted(found | _OWN.keys(), key=lambda name: (name != OFFERED_FIRST, name)))


def method(name: str) -> Method:
    """Return the method of that name; raises `NotFound` with the names that there are."""
    if name in _OWN:
        return _OWN[name]
    if name not in names():
        raise NotFound(f"There is no method called “{name}”. Choose one of these: {', '.join(names())}.")
    return _read_once(name)


def chosen(words: str) -> Method:
    """Return a method by its name, or put the file of that path on the shelf and return what it holds."""
    return put(Path(words)) if words.endswith(_SUFFIX) else method(words)


def put(path: Path) -> Method:
    """Put a method of one's own on the shelf; one of a name that is there already takes its place."""
    found = method_from(path)
    _OWN[found.name] = found
    return found


def put_all(folder: Path) -> None:
    """Put every method file of a folder on the shelf; raises `ReviewError` saying what is wrong with one."""
    if not folder.is_dir():
        raise NotFound(f"There is no folder {folder} with methods of your own.")
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        put(path)


def method_from(path: Path) -> Method:
    """Return the method in a file of one's own; raises `ReviewError` saying what is wrong with it."""
    return _read(path)


@cache  # they come with the bot and stay as they are while it runs
def _read_once(name: str) -> Method:
    return _read(_shelf() / f"{name}{_SUFFIX}")


def _shelf() -> Traversable:
    return files("bot.methods")


def _read(file: Traversable) -> Method:
    try:
        found = Method.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except OSError as wrong:
        raise NotFound(f"The method file {file.name} cannot be opened.") from wrong
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise ReviewError(f"The method file {file.name} is not written as TOML: {wrong}.") from wrong
    except ValidationError as wrong:
        raise ReviewError(f"The method file {file.name} is not complete: {_faults(wrong)}.") from wrong
    _check_themes(found, file.name)
    _check_numbers(found, file.name)
    _check_seats(found, file.name)
    return found


def _faults(wrong: ValidationError) -> str:
    """Say where the file is wrong, without the values that stand there."""
    return "; ".join(
        f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg'].lower()}"
        for fault in wrong.errors(include_url=False, include_input=False)
    )


def _check_themes(found: Method, file_name: str) -> None:
    ids = [theme.id for theme in found.themes]
    twice = sorted({theme for theme in ids if ids.count(theme) > 1})
    if found.captures and not ids:
        raise ReviewError(
            f"The method file {file_name} has no themes. Give it at least one, or write “captures = false” "
            "where nothing that is said may be written down."
        )
    if ids and not found.captures:
        raise ReviewError(
            f"The method file {file_name} says “captures = false” and has themes. Take the themes out: there "
            "is nothing to write on them."
        )
    if twice:
        raise ReviewError(f"The method file {file_name} has two themes with the id {', '.join(twice)}.")
    for theme in found.themes:
        if len(theme.short) > SHORT_LIMIT:
            raise ReviewError(
                f"The short name of the theme {theme.id} in {file_name} is too long for a button: "
                f"keep it to {SHORT_LIMIT} characters."
            )


def _check_seats(found: Method, file_name: str) -> None:
    """Refuse a seat that is in no team: nobody would ever be proposed for it."""
    astray = [seat.title for seat in found.seats if seat.title not in found.team]
    if astray:
        raise ReviewError(f"The seat “{astray[0]}” in {file_name} is in no team. Write it alike in both.")


def _check_numbers(found: Method, file_name: str) -> None:
    """Refuse spans that end before they begin, and a name that no command could hold."""
    spans = {"days": found.days} | {f"minutes of {norm.kind}": norm.minutes for norm in found.norms}
    spans |= {f"people of {norm.kind}": norm.people for norm in found.norms if norm.people}
    for what, (fewest, most) in spans.items():
        if not 0 < fewest <= most:
            raise ReviewError(
                f"The {what} in {file_name} are [{fewest:g}, {most:g}]. Write the fewest first, then the most."
            )
    kinds = [norm.kind for norm in found.norms]
    if twice := sorted({kind for kind in kinds if kinds.count(kind) > 1}):
        raise ReviewError(f"The method file {file_name} has two norms for {', '.join(twice)}.")
    if not _NAME.fullmatch(found.name):
        raise ReviewError(f"The name in {file_name} is to be in small letters, with hyphens between the words.")
