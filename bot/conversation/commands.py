"""What a command is: the words that are typed, what they do, and where and by whom they may be used."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from bot.domain.review import Review, Stage
from bot.domain.team import PEERS, TEAM_ROLES, Role

Scope = Literal["personal", "team", "groupChat"]
"""Where Teams offers a command: in somebody's own chat, in a channel, or in a chat of several people."""

_SCOPES: Final[dict[str, Scope]] = {"personal": "personal", "channel": "team", "group": "groupChat"}

ANYBODY: Final = frozenset(Role)
EVERY_STAGE: Final = frozenset(Stage)
UNDER_WAY: Final = frozenset({Stage.PREPARING, Stage.UNDER_WAY})
BEFORE_SIGN_OFF: Final = frozenset({Stage.PREPARING, Stage.UNDER_WAY, Stage.REPORTING})
OWN_CHAT: Final[tuple[Scope, ...]] = ("personal",)
TEAM: Final = TEAM_ROLES
MANAGER: Final = frozenset({Role.CHALLENGE_MANAGER})
PAIRS: Final = PEERS
READERS: Final = PEERS | {Role.SYSTEM_LEAD}
BRINGERS: Final = frozenset({Role.CHALLENGE_MANAGER, Role.LEAD_PEER, Role.SYSTEM_LEAD})


@dataclass(frozen=True)
class Command:
    """One command; `words` show how it is typed, in capitals what is filled in, and `what` says what it does.

    Somebody who is in no review is offered only what is `for_strangers`. What follows the name must match what
    it `takes`: “who decides is unclear” is not the command `who` but a note, and must not be lost. Teams' menu
    has room for ten in each place, so that what a card leads to as well is not `in_menu`. Where nothing is
    captured only what is `of_meetings` is offered and answered (R86).
    """

    words: str
    what: str
    scopes: tuple[Scope, ...] = ("personal", "team")
    roles: frozenset[Role] = TEAM
    stages: frozenset[Stage] = BEFORE_SIGN_OFF
    for_strangers: bool = False
    takes: str = r"[?.!]*"
    in_menu: bool = True
    of_meetings: bool = False

    @property
    def name(self) -> str:
        """The command alone, without what is filled in."""
        return re.split(r" (?=[A-Z])", self.words, maxsplit=1)[0]

    def rest_of(self, message: str) -> str | None:
        """Return what follows the command in a message, or None where the message is not this command."""
        spoken = r"[ -]?".join(map(re.escape, self.name.split()))
        match = re.fullmatch(rf"(?is){spoken}\b[\s:]*({self.takes})", message.strip())
        return match.group(1).strip() if match else None

    def is_offered(self, role: Role | None, review: Review | None, *, kind: str) -> bool:
        """Say whether somebody with a role in a review, or with none, can use it in a kind of place."""
        if _SCOPES.get(kind) not in self.scopes:
            return False
        if role is None or review is None:
            return self.for_strangers
        if not (review.captures or self.of_meetings):
            return False
        return role in self.roles and review.stage in self.stages
