"""What follows the sessions, in Microsoft's own client: a request, the feedback, the report, and the end."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from aiohttp import ClientSession

from cards.phrases import comments, destruction, request
from tests.stories.playground import Playground, Shown
from tests.stories.room import Room

_TRIES: Final = 20
_A_MOMENT: Final = 3.0
"""Seconds."""

BUDGET: Final = "The joint budget of the last two years"
WHERE: Final = "It is in the shared plan."
COMMENT: Final = "The second part lacks an example."
ANSWER: Final = "It stands under the first one."


async def press(person: Playground, shown: Shown, verb: str, **typed: str) -> Shown:
    """Press a button, with all that is filled in on the card, and return the message as it stands then."""
    filled = {part["id"]: part.get("value", "") for part in _inputs(shown.card)}
    answer = await person.press(shown, verb, **{**filled, **typed})
    return replace(shown, card=answer["value"])


async def ask_the_client(room: Room) -> Shown:
    """Let Ana ask, Cora let it go and Sam answer; return what Ana closes."""
    await room.ana.say(f"request {BUDGET}")
    await press(room.ana, await room.ana.sees(BUDGET, button="request.raise"), "request.raise")
    await press(room.cora, await room.cora.sees(BUDGET, button="request.let_go"), "request.let_go")
    asked = await room.sam.sees(BUDGET, button="request.answer")
    await press(room.sam, asked, "request.answer", text=WHERE)
    told = await room.ana.sees(request.ANSWERED_TITLE.format(number=1), WHERE)
    return await press(room.ana, told, "request.close")


async def agree_feedback(room: Room) -> Shown:
    """Let Cora choose who hears the feedback, and agree it; return her card with the files."""
    await room.cora.say("feedback")
    shown = await room.cora.sees(button="feedback.arrange")
    form = await press(room.cora, shown, "feedback.arrange")
    chosen = await press(room.cora, form, "feedback.choose", audience="board")
    return await press(room.cora, chosen, "feedback.agree")


async def fetched(shown: Shown) -> list[tuple[int, str]]:
    """Fetch each file to which a card links; return the status and the first letters of each."""
    async with ClientSession() as session:
        answers = [await session.get(link) for link in _links(shown.card)]
        return [(answer.status, (await answer.read())[:2].decode()) for answer in answers]


async def pass_the_report_on(room: Room) -> tuple[Shown, Shown]:
    """Draft it, hear the peers and the client, and make it final; return what Ana is told, and Cora's card."""
    await room.cora.say("report")
    stands = await press(room.cora, await room.cora.sees(button="report.draft"), "report.draft")
    await press(room.cora, stands, "report.to_peers")
    edition = comments.PEERS_TITLE.format(number=1)
    await press(room.ana, await room.ana.sees(edition), "comment.save", text=COMMENT)
    await press(room.ben, await room.ben.sees(edition), "comment.nothing")
    await room.cora.say("report")
    one = await press(room.cora, await room.cora.sees(button="comments.show"), "comments.show")
    stands = await press(room.cora, one, "comment.answer", taken="no", answer=ANSWER)
    stands = await press(room.cora, stands, "report.to_client")
    await press(room.sam, await room.sam.sees(comments.CLIENT_TITLE), "comment.nothing")
    return await room.ana.sees(COMMENT, ANSWER), await press(room.cora, stands, "report.final")


async def end_it(room: Room, stands: Shown) -> Shown:
    """Sign the report off, and let everybody confirm; return the certificate that remains."""
    sure = await press(room.cora, stands, "sign_off.ask")
    await press(room.cora, sure, "sign_off.confirm")
    for person in (room.ana, room.ben, room.sam):
        await press(person, await person.sees(button="notes.destroyed"), "notes.destroyed", what="own notes")
    await room.cora.say("board")
    await room.cora.sees("This review is signed off, so nothing in it can be changed any more.")
    await press(room.cora, await room.cora.sees(button="notes.destroyed"), "notes.destroyed", what="e-mails")
    return await room.cora.sees(destruction.CERTIFICATE_TITLE, destruction.COMPLETE, destruction.FINAL)


async def once_forgotten(person: Playground) -> Shown:
    """Write until the bot does not know the person: the certificate comes a moment before all are forgotten."""
    for _ in range(_TRIES):
        await person.say("my notes")
        with suppress(TimeoutError):
            async with asyncio.timeout(_A_MOMENT):
                return await person.sees("I do not know this account")
    raise AssertionError("The bot still knows who wrote.")


def _inputs(part: Any) -> Iterator[Any]:
    """Return every input of a card, wherever it stands."""
    if isinstance(part, dict):
        if str(part.get("type")).startswith("Input."):
            yield part
        for inner in part.values():
            yield from _inputs(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _inputs(inner)


def _links(part: Any) -> Iterator[str]:
    """Return every address that a card opens."""
    if isinstance(part, dict):
        if part.get("type") == "Action.OpenUrl":
            yield part["url"]
        for inner in part.values():
            yield from _links(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _links(inner)
