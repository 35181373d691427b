"""What the team presses and writes to bring observations together, one theme at a time."""

from typing import assert_never

from bot.conversation import weighing
from bot.conversation.events import Caller, Said
from bot.conversation.noting import offer_as_note
from bot.conversation.numbers import numbers_in
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.conversation.themes import theme_like
from bot.conversation.themes_at_hand import theme_card, theme_shown
from bot.domain.errors import Attributable, Incomplete
from bot.domain.team import Deed, require
from bot.ports.all import Ports
from bot.usecases.suggest_same import alike_to
from bot.usecases.triangulate import Gathered, make_finding
from cards.phrases import triangulate as say
from cards.sent_about_findings import (
    AboutFinding,
    FindingDeedSent,
    MakeFinding,
    OpenFinding,
    ShowTheme,
    SuggestSame,
)
from cards.triangulate import choose_note_card


async def answer(
    sent: ShowTheme | MakeFinding | SuggestSame | OpenFinding | FindingDeedSent, caller: Caller, ports: Ports
) -> Reply:
    """Answer whatever is pressed about findings."""
    match sent:
        case ShowTheme():
            return await show(sent, caller, ports)
        case MakeFinding():
            return await make(sent, caller, ports)
        case SuggestSame():
            return await same(sent, caller, ports)
        case OpenFinding():
            return await weighing.open_finding(sent, caller, ports)
        case AboutFinding():
            return await weighing.do(sent, caller, ports)
        case _:
            assert_never(sent)


async def findings(said: Said, ports: Ports) -> Reply:
    """Return the findings of a theme, the first one unless another is named."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        require(person, Deed.TRIANGULATE)
        theme = theme_like(said.text, review) if said.text else review.themes[0]
        shown = await theme_shown(review, theme, work=work) if theme else None
    if shown is None:
        return await offer_as_note(Said(said.caller, f"findings {said.text}", said.sent), ports)
    return Reply(theme_card(review, None, shown), review.id, person.id)


async def show(submission: ShowTheme, caller: Caller, ports: Ports) -> Reply:
    """Show another theme, or another page of its findings."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        require(person, Deed.TRIANGULATE)
        theme = review.theme(submission.theme)
        shown = await theme_shown(review, theme, work=work, page=submission.page)
    return Reply(theme_card(review, submission.session, shown), review.id, person.id)


async def make(submission: MakeFinding, caller: Caller, ports: Ports) -> Reply:
    """Store the finding; whatever stands in the way comes back with the words as typed."""
    gathered = Gathered(
        theme=submission.theme,
        kind=submission.kind,
        text=submission.text,
        cites=numbers_in(submission.cites),
        press=submission.press,
    )
    problem, done = "", ""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        try:
            finding = await make_finding(gathered, review=review, by=person, work=work, now=ports.clock())
            done = say.SAVED.format(number=finding.number, state=finding.state)
        except (Incomplete, Attributable) as wrong:
            problem = wrong.sentence
        shown = await theme_shown(review, review.theme(submission.theme), work=work)
    filled = submission if problem else None
    card = theme_card(review, submission.session, shown, filled=filled, problem=problem, done=done)
    return Reply(card, review.id, person.id)


async def same(submission: SuggestSame, caller: Caller, ports: Ports) -> Reply:
    """Ask beside which note others are to be looked for, or show those that may say the same (R45)."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        require(person, Deed.TRIANGULATE)
        shown = await theme_shown(review, review.theme(submission.theme), work=work)
    if not submission.note:
        card = choose_note_card(review, submission.session, shown.theme, shown.notes)
        return Reply(card, review.id, person.id)
    wanted = numbers_in(submission.note)[:1]
    chosen = next((o for o in shown.notes if (o.number,) == wanted and not o.withdrawn), None)
    if chosen is None:
        gone = say.ALIKE_GONE.format(number=wanted[0] if wanted else submission.note[:6])
        return Reply(theme_card(review, submission.session, shown, problem=gone), review.id, person.id)
    alike = await alike_to(chosen, among=shown.notes, findings=shown.findings, likeness=ports.likeness)
    return Reply(theme_card(review, submission.session, shown.beside(chosen, alike)), review.id, person.id)
