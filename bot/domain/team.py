"""Who is in a review, and who may do what (R17, R71)."""

from enum import StrEnum
from typing import Final

from bot.domain.errors import NotAllowed
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId


class Role(StrEnum):
    """A person's part in one review; nobody has two in the same review."""

    PEER = "peer"
    LEAD_PEER = "lead peer"
    CHALLENGE_MANAGER = "challenge manager"
    SYSTEM_LEAD = "system lead"


class Deed(StrEnum):
    """Something that only some roles may do, in words that end the sentence 'You cannot …'."""

    SET_UP = "set up a review"
    TICK_READY = "say that something needed before day 1 is there"
    GO_WITHOUT = "decide what the review goes without"
    SAY_WHO_IS_IN = "say who is in the review"
    TAKE_IN_TIMETABLE = "accept a timetable"
    TAKE_AWAY_TIMETABLE = "take the timetable away as a file"
    RECORD = "record an observation"
    SEE_BOARD = "see the team's notes"
    SEE_SCRIPT = "see what the team says in its sessions"
    TRIANGULATE = "bring observations together"
    AGREE_FINDING = "agree a finding, or change one that is agreed"
    CHANGE_THRESHOLD = "change what makes a finding triangulated"
    CATCH_UP = "prepare or approve the catch-up"
    GIVE_FEEDBACK = "agree the final feedback"
    WRITE_REPORT = "write the report or pass it on"
    COMMENT = "comment on the report"
    SIGNPOST = "add a signpost to the report"
    PLAN_WHAT_FOLLOWS = "plan what follows the report"
    SIGN_OFF = "sign off the report"
    END = "end the review"
    REPLY = "reply to the evening's summary"
    ASK_CLIENT = "ask the client for more"
    LET_REQUEST_GO = "let a request go to the client"
    ANSWER_REQUEST = "answer a request of the team"
    BUILD_TEAM = "put the team together"
    SEE_CHARTER = "see the peers' charter"
    CONFIRM_CHARTER = "confirm the charter"
    TELL_OF_ONESELF = "write on the team sheet"
    CONFIRM_DESTRUCTION = "confirm that notes are destroyed"


TEAM_ROLES: Final = frozenset({Role.PEER, Role.LEAD_PEER, Role.CHALLENGE_MANAGER})
PEERS: Final = frozenset({Role.PEER, Role.LEAD_PEER})

_MAY: Final[dict[Deed, frozenset[Role]]] = {
    Deed.SET_UP: frozenset({Role.CHALLENGE_MANAGER}),
    Deed.TICK_READY: frozenset({Role.CHALLENGE_MANAGER, Role.LEAD_PEER, Role.SYSTEM_LEAD}),
    Deed.GO_WITHOUT: frozenset({Role.CHALLENGE_MANAGER}),
    Deed.SAY_WHO_IS_IN: frozenset({Role.CHALLENGE_MANAGER}),
    Deed.TAKE_IN_TIMETABLE: frozenset({Role.CHALLENGE_MANAGER}),
    Deed.TAKE_AWAY_TIMETABLE: TEAM_ROLES,
    Deed.RECORD: TEAM_ROLES,
    Deed.SEE_BOARD: TEAM_ROLES,
    Deed.SEE_SCRIPT: TEAM_ROLES,
    Deed.TRIANGULATE: TEAM_ROLES,
    Deed.AGREE_FINDING: frozenset({Role.LEAD_PEER, Role.CHALLENGE_MANAGER}),
    Deed.CHANGE_THRESHOLD: frozenset({Role.CHALLENGE_MANAGER}),
    Deed.CATCH_UP: frozenset({Role.CHALLENGE_MANAGER}),
    Deed.GIVE_FEEDBACK: frozenset({Role.CHALLENGE_MANAGER}),
    Deed.WRITE_REPORT: frozenset({Role.CHALLENGE_MANAGER}),
    Deed.COMMENT: PEERS | {Role.SYSTEM_LEAD},
    Deed.SIGNPOST: TEAM_ROLES,
    Deed.PLAN_WHAT_FOLLOWS: frozenset({Role.CHALLENGE_MANAGER}),
    Deed.SIGN_OFF: frozenset({Role.CHALLENGE_MANAGER}),
    Deed.END: frozenset({Role.CHALLENGE_MANAGER}),
    Deed.REPLY: frozenset({Role.SYSTEM_LEAD}),
    Deed.ASK_CLIENT: TEAM_ROLES,
    Deed.LET_REQUEST_GO: frozenset({Role.CHALLENGE_MANAGER}),
    Deed.ANSWER_REQUEST: frozenset({Role.SYSTEM_LEAD}),
    Deed.BUILD_TEAM: frozenset({Role.CHALLENGE_MANAGER}),
    Deed.SEE_CHARTER: TEAM_ROLES,
    Deed.CONFIRM_CHARTER: PEERS,
    Deed.TELL_OF_ONESELF: TEAM_ROLES,
    Deed.CONFIRM_DESTRUCTION: frozenset(Role),
}

_ARTICLES: Final = {Role.PEER: "a", Role.SYSTEM_LEAD: "a"}
"""Of these there are several in a review."""


class Person(Frozen):
    """Somebody with a part in one review; initials are how the team's notes name them (R33).

    One who `has_left` was taken out of the team's channel: they see and do nothing, and are sent nothing. What
    of charter, ground rules and induction they `confirmed` stands here too (R76).
    """

    id: PersonId
    review: ReviewId
    name: str
    initials: str
    role: Role
    email: str = ""
    organisation: str = ""
    has_left: bool = False
    confirmed: tuple[str, ...] = ()

    @property
    def is_peer(self) -> bool:
        """Whether this person goes into sessions in pairs."""
        return self.role in PEERS

    @property
    def in_team(self) -> bool:
        """Whether this person may see the team's notes (R71)."""
        return self.role in TEAM_ROLES


def may(role: Role, deed: Deed) -> bool:
    """Say whether a role allows a deed."""
    return role in _MAY[deed]


def require(person: Person, deed: Deed) -> None:
    """Raise `NotAllowed` unless the person's role allows the deed."""
    if not may(person.role, deed):
        *others, last = (f"{_ARTICLES.get(role, 'the')} {role}" for role in sorted(_MAY[deed]))
        who = f"{', '.join(others)} or {last}" if others else last
        raise NotAllowed(f"You cannot {deed} as a {person.role}. Ask {who}.")
