"""What people do in Outlook to meetings of ours: looked for again and again, announced in between (R15)."""

from datetime import datetime, timedelta
from typing import Final

from msgraph.generated.models.subscription import Subscription
from msgraph.generated.users.item.calendar_view.calendar_view_request_builder import CalendarViewRequestBuilder
from msgraph.generated.users.item.calendar_view.delta.delta_request_builder import DeltaRequestBuilder
from msgraph.generated.users.item.events.item.event_item_request_builder import EventItemRequestBuilder

from bot.clock import now
from bot.graph.answers import Event, Listed, Page, Promise
from bot.graph.line import Line, asking
from bot.graph.notifications import CHANGES, LIFECYCLE
from bot.graph.standing import Lapsed
from bot.ports.failing import Gone, Refused, Unavailable
from bot.ports.meetings import Entry, Seen, Subscribed

_IN_UTC: Final = 'outlook.timezone="UTC"'
_A_PAGE: Final = "odata.maxpagesize=50"
_MOST_PAGES: Final = 200
_SIDE_BY_SIDE: Final = 100
"""Entries at the same time; with more than that, one that is not among them is not taken to be gone."""

_LONGEST: Final = timedelta(minutes=4230 - 5)
"""How long Microsoft announces changes in a calendar at most, less what two clocks may differ."""

_SUBSCRIPTIONS: Final = "subscriptions"

_Window = DeltaRequestBuilder.DeltaRequestBuilderGetQueryParameters
_View = CalendarViewRequestBuilder.CalendarViewRequestBuilderGetQueryParameters
_Reading = EventItemRequestBuilder.EventItemRequestBuilderGetQueryParameters


class Changes:
    """Follows the organiser's calendar; `told_at` is our own public address, empty where there is none."""

    def __init__(self, line: Line, *, told_at: str) -> None:
        self._line = line
        self._told_at = told_at.rstrip("/")

    async def look(self, organiser: str, *, since: datetime, until: datetime, link: str) -> Seen:
        """Return what changed since the link was given, or all that stands in between."""
        if link:
            try:
                return await self._follow(organiser, self._delta(organiser).with_url(link))
            except Lapsed:
                pass
        query = _Window(start_date_time=since.isoformat(), end_date_time=until.isoformat())
        return await self._follow(organiser, self._delta(organiser), query=query)

    async def entry(self, organiser: str, event: str) -> Entry:
        """Return one entry as it is now."""
        builder = self._line.mailbox(organiser).events.by_event_id(event)
        query = _Reading(select=["id", "start", "end", "isCancelled"])
        request = builder.to_get_request_information(asking(_IN_UTC, query=query))
        try:
            entry = (await self._line.ask(request, Event, mailbox=organiser, key=event)).entry
        except Gone:
            return Entry(event=event)
        # An entry that was dragged to another folder, such as Deleted Items, can still be read by its id.
        return entry if entry.is_gone or await self._is_in_calendar(organiser, entry) else Entry(event=event)

    async def subscribe(self, organiser: str, *, secret: str, until: datetime) -> Subscribed:
        """Ask to be told of changes; Microsoft first makes sure that it can reach us."""
        if not self._told_at:
            raise Refused("The bot has no public address at which it could be told. Set CF_PUBLIC_URL.")
        wanted = Subscription(
            change_type="created,updated,deleted",
            notification_url=f"{self._told_at}{CHANGES}",
            lifecycle_notification_url=f"{self._told_at}{LIFECYCLE}",
            resource=f"users/{organiser}/events",
            expiration_date_time=_not_too_long(until),
            client_state=secret,
        )
        try:
            request = self._line.subscriptions.to_post_request_information(wanted, asking())
            promise = await self._line.ask(request, Promise, mailbox=organiser, key=_SUBSCRIPTIONS)
        except Refused:
            raise Refused(
                "Microsoft does not announce changes in the organiser's calendar. "
                "Check that CF_PUBLIC_URL can be reached from outside and that the bot may read it."
            ) from None
        return Subscribed(id=promise.id, until=promise.until)

    async def renew(self, subscribed: str, *, until: datetime) -> Subscribed:
        """Ask to be told for longer."""
        longer = Subscription(expiration_date_time=_not_too_long(until))
        try:
            known = self._line.subscriptions.by_subscription_id(subscribed)
            request = known.to_patch_request_information(longer, asking())
            promise = await self._line.ask(request, Promise, mailbox=_SUBSCRIPTIONS, key=subscribed)
        except Gone:
            raise Refused("Microsoft no longer announces changes in the organiser's calendar.") from None
        return Subscribed(id=promise.id, until=promise.until)

    async def unsubscribe(self, subscribed: str) -> None:
        """Ask not to be told any more; raises `Gone` where the promise is not known."""
        known = self._line.subscriptions.by_subscription_id(subscribed)
        request = known.to_delete_request_information(asking())
        await self._line.tell(request, mailbox=_SUBSCRIPTIONS, key=subscribed)

    def _delta(self, organiser: str) -> DeltaRequestBuilder:
        return self._line.mailbox(organiser).calendar_view.delta

    async def _follow(self, organiser: str, builder: DeltaRequestBuilder, *, query: object = None) -> Seen:
        """Go from page to page; of an entry that is on several, the last word counts."""
        entries: dict[str, Entry] = {}
        for _ in range(_MOST_PAGES):
            request = builder.to_get_request_information(asking(_IN_UTC, _A_PAGE, query=query))
            page = await self._line.ask(request, Page, mailbox=organiser, key=organiser)
            entries |= {event.id: event.entry for event in page.value}
            if page.later:
                return Seen(entries=tuple(entries.values()), link=page.later)
            if not page.more:
                break
            builder, query = builder.with_url(page.more), None
        raise Unavailable("Microsoft's answer about the calendar has no end.")

    async def _is_in_calendar(self, organiser: str, entry: Entry) -> bool:
        if entry.starts is None or entry.ends is None:
            return False
        ends = max(entry.ends, entry.starts + timedelta(minutes=1))
        query = _View(
            start_date_time=entry.starts.isoformat(),
            end_date_time=ends.isoformat(),
            select=["id"],
            top=_SIDE_BY_SIDE,
        )
        view = self._line.mailbox(organiser).calendar_view
        request = view.to_get_request_information(asking(_IN_UTC, query=query))
        listed = await self._line.ask(request, Listed, mailbox=organiser, key=entry.event)
        return bool(listed.more) or any(named.id == entry.event for named in listed.value)


def _not_too_long(until: datetime) -> datetime:
    return min(until, now() + _LONGEST)
