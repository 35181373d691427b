"""A valid meeting to ask for; a test says only what matters."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.ids import ReviewId, SessionId
from bot.ports.meetings import Attendee, MeetingWanted

NINE = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
PEER = Attendee(name="A peer", email="peer@trust.example")
LEADER = Attendee(name="A leader", email="leader@council.example")


def wanted(session: str = "s1", *, starts: datetime = NINE, minutes: int = 60, **changed: Any) -> MeetingWanted:
    """Return a meeting as it should be."""
    plain: dict[str, Any] = {
        "review": ReviewId("r1"),
        "organiser": "reviews@host.example",
        "subject": "Scene setting",
        "zone": "Europe/London",
        "attendees": (PEER, LEADER),
    }
    ends = starts + timedelta(minutes=minutes)
    return MeetingWanted(session=SessionId(session), starts=starts, ends=ends, **(plain | changed))
