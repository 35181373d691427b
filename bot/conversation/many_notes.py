"""Many notes at once: a pasted list, or what the participants of a focus group recommend (R28, R35)."""

from collections.abc import Sequence
from typing import Final

from bot.conversation.capturing import refuse_unless_asked, session_of
from bot.conversation.events import Caller, Said
from bot.conversation.noting import offer_as_note, where_the_rest_is
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.conversation.themes import theme_like
from bot.domain.attribution import Concern
from bot.domain.errors import Incomplete
from bot.domain.note_list import NoteLine, kind_called
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.team import Deed, Person, require
from bot.ports.all import Ports
from bot.usecases.guard_words import advice_on
from bot.usecases.record_many import Many, Taken, record_many
from bot.usecases.record_observation import groups_of, refuse_if_frozen
from cards.many_notes import many_card, many_saved_card
from cards.sent_about_own_notes import LONGEST_LIST, OpenMany, SaveMany

_WHENCE: Final = "a pasted list"
_LONGEST_HEADING: Final = 6
"""Words; a longer first line without a colon is a point."""


async def open_many(submission: OpenMany, caller: Caller, ports: Ports) -> Reply:
    """Show room for many points, the first of which may be typed already."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        require(person, Deed.RECORD)
        refuse_if_frozen(review)
        session = await session_of(review.id, submission.session, work=work)
        await refuse_unless_asked(person, session, work=work)
    there = "\n".join(filter(None, (submission.text, submission.example)))
    if not there:
        return _room(review, session, person)
    chosen = submission.model_dump(exclude={"verb", "text", "example"})
    return _room(review, session, person, filled=SaveMany(**chosen, lines=there))


async def save_many(submission: SaveMany, caller: Caller, ports: Ports) -> Reply:
    """Store each line as a note; those that cannot be taken come back, each with a sentence."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        session = await session_of(review.id, submission.session, work=work)
        await refuse_unless_asked(person, session, work=work)
        many = Many(
            lines=submission.lines,
            theme=submission.theme,
            kind=submission.kind,
            group=submission.group,
            somebody=submission.somebody,
            elsewhere=submission.elsewhere,
            document=submission.document,
        )
        try:
            taken = await record_many(
                many, review=review, session=session, by=person, work=work, now=ports.clock()
            )
            advice = await advice_on(*taken.noted, review=review, work=work)
        except Incomplete as problem:
            return _room(review, session, person, filled=submission, problem=problem.sentence)
    return _answer(taken, review, session, person, filled=submission, advice=advice)


async def notes(said: Said, ports: Ports) -> Reply:
    """Save a list that was pasted as a message; without lines, show room for them."""
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=now)
        require(person, Deed.RECORD)
        refuse_if_frozen(review)
    if not said.text:
        return _room(review, None, person)
    theme, lines = _headed(said.text, review)
    if lines == said.text and len(lines.splitlines()) == 1:
        return await offer_as_note(Said(said.caller, f"notes {said.text}", said.sent), ports)
    many = Many(lines=lines, theme=theme, document=_WHENCE)
    filled = SaveMany(review=review.id, theme=theme, lines=lines[:LONGEST_LIST], document=_WHENCE)
    async with ports.store.work() as work:
        try:
            taken = await record_many(many, review=review, session=None, by=person, work=work, now=now)
            advice = await advice_on(*taken.noted, review=review, work=work)
        except Incomplete as problem:
            why = problem.sentence + where_the_rest_is(lines, LONGEST_LIST)
            return _room(review, None, person, filled=filled, problem=why)
    return _answer(taken, review, None, person, filled=filled, advice=advice)


def _headed(words: str, review: Review) -> tuple[str, str]:
    """Return the theme that the message's first line names for all, if it is a heading, and the lines."""
    first, _, rest = words.partition("\n")
    called, colon, own = first.partition(":")
    theme = theme_like(called, review) if (colon or rest) and not kind_called(called) else None
    if theme is None or (not colon and len(called.split()) > _LONGEST_HEADING):
        return "", words
    return ("", f"{theme.short}: {own}\n{rest}") if own.strip() else (theme.id, rest)


def _answer(
    taken: Taken,
    review: Review,
    session: Session | None,
    person: Person,
    *,
    filled: SaveMany,
    advice: Sequence[Concern],
) -> Reply:
    if not taken.left:
        card = many_saved_card(review, taken.noted, session, advice=advice)
        return Reply(card, review.id, person.id)
    lines = "\n".join(_again(left.line, review) for left in taken.left)
    problems = [(left.line.words, left.sentence) for left in taken.left]
    saved = [note.number for note in taken.noted]
    again = filled.model_copy(update={"lines": lines[:LONGEST_LIST]})
    cut = where_the_rest_is(lines, LONGEST_LIST).strip()
    return _room(review, session, person, filled=again, problem=cut, problems=problems, saved=saved)


def _again(line: NoteLine, review: Review) -> str:
    """Return a line with the theme and kind that stood in front of it or above it."""
    theme = review.theme(line.theme).short if line.theme else ""
    return ": ".join(part for part in (theme, line.kind or "", line.text) if part)


def _room(
    review: Review,
    session: Session | None,
    person: Person,
    *,
    filled: SaveMany | None = None,
    problem: str = "",
    problems: list[tuple[str, str]] | None = None,
    saved: list[int] | None = None,
) -> Reply:
    card = many_card(
        review,
        session,
        groups=groups_of(session) if session else (),
        filled=filled,
        problem=problem,
        problems=problems or (),
        saved=saved or (),
    )
    return Reply(card, review.id, person.id)
