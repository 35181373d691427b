"""Sign off a review, destroy what was said, and prove it (R61, R66-R68, R72)."""

from datetime import datetime, timedelta

from bot.domain.errand import Errand
from bot.domain.errors import OutOfDate
from bot.domain.post import AuditLine
from bot.domain.review import Review, Stage
from bot.domain.sign_off import Certificate, Counted
from bot.domain.tasks.endings import AskToDestroyNotes, DestroyNotes, ShowCertificate
from bot.domain.team import Deed, Person, require
from bot.records.work import Work

TIME_TO_CONFIRM = timedelta(days=14)
"""How long the team is asked to confirm that their own notes are destroyed."""


async def sign_off(*, review: Review, by: Person, work: Work, now: datetime) -> Review:
    """Sign off the report: pending errands are void, and destruction is written down (R66)."""
    require(by, Deed.SIGN_OFF)
    if review.stage in {Stage.SIGNED_OFF, Stage.DESTROYED}:
        raise OutOfDate("This review is already signed off.")
    signed = review.model_copy(update={"stage": Stage.SIGNED_OFF, "signed_off_at": now, "board_frozen": True})
    await work.reviews.save(signed)
    await work.errands.void(review.id, reason="The review is signed off.")
    team = [p for p in await work.people.of(review.id) if p.in_team]
    late = now + TIME_TO_CONFIRM
    await work.errands.add(
        Errand(review=review.id, task=DestroyNotes(), due=now, too_late=now + timedelta(days=365)),
        *(Errand(review=review.id, task=AskToDestroyNotes(person=p.id), due=now, too_late=late) for p in team),
    )
    await work.audit.note(AuditLine(review=review.id, at=now, who=by.id, deed="report signed off"))
    return signed


async def destroy_notes(*, review: Review, overwritten: Counted, work: Work, now: datetime) -> Certificate:
    """Destroy what the bot holds of what was said, and keep a certificate of it (R66, R72).

    `overwritten` counts the messages in people's chats that were overwritten before.
    """
    counted = (overwritten, *await work.destroy(review.id))
    team = tuple(p.id for p in await work.people.of(review.id) if p.in_team)
    before = await work.audit.certificate_of(review.id)
    confirmed = before.confirmed_by if before else ()
    certificate = Certificate(
        review=review.id,
        signed_off_at=review.signed_off_at or now,
        destroyed_at=now,
        counted=counted,
        confirmed_by=confirmed,
        outstanding=tuple(p for p in team if p not in confirmed),
    )
    await work.audit.keep_certificate(certificate)
    await work.errands.add(_proof(certificate, now))
    await work.reviews.save(review.model_copy(update={"stage": Stage.DESTROYED}))
    await work.audit.note(AuditLine(review=review.id, at=now, who="", deed="notes destroyed"))
    return certificate


async def confirm_destroyed(*, review: Review, by: Person, work: Work, now: datetime) -> Certificate:
    """Remember that one of the team has destroyed their own notes (R67); again changes nothing."""
    require(by, Deed.CONFIRM_DESTRUCTION)
    certificate = await work.audit.certificate_of(review.id)
    if certificate is None:
        raise OutOfDate("The notes of this review are not destroyed yet. Please press again in a minute.")
    if by.id in certificate.confirmed_by:
        return certificate
    told = certificate.model_copy(
        update={
            "confirmed_by": (*certificate.confirmed_by, by.id),
            "outstanding": tuple(p for p in certificate.outstanding if p != by.id),
        }
    )
    await work.audit.keep_certificate(told)
    await work.errands.add(_proof(told, now))
    await work.audit.note(AuditLine(review=review.id, at=now, who=by.id, deed="own notes destroyed"))
    return told


def _proof(certificate: Certificate, now: datetime) -> Errand:
    task = ShowCertificate(confirmed=len(certificate.confirmed_by))
    return Errand(review=certificate.review, task=task, due=now, too_late=now + timedelta(days=30))
