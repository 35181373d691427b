"""Warn of surprises while there is still an evening to trail them: what the client has never heard (R52)."""

from bot.domain.catch_up import CatchUp
from bot.domain.feedback import Trailed
from bot.domain.review import Review
from bot.domain.trailing import tells
from bot.records.work import Work
from bot.usecases.give_feedback import prepare_feedback


async def never_trailed(review: Review, tonight: CatchUp | None, *, work: Work) -> tuple[Trailed, ...]:
    """Return the findings about to be presented that no evening trailed, and tonight's text leaves out too."""
    ledger = (await prepare_feedback(review, work=work)).ledger
    fresh = (line for line in ledger if not line.evenings)
    return tuple(line for line in fresh if tonight is None or not tells(tonight, line.finding, line.text))
