"""What is not answered in a channel, because others read it: one's own matters, and the team's notes (R71)."""

from typing import Final

from bot.conversation.commands import Command
from bot.conversation.events import Caller
from bot.conversation.speaking import speaker_anywhere, stands_in
from bot.domain.errors import NotAllowed
from bot.domain.ids import ReviewId
from bot.domain.reach import Place
from bot.ports.all import Ports

_OWN_CHAT: Final = "Others read this channel. Write “{name}” to me in your own chat."
_READ_BY_OTHERS: Final = (
    "Others may read this channel, so I save and show nothing of the team's here. Write to me in your own chat."
)
_OF_THE_TEAM: Final = frozenset(
    {"note", "notes", "my notes", "edit", "withdraw", "bring back", "requests", "findings"}
)
"""The commands that are answered with the team's own words; “board” sees to it when its theme is known."""

_OF_THE_REVIEW: Final = frozenset({"today", "who"})
"""The commands that are answered with who is in a review and when they meet."""


async def refuse_before_others(command: Command, caller: Caller, ports: Ports) -> None:
    """Raise `NotAllowed` in a channel for what belongs in one's own chat, or shows notes outside the team's."""
    if caller.place.kind != "channel":
        return
    if "team" not in command.scopes:
        raise NotAllowed(_OWN_CHAT.format(name=command.name))
    if command.name in _OF_THE_TEAM:
        await refuse_words_elsewhere(caller, ports)
    if command.name in _OF_THE_REVIEW:
        async with ports.store.work() as work:
            review, _ = await speaker_anywhere(caller, work=work, now=ports.clock())
            if not await stands_in(caller.place, review.id, work=work):
                raise NotAllowed(_OWN_CHAT.format(name=command.name))


async def refuse_words_elsewhere(caller: Caller, ports: Ports) -> None:
    """Raise `NotAllowed` in a channel that is not the team's own, or that the client can read."""
    if caller.place.kind == "channel":
        async with ports.store.work() as work:
            review, _ = await speaker_anywhere(caller, work=work, now=ports.clock())
            refuse_elsewhere(caller.place, await work.people.channel_of(review.id))


async def is_the_teams(place: Place, review: ReviewId | None, ports: Ports) -> bool:
    """Say whether a place is the channel of a review's team, and the client cannot read it."""
    if place.kind != "channel" or review is None:
        return False
    async with ports.store.work() as work:
        return _is_ours(place, await work.people.channel_of(review))


def refuse_elsewhere(place: Place, channel: Place | None) -> None:
    """Raise `NotAllowed` in a channel that is not the team's own, or that the client can read."""
    if place.kind == "channel" and not _is_ours(place, channel):
        raise NotAllowed(_READ_BY_OTHERS)


def _is_ours(place: Place, channel: Place | None) -> bool:
    return channel is not None and channel.id == place.id and not channel.client_reads
