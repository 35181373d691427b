"""The one router: whatever reaches the conversation is answered here, and no traceback leaves it."""

import logging

from bot.conversation.events import Arrived, Event, FromSomebody, MeetingEnded, Pressed, Said, SentFile
from bot.conversation.meeting_ended import ask_now
from bot.conversation.pressing import answer_press
from bot.conversation.saying import answer_words, refuse_among_others
from bot.conversation.speaking import Reply, remember
from bot.conversation.taking_in import take_file
from bot.domain.errors import ReviewError
from bot.ports import Ports, Refused, Unavailable
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
        if isinstance(event, MeetingEnded):
            await self._heed(event)
            return None
        if isinstance(event, Pressed):
            reply = await self._safely(event)
            await remember(reply, caller=event.caller, posted=event.posted, ports=self._ports)
            return reply.card
        try:
            reply = await self._safely(event)
        except ReviewError as error:
            reply = Reply(notice_card("That did not work", error.sentence))
        posted = await self._ports.messenger.post(event.caller.place, reply.card)
        await remember(reply, caller=event.caller, posted=posted, ports=self._ports)
        return None

    async def _heed(self, event: MeetingEnded) -> None:
        """Ask the pair now; where that fails nobody is told, for the clock brings the same errands soon."""
        try:
            await ask_now(event, self._ports)
        except Exception:
            log.exception("conversation.failed", extra={"kind": type(event).__name__})

    async def _safely(self, event: FromSomebody) -> Reply:
        kind, outcome = type(event).__name__, "failed"
        try:
            reply = await self._answered(event)
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

    async def _answered(self, event: FromSomebody) -> Reply:
        match event:
            case Pressed():
                return await answer_press(event, self._ports)
            case Said():
                return await answer_words(event, self._ports)
            case SentFile():
                refuse_among_others(event.caller)
                return await take_file(event, self._ports)
            case Arrived():
                return await answer_words(Said(event.caller, "help"), self._ports)
