"""The facts about what is kept, read from the one file that holds them (R66-R72)."""

import tomllib
from functools import cache
from importlib.resources import files

from bot.domain.frozen import Frozen


class Kept(Frozen):
    """One kind of thing in the database: in which tables, of whom, why, until when, and who sees it."""

    name: str
    tables: tuple[str, ...]
    holds: str
    of: str
    why: str
    until: str
    seen_by: str
    personal: bool
    special: str = ""


class Goes(Frozen):
    """One place outside the database to which personal data goes, with the `ports` that lead there."""

    name: str
    ports: tuple[str, ...]
    what: str
    where: str
    ends: str


class Control(Frozen):
    """What the product does for a principle, and the tests and settings that hold it to that."""

    does: str
    held_by: tuple[str, ...]


class Principle(Frozen):
    """One of the eight principles of the method's briefing, and where UK GDPR has it today (R70)."""

    name: str
    articles: str
    means: str
    controls: tuple[Control, ...]


class Right(Frozen):
    """What somebody can ask for, and how."""

    name: str
    how: str


class Risk(Frozen):
    """What could go wrong for people, what is done about it, and what is left of it."""

    name: str
    likely: str
    harm: str
    measures: str
    left: str


class Facts(Frozen):
    """All that is told about privacy, whoever asks."""

    about: tuple[str, ...]
    kept: tuple[Kept, ...]
    goes: tuple[Goes, ...]
    principles: tuple[Principle, ...]
    rights: tuple[Right, ...]
    risks: tuple[Risk, ...]


@cache  # the file comes with the bot and stays as it is while it runs
def facts() -> Facts:
    """Return the facts."""
    words = files("bot.privacy").joinpath("facts.toml").read_text(encoding="utf-8")
    return Facts.model_validate(tomllib.loads(words))
