"""Hand out the certificate of destruction, and say whether one that was handed out is ours (R72)."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

from pydantic import ValidationError

from bot.domain.errors import NotFound, ReviewError
from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId
from bot.domain.post import AuditLine
from bot.domain.sign_off import Certificate
from bot.domain.statement import ConfirmationTold, OutstandingTold, Statement, StepTold
from bot.records.work import Work


class Verdict(Frozen):
    """What became of looking at a certificate: whether nobody changed it, and whether we would say the same."""

    review: ReviewId
    is_whole: bool
    agrees: bool
    sentence: str

    @property
    def holds(self) -> bool:
        """Whether it proves what it says."""
        return self.is_whole and self.agrees


def statement_of(certificate: Certificate, audit: Sequence[AuditLine], *, as_of: datetime) -> Statement:
    """Return what the certificate says as of a moment; the same moment always gives the same statement."""
    as_of = as_of.astimezone(UTC)
    destroyed = _if_by(certificate.destroyed_at, as_of)
    lines = [line for line in audit if line.at <= as_of]
    steps = tuple(s for s in certificate.steps if s.at <= as_of)
    counted = tuple(c for step in steps for c in step.counted) or (certificate.counted if destroyed else ())
    confirmed = [a for a in certificate.asked if _if_by(a.confirmed_at, as_of)]
    outstanding = [a for a in certificate.asked if not _if_by(a.confirmed_at, as_of)]
    return Statement(
        review=certificate.review,
        as_of=as_of,
        ended_as=certificate.ended_as,
        ended_at=certificate.signed_off_at,
        destroyed_at=destroyed,
        final_at=_if_by(certificate.final_at, as_of),
        complete=destroyed is not None and all(c.left == 0 for c in counted),
        counted=counted,
        steps=tuple(StepTold(step=s.step, at=s.at) for s in steps),
        confirmed=tuple(
            ConfirmationTold(role=a.role, on=a.confirmed_at.date(), destroyed=a.destroyed)
            for a in confirmed
            if a.confirmed_at is not None
        ),
        outstanding=tuple(
            OutstandingTold(role=a.role, reminded=tuple(c.date() for c in a.chased if c <= as_of))
            for a in outstanding
        ),
        audit_lines=len(lines),
        audit_hash=sha256("\n".join(line.model_dump_json() for line in lines).encode()).hexdigest(),
    ).sealed()


async def certify(review: ReviewId, *, work: Work, now: datetime) -> Statement:
    """Return the certificate of a review as it stands; it needs neither its people nor its key.

    Raises `NotFound` where nothing was ever destroyed.
    """
    certificate = await work.audit.certificate_of(review)
    if certificate is None:
        raise NotFound("There is no certificate of this review: it is not over, or it was never here.")
    return statement_of(certificate, await work.audit.of(review), as_of=now)


async def verify(content: bytes, *, work: Work) -> Verdict:
    """Say whether a certificate is as it was written, and whether the database says the same of that moment."""
    try:
        shown = Statement.model_validate_json(content)
    except ValidationError:
        raise ReviewError("This file is no certificate of mine: it has other fields, or is not JSON.") from None
    certificate = await work.audit.certificate_of(shown.review)
    if not shown.is_whole:
        return _verdict(shown, "The hash is wrong: somebody changed this certificate after it was written.")
    if certificate is None:
        return _verdict(shown, "The hash is right, and this database knows nothing of that review.")
    audit = await work.audit.of(shown.review)
    agrees = statement_of(certificate, audit, as_of=shown.as_of) == shown
    if not agrees:
        return _verdict(shown, "The hash is right, and the database says something else of that moment.")
    later = statement_of(certificate, audit, as_of=datetime.max.replace(tzinfo=UTC))
    more = " More was confirmed or done since." if later.audit_hash != shown.audit_hash else ""
    return _verdict(shown, f"The hash is right, and the database agrees.{more}", agrees=True)


def _verdict(shown: Statement, sentence: str, *, agrees: bool = False) -> Verdict:
    return Verdict(review=shown.review, is_whole=shown.is_whole, agrees=agrees, sentence=sentence)


def _if_by(moment: datetime | None, as_of: datetime) -> datetime | None:
    return moment if moment is not None and moment <= as_of else None
