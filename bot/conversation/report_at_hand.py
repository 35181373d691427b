"""The card of the report as the challenge manager has it before them, and where its file is fetched."""

from datetime import time, timedelta
from typing import Final

from bot.conversation.speaking import Reply
from bot.domain.review import Review
from bot.domain.team import Person
from bot.ports.all import Ports
from bot.ports.failing import Refused
from bot.usecases.see_report import report_at_hand
from cards.report import report_card
from cards.sent_about_reports import MakeFinal, SendToClient

_LASTS: Final = timedelta(days=14)
_END_OF_DAY: Final = time(23, 59)
WORD: Final = ".docx"


async def standing(
    review: Review,
    person: Person,
    ports: Ports,
    *,
    filled: SendToClient | MakeFinal | None = None,
    problem: str = "",
) -> Reply:
    """Return the card of the report; where something was refused, with what stands in the way."""
    async with ports.store.work() as work:
        review = await work.reviews.get(review.id)
        hand = await report_at_hand(review, work=work, judged=bool(problem))
    latest = hand.report.latest
    card = report_card(
        review,
        hand.report,
        silent=hand.silent,
        signposts=hand.signposts,
        due=hand.due,
        page=file_link(review, person, latest.number, ports) if latest else "",
        objections=hand.objections,
        problem=problem,
        chosen=filled.let if filled else "",
        reason=filled.reason if filled else "",
    )
    return Reply(card, review.id, person.id)


def file_link(review: Review, person: Person, edition: int, ports: Ports) -> str:
    """Return where somebody fetches the file of an edition; nothing where the bot has no address."""
    until = review.at(review.day_of(ports.clock() + _LASTS), _END_OF_DAY)
    try:
        page = ports.forms.report(review=review.id, person=person.id, edition=edition, until=until)
    except Refused:
        return ""
    return f"{page}{WORD}"
