"""What Teams tells by itself: people come and go, channels are renamed or deleted, the bot is taken out."""

from typing import Final

from bot.conversation.events import Departed, Happened, Joined, PlaceLost, Renamed
from bot.domain.reach import Account, Place
from bot.teams.incoming import Incoming, Member
from bot.teams.members import Members

_OF_ONE_CHANNEL: Final = "channelMember"
_DELETED: Final = frozenset({"channelDeleted", "teamDeleted", "teamHardDeleted"})


async def told_by(incoming: Incoming, place: Place, members: Members) -> Happened | None:
    """Return what an update of a conversation means, or None where it means nothing to a review."""
    kind = incoming.channel_data.event_type if incoming.channel_data else ""
    where = _where(incoming, place)
    whole_team = where.kind == "channel" and not kind.startswith((_OF_ONE_CHANNEL, "channel"))
    if kind in _DELETED or _is_among(incoming.recipient, incoming.members_removed):
        return PlaceLost(where, account=_account(incoming), whole_team=whole_team)
    if kind == "channelRenamed":
        return Renamed(where)
    if gone := _others(incoming, incoming.members_removed):
        known_as = {words for member in gone for words in (member.aad_object_id, member.id) if words}
        return Departed(where, object_ids=frozenset(known_as), whole_team=whole_team)
    if where.kind == "channel" and (come := _others(incoming, incoming.members_added)):
        people = [await members.caller(incoming, member, where) for member in come]
        return Joined(where, people=tuple(people), whole_team=whole_team)
    return None


def taken_out(incoming: Incoming, place: Place) -> PlaceLost:
    """Return that the bot was taken out of a chat, a channel or a whole team."""
    return PlaceLost(place, account=_account(incoming), whole_team=place.kind == "channel")


def _where(incoming: Incoming, place: Place) -> Place:
    """Return the channel that is spoken of, which need not be the one that is spoken in."""
    channel = (
        incoming.channel_data.channel.id if incoming.channel_data and incoming.channel_data.channel else ""
    )
    return place.model_copy(update={"id": channel}) if channel and place.kind == "channel" else place


def _account(incoming: Incoming) -> Account:
    sender = incoming.sender
    return Account(tenant=incoming.tenant, object_id=sender.aad_object_id or sender.id)


def _is_among(one: Member, members: tuple[Member, ...] | None) -> bool:
    return bool(one.id) and any(member.id == one.id for member in members or ())


def _others(incoming: Incoming, members: tuple[Member, ...] | None) -> tuple[Member, ...]:
    return tuple(member for member in members or () if member.id != incoming.recipient.id)
