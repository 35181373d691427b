"""The entries of the organiser's calendar, as msgraph-sdk reaches them."""

from typing import Final

from msgraph.generated.users.item.events.events_request_builder import EventsRequestBuilder
from msgraph.generated.users.item.events.item.cancel.cancel_post_request_body import CancelPostRequestBody
from msgraph.generated.users.item.events.item.event_item_request_builder import EventItemRequestBuilder

from bot.graph.answers import Found, Made
from bot.graph.drafts import TAG, changes, key_of, new_event, without_words
from bot.graph.line import Line, asking
from bot.graph.standing import Standing
from bot.graph.wall import windows_zone
from bot.ports.meetings import MeetingWanted

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
        request = self._events(wanted.organiser).to_get_request_information(how)
        found = await self._line.ask(request, Found, mailbox=wanted.organiser, key=key_of(wanted))
        return found.value[0].standing if found.value else None

    async def create(self, wanted: MeetingWanted) -> Standing:
        """Make the entry and invite people; the same request again makes no second one."""
        how = asking(_in_zone(wanted))
        request = self._events(wanted.organiser).to_post_request_information(new_event(wanted), how)
        sends = bool(wanted.attendees)
        made = await self._line.ask(request, Made, mailbox=wanted.organiser, key=key_of(wanted), sends=sends)
        return made.standing

    async def read(self, event: str, wanted: MeetingWanted) -> Standing:
        """Return the entry as it is now."""
        how = asking(_in_zone(wanted), query=_Reading(select=_FIELDS))
        request = self._entry(event, wanted.organiser).to_get_request_information(how)
        return (await self._line.ask(request, Made, mailbox=wanted.organiser, key=event)).standing

    async def change(self, event: str, wanted: MeetingWanted) -> Standing:
        """Change what may change of the entry and tell those whom it touches."""
        how = asking(_in_zone(wanted))
        request = self._entry(event, wanted.organiser).to_patch_request_information(changes(wanted), how)
        # It sends also where nobody is left to invite: those taken out are told.
        changed = await self._line.ask(request, Made, mailbox=wanted.organiser, key=event, sends=True)
        return changed.standing

    async def cancel(self, event: str, *, organiser: str, comment: str) -> None:
        """Cancel the entry with a word to those invited; raises `Gone` where there is none."""
        farewell = CancelPostRequestBody(comment=comment)
        request = self._entry(event, organiser).cancel.to_post_request_information(farewell, asking())
        await self._line.tell(request, mailbox=organiser, key=event, sends=True)

    async def clear(self, event: str, *, organiser: str) -> None:
        """Take every word out of the entry; raises `Gone` where there is none."""
        request = self._entry(event, organiser).to_patch_request_information(without_words(), asking())
        # Whoever was invited may be sent the change, so it counts as an invitation does.
        await self._line.tell(request, mailbox=organiser, key=event, sends=True)

    def _events(self, organiser: str) -> EventsRequestBuilder:
        return self._line.mailbox(organiser).events

    def _entry(self, event: str, organiser: str) -> EventItemRequestBuilder:
        return self._events(organiser).by_event_id(event)


def _in_zone(wanted: MeetingWanted) -> str:
    return f'outlook.timezone="{windows_zone(wanted.zone)}"'
