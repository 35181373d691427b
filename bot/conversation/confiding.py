"""What is not answered in a channel, because others read it: one's own matters, and the team's notes (R71)."""

from typing import Final

from bot.conversation.commands import Command
from bot.conversation.events import Caller
from bot.conversation.speaking import speaker_anywhere
from bot.domain.errors import NotAllowed
from bot.domain.reach import Place
from bot.ports.all import Ports

_OWN_CHAT: Final = "Others read this channel. Write “{name}” to me in your own chat."
_READ_BY_OTHERS: Final = "Others may read this channel, so I show no notes here. Write to me in your own chat."
_SHOW_NOTES: Final = frozenset({"my notes", "edit", "withdraw", "bring back", "findings"})
"""The commands that are answered with what somebody noted; “board” sees to it when its theme is known."""


async def refuse_before_others(command: Command, caller: Caller, ports: Ports) -> None:
    """Raise `NotAllowed` in a channel for what belongs in one's own chat, or shows notes outside the team's."""
    if caller.place.kind != "channel":
        return
    if "team" not in command.scopes:
        raise NotAllowed(_OWN_CHAT.format(name=command.name))
    if command.name in _SHOW_NOTES:
        async with ports.store.work() as work:
            review, _ = await speaker_anywhere(caller, work=work, now=ports.clock())
            refuse_elsewhere(caller.place, await work.people.channel_of(review.id))


def refuse_elsewhere(place: Place, channel: Place | None) -> None:
    """Raise `NotAllowed` in a channel that is not the team's own, or that the client can read."""
    if place.kind == "channel" and (channel is None or channel.id != place.id or channel.client_reads):
        raise NotAllowed(_READ_BY_OTHERS)
