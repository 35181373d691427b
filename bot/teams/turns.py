"""One activity at a time: what it means to the review, and what Teams is told in return."""

import asyncio
import logging
from typing import Final

from pydantic import ValidationError

from bot.conversation.events import Arrived, Caller, FromSomebody, MeetingEnded, Pressed, Said, SentFile
from bot.domain.errors import ReviewError
from bot.domain.reach import Place
from bot.ports.failing import Refused, Unavailable, Uncertain
from bot.ports.messages import Messenger
from bot.teams.door import Answers
from bot.teams.files import FILE_TYPE, Files
from bot.teams.happenings import taken_out, told_by
from bot.teams.incoming import EndOfMeeting, Incoming, Press
from bot.teams.members import Members
from bot.teams.places import place_of
from bot.teams.repeats import Repeats
from cards.card import CARD_TYPE, Card
from cards.notice import notice_card

_MESSAGE_TYPE: Final = "application/vnd.microsoft.activity.message"
_SORRY_TITLE: Final = "That did not work"
_SORRY: Final = (
    "Something went wrong on my side. Nothing that you saved was lost. Please try again in a minute."
)
_DONE: Final = "Done."
_FOR_ONE: Final = (
    "Others read here",
    "So I show the answer to nobody here. Write to me in your own chat: what is saved stands under “my notes”.",
)

_log = logging.getLogger(__name__)


class NotAPress(ValueError):
    """An invoke that none of our cards sends."""


class Turns:
    """Turns activities into events, and answers into what Teams reads."""

    def __init__(self, answers: Answers, *, messenger: Messenger, members: Members, files: Files) -> None:
        self._answers = answers
        self._messenger = messenger
        self._members = members
        self._files = files
        self._repeats = Repeats()
        self._afterwards: set[asyncio.Task[None]] = set()
        self._newest: dict[tuple[str, str], Card] = {}

    async def respond(self, incoming: Incoming) -> dict[str, object] | None:
        """Return the body of an invoke's answer, nothing otherwise; raises `NotAPress`."""
        place = place_of(incoming)
        if place is None:
            return None
        match incoming.type, incoming.name or incoming.action:
            case "invoke", "adaptiveCard/action":
                return await self._press(incoming, place)
            case "event", "application/vnd.microsoft.meetingEnd":
                await self._meeting_ended(incoming, place)
            case "installationUpdate", "add":
                await self._tell(Arrived(await self._caller(incoming, place)))
            case "installationUpdate", "remove":
                await self._answers.answer(taken_out(incoming, place))
            case "conversationUpdate", _:
                happened = await told_by(incoming, place, self._members)
                if happened is not None:
                    await self._answers.answer(happened)
            case "message", _:
                await self._message(incoming, place)
        return None

    async def finish(self) -> None:
        """Wait for what is still being done after an answer was given."""
        await asyncio.gather(*self._afterwards)

    async def _press(self, incoming: Incoming, place: Place) -> dict[str, object]:
        try:
            action = Press.model_validate(incoming.value).action
        except ValidationError:
            raise NotAPress from None
        caller = await self._caller(incoming, place)
        event = Pressed(caller, verb=action.verb, data=action.data or {}, posted=incoming.reply_to_id)
        try:
            card = await self._answers.answer(event)
        except ReviewError as error:
            return _body(_MESSAGE_TYPE, error.sentence)
        except (Unavailable, Refused) as error:
            _log.warning("press.failed", extra={"error": type(error).__name__})
            return _body(_MESSAGE_TYPE, _SORRY)
        if card is None:
            return _body(_MESSAGE_TYPE, _DONE)
        if event.posted and not card.for_one:
            self._later(place, event.posted, card)
        return _body(CARD_TYPE, card.as_teams())

    async def _meeting_ended(self, incoming: Incoming, place: Place) -> None:
        """Pass on that a meeting ended; nothing is answered, for interviewees read that chat (R30)."""
        try:
            told = EndOfMeeting.model_validate(incoming.value)
        except ValidationError:
            _log.warning("meeting_end.not_read")
            return
        await self._answers.answer(MeetingEnded(told.join_url, thread=place.id, ended=told.end_time))

    async def _message(self, incoming: Incoming, place: Place) -> None:
        caller = await self._caller(incoming, place)
        if isinstance(incoming.value, dict) and isinstance(incoming.value.get("verb"), str):
            await self._submit(incoming, caller, incoming.value)
            return
        if self._repeats.has_seen(incoming):
            return
        sent = [a for a in incoming.attachments or () if a.content_type == FILE_TYPE]
        for attached in sent:
            try:
                content = await self._files.fetch(attached)
            except ReviewError as error:
                await self._post(place, notice_card(_SORRY_TITLE, error.sentence))
            else:
                await self._tell(SentFile(caller, name=attached.name, content=content))
        if not sent and incoming.words:
            await self._tell(Said(caller, text=incoming.words, sent=incoming.timestamp))

    async def _submit(self, incoming: Incoming, caller: Caller, value: dict[str, object]) -> None:
        """Take in a button that came as a message, from a client that does not know Action.Execute."""
        data = {name: given for name, given in value.items() if name != "verb"}
        event = Pressed(caller, verb=str(value["verb"]), data=data, posted=incoming.reply_to_id)
        card = await self._tell(event)
        if card is None:
            return
        if event.posted and not card.for_one:
            self._later(caller.place, event.posted, card)
        else:
            await self._post(caller.place, notice_card(*_FOR_ONE) if card.for_one else card)

    async def _tell(self, event: FromSomebody) -> Card | None:
        try:
            return await self._answers.answer(event)
        except ReviewError as error:
            await self._post(event.caller.place, notice_card(_SORRY_TITLE, error.sentence))
        except Uncertain:
            _log.warning("event.uncertain", extra={"kind": type(event).__name__})
        except (Unavailable, Refused) as error:
            _log.warning("event.failed", extra={"kind": type(event).__name__, "error": type(error).__name__})
            await self._post(event.caller.place, notice_card(_SORRY_TITLE, _SORRY))
        return None

    async def _caller(self, incoming: Incoming, place: Place) -> Caller:
        return await self._members.caller(incoming, incoming.sender, place)

    async def _post(self, place: Place, card: Card) -> None:
        try:
            await self._messenger.post(place, card)
        except (Unavailable, Refused, Uncertain) as error:
            _log.warning("notice.failed", extra={"error": type(error).__name__})

    def _later(self, place: Place, posted: str, card: Card) -> None:
        """Put the card into the stored message too, for whoever opens it later; the press does not wait.

        Of several for one message, as when many press at once, those not sent yet give way to the last.
        """
        where = (place.id, posted)
        is_under_way = where in self._newest
        self._newest[where] = card
        if is_under_way:
            return
        task = asyncio.create_task(self._replace(place, posted))
        self._afterwards.add(task)
        task.add_done_callback(self._afterwards.discard)

    async def _replace(self, place: Place, posted: str) -> None:
        where, sent = (place.id, posted), None
        try:
            while (card := self._newest[where]) is not sent:
                sent = card
                await self._put(place, posted, card)
        finally:
            del self._newest[where]

    async def _put(self, place: Place, posted: str, card: Card) -> None:
        try:
            await self._messenger.replace(place, posted, card)
        except (Unavailable, Refused) as error:
            _log.warning("card.not_replaced", extra={"error": type(error).__name__, "kind": card.kind})


def _body(kind: str, value: object) -> dict[str, object]:
    return {"statusCode": 200, "type": kind, "value": value}
