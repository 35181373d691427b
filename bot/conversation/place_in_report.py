"""Where what was taken of a comment goes into the report: a finding's words, or a file in Word (R59, R60)."""

from bot.conversation.report_at_hand import file_link, standing
from bot.conversation.speaking import Reply
from bot.domain.review import Review
from bot.domain.team import Person
from bot.ports.all import Ports
from bot.usecases.draft_report import report_of
from bot.usecases.take_comments import findings_to_reword
from cards.to_change import into_word_card, reword_card


async def place_of(
    number: int,
    review: Review,
    person: Person,
    ports: Ports,
    *,
    finding: str = "",
    wording: str | None = None,
    problem: str = "",
) -> Reply:
    """Return where a taken comment is put in: its finding with the words so far, or else its own words.

    `finding` is the one that was chosen just now, and `wording` what was typed. Where nothing is left to put in
    it is how the report stands.
    """
    async with ports.store.work() as work:
        report = await report_of(review, work=work)
        told = await findings_to_reword(review, report, work=work)
    comment = next((c for c in report.to_change if c.number == number), None)
    if comment is None or report.latest is None:
        return await standing(review, person, ports)
    wanted = finding or str(comment.finding)
    on = next((f for f in told if str(f.number) == wanted), None)
    if on is not None:
        words = on.text if wording is None else wording
        return Reply(reword_card(review, comment, on, wording=words, problem=problem), review.id, person.id)
    page = file_link(review, person, report.latest.number, ports)
    card = into_word_card(review, comment, report.latest, findings=told, page=page, problem=problem)
    return Reply(card, review.id, person.id)
