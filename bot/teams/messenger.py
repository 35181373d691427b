"""The `Messenger` of Teams: cards out, through the connector of the place's own service."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from botbuilder.schema import Activity, ActivityTypes, Attachment, ChannelAccount, ConversationAccount

from bot.domain.reach import Place
from bot.ports.messages import Message
from bot.teams.connectors import Connectors
from bot.teams.failures import NotThere
from bot.teams.pacing import Pace
from bot.teams.places import Route, route_to
from bot.teams.sending import Way
from cards.card import CARD_TYPE


class TeamsMessenger:
    """Writes to any place from which Teams has called before, whether or not anybody waits for an answer.

    With a `pace` nobody is written to faster than Teams takes it.
    """

    def __init__(self, connectors: Connectors) -> None:
        self._connectors = connectors
        self._one_at_a_time = asyncio.Lock()
        self.pace: Pace | None = None

    async def post(self, place: Place, message: Message) -> str:
        """Send a new message and return its id, where Teams says one.

        Raises `Unavailable` where nothing was sent, `Refused`, and `Uncertain` where nobody knows.
        """
        route = route_to(place)
        connector = await self._connectors.create(route.service_url)
        activity = await self._drawn(route, message)
        async with self._turn(route) as way:
            sent = await connector.conversations.send_to_conversation(place.id, activity, way=way)
        return str(sent.id) if sent is not None and sent.id else ""

    async def replace(self, place: Place, posted: str, message: Message) -> None:
        """Put another message in the place of one that was posted; raises `Unavailable` or `Refused`."""
        route = route_to(place)
        connector = await self._connectors.create(route.service_url)
        activity = await self._drawn(route, message, posted=posted)
        async with self._turn(route) as way:
            await connector.conversations.update_activity(place.id, posted, activity, way=way)

    async def delete(self, place: Place, posted: str) -> None:
        """Take a message away; one that is gone already counts as taken away.

        Raises `Unavailable`, or `Refused` where that is not allowed.
        """
        route = route_to(place)
        connector = await self._connectors.create(route.service_url)
        async with self._turn(route):
            with suppress(NotThere):
                await connector.conversations.delete_activity(place.id, posted)

    @asynccontextmanager
    async def _turn(self, route: Route) -> AsyncIterator[Way]:
        if self.pace is None:
            yield Way()
            return
        async with self.pace.turn(route.conversation.id, route.conversation.tenant_id) as latest:
            yield Way(latest)

    async def _drawn(self, route: Route, message: Message, *, posted: str | None = None) -> Activity:
        """Draw one after the other: three hundred cards at once would hold up everybody else meanwhile."""
        async with self._one_at_a_time:
            await asyncio.sleep(0)
            return _activity(route, message, posted=posted)


def _activity(route: Route, message: Message, *, posted: str | None = None) -> Activity:
    """Return one card and nothing beside it: text and a card in one activity would arrive as two messages."""
    return Activity(
        type=ActivityTypes.message,
        id=posted,
        channel_id=route.channel_id,
        from_property=ChannelAccount(id=route.bot.id, name=route.bot.name),
        conversation=ConversationAccount(id=route.conversation.id),
        summary=message.text,
        attachments=[Attachment(content_type=CARD_TYPE, content=message.as_teams())],
    )
