"""Offer a signpost: practice or people elsewhere that can help with what the team found (R62)."""

from datetime import datetime
from urllib.parse import urlsplit

from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.post import AuditLine
from bot.domain.report import ReportStage
from bot.domain.review import Review
from bot.domain.signpost import LONGEST_PRACTICE, LONGEST_WHERE, OfferedSignpost
from bot.domain.team import Deed, Person, Role, require
from bot.records.work import Work
from bot.usecases.draft_report import IS_FINAL, report_of
from bot.usecases.guard_words import guard_of, refuse_names
from bot.usecases.see_findings import findings_now


async def offer_signpost(
    practice: str,
    *,
    where: str,
    about: str,
    press: str,
    review: Review,
    by: Person,
    work: Work,
    now: datetime,
) -> OfferedSignpost:
    """Keep a signpost for a theme, or for the finding of a number; the same press again changes nothing.

    Raises `Incomplete` for what is missing or too long, and `Attributable` where it names somebody.
    """
    require(by, Deed.SIGNPOST)
    if (await report_of(review, work=work)).stage is ReportStage.FINAL:
        raise OutOfDate(IS_FINAL)
    there = await work.papers.signposts(review.id)
    known = next((s for s in there if s.press == f"{by.id}/{press}"), None)
    if known is not None:
        return known
    _refuse_incomplete(practice, where)
    refuse_names(practice, where, guard=await guard_of(review, work=work))
    finding = next((f for f in await findings_now(review, work=work) if str(f.number) == about), None)
    if not about or (finding is None and about.isdecimal()):
        raise Incomplete("Choose what it can help with. Nothing was saved yet.")
    signpost = OfferedSignpost(
        review=review.id,
        number=max((s.number for s in there), default=0) + 1,
        press=f"{by.id}/{press}",
        theme=finding.theme if finding else review.theme(about).id,  # type: ignore[arg-type] # looked up there
        finding=finding.number if finding else None,
        practice=practice,
        where=where,
        by=by.id,
    )
    await work.papers.save(signpost)
    await _note(signpost, "signpost added", by=by, work=work, now=now)
    return signpost


async def take_out_signpost(
    number: int, *, review: Review, by: Person, work: Work, now: datetime
) -> OfferedSignpost:
    """Take a signpost out of the report again: whoever offered it may, or the challenge manager."""
    require(by, Deed.SIGNPOST)
    there = next((s for s in await work.papers.signposts(review.id) if s.number == number), None)
    if there is None or (by.id != there.by and by.role is not Role.CHALLENGE_MANAGER):
        raise OutOfDate("You can only take out a signpost of your own. The challenge manager can take out any.")
    if there.taken_out:
        return there
    out = there.model_copy(update={"taken_out": True})
    await work.papers.save(out)
    await _note(out, "signpost taken out", by=by, work=work, now=now)
    return out


def _refuse_incomplete(practice: str, where: str) -> None:
    if not practice:
        raise Incomplete("Say in a sentence what is good there. Nothing was saved yet.")
    if len(practice) > LONGEST_PRACTICE or len(where) > LONGEST_WHERE:
        raise Incomplete(f"Please keep it under {LONGEST_PRACTICE} characters. Nothing was saved yet.")
    if "://" in where and urlsplit(where).scheme not in {"http", "https"}:
        raise Incomplete("A link must begin with https://. Nothing was saved yet.")


async def _note(signpost: OfferedSignpost, deed: str, *, by: Person, work: Work, now: datetime) -> None:
    line = AuditLine(review=signpost.review, at=now, who=by.id, deed=deed, about=str(signpost.number))
    await work.audit.note(line)
