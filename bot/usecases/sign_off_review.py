"""End a review: by sign-off, early by a decision, or at the retention limit (R61, R66)."""

from datetime import datetime, timedelta

from bot.domain.ending import EndedAs
from bot.domain.errand import Errand
from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.post import AuditLine
from bot.domain.report import ReportStage
from bot.domain.review import Review, Stage
from bot.domain.sign_off import Certificate, begun
from bot.domain.tasks.endings import AskToDestroyNotes, ChaseConfirmation, CloseCertificate, DestroyNotes
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.draft_report import report_of
from scheduler.agenda.confirmations import last_moment, moments_to_chase

_A_YEAR = timedelta(days=365)
_WITHOUT_REPORT = "signed off without a final report, with a reason"


async def short_of_final(review: Review, *, work: Work) -> ReportStage | None:
    """Return how far the report has come where it is not final; nothing where it is, or where there is none."""
    if not review.captures:
        return None
    stage = (await report_of(review, work=work)).stage
    return None if stage is ReportStage.FINAL else stage


async def sign_off(*, review: Review, by: Person, work: Work, now: datetime, reason: str = "") -> Review:
    """Sign off the report: pending errands are void, and destruction is written down (R61, R66).

    Raises `Incomplete` where no edition is final and there is no reason to go on without one; of a reason the
    audit keeps a mark alone, since it may say what the notes say.
    """
    require(by, Deed.SIGN_OFF)
    short = None if review.is_over else await short_of_final(review, work=work)
    if short is not None:
        if not reason:
            raise Incomplete("There is no final report. Say why you sign off without one, or finish it first.")
        about = f"{short} {review.keyed(reason)}"
        line = AuditLine(review=review.id, at=now, who=by.id, deed=_WITHOUT_REPORT, about=about)
        await work.audit.note(line)
    ended_as = EndedAs.SIGNED_OFF if review.captures else EndedAs.MET
    return await _end(review, ended_as, by=by.id, work=work, now=now)


async def end_early(why: EndedAs, *, review: Review, by: Person, work: Work, now: datetime) -> Review:
    """End a review that goes no further; destruction follows as after sign-off (R66)."""
    require(by, Deed.END)
    return await _end(review, why, by=by.id, work=work, now=now)


async def end_at_retention(*, review: Review, work: Work, now: datetime) -> Review:
    """End a review that nobody ever signed off, when its notes may be kept no longer."""
    return await _end(review, EndedAs.RETENTION, by="", work=work, now=now)


async def _end(review: Review, ended_as: EndedAs, *, by: str, work: Work, now: datetime) -> Review:
    if review.is_over:
        raise OutOfDate(
            (_SIGNED if ended_as is EndedAs.SIGNED_OFF else _ALREADY).format(noun=review.method.noun)
        )
    over = {"stage": Stage.SIGNED_OFF, "signed_off_at": now, "board_frozen": True, "ended_as": ended_as}
    ended = review.model_copy(update=over)
    await work.reviews.save(ended)
    await work.errands.void(review.id, reason=f"The review is over: {ended_as}.")
    certificate = begun(review.id, await work.people.of(review.id), ended_as=ended_as, at=now)
    await work.audit.keep_certificate(certificate)
    await work.errands.add(*_what_follows(certificate, review=ended))
    deed = "report signed off" if ended_as is EndedAs.SIGNED_OFF else "review ended"
    await work.audit.note(AuditLine(review=review.id, at=now, who=by, deed=deed, about=ended_as.name.lower()))
    return ended


def _what_follows(certificate: Certificate, *, review: Review) -> list[Errand]:
    """Return destruction, and that each who was in the review is asked, chased twice, and waited for."""
    now, last = certificate.signed_off_at, last_moment(review, certificate.signed_off_at)

    def at(
        task: DestroyNotes | AskToDestroyNotes | ChaseConfirmation | CloseCertificate, due: datetime
    ) -> Errand:
        too_late = last if isinstance(task, AskToDestroyNotes | ChaseConfirmation) else now + _A_YEAR
        return Errand(review=review.id, task=task, due=due, too_late=too_late)

    first, second = moments_to_chase(review, now)
    who = [asked.person for asked in certificate.asked]
    return [
        at(DestroyNotes(), now),
        *(at(AskToDestroyNotes(person=person), now) for person in who),
        *(at(ChaseConfirmation(person=person, time=1), first) for person in who),
        *(at(ChaseConfirmation(person=person, time=2), second) for person in who),
        at(CloseCertificate(why="deadline"), last),
    ]


_ALREADY = "This {noun} has ended already."
_SIGNED = "This {noun} is already signed off."
