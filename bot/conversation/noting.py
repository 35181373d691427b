"""Notes that are written as plain messages: saved, or offered back as a card so that nothing is lost."""

from datetime import timedelta
from typing import Final

from bot.conversation.capturing import open_capture, refuse_unless_asked, session_in
from bot.conversation.events import Said
from bot.conversation.replying import offer_as_reply
from bot.conversation.speaking import Reply, speaker_anywhere
from bot.conversation.themes import theme_like
from bot.domain.errors import Attributable, Incomplete, NotAllowed, ReviewError
from bot.domain.note_list import kind_called, looks_like_a_list
from bot.domain.observation import ObservationKind
from bot.domain.review import Review, require_capture
from bot.domain.session import Session
from bot.domain.team import Deed, Person, may, require
from bot.domain.theme import Theme
from bot.ports.all import Ports
from bot.records.work import Work
from bot.usecases.guard_words import advice_on
from bot.usecases.record_observation import groups_of, record_observation
from bot.usecases.written import Written
from cards.capture import capture_card, saved_card
from cards.many_notes import many_card
from cards.sent_about_notes import OpenCapture, SaveObservation
from cards.sent_about_own_notes import LONGEST_LIST, SaveMany

_LONGEST: Final = 4000
"""Characters of a message that a card can hold for somebody to shorten."""

_RIGHT_AFTER: Final = timedelta(hours=3)
"""A message within this time after a capture card answers it; later it may be about anything."""

_IS_IT: Final = "Is this a note? Choose its theme and kind, and save it. It is not saved yet."
_ARE_THEY: Final = (
    "Are these notes? Choose a theme for those that name none, and save them. Nothing is saved yet."
)
_HOW_IT_ENDS: Final = (
    "After the last meeting I ask you whether it is over. To end it before that, write “end review”."
)
_CUT: Final = " The card has room for its first {longest:,} characters. The rest is in your message above."


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
        theme=theme.id, kind=kind, text=words, document="a chat message", press=_press_of(said, review, ports)
    )
    try:
        async with ports.store.work() as work:
            noted = await record_observation(
                written, review=review, session=None, by=person, work=work, now=now
            )
            advice = await advice_on(noted, review=review, work=work)
    except (Incomplete, Attributable) as problem:
        again = Said(said.caller, words, said.sent)
        return await offer_as_note(again, ports, theme=theme, problem=problem.sentence)
    return Reply(saved_card(review, noted, None, advice=advice), review.id, person.id)


async def offer_as_note(said: Said, ports: Ports, *, theme: Theme | None = None, problem: str = "") -> Reply:
    """Return a card that holds the words, to be saved or not; without words an empty one.

    Right after somebody was asked about a session the card is that session's, and lines that begin as a
    list's do are offered as a list. What a system lead writes is offered as a reply to the last summary (R53).
    """
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        _refuse_without_capture(review, person)
        replies = may(person.role, Deed.REPLY)
        if not replies:
            require(person, Deed.RECORD)
        session = await _just_asked(review, person, work, ports)
    if replies:
        return await offer_as_reply(said, ports)
    if not said.text:
        return await open_capture(OpenCapture(review=review.id), said.caller, ports)
    groups = groups_of(session) if session else ()
    if looks_like_a_list(said.text) and not problem:
        many = SaveMany(review=review.id, lines=said.text[:LONGEST_LIST])
        asked = _ARE_THEY + where_the_rest_is(said.text, LONGEST_LIST)
        return Reply(
            many_card(review, session, groups=groups, filled=many, problem=asked), review.id, person.id
        )
    filled = SaveObservation(
        review=review.id,
        press=_press_of(said, review, ports),
        theme=theme.id if theme else "",
        text=said.text[:_LONGEST],
    )
    asked = (problem or _IS_IT) + where_the_rest_is(said.text, _LONGEST)
    card = capture_card(review, session, press=filled.press, groups=groups, filled=filled, problem=asked)
    return Reply(card, review.id, person.id)


def _refuse_without_capture(review: Review, person: Person) -> None:
    """Raise `NotAllowed` where nothing is noted; whoever may end it is told how, whatever word they tried."""
    try:
        require_capture(review)
    except NotAllowed as refused:
        if may(person.role, Deed.END):
            raise NotAllowed(f"{refused.sentence} {_HOW_IT_ENDS}") from refused
        raise


async def _just_asked(review: Review, person: Person, work: Work, ports: Ports) -> Session | None:
    """Return the session that somebody was just asked about, if the last card about a session asked that."""
    sent = [p for p in await work.posts.of(review.id) if p.person == person.id and p.session]
    last = sent[-1] if sent else None
    if last is None or last.session is None or last.kind != "capture":
        return None
    if last.at + _RIGHT_AFTER < ports.clock():
        return None
    try:
        session = await session_in(review.id, last.session, work=work)
        await refuse_unless_asked(person, session, work=work)
    except ReviewError:
        return None
    return session


def where_the_rest_is(text: str, longest: int) -> str:
    """Return what is said of a message that a card cannot hold whole; nothing of any other."""
    return _CUT.format(longest=longest) if len(text) > longest else ""


def _press_of(said: Said, review: Review, ports: Ports) -> str:
    """Return the key of a message: the same words, sent by the same account at the same time, are one."""
    sent = said.sent or ports.clock().isoformat()
    return review.keyed(said.caller.account.object_id, sent, said.text)[:12]


def _kind_and_text(text: str) -> tuple[str, str]:
    """Read an optional kind before the point itself: 'strength: …'; without one it is an area to explore."""
    first, colon, rest = text.partition(":")
    kind = kind_called(first) if colon else None
    if kind is not None:
        return kind.value, rest.strip()
    return ObservationKind.AREA.value, text.strip()
