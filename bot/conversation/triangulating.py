"""What the lead peer presses on the card that brings observations together."""

from bot.conversation.events import Caller
from bot.conversation.speaking import Reply, speaker
from bot.domain.errors import Attributable, Incomplete
from bot.domain.ids import SessionId, ThemeId, made_from
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.domain.theme import Theme
from bot.ports.all import Ports
from bot.usecases.triangulate import Gathered, make_finding
from cards.sent_about_notes import MakeFinding, ShowTheme
from cards.triangulate import triangulate_card


async def show(submission: ShowTheme, caller: Caller, ports: Ports) -> Reply:
    """Show another theme."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
    require(person, Deed.TRIANGULATE)
    return await _drawn(review, person, submission.session, submission.theme, ports)


async def make(submission: MakeFinding, caller: Caller, ports: Ports) -> Reply:
    """Store the finding; whatever stands in the way comes back with the words as typed."""
    cites = tuple(int(n) for n in submission.cites.split(",") if n.strip().isdigit())
    gathered = Gathered(theme=submission.theme, kind=submission.kind, text=submission.text, cites=cites)
    problem, done = "", ""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        try:
            finding = await make_finding(gathered, review=review, by=person, work=work, now=ports.clock())
            done = f"Saved as finding {finding.number}: {finding.state.value}."
        except (Incomplete, Attributable) as wrong:
            problem = wrong.sentence
    filled = submission if problem else None
    return await _drawn(
        review, person, submission.session, submission.theme, ports, filled=filled, problem=problem, done=done
    )


async def _drawn(
    review: Review,
    person: Person,
    session: SessionId,
    theme_id: ThemeId,
    ports: Ports,
    *,
    filled: MakeFinding | None = None,
    problem: str = "",
    done: str = "",
) -> Reply:
    theme: Theme = review.theme(theme_id)
    async with ports.store.work() as work:
        observations = await work.observations.of(review.id, theme=theme.id)
        findings = [f for f in await work.findings.of(review.id) if f.theme == theme.id]
    press = filled.press if filled else made_from(review.id, session, theme.id, str(len(findings)))[:12]
    card = triangulate_card(
        review, session, theme, observations, findings, press=press, filled=filled, problem=problem, done=done
    )
    return Reply(card, review.id, person.id)
