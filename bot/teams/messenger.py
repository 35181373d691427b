"""The `Messenger` of Teams: cards out, through the connector of the place's own service."""

import asyncio

from botbuilder.schema import Activity, ActivityTypes, Attachment, ChannelAccount, ConversationAccount

from bot.domain.reach import Place
from bot.ports.failing import Refused
from bot.ports.messages import Message
from bot.teams.connectors import Connectors
from bot.teams.places import Route, route_to
from cards.card import CARD_TYPE


class TeamsMessenger:
    """Writes to any place from which Teams has called before, whether or not anybody waits for an answer."""

    def __init__(self, connectors: Connectors) -> None:
        self._connectors = connectors
        self._one_at_a_time = asyncio.Lock()

    async def post(self, place: Place, message: Message) -> str:
        """Send a new message and return its id; raises `Unavailable` or `Refused`."""
        route = route_to(place)
        connector = await self._connectors.create(route.service_url)
        activity = await self._drawn(route, message)
        sent = await connector.conversations.send_to_conversation(place.id, activity)
        if sent is None or not sent.id:
            raise Refused(
                "Teams took the message but did not say where it is, so it cannot be kept up to date."
            )
        return str(sent.id)

    async def replace(self, place: Place, posted: str, message: Message) -> None:
        """Put another message in the place of one that was posted; raises `Unavailable` or `Refused`."""
        route = route_to(place)
        connector = await self._connectors.create(route.service_url)
        activity = await self._drawn(route, message, posted=posted)
        await connector.conversations.update_activity(place.id, posted, activity)

    async def take_back(self, place: Place, posted: str) -> None:
        """Delete a message; raises `Unavailable` or `Refused`."""
        connector = await self._connectors.create(route_to(place).service_url)
        await connector.conversations.delete_activity(place.id, posted)

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
