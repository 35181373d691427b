"""A session: one slot of the client's timetable (R16, R17, R24)."""

from enum import StrEnum
from typing import Final

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, SessionId


class SessionKind(StrEnum):
    """What happens in a session, in the method's words (R16)."""

    INDIVIDUAL = "individual"
    SMALL_GROUP = "small group"
    DISCUSSION_GROUP = "discussion group"
    FOCUS_GROUP = "focus group"
    ATTENDANCE = "attendance at a meeting"
    SCENE_SETTING = "scene setting"
    TEAM_SESSION = "team session"
    CATCH_UP = "catch-up"
    FINAL_FEEDBACK = "final feedback"
    VISIT = "visit"
    READING = "reading"
    BREAK = "break"
    ACTION_PLANNING = "action planning"
    CHECK_IN = "check-in"


class Mode(StrEnum):
    """How people meet (R24)."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    ON_SITE = "on site"


HEARD: Final = frozenset(
    {
        SessionKind.INDIVIDUAL,
        SessionKind.SMALL_GROUP,
        SessionKind.DISCUSSION_GROUP,
        SessionKind.FOCUS_GROUP,
        SessionKind.ATTENDANCE,
        SessionKind.SCENE_SETTING,
        SessionKind.VISIT,
        SessionKind.READING,
    }
)
"""Kinds in which a pair hears or reads something worth a post-it."""

MET: Final = frozenset(SessionKind) - {SessionKind.VISIT, SessionKind.READING, SessionKind.BREAK}
"""Kinds for which people gather, so that a remote one needs a Teams meeting."""


FOLLOWING: Final = frozenset({SessionKind.ACTION_PLANNING, SessionKind.CHECK_IN})
"""Kinds that lie after the review and are no part of its days (R63, R64)."""


class Pair(Frozen):
    """Who asks and who writes (R17); with one peer at hand, the same person does both."""

    lead: PersonId
    notes: PersonId

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Each of the pair once, the lead questioner first."""
        return (self.lead,) if self.lead == self.notes else (self.lead, self.notes)


class Guest(Frozen):
    """Somebody met who is invited at the address that the timetable gives; shown to nobody (R69)."""

    name: str
    email: str


class Session(Frozen):
    """One session of a review; `people` are those met, as roles or groups where the timetable allows (R69)."""

    id: SessionId
    review: ReviewId
    number: int
    title: str
    kind: SessionKind
    starts: AwareDatetime
    ends: AwareDatetime
    people: tuple[str, ...] = ()
    place: str = ""
    mode: Mode = Mode.REMOTE
    stream: str = ""
    pair: Pair | None = None
    cancelled: bool = False
    at: str = ""
    guests: tuple[Guest, ...] = ()

    @property
    def is_heard(self) -> bool:
        """Whether each of the pair is asked afterwards what they heard (R31)."""
        return self.kind in HEARD

    @property
    def needs_meeting(self) -> bool:
        """Whether a Teams meeting is made for it (R14)."""
        return self.kind in MET and self.mode is not Mode.ON_SITE and not self.cancelled

    @property
    def follows(self) -> bool:
        """Whether it lies after the review: it moves no deadline, and no peer is asked about it (R63, R64)."""
        return self.kind in FOLLOWING

    def clashes_with(self, other: "Session") -> bool:
        """Whether the two overlap in time."""
        return self.starts < other.ends and other.starts < self.ends


class Step(StrEnum):
    """What was begun with a meeting and is not known to have arrived."""

    NONE = ""
    OPENING = "opening"
    MOVING = "moving"
    CANCELLING = "cancelling"


class Meeting(Frozen):
    """The Teams meeting of a session; `generation` rises only when it is deliberately made anew.

    Its times are those in the calendar, as far as is known, and `asked` tells what else was asked for. A
    `step` is written down before the calendar is asked and taken off afterwards, so that whoever comes after
    a crash knows what may have happened; while it is being opened, it has no event and no link yet. Once
    `cleared` no word of ours stands in it.
    """

    session: SessionId
    review: ReviewId
    event: str
    join_url: str
    starts: AwareDatetime
    ends: AwareDatetime
    generation: int = 1
    cancelled: bool = False
    asked: str = ""
    step: Step = Step.NONE
    cleared: bool = False
