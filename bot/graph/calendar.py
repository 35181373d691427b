"""The organiser's calendar, as msgraph-sdk reaches it: each request bounded in time, a few at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from typing import Any, Final

from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph.generated.models.event import Event
from msgraph.generated.users.item.events.events_request_builder import EventsRequestBuilder
from msgraph.generated.users.item.events.item.cancel.cancel_post_request_body import CancelPostRequestBody
from msgraph.generated.users.item.events.item.event_item_request_builder import EventItemRequestBuilder
from msgraph.graph_service_client import GraphServiceClient

from bot.graph.drafts import TAG, changes, key_of, new_event
from bot.graph.failures import FAILURES, failure_of
from bot.graph.standing import Standing
from bot.graph.wall import windows_zone
from bot.ports import MeetingWanted, Refused, Unavailable

AT_ONCE: Final = 4
"""Requests: Outlook refuses an app more than four at a time, whatever the mailbox."""

_SAME_ID: Final = 'IdType="ImmutableId"'
"""Asks for ids that stay as they are when somebody moves the entry to another folder."""

_FIELDS: Final = ["id", "onlineMeeting"]

_Listing = EventsRequestBuilder.EventsRequestBuilderGetQueryParameters
_Reading = EventItemRequestBuilder.EventItemRequestBuilderGetQueryParameters


class Calendar:
    """The calendars that the bot may write to; `closing` closes what the client stands on."""

    def __init__(self, client: GraphServiceClient, *, deadline: timedelta, closing: AsyncExitStack) -> None:
        self._client = client
        self._deadline = deadline
        self._closing = closing
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def find(self, wanted: MeetingWanted) -> Standing | None:
        """Return the entry that was made for this session and generation, or None."""
        tagged = f"ep/id eq '{TAG}' and ep/value eq '{key_of(wanted)}'"
        query = _Listing(filter=f"singleValueExtendedProperties/Any(ep: {tagged})", select=_FIELDS, top=1)
        async with self._turn():
            page = await self._events(wanted.organiser).get(_asking(_in_zone(wanted), query=query))
        return _standing(page.value[0]) if page and page.value else None

    async def create(self, wanted: MeetingWanted) -> Standing:
        """Make the entry and invite people; the same request again makes no second one."""
        draft, asking = new_event(wanted), _asking(_in_zone(wanted))
        async with self._turn():
            return _standing(await self._events(wanted.organiser).post(draft, asking))

    async def read(self, event: str, wanted: MeetingWanted) -> Standing:
        """Return the entry as it is now."""
        query = _Reading(select=_FIELDS)
        async with self._turn():
            entry = self._events(wanted.organiser).by_event_id(event)
            return _standing(await entry.get(_asking(_in_zone(wanted), query=query)))

    async def change(self, event: str, wanted: MeetingWanted) -> Standing:
        """Change what may change of the entry and tell those whom it touches."""
        draft, asking = changes(wanted), _asking(_in_zone(wanted))
        async with self._turn():
            entry = self._events(wanted.organiser).by_event_id(event)
            return _standing(await entry.patch(draft, asking))

    async def cancel(self, event: str, *, organiser: str, comment: str) -> None:
        """Cancel the entry with a word to those invited; raises `Gone` where there is none."""
        async with self._turn():
            entry = self._events(organiser).by_event_id(event)
            await entry.cancel.post(CancelPostRequestBody(comment=comment), _asking())

    async def close(self) -> None:
        """Close the connections and forget the token."""
        await self._closing.aclose()

    def _events(self, organiser: str) -> EventsRequestBuilder:
        if not organiser:
            raise Refused("This review has no organiser. Say in whose calendar its meetings are to be made.")
        return self._client.users.by_user_id(organiser).events

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """Wait for one of the few turns, then bound it in time and name its failure as the core does."""
        async with self._turns:
            try:
                async with asyncio.timeout(self._deadline.total_seconds()):
                    yield
            except FAILURES as wrong:
                raise failure_of(wrong) from None  # what Microsoft answered may hold names


def _asking(*preferences: str, query: object = None) -> RequestConfiguration[Any]:
    asking: RequestConfiguration[Any] = RequestConfiguration(query_parameters=query)
    for preference in (_SAME_ID, *preferences):
        asking.headers.add("Prefer", preference)
    return asking


def _in_zone(wanted: MeetingWanted) -> str:
    return f'outlook.timezone="{windows_zone(wanted.zone)}"'


def _standing(event: Event | None) -> Standing:
    if event is None or event.id is None:
        raise Unavailable("Microsoft's answer holds no meeting.")
    link = event.online_meeting.join_url if event.online_meeting else None
    return Standing(event=event.id, join_url=link or "")
