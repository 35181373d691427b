"""Start an evening's messages on purpose: one reminder follows, even where nobody is asked any more (R47)."""

from datetime import date, datetime

from bot.domain.catch_up import CatchUp
from bot.domain.errand import Errand
from bot.domain.review import Review
from bot.domain.tasks.evenings import RemindCatchUp
from bot.domain.team import Person
from bot.records.work import Work
from bot.usecases.draft_catch_up import evening
from scheduler.agenda.coming import bring, day_in
from scheduler.agenda.evenings import REMIND_AFTER, feedback_stands_for


async def start_catch_up(review: Review, day: date, *, by: Person, work: Work, now: datetime) -> CatchUp:
    """Return the evening as it stands; where the final feedback stands in its place, remind of it once."""
    tonight = await evening(review, day, by=by, work=work)
    sessions = await work.sessions.of(review.id)
    reminded = bring(RemindCatchUp, now + REMIND_AFTER, day_in(review, day), day=day)
    alone = not tonight.is_approved and feedback_stands_for(review, day, sessions, now=now)
    if alone and reminded.due <= reminded.too_late:
        errand = Errand(review=review.id, task=reminded.make(), due=reminded.due, too_late=reminded.too_late)
        await work.errands.add(errand)
    return tonight
