"""What Teams sends, as far as we read it: parsed once at the door, with null and missing read alike."""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel, to_pascal


def _empty_for_null(value: object) -> object:
    return "" if value is None else value


Text = Annotated[str, BeforeValidator(_empty_for_null)]


class Read(BaseModel):
    """A part of an activity; what we do not read is left out."""

    model_config = ConfigDict(frozen=True, extra="ignore", alias_generator=to_camel, populate_by_name=True)


class Member(Read):
    """A person or a bot, as this bot knows them."""

    id: Text = ""
    name: Text = ""
    aad_object_id: Text = ""


class Conversation(Read):
    """A chat, or a thread in a channel."""

    id: str = Field(min_length=1)
    conversation_type: Text = ""
    tenant_id: Text = ""


class Named(Read):
    """Something that has an id."""

    id: Text = ""


class Chosen(Read):
    """What was chosen when the bot was added to a team."""

    selected_channel: Named | None = None


class ChannelData(Read):
    """What Teams adds to an activity."""

    tenant: Named | None = None
    settings: Chosen | None = None
    team: Named | None = None
    channel: Named | None = None
    event_type: Text = ""


class Attached(Read):
    """Something that came with a message."""

    content_type: Text = ""
    name: Text = ""
    content: object = None


class Entity(Read):
    """Something that a message refers to."""

    type: Text = ""
    text: Text = ""
    mentioned: Member | None = None


class Action(Read):
    """The button of a card."""

    verb: str = Field(min_length=1)
    data: dict[str, object] | None = None


class Press(Read):
    """What an `adaptiveCard/action` invoke is about."""

    action: Action


class EndOfMeeting(Read):
    """What Teams says of a meeting that ended, in capitals as no other event."""

    model_config = ConfigDict(alias_generator=to_pascal)

    join_url: Text = ""
    end_time: AwareDatetime


class Incoming(Read):
    """One activity."""

    type: str = Field(min_length=1)
    id: Text = ""
    name: Text = ""
    action: Text = ""
    text: Text = ""
    timestamp: Text = ""
    channel_id: Text = ""
    service_url: Text = ""
    reply_to_id: Text = ""
    conversation: Conversation | None = None
    sender: Member = Field(default=Member(), alias="from")
    recipient: Member = Member()
    channel_data: ChannelData | None = None
    attachments: tuple[Attached, ...] | None = None
    entities: tuple[Entity, ...] | None = None
    members_added: tuple[Member, ...] | None = None
    members_removed: tuple[Member, ...] | None = None
    value: object = None

    @property
    def tenant(self) -> str:
        """The tenant that the message comes from."""
        if self.channel_data and self.channel_data.tenant and self.channel_data.tenant.id:
            return self.channel_data.tenant.id
        return self.conversation.tenant_id if self.conversation else ""

    @property
    def home(self) -> str:
        """The tenant in which the conversation is kept, whichever tenant its people come from."""
        return (self.conversation.tenant_id if self.conversation else "") or self.tenant

    @property
    def words(self) -> str:
        """What was written, without the names by which the bot was addressed."""
        words = self.text
        for entity in self.entities or ():
            if entity.mentioned and entity.mentioned.id == self.recipient.id and entity.text:
                words = words.replace(entity.text, " ")
        return words.replace("&nbsp;", " ").strip()
