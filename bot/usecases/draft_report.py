"""Draft the report: from the agreed findings, or as the challenge manager hands it back (R59, R62)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.errors import OutOfDate
from bot.domain.frozen import Frozen
from bot.domain.gate import Gate
from bot.domain.post import AuditLine
from bot.domain.report import EditionFile, Report, ReportEdition, ReportStage
from bot.domain.report_facts import Edition, ReportFacts, Signpost
from bot.domain.review import Review, require_capture
from bot.domain.signpost import OfferedSignpost
from bot.domain.team import Deed, Person, require
from bot.domain.visible import visible
from bot.ports.files import Document, ReadReport
from bot.records.work import Work
from bot.usecases.gather_feedback import facts_of
from bot.usecases.give_feedback import feedback_given, gate_of_feedback, prepare_feedback

IS_FINAL: Final = "The report is final, so nothing more can be said about it or changed in it."
_MARKS_OF_A_DRAFT: Final = ("draft", "this is a draft")
"""How the lines begin that stand in every draft, and in no final report."""

_A_SENTENCE: Final = 3
"""Blanks: what has fewer may stand in our own words by chance."""

_CHANGED: Final = "There is another edition by now. Please look at how the report stands."


class Drafting(Frozen):
    """What an edition is written from, and what it is called."""

    facts: ReportFacts
    edition: Edition


async def report_of(review: Review, *, work: Work) -> Report:
    """Return how the report of a review stands."""
    editions = await work.papers.editions(review.id)
    return Report(editions=editions, comments=await work.comments.of(review.id))


async def prepare_report(
    after: int, *, review: Review, by: Person, work: Work, now: datetime
) -> tuple[Drafting, Gate]:
    """Return what the edition after that one is written from, and its gate.

    Raises `OutOfDate` where the findings are not agreed yet, or where there is a later edition.
    """
    require(by, Deed.WRITE_REPORT)
    require_capture(review)
    if not review.board_frozen:
        raise OutOfDate("Agree the final feedback first: the report is made from what is agreed there.")
    report = await report_of(review, work=work)
    _refuse_unless_last(after, report)
    facts = await _facts(review, report, work=work)
    edition = Edition(name=f"Draft {after + 1}", day=review.day_of(now))
    gate = await gate_of_feedback(review, work=work, reworded=report.new_words)
    return Drafting(facts=facts, edition=edition), gate


async def prepare_final(
    review: Review, *, by: Person, work: Work, now: datetime
) -> tuple[Drafting, Gate] | None:
    """Return what the final report is written from; nothing where the last edition is a file of one's own.

    It says nothing of a draft any more, and else what the last edition says.
    """
    require(by, Deed.WRITE_REPORT)
    report = await report_of(review, work=work)
    last = report.latest
    if last is None or last.own_file:
        return None
    edition = Edition(name="Final report", day=review.day_of(now), is_draft=False)
    facts = await _facts(review, report, work=work)
    if said_in(facts) != last.text:
        raise OutOfDate("There are new signposts or words since the last edition. Make it anew from findings.")
    gate = await gate_of_feedback(review, work=work, reworded=report.new_words)
    return Drafting(facts=facts, edition=edition), gate


def said_in(facts: ReportFacts) -> tuple[str, ...]:
    """Return the team's own sentences in a report, for the gate to judge."""
    where = (signpost.where for signpost in facts.signposts)
    return tuple(sentence for sentence in (*facts.sentences, *where) if sentence)


async def _facts(review: Review, report: Report, *, work: Work) -> ReportFacts:
    prepared = await prepare_feedback(review, work=work, reworded=report.new_words)
    offered = [s for s in await work.papers.signposts(review.id) if not s.taken_out]
    facts = facts_of(prepared.feedback, review=review, people=await work.people.of(review.id))
    return facts.model_copy(update={"signposts": signposts_of(offered)})


def signposts_of(offered: Sequence[OfferedSignpost]) -> tuple[Signpost, ...]:
    """Return signposts as the report has them, in the order of the themes."""
    told = sorted(offered, key=lambda s: (s.theme, s.finding or 0, s.number))
    return tuple(Signpost(practice=s.practice, where=s.where) for s in told)


async def keep_drafted(
    document: Document,
    *,
    said: Sequence[str],
    after: int,
    review: Review,
    by: Person,
    work: Work,
    now: datetime,
) -> ReportEdition:
    """Keep what was written from the findings as the next edition; `said` are the team's sentences in it."""
    edition = ReportEdition(
        review=review.id,
        number=after + 1,
        name=document.name,
        own_file=False,
        text=tuple(said),
        made_at=now,
        made_by=by.id,
    )
    return await _keep(edition, document.content, review=review, work=work, now=now)


async def last_drafted(review: Review, *, work: Work) -> tuple[ReportEdition, EditionFile] | None:
    """Return the last edition and its file, where it was made from the findings and not handed back."""
    last = (await report_of(review, work=work)).latest
    if last is None or last.own_file:
        return None
    return last, await work.papers.file_of(review.id, last.number)


async def keep_handed_back(
    name: str, read: ReadReport, *, before: Sequence[str], review: Review, by: Person, work: Work, now: datetime
) -> ReportEdition:
    """Keep a file that the challenge manager edited as the next edition; the same again changes nothing.

    `before` is all that the last edition said, where that was made from the findings.
    """
    require(by, Deed.WRITE_REPORT)
    last = (await report_of(review, work=work)).latest
    if last is None:
        raise OutOfDate(
            "Write “report” and let me make the first draft: then you can edit it and send it back."
        )
    ours = last.ours if last.own_file else _around(last.text, before)
    text = tuple(line for line in read.text if line not in ours)
    if last.own_file and (last.name, last.text) == (name, text):
        return last
    edition = ReportEdition(
        review=review.id,
        number=last.number + 1,
        name=name,
        own_file=True,
        says_draft=any(line.casefold().startswith(_MARKS_OF_A_DRAFT) for line in read.text),
        text=text,
        ours=ours,
        made_at=now,
        made_by=by.id,
    )
    return await _keep(edition, read.content, review=review, work=work, now=now)


def _around(said: Sequence[str], lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a file that hold nothing of what is said, however that was laid out."""
    told = tuple(_flat(sentence) for sentence in said)
    alone = frozenset(told)
    within = tuple(words for words in told if words.count(" ") >= _A_SENTENCE)
    flat = ((line, _flat(line)) for line in lines)
    return tuple(line for line, words in flat if words not in alone and not any(w in words for w in within))


def _flat(text: str) -> str:
    return " ".join(visible(text).casefold().split())


async def _keep(
    edition: ReportEdition, content: bytes, *, review: Review, work: Work, now: datetime
) -> ReportEdition:
    _refuse_unless_last(edition.number - 1, await report_of(review, work=work))
    await work.papers.save(edition)
    await work.papers.save(EditionFile(review=review.id, number=edition.number, content=content))
    if review.day_of(now) > review.last_day:
        await feedback_given(review, work=work, now=now)
    line = AuditLine(
        review=review.id, at=now, who=edition.made_by, deed="report drafted", about=f"edition {edition.number}"
    )
    await work.audit.note(line)
    return edition


def _refuse_unless_last(number: int, report: Report) -> None:
    if report.stage is ReportStage.FINAL:
        raise OutOfDate(IS_FINAL)
    if len(report.editions) != number:
        raise OutOfDate(_CHANGED)
