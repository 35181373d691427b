"""The entries of the organiser's calendar, as msgraph-sdk reaches them."""

from typing import Final

from msgraph.generated.models.event import Event
from msgraph.generated.users.item.events.events_request_builder import EventsRequestBuilder
from msgraph.generated.users.item.events.item.cancel.cancel_post_request_body import CancelPostRequestBody
from msgraph.generated.users.item.events.item.event_item_request_builder import EventItemRequestBuilder

from bot.graph.drafts import TAG, changes, key_of, new_event
from bot.graph.line import Line, asking
from bot.graph.standing import Standing
from bot.graph.wall import windows_zone
from bot.ports import MeetingWanted, Unavailable

_FIELDS: Final = ["id", "onlineMeeting"]

_Listing = EventsRequestBuilder.EventsRequestBuilderGetQueryParameters
_Reading = EventItemRequestBuilder.EventItemRequestBuilderGetQueryParameters


class Calendar:
    """The calendars that the bot may write to."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def find(self, wanted: MeetingWanted) -> Standing | None:
        """Return the entry that was made for this session and generation, or None."""
        tagged = f"ep/id eq '{TAG}' and ep/value eq '{key_of(wanted)}'"
        query = _Listing(filter=f"singleValueExtendedProperties/Any(ep: {tagged})", select=_FIELDS, top=1)
        how = asking(_in_zone(wanted), query=query)
        async with self._line.turn(wanted.organiser, key=key_of(wanted)):
            page = await self._events(wanted.organiser).get(how)
        return _standing(page.value[0]) if page and page.value else None

    async def create(self, wanted: MeetingWanted) -> Standing:
        """Make the entry and invite people; the same request again makes no second one."""
        draft, how = new_event(wanted), asking(_in_zone(wanted))
        sends = bool(wanted.attendees)
        async with self._line.turn(wanted.organiser, key=key_of(wanted), sends=sends):
            return _standing(await self._events(wanted.organiser).post(draft, how))

    async def read(self, event: str, wanted: MeetingWanted) -> Standing:
        """Return the entry as it is now."""
        how = asking(_in_zone(wanted), query=_Reading(select=_FIELDS))
        async with self._line.turn(wanted.organiser, key=event):
            return _standing(await self._events(wanted.organiser).by_event_id(event).get(how))

    async def change(self, event: str, wanted: MeetingWanted) -> Standing:
        """Change what may change of the entry and tell those whom it touches."""
        draft, how = changes(wanted), asking(_in_zone(wanted))
        # Also where nobody is left to invite: those taken out are told.
        async with self._line.turn(wanted.organiser, key=event, sends=True):
            return _standing(await self._events(wanted.organiser).by_event_id(event).patch(draft, how))

    async def cancel(self, event: str, *, organiser: str, comment: str) -> None:
        """Cancel the entry with a word to those invited; raises `Gone` where there is none."""
        async with self._line.turn(organiser, key=event, sends=True):
            entry = self._events(organiser).by_event_id(event)
            await entry.cancel.post(CancelPostRequestBody(comment=comment), asking())

    def _events(self, organiser: str) -> EventsRequestBuilder:
        return self._line.mailbox(organiser).events


def _in_zone(wanted: MeetingWanted) -> str:
    return f'outlook.timezone="{windows_zone(wanted.zone)}"'


def _standing(event: Event | None) -> Standing:
    if event is None or event.id is None:
        raise Unavailable("Microsoft's answer holds no meeting.")
    link = event.online_meeting.join_url if event.online_meeting else None
    return Standing(event=event.id, join_url=link or "")
