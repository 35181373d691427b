"""What we read of Graph's answers where the SDK is not asked to; what is not named here is not looked at."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator
from tzlocal.windows_tz import win_tz

from bot.graph.standing import Standing
from bot.ports.meetings import Entry


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class Named(_Answer):
    """Anything that has an id."""

    id: str = Field(min_length=1)


class Listed(_Answer):
    """Things that were looked for; `more` leads to the rest of them."""

    value: tuple[Named, ...]
    more: str = Field(default="", alias="@odata.nextLink")


class _Online(_Answer):
    link: str | None = Field(default=None, alias="joinUrl")


class Made(Named):
    """An entry with what Teams made for it."""

    online: _Online | None = Field(default=None, alias="onlineMeeting")

    @property
    def standing(self) -> Standing:
        """The entry as it stands, perhaps without a link yet."""
        return Standing(event=self.id, join_url=(self.online.link if self.online else None) or "")


class Found(_Answer):
    """Entries that were looked for."""

    value: tuple[Made, ...]


class Promise(Named):
    """A subscription."""

    until: AwareDatetime = Field(alias="expirationDateTime")


class WallTime(_Answer):
    """A time without an offset, and the zone in which it is meant: `UTC` where we asked for it."""

    time: datetime = Field(alias="dateTime")
    zone: str = Field(alias="timeZone")

    @field_validator("zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        name = win_tz.get(zone, zone)
        try:
            return ZoneInfo(name).key
        except (KeyError, OSError) as unknown:  # a name that is no file is either of these
            raise ValueError("This zone is not known.") from unknown

    @property
    def moment(self) -> datetime:
        """The same moment in UTC."""
        return self.time.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


class Event(Named):
    """An entry of a calendar."""

    start: WallTime | None = None
    end: WallTime | None = None
    cancelled: bool = Field(default=False, alias="isCancelled")
    removed: object = Field(default=None, alias="@removed")

    @property
    def entry(self) -> Entry:
        """The entry as the core knows it."""
        if self.removed or self.cancelled or self.start is None or self.end is None:
            return Entry(event=self.id)
        return Entry(event=self.id, starts=self.start.moment, ends=self.end.moment)


class Page(_Answer):
    """A page of changes: `more` leads to the next one, `later` to what changes from now on."""

    value: tuple[Event, ...]
    more: str = Field(default="", alias="@odata.nextLink")
    later: str = Field(default="", alias="@odata.deltaLink")
