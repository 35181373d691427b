"""Each confirms that they destroyed what they kept; nobody is waited for without an end (R67, R69)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.errand import Errand, key_of
from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.ids import PersonId, ReviewId
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.sign_off import Certificate, Own
from bot.domain.tasks.endings import ChaseConfirmation, CloseCertificate
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.destroy_notes import to_show

_TICK: Final = "Tick what you have destroyed, or press “I kept nothing”."
_FORGOTTEN: Final = "people forgotten"
_A_MONTH: Final = timedelta(days=30)


async def confirm_destroyed(
    destroyed: Sequence[Own], *, review: Review, by: Person, work: Work, now: datetime
) -> Certificate:
    """Remember what somebody has destroyed (R67); again changes nothing. Raises `Incomplete` without a tick."""
    require(by, Deed.CONFIRM_DESTRUCTION)
    certificate = await work.audit.certificate_of(review.id)
    if certificate is None:
        raise OutOfDate("This review is not over yet, so there is nothing to destroy.")
    if by.id in certificate.confirmed_by:
        return certificate
    if not certificate.asks(by.id):
        raise OutOfDate("The certificate of this review is final, so nothing was changed.")
    if not destroyed:
        raise Incomplete(_TICK)
    told = certificate.with_confirmation(by.id, destroyed, at=now)
    await work.audit.keep_certificate(told)
    chases = (ChaseConfirmation(person=by.id, time=1), ChaseConfirmation(person=by.id, time=2))
    await work.errands.void(review.id, keys=[key_of(review.id, c) for c in chases], reason="They confirmed.")
    if told.destroyed_at is not None:  # else it is shown, with this in it, once everything is destroyed
        await work.errands.add(to_show(told, now=now))
    if not told.outstanding:
        closing = CloseCertificate(why="all")
        await work.errands.add(Errand(review=review.id, task=closing, due=now, too_late=now + _A_MONTH))
    await work.audit.note(AuditLine(review=review.id, at=now, who=by.id, deed="own notes destroyed"))
    return told


async def chased(person: PersonId, *, review: ReviewId, time: int, work: Work, now: datetime) -> None:
    """Remember that somebody was reminded; again changes nothing."""
    await work.reviews.get(review)  # held, for they may just confirm
    certificate = await work.audit.certificate_of(review)
    asked = next((a for a in certificate.asked if a.person == person), None) if certificate else None
    if certificate is not None and asked is not None and len(asked.chased) < time:
        await work.audit.keep_certificate(certificate.with_chase(person, at=now))


async def close_certificate(review: ReviewId, *, work: Work, now: datetime) -> Certificate:
    """Make the certificate final: whoever has not confirmed is outstanding, by role; again changes nothing."""
    certificate = await work.audit.certificate_of(review)
    if certificate is None:
        raise OutOfDate("There is no certificate of this review.")
    if certificate.final_at is not None:
        return certificate
    final = certificate.model_copy(update={"final_at": now})
    await work.audit.keep_certificate(final)
    about = f"{len(final.outstanding)} outstanding"
    await work.audit.note(AuditLine(review=review, at=now, who="", deed="certificate closed", about=about))
    return final


async def note_that_all_is_forgotten(review: ReviewId, *, work: Work, now: datetime) -> None:
    """Write down that the people of a review are forgotten now; again changes nothing (R69, R72)."""
    if not any(line.deed == _FORGOTTEN for line in await work.audit.of(review)):
        await work.audit.note(AuditLine(review=review, at=now, who="", deed=_FORGOTTEN))
