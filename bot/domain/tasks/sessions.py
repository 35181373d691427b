"""Errands around sessions: day sheet, briefing, capture, board, digest (R25, R31, R40, R43)."""

from datetime import date
from typing import Literal

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, SessionId, ThemeId


class SendDaySheet(Frozen):
    """Send one peer the sessions of the day (R14, R17)."""

    purpose: Literal["day sheet"] = "day sheet"
    person: PersonId
    day: date


class Brief(Frozen):
    """Brief one of the pair before a session (R25); on another day they are briefed anew."""

    purpose: Literal["briefing"] = "briefing"
    session: SessionId
    person: PersonId
    day: date


class TellOfSwap(Frozen):
    """Tell the other of the pair that they changed at a moment who leads and who takes notes (R17)."""

    purpose: Literal["roles changed"] = "roles changed"
    session: SessionId
    person: PersonId
    at: AwareDatetime


class AskWhatWasHeard(Frozen):
    """Ask one of the pair what they heard, when a session ends (R31); held on another day, ask again."""

    purpose: Literal["capture"] = "capture"
    session: SessionId
    person: PersonId
    day: date


class Nudge(Frozen):
    """Remind a peer, once a day at the most, of what is still unanswered."""

    purpose: Literal["nudge"] = "nudge"
    person: PersonId
    day: date


class RedrawBoard(Frozen):
    """Redraw a theme's card in the channel; `flurry` is the half minute in which changes are gathered (R40)."""

    purpose: Literal["board"] = "board"
    theme: ThemeId
    flurry: int


class PostDigest(Frozen):
    """Post what is new before a team session (R43); held on another day, it has another there."""

    purpose: Literal["digest"] = "digest"
    session: SessionId
    day: date | None = None


class RedrawDigest(Frozen):
    """Bring the digest up to date as its team session begins: the same message, in its place (R43)."""

    purpose: Literal["digest brought up to date"] = "digest brought up to date"
    session: SessionId
    day: date | None = None


class AskToTriangulate(Frozen):
    """Ask the lead peer to bring observations together at a team session (R41); on another day, ask anew."""

    purpose: Literal["triangulate"] = "triangulate"
    session: SessionId
    person: PersonId
    day: date | None = None
