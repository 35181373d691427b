"""Teams meetings that exist only in the rehearsal: the `Meetings` port in memory, the same each time."""

from bot.domain.frozen import Frozen
from bot.domain.ids import SessionId, made_from
from bot.ports import MeetingMade, MeetingWanted, Refused


class MeetingKept(Frozen):
    """A meeting in the rehearsal's calendar, and what was said to those invited if it was cancelled."""

    wanted: MeetingWanted
    made: MeetingMade
    cancelled_with: str | None = None


class StandInMeetings:
    """Keeps meetings as Teams would; links look like real ones and lead nowhere."""

    def __init__(self) -> None:
        self._kept: dict[str, MeetingKept] = {}

    @property
    def made(self) -> dict[SessionId, MeetingKept]:
        """The newest meeting of each session, cancelled or not."""
        return {kept.wanted.session: kept for kept in self._kept.values()}

    @property
    def standing(self) -> tuple[MeetingKept, ...]:
        """The meetings that are in the calendar now, in the order in which they were made."""
        return tuple(kept for kept in self._kept.values() if kept.cancelled_with is None)

    async def open(self, wanted: MeetingWanted) -> MeetingMade:
        """Make the meeting, or return the one that was made for this session and generation before."""
        key = made_from("meeting", wanted.review, wanted.session, str(wanted.generation))
        if key not in self._kept:
            made = MeetingMade(event=key, join_url=f"https://teams.example/meet/{int(key, 16) % 10**13:013d}")
            self._kept[key] = MeetingKept(wanted=wanted, made=made)
        return self._kept[key].made

    async def move(self, event: str, wanted: MeetingWanted) -> MeetingMade:
        """Change times, subject and attendees of a meeting; its join link stays."""
        kept = self._kept.get(event)
        if kept is None or kept.cancelled_with is not None:
            raise Refused("The meeting is no longer in the organiser's calendar. Have it made anew.")
        self._kept[event] = kept.model_copy(update={"wanted": wanted})
        return kept.made

    async def cancel(self, event: str, *, organiser: str, comment: str) -> None:  # noqa: ARG002 - one calendar here
        """Cancel a meeting and tell those invited; one that is gone already counts as cancelled."""
        kept = self._kept.get(event)
        if kept is not None and kept.cancelled_with is None:
            self._kept[event] = kept.model_copy(update={"cancelled_with": comment})
