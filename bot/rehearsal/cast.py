"""The cast of a rehearsal: an invented team whose initials are those that the timetable names (R17)."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from random import Random
from typing import Final

from bot.conversation.events import Caller
from bot.domain.reach import Account, Place
from bot.domain.session import HEARD
from bot.domain.team import Role
from bot.domain.timetable import Draft

CHANNEL: Final = Place(kind="channel", id="channel:team")
"""Where the team meets in a rehearsal."""

_INITIALS: Final = re.compile(r"^[A-Z]{2,4}$")
_NAME: Final = re.compile(r"^[A-Z][\w'’-]+ [A-Z][\w'’-]+$")
_NOBODY: Final = frozenset("ALL AM PM TBA TBC TEAM NA NHS ICB BST GMT CEO".split())
_LETTERS: Final = "ABCDEFGHIJKLMNOPRSTVW"
"""Letters with which many names begin."""

_WITHOUT_NAMES: Final = 6
"""Peers in a team of which the timetable names nobody (R74: six or seven)."""


@dataclass(frozen=True)
class Member:
    """One invented person, with a seat in the rehearsal."""

    name: str
    initials: str
    role: Role
    email: str

    @property
    def seat(self) -> str:
        """The short word for this person's place, as it stands in an address."""
        return self.initials.lower()

    @property
    def place(self) -> Place:
        """This person's chat with the bot."""
        return Place(kind="personal", id=f"seat:{self.seat}")

    @property
    def caller(self) -> Caller:
        """How the conversation knows this person when they write in their own chat."""
        account = Account(tenant="rehearsal", object_id=self.seat)
        return Caller(account=account, name=self.name, place=self.place, email=self.email)


@dataclass(frozen=True)
class Cast:
    """Everybody who plays in a rehearsal."""

    peers: tuple[Member, ...]
    manager: Member
    system_leads: tuple[Member, ...]

    @property
    def everybody(self) -> tuple[Member, ...]:
        """All of them, the challenge manager first; the first of the peers leads them."""
        return (self.manager, *self.peers, *self.system_leads)

    def member(self, place: Place) -> Member | None:
        """Return whose chat a place is, or None for the channel."""
        return next((m for m in self.everybody if m.place.id == place.id), None)


def cast_for(draft: Draft, *, seed: int) -> Cast:
    """Invent a team for a timetable; the same seed invents the same people."""
    naming = _Naming(Random(f"cast/{seed}"))  # noqa: S311 - nothing here is secret, and it must come out the same again
    heard = _peers_named(draft, heard=True)
    others = [w for w in _peers_named(draft, heard=False) if w not in heard]
    words = heard or [naming.free_initials() for _ in range(_WITHOUT_NAMES)]
    peers = tuple(
        naming.invent(word, Role.PEER if at else Role.LEAD_PEER, "peers.example")
        for at, word in enumerate(words)
    )
    manager = naming.invent(
        others[0] if heard and others else naming.free_initials(), Role.CHALLENGE_MANAGER, "peers.example"
    )
    leads = tuple(naming.invent(naming.free_initials(), Role.SYSTEM_LEAD, "client.example") for _ in range(2))
    return Cast(peers=peers, manager=manager, system_leads=leads)


def _peers_named(draft: Draft, *, heard: bool) -> list[str]:
    words = (w for s in draft.sessions if (s.kind in HEARD) is heard for w in s.peers)
    return list(dict.fromkeys(w for w in words if _is_somebody(w)))


def _is_somebody(word: str) -> bool:
    return bool(_NAME.match(word) or (_INITIALS.match(word) and word not in _NOBODY))


class _Naming:
    """Makes up names, and never the same initials or name twice."""

    def __init__(self, random: Random) -> None:
        self._random = random
        names = tomllib.loads(files("bot.rehearsal").joinpath("names.toml").read_text(encoding="utf-8"))
        self._given: dict[str, list[str]] = names["given"]
        self._family: dict[str, list[str]] = names["family"]
        self._used: set[str] = set()

    def free_initials(self) -> str:
        """Return two letters that nobody has yet."""
        while True:
            letters = self._random.choice(_LETTERS) + self._random.choice(_LETTERS)
            if letters not in self._used | _NOBODY:
                self._used.add(letters)
                return letters

    def invent(self, word: str, role: Role, domain: str) -> Member:
        """Return a person with these initials, or of this name where the timetable gives one."""
        name = word if _NAME.match(word) else self._name(word)
        initials = "".join(part[0] for part in name.split()) if _NAME.match(word) else word
        self._used.add(initials)
        return Member(name=name, initials=initials, role=role, email=f"{_mailbox(name.split())}@{domain}")

    def _name(self, initials: str) -> str:
        given, *middle, family = list(initials)
        return " ".join((self._fresh(self._given[given]), *middle, self._fresh(self._family[family])))

    def _fresh(self, names: list[str]) -> str:
        """Return a name that nobody has yet, as long as there is one."""
        name = self._random.choice([n for n in names if n not in self._used] or names)
        self._used.add(name)
        return name


def _mailbox(parts: Iterable[str]) -> str:
    return re.sub(r"[^a-z.]", "", ".".join(parts).lower())
