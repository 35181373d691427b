"""Where the bot may write: a conversation, and the way to it, kept as a ConversationReference."""

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel

from bot.domain.reach import Place
from bot.ports.failing import Refused
from bot.teams.incoming import Conversation, Incoming, Member

_KINDS: Final[dict[str, Literal["personal", "channel", "group"]]] = {
    "personal": "personal",
    "channel": "channel",
    "groupChat": "group",
}

_SHARED: Final = "19:"


class Route(BaseModel):
    """The way to a conversation; as JSON it is a ConversationReference that keeps its tenant."""

    model_config = ConfigDict(frozen=True, extra="ignore", alias_generator=to_camel, populate_by_name=True)

    channel_id: str
    service_url: str
    conversation: Conversation
    bot: Member

    def as_json(self) -> str:
        """Return the route as it is kept; the same place always has the same."""
        return self.model_dump_json(by_alias=True)


def place_of(incoming: Incoming) -> Place | None:
    """Return where an activity came from; in a channel the channel itself, not the thread."""
    if incoming.conversation is None:
        return None
    conversation = incoming.conversation.model_copy(
        update={"id": _conversation_id(incoming, incoming.conversation), "tenant_id": incoming.tenant}
    )
    route = Route(
        channel_id=incoming.channel_id,
        service_url=incoming.service_url,
        conversation=conversation,
        bot=incoming.recipient,
    )
    kind = _KINDS.get(conversation.conversation_type, _unsaid(conversation.id))
    told = incoming.channel_data.team if incoming.channel_data else None
    team = told.id if told and kind == "channel" else ""
    return Place(kind=kind, id=conversation.id, route=route.as_json(), team=team)


def _unsaid(conversation: str) -> Literal["personal", "group"]:
    """Return what a conversation is where Teams does not say: several people share one that begins so."""
    return "group" if conversation.startswith(_SHARED) else "personal"


def route_to(place: Place) -> Route:
    """Return the way to a place; raises `Refused` where it was not met in Teams."""
    try:
        return Route.model_validate_json(place.route)
    except ValidationError:
        raise Refused(
            "I do not know the way to this conversation: somebody must write to me there first."
        ) from None


def _conversation_id(incoming: Incoming, conversation: Conversation) -> str:
    chosen = incoming.channel_data and incoming.channel_data.settings
    if incoming.type == "installationUpdate" and chosen and chosen.selected_channel:
        return chosen.selected_channel.id or conversation.id
    return conversation.id.partition(";messageid=")[0]
