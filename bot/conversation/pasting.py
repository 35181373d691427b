"""A timetable that is pasted into the chat instead of sent as a file (R13)."""

import re
from typing import Final

from bot.conversation.events import Caller, Said, SentFile
from bot.conversation.speaking import Reply
from bot.conversation.taking_in import take_file
from bot.conversation.which_review import may_be_meant
from bot.domain.errors import NotAllowed, NotATimetable, NotFound
from bot.domain.team import Deed
from bot.ports.all import Ports
from cards.notice import notice_card

_NAME: Final = "pasted text.txt"
_HOW: Final = (
    "Send me the timetable",
    "Send the client's file, or write “timetable” and paste its lines below it.",
    "You see what I understood before anything is made of it.",
)
_FEWEST: Final = 3
_COMMAND: Final = re.compile(r"(?i)\s*timetable[ \t]*:?[ \t]*(?:\r?\n|$)")
_A_NOTE: Final = re.compile(r"(?i)\s*notes?\b")
_TIME: Final = re.compile(
    r"(?i)\b(?:[01]?\d|2[0-3])[.:][0-5]\d\b|\b(?:1[0-2]|[1-9])\s?[ap]\.?m\b|\b(?:[01]\d|2[0-3])[0-5]\d\s?[-–—]"
)
"""A time of day as people write it: 9.30, 14:05, 3pm, 0930-."""


def looks_like_a_timetable(words: str) -> bool:
    """Say whether several lines of a message hold a time of day, and it does not begin as a note."""
    lines = [line for line in words.splitlines() if _TIME.search(line)]
    return len(lines) >= _FEWEST and not _A_NOTE.match(words)


async def take_pasted(caller: Caller, words: str, ports: Ports) -> Reply | None:
    """Return what answers a pasted timetable, or None where the message is something else.

    Only somebody who may accept a timetable is asked about one: what others write stays a note.
    """
    command = _COMMAND.match(words)
    if not (command or looks_like_a_timetable(words)) or not await _may_take_in(caller, ports):
        return None
    lines = words[command.end() :] if command else words
    if not lines.strip():
        return Reply(notice_card(*_HOW))
    try:
        return await take_file(SentFile(caller, _NAME, lines.encode()), ports)
    except NotATimetable:
        if command:
            raise
        return None


async def ask_to_paste(said: Said, ports: Ports) -> Reply:
    """Return why nothing can be pasted: whoever may take in a timetable was answered before."""
    async with ports.store.work() as work:
        await may_be_meant(said.caller, Deed.TAKE_IN_TIMETABLE, work=work, now=ports.clock())
    return Reply(notice_card(*_HOW))


async def _may_take_in(caller: Caller, ports: Ports) -> bool:
    try:
        async with ports.store.work() as work:
            await may_be_meant(caller, Deed.TAKE_IN_TIMETABLE, work=work, now=ports.clock())
    except (NotAllowed, NotFound):
        return False
    return True
