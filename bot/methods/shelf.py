"""The shelf that the methods stand on: each file is one kind of review on offer (R80-R83)."""

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


def names() -> tuple[str, ...]:
    """Return the names of the methods on the shelf: the remote place review first, then by the alphabet."""
    found = (file.name.removesuffix(_SUFFIX) for file in _shelf().iterdir() if file.name.endswith(_SUFFIX))
    return tuple(sorted(found, key=lambda name: (name != OFFERED_FIRST, name)))


@cache  # they come with the bot and stay as they are while it runs
def method(name: str) -> Method:
    """Return the method of that name; raises `NotFound` with the names that there are."""
    if name not in names():
        raise NotFound(f"There is no method called “{name}”. Choose one of these: {', '.join(names())}.")
    return _read(_shelf() / f"{name}{_SUFFIX}")


def method_from(path: Path) -> Method:
    """Return the method in a file of one's own; raises `ReviewError` saying what is wrong with it."""
    return _read(path)


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
    if not ids:
        raise ReviewError(f"The method file {file_name} has no themes. Give it at least one.")
    if twice:
        raise ReviewError(f"The method file {file_name} has two themes with the id {', '.join(twice)}.")
    for theme in found.themes:
        if len(theme.short) > SHORT_LIMIT:
            raise ReviewError(
                f"The short name of the theme {theme.id} in {file_name} is too long for a button: "
                f"keep it to {SHORT_LIMIT} characters."
            )
