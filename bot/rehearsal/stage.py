"""The stage of a rehearsal: the real core, with stand-ins where Teams, Graph and the clock would be."""

from dataclasses import dataclass

from bot.conversation.events import Event, Pressed
from bot.conversation.router import Conversation
from bot.ports import Ports
from bot.rehearsal.clock import PushedClock
from bot.rehearsal.messenger import StandInMessenger
from scheduler.runner import Runner


@dataclass(frozen=True)
class Stage:
    """Everything that a rehearsal runs on; what reaches the conversation comes in by `send` alone."""

    ports: Ports
    conversation: Conversation
    runner: Runner
    messenger: StandInMessenger
    clock: PushedClock

    async def send(self, event: Event, *, because: str) -> None:
        """Let somebody say, send or press something; a pressed card gives way to its answer."""
        self.messenger.because = because
        answer = await self.conversation.answer(event)
        if isinstance(event, Pressed) and event.posted and answer is not None:
            await self.messenger.replace(event.caller.place, event.posted, answer)
        self.messenger.because = ""
        await self.ring()

    async def ring(self) -> None:
        """Carry out whatever is due by now."""
        await self.runner.ring(self.clock.now())
