"""What is pressed and written at the end of a review: sign-off, an early end, and that notes are destroyed."""

from typing import assert_never

from bot.conversation.events import Caller, Said
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.ending import EARLY, EndedAs
from bot.domain.errors import Incomplete
from bot.domain.review import Review
from bot.domain.sign_off import Own
from bot.domain.team import Deed, Person, require
from bot.ports.all import Ports
from bot.usecases.confirm_destroyed import confirm_destroyed
from bot.usecases.sign_off_review import end_early, short_of_final, sign_off
from cards.destruction import ask_to_destroy_card, confirmed_card, ticked
from cards.ending import confirm_end_card, end_card, ended_card
from cards.phrases import ending as say
from cards.sent_about_endings import AskSignOff, AskToEnd, ConfirmEnd, ConfirmSignOff, NotesDestroyed
from cards.sign_off import confirm_card, signed_off_card


async def answer(
    sent: AskSignOff | ConfirmSignOff | AskToEnd | ConfirmEnd | NotesDestroyed, caller: Caller, ports: Ports
) -> Reply:
    """Answer what is pressed about the end."""
    match sent:
        case AskSignOff():
            return await _ask_sign_off(sent, caller, ports)
        case ConfirmSignOff():
            return await _confirm_sign_off(sent, caller, ports)
        case AskToEnd():
            return await _ask_to_end(sent, caller, ports)
        case ConfirmEnd():
            return await _confirm_end(sent, caller, ports)
        case NotesDestroyed():
            return await _notes_destroyed(sent, caller, ports)
        case _:
            assert_never(sent)


async def ask_how_to_end(said: Said, ports: Ports) -> Reply:
    """Return the card with which the challenge manager ends a review that goes no further."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
    require(person, Deed.END)
    return Reply(end_card(review), review.id, person.id)


async def _ask_sign_off(sent: AskSignOff, caller: Caller, ports: Ports) -> Reply:
    """Ask once more, naming what will be lost."""
    return await _sure(sent, caller, ports)


async def _sure(sent: AskSignOff | ConfirmSignOff, caller: Caller, ports: Ports, *, problem: str = "") -> Reply:
    review, person, noted, found = await _what_is_lost(sent, Deed.SIGN_OFF, caller, ports)
    async with ports.store.work() as work:
        short = await short_of_final(review, work=work)
    return Reply(confirm_card(review, noted, found, short=short, problem=problem), review.id, person.id)


async def _ask_to_end(sent: AskToEnd, caller: Caller, ports: Ports) -> Reply:
    """Ask once more, naming what will be lost and what system leads are told."""
    review, person, noted, found = await _what_is_lost(sent, Deed.END, caller, ports)
    why = next((why for why in EARLY if why.name.lower() == sent.why), None)
    if why is None:
        return Reply(end_card(review, problem=say.NEEDED), review.id, person.id)
    return Reply(confirm_end_card(review, why, noted, found), review.id, person.id)


async def _what_is_lost(
    sent: AskSignOff | ConfirmSignOff | AskToEnd, deed: Deed, caller: Caller, ports: Ports
) -> tuple[Review, Person, int, int]:
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work, of_meetings=True)
        require(person, deed)
        observations = await work.observations.of(review.id)
        findings = await work.findings.of(review.id)
    return review, person, len(observations), len(findings)


async def _confirm_sign_off(sent: ConfirmSignOff, caller: Caller, ports: Ports) -> Reply:
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work, of_meetings=True)
            signed = await sign_off(review=review, by=person, work=work, now=ports.clock(), reason=sent.reason)
    except Incomplete as problem:
        return await _sure(sent, caller, ports, problem=problem.sentence)
    return Reply(signed_off_card(signed), review.id, person.id)


async def _confirm_end(sent: ConfirmEnd, caller: Caller, ports: Ports) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work, of_meetings=True)
        why = EndedAs[sent.why.upper()]
        ended = await end_early(why, review=review, by=person, work=work, now=ports.clock())
    return Reply(ended_card(ended), review.id, person.id)


async def _notes_destroyed(sent: NotesDestroyed, caller: Caller, ports: Ports) -> Reply:
    """Remember what somebody has destroyed; without a tick they are asked again."""
    destroyed = (Own.NOTHING,) if sent.nothing else ticked(sent.what)
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work, at_the_end=True, of_meetings=True)
            await confirm_destroyed(destroyed, review=review, by=person, work=work, now=ports.clock())
    except Incomplete as problem:
        return Reply(ask_to_destroy_card(review, person.role, problem=problem.sentence), review.id, person.id)
    return Reply(confirmed_card(review), review.id, person.id)
