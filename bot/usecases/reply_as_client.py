"""Take in what a system lead answers, and put it beside the findings concerned (R53)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.catch_up import CatchUp, CatchUpState
from bot.domain.client_evidence import (
    LONGEST_DOCUMENT,
    LONGEST_REPLY,
    ClientEvidence,
    NewEvidence,
    ReplyKind,
)
from bot.domain.errand import Errand
from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.finding import Finding
from bot.domain.frozen import Frozen
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.tasks.evenings import TellOfReply
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.change_finding import Before, Turn
from bot.usecases.record_observation import record_observation
from bot.usecases.weigh_finding import support_finding
from bot.usecases.written import Written

SOURCE: Final = "the client's replies"
"""All of them together are one source, of its own kind."""

_STANDS: Final = timedelta(days=2)


class Replied(Frozen):
    """What a system lead filled in, in the words of the card."""

    theme: str = ""
    kind: str = ""
    text: str = ""
    document: str = ""


async def take_reply(
    replied: Replied, *, day: date, review: Review, by: Person, work: Work, now: datetime
) -> ClientEvidence:
    """Keep a reply to an evening and tell the challenge manager; the same words again change nothing.

    Raises `Incomplete` for what is missing or too long, `OutOfDate` where the client was told nothing that day.
    """
    require(by, Deed.REPLY)
    evening = await work.catch_ups.get(review.id, day)
    if evening is None or not _was_told(evening):
        raise OutOfDate("No summary of that day was sent, so there is nothing to reply to.")
    if not (replied.text or replied.document):
        raise Incomplete("Write your reply, or name a document. Nothing was sent yet.")
    if len(replied.text) > LONGEST_REPLY or len(replied.document) > LONGEST_DOCUMENT:
        raise Incomplete(f"Please keep the reply under {LONGEST_REPLY:,} characters. Nothing was sent yet.")
    press = review.keyed(by.id, day.isoformat(), *dict(replied).values())
    known = next((one for one in await work.client_evidence.of(review.id) if one.press == press), None)
    if known is not None:
        return known
    evidence = await work.client_evidence.add(
        NewEvidence(
            review=review.id,
            press=press,
            day=day,
            theme=review.theme(replied.theme).id if replied.theme else None,  # type: ignore[arg-type] # looked up
            kind=_kind(replied),
            text=replied.text,
            document=replied.document,
            by=by.id,
            at=now,
        )
    )
    task = TellOfReply(number=evidence.number)
    await work.errands.add(Errand(review=review.id, task=task, due=now, too_late=now + _STANDS))
    line = AuditLine(review=review.id, at=now, who=by.id, deed="client replied", about=str(evidence.number))
    await work.audit.note(line)
    return evidence


async def evening_last_told(review: Review, *, work: Work) -> CatchUp:
    """Return the last evening that the client was told of; raises `OutOfDate` without one."""
    told = [evening for evening in await work.catch_ups.of(review.id) if _was_told(evening)]
    if not told:
        raise OutOfDate("You have had no summary yet. Please talk to the challenge manager.")
    return told[-1]


async def attach_reply(
    number: int, numbers: Iterable[int], *, counts: bool, review: Review, by: Person, work: Work, now: datetime
) -> ClientEvidence:
    """Show a reply beside findings; where it counts, note it down as one more source behind them.

    What once counts stays a note of the team's, which is withdrawn like any other. Raises what recording an
    observation raises, in which case nothing is changed.
    """
    require(by, Deed.CATCH_UP)
    evidence = await work.client_evidence.get(review.id, number)
    live = {f.number: f for f in await work.findings.of(review.id) if f.is_live}
    wanted = sorted(set(numbers))
    if gone := [n for n in wanted if n not in live]:
        raise OutOfDate(f"Finding {gone[0]} no longer stands by itself. Choose again; nothing was changed.")
    noted = evidence.noted_as
    if counts:
        noted = await _counted(evidence, [live[n] for n in wanted], review=review, by=by, work=work, now=now)
    attached = evidence.model_copy(update={"findings": tuple(wanted), "noted_as": noted})
    if attached != evidence:
        await work.client_evidence.save(attached)
        about = f"{number} beside {', '.join(map(str, wanted)) or 'nothing'}"
        line = AuditLine(review=review.id, at=now, who=by.id, deed="client's reply attached", about=about)
        await work.audit.note(line)
    return attached


async def _counted(
    evidence: ClientEvidence, findings: list[Finding], *, review: Review, by: Person, work: Work, now: datetime
) -> int:
    """Return the number of the note that a reply became, behind each of the findings."""
    if not findings:
        raise Incomplete("Choose the findings behind which it counts.")
    written = Written(
        theme=findings[0].theme,
        kind=findings[0].kind.value,
        text=evidence.text or evidence.document,
        document=SOURCE,
        press=f"client-reply-{evidence.number}",
    )
    note = await record_observation(written, review=review, session=None, by=by, work=work, now=now)
    turn = Turn(review=review, by=by, work=work, now=now)
    for finding in findings:
        if note.number not in finding.cites:
            before = Before(number=finding.number, version=finding.version)
            await support_finding([note.number], before=before, turn=turn)
    return note.number


def _was_told(evening: CatchUp) -> bool:
    """Say whether a text of this evening was approved, be it changed again since."""
    return evening.state is CatchUpState.APPROVED or evening.version > 1


def _kind(replied: Replied) -> ReplyKind:
    try:
        return ReplyKind(replied.kind or ReplyKind.CONTEXT)
    except ValueError:
        raise Incomplete("Choose what your reply is. Nothing was sent yet.") from None
