"""Destroy what is held of a review, one step after another, each written down before the next (R66, R72)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.domain.errand import Ended, Errand, ErrandState
from bot.domain.ids import ReviewId
from bot.domain.post import AuditLine, Post
from bot.domain.review import Review, Stage
from bot.domain.sign_off import Certificate, Counted, DestructionStep
from bot.domain.tasks.endings import (
    AskToDestroyNotes,
    ChaseConfirmation,
    CloseCertificate,
    DestroyNotes,
    ShowCertificate,
)
from bot.domain.tasks.reaching import TellManager
from bot.records.work import Work

OF_THE_END: Final = frozenset({"sign_off", "ending", "destroy_notes", "certificate", "gone"})
"""The kinds of cards about the end itself: they stay until the certificate is final, and hold no words."""

_TASKS_OF_THE_END: Final = (
    DestroyNotes,
    AskToDestroyNotes,
    ChaseConfirmation,
    CloseCertificate,
    ShowCertificate,
)
_OVER: Final = "The review is over."
_A_MONTH: Final = timedelta(days=30)


async def still_sending(review: ReviewId, *, work: Work) -> bool:
    """Say whether something from before the end may still be sent: what it sends must be found.

    What was in hand as the review ended, and was put off since, is called off first.
    """
    there = _before_the_end(await work.errands.of(review))
    put_off = [e.errand.key for e in there if e.state is ErrandState.PENDING]
    await work.errands.void(review, keys=put_off, reason=_OVER)
    return any(_before_the_end(await work.errands.of(review)))


def _before_the_end(errands: Iterable[Ended]) -> tuple[Ended, ...]:
    """Return what waits or is in hand and does not belong to the end; telling a human that it waits does."""
    there = [e for e in errands if not isinstance(e.errand.task, _TASKS_OF_THE_END)]
    in_hand = (e for e in there if e.state is ErrandState.CLAIMED)
    waits = (e for e in there if e.state is ErrandState.PENDING and not isinstance(e.errand.task, TellManager))
    return (*in_hand, *waits)


def to_be_deleted(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Return the messages that are to go, each once: all that can be reached, and all that hold words."""
    ours = (p for p in posts if p.kind not in OF_THE_END and p.place.kind != "email")
    there = (p for p in ours if p.posted or p.holds_words)
    return tuple({(p.place.id, p.posted or p.key): p for p in there}.values())


async def take_out_words(review: Review, *, work: Work) -> tuple[Counted, ...]:
    """Take out all that was said, and keep of the messages only those about the end itself."""
    ours = [p for p in await work.posts.of(review.id) if p.kind in OF_THE_END]
    counted = await work.destroy(review.id)
    for post in ours:
        await work.posts.keep(post)
    there = await work.reviews.get(review.id)
    await work.reviews.save(there.model_copy(update={"stage": Stage.DESTROYED}))
    return counted


async def step_done(
    step: DestructionStep, *counted: Counted, review: ReviewId, work: Work, now: datetime
) -> Certificate:
    """Write a step down as done; again changes nothing. After the last one the certificate is shown."""
    await work.reviews.get(review)  # held, for somebody may just confirm
    there = await certificate_in(review, work=work, now=now)
    if step in {done.step for done in there.steps}:
        return there
    after = there.with_step(step, *counted, at=now)
    await work.audit.keep_certificate(after)
    if after.next_step is None:
        await work.errands.add(to_show(after, now=now))
        await work.audit.note(AuditLine(review=review, at=now, who="", deed="notes destroyed"))
    return after


async def certificate_in(review: ReviewId, *, work: Work, now: datetime) -> Certificate:
    """Return the certificate of a review that is over; one that an earlier edition ended has none yet."""
    there = await work.audit.certificate_of(review)
    return there or Certificate(review=review, signed_off_at=now)


def to_show(certificate: Certificate, *, now: datetime) -> Errand:
    """Return the errand that shows the challenge manager the certificate as it stands."""
    task = ShowCertificate(confirmed=len(certificate.confirmed_by))
    return Errand(review=certificate.review, task=task, due=now, too_late=now + _A_MONTH)
