"""The stage of a rehearsal: the real core, with stand-ins where Teams, Graph and the clock would be."""

from dataclasses import dataclass

from bot.conversation.events import Event, Pressed
from bot.conversation.router import Conversation
from bot.domain.errors import ReviewError
from bot.ports.all import Ports
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

    async def send(self, event: Event, *, because: str) -> str:
        """Let somebody say, send or press something; a pressed card gives way to its answer.

        Return the sentence that is shown instead where a press changed nothing. What this makes due is
        carried out by the next ring.
        """
        self.messenger.because = because
        try:
            answer = await self.conversation.answer(event)
        except ReviewError as error:
            return error.sentence
        else:
            if isinstance(event, Pressed) and event.posted and answer is not None:
                await self.messenger.replace(event.caller.place, event.posted, answer)
            return ""
        finally:
            self.messenger.because = ""

    async def ring(self) -> None:
        """Carry out whatever is due by now."""
        await self.runner.ring(self.clock.now())
