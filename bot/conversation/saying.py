"""What people write to the bot: a few commands, and notes."""

import re
from collections.abc import Awaitable, Callable
from typing import Final

from bot.conversation.calendar_file import hand_out
from bot.conversation.capturing import open_capture
from bot.conversation.catching_up import start
from bot.conversation.events import Caller, Said
from bot.conversation.pasting import take_pasted
from bot.conversation.speaking import Reply, speaker_anywhere
from bot.conversation.taking_in import offered
from bot.domain.day_sheet import day_sheet
from bot.domain.errors import Attributable, Incomplete, NotAllowed, NotFound
from bot.domain.ids import made_from
from bot.domain.observation import ObservationKind
from bot.domain.review import Review
from bot.domain.team import Deed, require
from bot.domain.theme import Theme
from bot.ports import Ports
from bot.usecases.record_observation import Written, record_observation, withdraw_observation
from bot.usecases.show_board import chart_of
from cards.board import board_card
from cards.capture import capture_card, saved_card
from cards.day_sheet import day_sheet_card
from cards.notice import help_among_others_card, help_card, notice_card
from cards.set_up import set_up_card
from cards.submissions import OpenCapture, SaveObservation, StartCatchUp

COMMANDS: Final = (
    ("help", "What I can do, and how notes are kept"),
    ("today", "Today's sessions and links"),
    ("calendar", "Your sessions as a calendar file; calendar all: everybody's"),
    ("timetable", "Paste the timetable's lines below it, if there is no file"),
    ("note THEME: your point", "Save an observation from anywhere"),
    ("withdraw NUMBER", "Take back an observation of your own"),
    ("board THEME", "See what the team has on a theme"),
    ("catch up", "Prepare today's messages for the client"),
    ("who", "Who is in this review"),
    ("set up", "Start a new review"),
    ("post here", "Keep the board in this channel"),
)
"""Each command as it is typed, and what it does."""


async def answer_words(event: Said, ports: Ports) -> Reply:
    """Return what answers a message; what is no command is offered back as a note, so that it is not lost."""
    words = event.text.strip()
    if words.casefold() not in _FOR_EVERYBODY:
        refuse_among_others(event.caller)
    if pasted := await take_pasted(event.caller, event.text, ports):
        return pasted
    for command, answer in _ANSWERS.items():
        match = re.match(rf"(?is){command}\b[\s:]*(.*)", words)
        if match:
            return await answer(event.caller, match.group(1).strip(), ports)
    return await _as_note(event.caller, words, ports)


def refuse_among_others(caller: Caller) -> None:
    """Raise `NotAllowed` in a chat that interviewees may read, such as that of a meeting (R30)."""
    if caller.place.kind == "group":
        raise NotAllowed("Others can read this chat. Write to me in your own chat, or in the team's channel.")


async def _help(caller: Caller, _rest: str, ports: Ports) -> Reply:
    if caller.place.kind == "group":
        return Reply(help_among_others_card())
    try:
        async with ports.store.work() as work:
            _, person = await speaker_anywhere(caller, work=work)
    except NotFound:
        return Reply(help_card(None, COMMANDS))
    return Reply(help_card(person.role, COMMANDS))


async def _set_up(_caller: Caller, _rest: str, _ports: Ports) -> Reply:
    return Reply(set_up_card(offered()))


async def _today(caller: Caller, _rest: str, ports: Ports) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(caller, work=work)
        sessions = await work.sessions.of(review.id)
        people = await work.people.of(review.id)
        meetings = await work.sessions.meetings_of(review.id)
    day = review.day_of(ports.clock())
    sheet = day_sheet(review, person, day, sessions=sessions, people=people, meetings=meetings)
    return Reply(day_sheet_card(review, sheet, person.role), review.id, person.id)


async def _board(caller: Caller, rest: str, ports: Ports) -> Reply:
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(caller, work=work)
        require(person, Deed.SEE_BOARD)
        theme = theme_like(rest, review) or review.themes[0]
        chart = await chart_of(review, theme, work=work, now=now)
    card = board_card(review, theme, chart.observations, chart.findings, chart.sessions, at=now)
    return Reply(card, review.id, person.id)


async def _catch_up(caller: Caller, _rest: str, ports: Ports) -> Reply:
    async with ports.store.work() as work:
        review, _ = await speaker_anywhere(caller, work=work)
    day = review.day_of(ports.clock()).isoformat()
    return await start(StartCatchUp(review=review.id, day=day), caller, ports)


async def _who(caller: Caller, _rest: str, ports: Ports) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(caller, work=work)
        people = await work.people.of(review.id)
    lines = [f"{p.name} ({p.initials}), {p.role}" for p in people if person.in_team or not p.in_team]
    return Reply(notice_card(f"Who is in the review of {review.client}", *lines), review.id, person.id)


async def _post_here(caller: Caller, _rest: str, ports: Ports) -> Reply:
    if caller.place.kind != "channel":
        raise NotAllowed("Write “post here” in the team's channel, where the board should be kept.")
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(caller, work=work)
        require(person, Deed.TAKE_IN_TIMETABLE)
        await work.people.set_channel(review.id, caller.place)
    return Reply(notice_card("The board will be kept here", f"This is the review of {review.client}."))


async def _note(caller: Caller, rest: str, ports: Ports) -> Reply:
    theme_words, colon, text = rest.partition(":")
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(caller, work=work)
    theme = theme_like(theme_words, review) if colon else None
    if theme is None:
        return await _as_note(caller, rest, ports)
    now = ports.clock()
    kind, words = _kind_and_text(text)
    press = made_from(caller.place.id, now.isoformat(), rest)[:12]
    written = Written(theme=theme.id, kind=kind, text=words, document="a chat message", press=press)
    try:
        async with ports.store.work() as work:
            noted = await record_observation(
                written, review=review, session=None, by=person, work=work, now=now
            )
    except (Incomplete, Attributable) as problem:
        return await _as_note(caller, words, ports, theme=theme, problem=problem.sentence)
    return Reply(saved_card(review, noted, None), review.id, person.id)


async def _withdraw(caller: Caller, rest: str, ports: Ports) -> Reply:
    if not rest.isdigit():
        raise Incomplete("Say which observation to take back, for example “withdraw 12”.")
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(caller, work=work)
        await withdraw_observation(int(rest), review=review, by=person, work=work, now=ports.clock())
    told = f"Number {rest} is off the board. It no longer counts towards any finding."
    return Reply(notice_card("Taken back", told), review.id, person.id)


async def _as_note(
    caller: Caller, words: str, ports: Ports, *, theme: Theme | None = None, problem: str = ""
) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(caller, work=work)
        require(person, Deed.RECORD)
    if not words:
        return await open_capture(OpenCapture(review=review.id), caller, ports)
    press = made_from(caller.place.id, ports.clock().isoformat(), words)[:12]
    filled = SaveObservation(review=review.id, press=press, theme=theme.id if theme else "", text=words)
    asked = problem or "Is this a note? Choose its theme and kind, and save it. It is not saved yet."
    card = capture_card(review, None, press=press, groups=(), filled=filled, problem=asked)
    return Reply(card, review.id, person.id)


def theme_like(words: str, review: Review) -> Theme | None:
    """Return the theme whose name begins with, or else holds, the words typed."""
    wanted = words.strip().casefold()
    if not wanted:
        return None
    names = [(t, (t.id.casefold(), t.short.casefold(), t.title.casefold())) for t in review.themes]
    begins = [t for t, called in names if any(n.startswith(wanted) for n in called)]
    holds = [t for t, called in names if any(wanted in n for n in called)]
    return next(iter((*begins, *holds)), None)


def _kind_and_text(text: str) -> tuple[str, str]:
    """Read an optional kind before the point itself: 'strength: …'; without one it is an area to explore."""
    first, colon, rest = text.partition(":")
    for kind in ObservationKind:
        if colon and first.strip().casefold() == kind.value:
            return kind.value, rest.strip()
    return ObservationKind.AREA.value, text.strip()


_FOR_EVERYBODY: Final = frozenset({"help"})
"""What may be answered in a meeting's chat, where the client reads too (R30)."""

_Answer = Callable[[Caller, str, Ports], Awaitable[Reply]]
_ANSWERS: Final[dict[str, _Answer]] = {
    "help": _help,
    "set up": _set_up,
    "today": _today,
    "calendar": hand_out,
    "board": _board,
    "catch[ -]?up": _catch_up,
    "who": _who,
    "post here": _post_here,
    "note": _note,
    "withdraw": _withdraw,
}
