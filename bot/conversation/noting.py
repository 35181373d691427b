"""Notes that are written as plain messages: saved, offered back as a card, or taken back."""

from typing import Final

from bot.conversation.capturing import open_capture
from bot.conversation.events import Said
from bot.conversation.speaking import Reply, speaker_anywhere
from bot.conversation.themes import theme_like
from bot.domain.errors import Attributable, Incomplete
from bot.domain.ids import made_from
from bot.domain.observation import ObservationKind
from bot.domain.team import Deed, require
from bot.domain.theme import Theme
from bot.ports.all import Ports
from bot.usecases.record_observation import Written, record_observation, withdraw_observation
from cards.capture import capture_card, saved_card
from cards.notice import notice_card
from cards.sent_about_notes import OpenCapture, SaveObservation

_LONGEST: Final = 4000
"""Characters of a message that a card can hold for somebody to shorten."""


async def note(said: Said, ports: Ports) -> Reply:
    """Save an observation from its theme, kind and point in one message; one sent once is saved once."""
    theme_words, colon, text = said.text.partition(":")
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=now)
    theme = theme_like(theme_words, review) if colon else None
    if theme is None:
        return await offer_as_note(said, ports)
    kind, words = _kind_and_text(text)
    written = Written(
        theme=theme.id, kind=kind, text=words, document="a chat message", press=_press_of(said, ports)
    )
    try:
        async with ports.store.work() as work:
            noted = await record_observation(
                written, review=review, session=None, by=person, work=work, now=now
            )
    except (Incomplete, Attributable) as problem:
        again = Said(said.caller, words, said.sent)
        return await offer_as_note(again, ports, theme=theme, problem=problem.sentence)
    return Reply(saved_card(review, noted, None), review.id, person.id)


async def withdraw(said: Said, ports: Ports) -> Reply:
    """Take back an observation by its number."""
    number = said.text.rstrip(".!")
    if not number:
        raise Incomplete("Say which observation to take back, for example “withdraw 12”.")
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=now)
        await withdraw_observation(int(number), review=review, by=person, work=work, now=now)
    told = f"Number {int(number)} is off the board. It no longer counts towards any finding."
    return Reply(notice_card("Taken back", told), review.id, person.id)


async def offer_as_note(said: Said, ports: Ports, *, theme: Theme | None = None, problem: str = "") -> Reply:
    """Return a capture card that holds the words, to be saved or not; without words an empty one."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        require(person, Deed.RECORD)
    if not said.text:
        return await open_capture(OpenCapture(review=review.id), said.caller, ports)
    filled = SaveObservation(
        review=review.id,
        press=_press_of(said, ports),
        theme=theme.id if theme else "",
        text=said.text[:_LONGEST],
    )
    asked = problem or "Is this a note? Choose its theme and kind, and save it. It is not saved yet."
    card = capture_card(review, None, press=filled.press, groups=(), filled=filled, problem=asked)
    return Reply(card, review.id, person.id)


def _press_of(said: Said, ports: Ports) -> str:
    """Return the key of a message: the same words, sent by the same account at the same time, are one."""
    sent = said.sent or ports.clock().isoformat()
    return made_from(said.caller.account.object_id, sent, said.text)[:12]


def _kind_and_text(text: str) -> tuple[str, str]:
    """Read an optional kind before the point itself: 'strength: …'; without one it is an area to explore."""
    first, colon, rest = text.partition(":")
    for kind in ObservationKind:
        if colon and first.strip().casefold() == kind.value:
            return kind.value, rest.strip()
    return ObservationKind.AREA.value, text.strip()
