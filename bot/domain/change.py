"""What a new version of the timetable changes, session by session (R15)."""

from enum import StrEnum

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, SessionId


class ChangeKind(StrEnum):
    """One way in which a session changes; a change may be of several kinds at once."""

    NEW = "new"
    MOVED = "moved"
    SHORTENED = "shortened"
    LENGTHENED = "lengthened"
    SWAPPED = "swapped people"
    RENAMED = "renamed"
    PLACE = "another place"
    CANCELLED = "cancelled"


class Change(Frozen):
    """What becomes of one session; `was_` is empty where it is new.

    `affected` are those of the review whose day it changes: each hears of it once.
    """

    session: SessionId
    kinds: tuple[ChangeKind, ...]
    title: str
    was_titled: str = ""
    starts: AwareDatetime
    ends: AwareDatetime
    was_starting: AwareDatetime | None = None
    was_ending: AwareDatetime | None = None
    pair: tuple[PersonId, ...] = ()
    was_pair: tuple[PersonId, ...] = ()
    affected: tuple[PersonId, ...] = ()


class Version(Frozen):
    """One accepted version of a review's timetable, numbered from 1, with what it changed."""

    review: ReviewId
    number: int
    source: str
    at: AwareDatetime
    by: PersonId
    changes: tuple[Change, ...] = ()
