"""The one router: whatever reaches the conversation is answered here, and no traceback leaves it."""

import logging

from bot.conversation.arriving import greet
from bot.conversation.confiding import is_the_teams
from bot.conversation.events import Arrived, Event, FromSomebody, Happened, Pressed, Said, SentFile
from bot.conversation.happening import heed
from bot.conversation.pressing import answer_press
from bot.conversation.saying import answer_words, refuse_among_others
from bot.conversation.speaking import Reply, remember
from bot.conversation.strangers import is_known_now
from bot.conversation.taking_in import take_file
from bot.domain.errors import ReviewError, Stranger
from bot.ports.all import Ports
from bot.ports.failing import Refused, Unavailable
from cards.card import Card
from cards.notice import notice_card

log = logging.getLogger(__name__)

_MY_FAULT = "Something went wrong on my side. Nothing that was saved is lost. Please try again in a minute."


class Conversation:
    """Answers what people press, write and send."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    async def answer(self, event: Event) -> Card | None:
        """Answer an event.

        For a press, return the card that takes the pressed one's place, or raise `ReviewError` with a
        sentence to show beside it, in which case no card changes and nothing typed is lost. For anything
        else the answer is posted where the person spoke, and there is nothing to return.
        """
        if isinstance(event, Happened):
            await self._heed(event)
            return None
        if isinstance(event, Pressed):
            return await self._pressed(event)
        try:
            reply = await self._safely(event)
        except ReviewError as error:
            reply = Reply(notice_card("That did not work", error.sentence))
        if reply is not None:
            posted = await self._ports.messenger.post(event.caller.place, reply.card)
            await remember(reply, caller=event.caller, posted=posted, ports=self._ports)
        return None

    async def _pressed(self, event: Pressed) -> Card | None:
        """Return the card that takes the pressed one's place; where others see that too, theirs may stay."""
        reply = await self._safely(event)
        if reply is None:
            return None
        await remember(reply, caller=event.caller, posted=event.posted, ports=self._ports)
        if event.caller.place.kind == "personal":
            return reply.card
        return reply.card.among_others(ours=await is_the_teams(event.caller.place, reply.review, self._ports))

    async def _heed(self, event: Happened) -> None:
        """Do what it asks for; nobody waits for an answer, so nobody is told where that fails."""
        try:
            await heed(event, self._ports)
        except Exception:
            log.exception("conversation.failed", extra={"kind": type(event).__name__})

    async def _safely(self, event: FromSomebody) -> Reply | None:
        kind, outcome = type(event).__name__, "failed"
        try:
            reply = await self._met(event)
            outcome = "answered"
        except ReviewError:
            outcome = "refused"
            raise
        except (Unavailable, Refused) as failure:
            raise ReviewError(str(failure)) from failure
        except Exception as fault:
            log.exception("conversation.failed", extra={"kind": kind})
            raise ReviewError(_MY_FAULT) from fault
        else:
            return reply
        finally:
            log.info("turn.ended", extra={"kind": kind, "outcome": outcome})

    async def _met(self, event: FromSomebody) -> Reply | None:
        """Answer; somebody unknown is looked up by their addresses, and answered again once they are known."""
        try:
            return await self._answered(event)
        except Stranger:
            if not await is_known_now(event.caller, self._ports):
                raise
        return await self._answered(event)

    async def _answered(self, event: FromSomebody) -> Reply | None:
        match event:
            case Pressed():
                return await answer_press(event, self._ports)
            case Said():
                return await answer_words(event, self._ports)
            case SentFile():
                refuse_among_others(event.caller)
                return await take_file(event, self._ports)
            case Arrived():
                return await greet(event.caller, self._ports)
