"""What the team presses on a finding's own card: each deed on the finding as it is now, or a sentence."""

from typing import Literal, assert_never

from bot.conversation.events import Caller
from bot.conversation.numbers import numbers_in
from bot.conversation.speaking import Reply, speaker
from bot.conversation.themes_at_hand import theme_card, theme_shown
from bot.domain.errors import Attributable, Incomplete, OutOfDate
from bot.domain.finding import Finding
from bot.domain.finding_at_hand import FindingAtHand
from bot.domain.ids import SessionId
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.ports.all import Ports
from bot.usecases.agree_finding import agree_finding
from bot.usecases.change_finding import Before, Turn
from bot.usecases.merge_findings import merge_findings
from bot.usecases.park_finding import bring_back_finding, park_finding
from bot.usecases.reword_finding import reword_finding
from bot.usecases.see_findings import finding_at_hand
from bot.usecases.split_finding import split_finding
from bot.usecases.suggest_same import alike_to_finding
from bot.usecases.undo_on_finding import undo_on_finding
from bot.usecases.weigh_finding import question_finding, support_finding, take_off
from cards.finding import finding_card
from cards.finding_forms import finding_form
from cards.phrases import finding as say
from cards.sent_about_findings import (
    DecideFinding,
    FindingDeedSent,
    FormName,
    MergeFindings,
    OpenFinding,
    ParkFinding,
    RewordFinding,
    SplitFinding,
    WeighFinding,
)


async def open_finding(sent: OpenFinding, caller: Caller, ports: Ports) -> Reply:
    """Show a finding's own card, or a form about it."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        require(person, Deed.TRIANGULATE)
        hand = await finding_at_hand(sent.finding, review=review, work=work)
    if sent.form == "card" or not hand.finding.is_live:
        return await _card(review, person, sent.session, hand, ports)
    hand = await _with_alike(hand, ports) if sent.form == "notes" else hand
    card = finding_form(review, sent.session, hand, sent.form, filled={}, page=sent.page)
    return Reply(card, review.id, person.id)


async def do(sent: FindingDeedSent, caller: Caller, ports: Ports) -> Reply:
    """Do what was pressed; what stands in the way is said on the finding as it is now, with what was typed."""
    problem = ""
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work)
            require(person, Deed.TRIANGULATE)
            await _done(sent, Turn(review=review, by=person, work=work, now=ports.clock()))
    except (Incomplete, Attributable, OutOfDate) as wrong:
        problem = wrong.sentence
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        hand = await finding_at_hand(sent.finding, review=review, work=work)
        if hand.finding.withdrawn and not problem:
            theme = review.theme(hand.finding.theme)
            shown = await theme_shown(review, theme, work=work)
            gone = say.GONE.format(number=hand.finding.number)
            return Reply(theme_card(review, sent.session, shown, done=gone), review.id, person.id)
    form = _form_of(sent)
    if problem and form != "card" and hand.finding.is_live:
        hand = await _with_alike(hand, ports) if form == "notes" else hand
        typed = {name: str(value) for name, value in sent if name in {"text", "notes", "other", "reason"}}
        card = finding_form(review, sent.session, hand, form, filled=typed, problem=problem)
        return Reply(card, review.id, person.id)
    done = "" if problem else say.DONE[sent.verb]
    return await _card(review, person, sent.session, hand, ports, problem=problem, done=done)


async def _done(sent: FindingDeedSent, turn: Turn) -> Finding:
    before = Before(number=sent.finding, version=sent.version)
    match sent:
        case RewordFinding():
            return await reword_finding(sent.text, before=before, turn=turn)
        case WeighFinding():
            return await _weighed(sent, before, turn)
        case MergeFindings():
            return await merge_findings(numbers_in(sent.other), before=before, turn=turn)
        case SplitFinding():
            return await split_finding(numbers_in(sent.notes), sent.text, before=before, turn=turn)
        case ParkFinding():
            return await park_finding(sent.reason, before=before, turn=turn)
        case DecideFinding():
            return await _decided(sent, before, turn)
        case _:
            assert_never(sent)


async def _weighed(sent: WeighFinding, before: Before, turn: Turn) -> Finding:
    numbers = numbers_in(sent.notes)
    match sent.verb:
        case "finding.support":
            return await support_finding(numbers, before=before, turn=turn)
        case "finding.question":
            return await question_finding(numbers, before=before, turn=turn)
        case "finding.take_off":
            return await take_off(numbers, before=before, turn=turn)
        case _:
            assert_never(sent.verb)


async def _decided(sent: DecideFinding, before: Before, turn: Turn) -> Finding:
    match sent.verb:
        case "finding.agree":
            return await agree_finding(before=before, turn=turn)
        case "finding.bring_back":
            return await bring_back_finding(before=before, turn=turn)
        case "finding.undo":
            return await undo_on_finding(before=before, turn=turn)
        case _:
            assert_never(sent.verb)


def _form_of(sent: FindingDeedSent) -> FormName | Literal["card"]:
    match sent:
        case RewordFinding():
            return "words"
        case WeighFinding():
            return "off" if sent.verb == "finding.take_off" else "notes"
        case MergeFindings():
            return "merge"
        case SplitFinding():
            return "split"
        case ParkFinding():
            return "park"
        case DecideFinding():
            return "card"
        case _:
            assert_never(sent)


async def _card(
    review: Review,
    person: Person,
    session: SessionId | None,
    hand: FindingAtHand,
    ports: Ports,
    *,
    problem: str = "",
    done: str = "",
) -> Reply:
    hand = await _with_alike(hand, ports) if hand.finding.is_live else hand
    card = finding_card(review, session, hand, person.role, problem=problem, done=done)
    return Reply(card, review.id, person.id)


async def _with_alike(hand: FindingAtHand, ports: Ports) -> FindingAtHand:
    alike = await alike_to_finding(
        hand.finding, among=hand.notes, findings=hand.others, likeness=ports.likeness
    )
    return hand.model_copy(update={"alike": alike})
