"""What the challenge manager presses on the evening's card."""

from datetime import date
from typing import Final

from bot.conversation.events import Caller
from bot.conversation.speaking import Reply, speaker
from bot.domain.catch_up import CatchUp, CatchUpState
from bot.domain.errors import Attributable, Incomplete, OutOfDate
from bot.domain.evening_at_hand import EveningAtHand
from bot.domain.review import Review
from bot.domain.team import Person, Role
from bot.ports.all import Ports
from bot.usecases.draft_catch_up import evening, see_evening
from bot.usecases.hold_catch_up import approve_catch_up, let_words_stand, overtaken, word_catch_up, worded
from bot.usecases.meet_client import meet_client
from bot.usecases.start_catch_up import start_catch_up
from bot.usecases.who_is_who import those
from cards.card import Card
from cards.catch_up import approved_card, check_card, edit_card
from cards.sent_about_evenings import ApproveCatchUp, CheckCatchUp, MeetClient, StartCatchUp

_STALE: Final = "There is no catch-up on that day, so nothing was changed. Write “catch up” for today's."


async def start(submission: StartCatchUp, caller: Caller, ports: Ports) -> Reply:
    """Show the evening's text, to be shaped; once it is approved, as it went out unless it is to change."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        day = _held_on(submission.day, review, ports)
        tonight = await start_catch_up(review, day, by=person, work=work, now=ports.clock())
    if tonight.state is CatchUpState.APPROVED and not submission.again:
        return await _approved(tonight, review, person, ports)
    return Reply(edit_card(review, await _at_hand(tonight, review, ports)), review.id, person.id)


async def meet(submission: MeetClient, caller: Caller, ports: Ports) -> Reply:
    """Put a catch-up into the timetable now, with its meeting, and show the text with it as it was typed."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        day = _held_on(submission.day, review, ports)
        if day != review.day_of(ports.clock()):
            raise OutOfDate(_STALE)
        written = worded(submission.wording, review) if submission.wording else None
        await meet_client(review=review, by=person, work=work, now=ports.clock())
        tonight = await start_catch_up(review, day, by=person, work=work, now=ports.clock())
    hand = await _at_hand(tonight, review, ports)
    card = edit_card(review, hand, written=written, chosen=submission.let, reason=submission.reason)
    return Reply(card, review.id, person.id)


async def check(submission: CheckCatchUp, caller: Caller, ports: Ports) -> Reply:
    """Keep the text and show it exactly as the system leads would read it, or say what is in the way."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        day = _held_on(submission.day, review, ports)
        tonight = await word_catch_up(
            submission.wording,
            seen=submission.mark,
            review=review,
            day=day,
            by=person,
            work=work,
            now=ports.clock(),
        )
    if tonight.state is CatchUpState.APPROVED:
        return await _approved(tonight, review, person, ports)
    if not tonight.messages.sentences:
        problem = "Write at least one message, one a line. Nothing was sent."
        card = edit_card(review, await _at_hand(tonight, review, ports), problem=problem)
        return Reply(card, review.id, person.id)
    problem = ""
    try:
        async with ports.store.work() as work:
            tonight = await let_words_stand(
                submission.chosen,
                reason=submission.reason,
                evening=tonight,
                review=review,
                by=person,
                work=work,
                now=ports.clock(),
            )
    except (OutOfDate, Incomplete, Attributable) as refused:
        problem = refused.sentence
    return Reply(await _checked(submission, tonight, review, ports, problem=problem), review.id, person.id)


async def _checked(
    submission: CheckCatchUp, tonight: CatchUp, review: Review, ports: Ports, *, problem: str
) -> Card:
    """Return the exact text where nothing is in its way, and else the text to edit with what is."""
    hand = await _at_hand(tonight, review, ports)
    if not hand.objections and not problem:
        return check_card(review, tonight.day, tonight.messages, stands=len(tonight.let_stand))
    return edit_card(
        review,
        hand,
        problem=problem,
        chosen=submission.let if problem else "",
        reason=submission.reason if problem else "",
    )


async def approve(submission: ApproveCatchUp, caller: Caller, ports: Ports) -> Reply:
    """Approve the text that was shown, and no other (R51)."""
    now = ports.clock()
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, submission.review, work=work)
            day = _held_on(submission.day, review, ports)
            tonight, _ = await approve_catch_up(
                submission.mark, review=review, day=day, by=person, work=work, now=now
            )
    except (OutOfDate, Incomplete, Attributable) as problem:
        async with ports.store.work() as work:
            review, person = await speaker(caller, submission.review, work=work)
            day = _held_on(submission.day, review, ports)
            tonight = await evening(review, day, by=person, work=work)
        hand = await _at_hand(tonight, review, ports)
        return Reply(edit_card(review, hand, problem=problem.sentence), review.id, person.id)
    return await _approved(tonight, review, person, ports)


async def _at_hand(tonight: CatchUp, review: Review, ports: Ports) -> EveningAtHand:
    async with ports.store.work() as work:
        return await see_evening(tonight, review=review, work=work, now=ports.clock())


async def _approved(tonight: CatchUp, review: Review, person: Person, ports: Ports) -> Reply:
    """Show what was approved; whoever presses after another has approved it is told so."""
    async with ports.store.work() as work:
        leads = those(await work.people.of(review.id), Role.SYSTEM_LEAD)
    told = "" if tonight.approved_by == person.id else overtaken(tonight, review=review, by=person)
    card = approved_card(review, tonight.day, tonight.messages, leads=len(leads), told=told)
    return Reply(card, review.id, person.id)


def _held_on(words: str, review: Review, ports: Ports) -> date:
    """Return the day of an evening that there is: from the first day until the last, or until today."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise OutOfDate(_STALE) from None
    if not review.first_day <= day <= max(review.last_day, review.day_of(ports.clock())):
        raise OutOfDate(_STALE)
    return day
