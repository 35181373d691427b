"""Keeps a review that is set up on the terminal where `serve` finds it, and reads its list from there."""

from datetime import datetime

from bot import clock
from bot.domain.ids import ReviewId
from bot.domain.readiness import ReadinessList
from bot.domain.review import Review
from bot.domain.team import Person
from bot.from_settings import store_of, work_of
from bot.records.work import Work
from bot.setting_up.answers import Answers, asker_of, judge_all
from bot.settings import Settings
from bot.usecases.make_ready import readiness_of
from bot.usecases.set_up_review import set_up_review

Shown = tuple[Review, tuple[Person, ...], ReadinessList]
"""A review, who is in it, and how ready it is."""


async def keep(answers: Answers, *, settings: Settings) -> Shown:
    """Set a review up in the database that `serve` uses; raises `ReviewError`."""
    now = clock.now()
    judge_all(answers, today=now.date())
    async with store_of(settings) as store, store.work() as work:
        review, _ = await set_up_review(
            answers.wanted, method=answers.chosen, asker=asker_of(answers), work=work, now=now
        )
        return await _shown(review, work=work, now=now)


async def read_readiness(review: str, *, settings: Settings) -> Shown:
    """Return how ready a review is; raises `NotFound`."""
    async with work_of(settings) as work:
        there = await work.reviews.get(ReviewId(review))
        return await _shown(there, work=work, now=clock.now())


async def _shown(review: Review, *, work: Work, now: datetime) -> Shown:
    return review, await work.people.of(review.id), await readiness_of(review, work=work, now=now)
