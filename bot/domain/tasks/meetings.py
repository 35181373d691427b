"""Errands about Teams meetings and what a version of the timetable changes (R14, R15)."""

from typing import Literal

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, SessionId


class OpenMeeting(Frozen):
    """Make the Teams meeting of a session, as a version of the timetable asks (R14)."""

    purpose: Literal["open meeting"] = "open meeting"
    session: SessionId
    version: str


class MoveMeeting(Frozen):
    """Bring a meeting into step with a session that a version of the timetable changed (R15)."""

    purpose: Literal["move meeting"] = "move meeting"
    session: SessionId
    version: str


class CancelMeeting(Frozen):
    """Cancel the meeting of a session that a version of the timetable leaves out (R15)."""

    purpose: Literal["cancel meeting"] = "cancel meeting"
    session: SessionId
    version: str


class TellOfChanges(Frozen):
    """Tell one person what a version of the timetable changes for them (R15)."""

    purpose: Literal["timetable changes"] = "timetable changes"
    person: PersonId
    version: int


class AskAboutCalendar(Frozen):
    """Ask the challenge manager about a change that somebody made in Outlook (R15); `mark` names it."""

    purpose: Literal["calendar change"] = "calendar change"
    mark: str
