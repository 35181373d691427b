"""The report in its readers' hands: peers comment, the client corrects, the manager answers (R59, R60)."""

from typing import assert_never

from bot.conversation.events import Caller, Said
from bot.conversation.place_in_report import place_of
from bot.conversation.report_at_hand import file_link, standing
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.comment import Comment, CommentState, Side
from bot.domain.errors import Attributable, Incomplete
from bot.domain.ids import made_from
from bot.domain.report import Report, ReportStage
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.ports.all import Ports
from bot.usecases.comment_on_report import (
    answer_comment,
    comment,
    edition_for,
    leave_while_answering,
    nothing_to_add,
    side_of,
)
from bot.usecases.draft_report import report_of
from bot.usecases.take_comments import findings_to_reword
from cards.card import Card
from cards.comments import comment_card, edition_card, final_card, thanked_card
from cards.sent import LONGEST
from cards.sent_about_reports import AnswerComment, NothingToAdd, SaveComment, SeeComments

ReaderSent = SaveComment | NothingToAdd | SeeComments | AnswerComment
"""What readers say, and what becomes of it."""


async def answer(sent: ReaderSent, caller: Caller, ports: Ports) -> Reply:
    """Do what was pressed, and show what is next."""
    match sent:
        case SaveComment():
            return await _save(sent, caller, ports)
        case NothingToAdd():
            return await _nothing(sent, caller, ports)
        case SeeComments():
            return await _next(sent, caller, ports)
        case AnswerComment():
            return await _answer(sent, caller, ports)
        case _:
            assert_never(sent)


async def comment_in_words(said: Said, ports: Ports) -> Reply:
    """Return the edition that somebody was sent, with what they wrote in the room for it, to be sent or not."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        report = await report_of(review, work=work)
        edition = edition_for(report, person)
    filled = (
        SaveComment(review=review.id, edition=edition.number, press="", text=said.text[:LONGEST])
        if said.text
        else None
    )
    return await read(review, person, ports, filled=filled)


async def read(
    review: Review,
    person: Person,
    ports: Ports,
    *,
    filled: SaveComment | None = None,
    problem: str = "",
    saved: Comment | None = None,
) -> Reply:
    """Return the edition that somebody was sent, with room to say what should change."""
    async with ports.store.work() as work:
        report = await report_of(review, work=work)
    card = drawn_for(review, report, person, ports, filled=filled, problem=problem, saved=saved)
    return Reply(card, review.id, person.id)


def drawn_for(
    review: Review,
    report: Report,
    person: Person,
    ports: Ports,
    *,
    filled: SaveComment | None = None,
    problem: str = "",
    saved: Comment | None = None,
) -> Card:
    """Return the card of the edition that somebody was sent; peers see what others said, without names."""
    if report.stage is ReportStage.FINAL and report.latest:
        number = report.latest.number
        return final_card(review, number, page=file_link(review, person, number, ports))
    edition, side = edition_for(report, person), side_of(person)
    said = [c for c in report.comments if c.side is side and c.text]
    own = [c for c in said if c.by == person.id]
    return edition_card(
        review,
        edition.number,
        side=side,
        due=edition.due_from(side),
        key=made_from(person.id, str(edition.number), str(len(own)))[:12],
        page=file_link(review, person, edition.number, ports),
        others=[c for c in said if c.by != person.id] if side is Side.PEERS else (),
        own=own,
        filled=filled,
        problem=problem,
        saved=saved,
    )


async def _save(sent: SaveComment, caller: Caller, ports: Ports) -> Reply:
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work)
            kept = await comment(
                sent.text,
                theme=sent.theme,
                edition=sent.edition,
                press=sent.press,
                review=review,
                by=person,
                work=work,
                now=ports.clock(),
            )
    except Incomplete as problem:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work)
        return await read(review, person, ports, filled=sent, problem=problem.sentence)
    return await read(review, person, ports, saved=kept)


async def _nothing(sent: NothingToAdd, caller: Caller, ports: Ports) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        await nothing_to_add(sent.edition, review=review, by=person, work=work, now=ports.clock())
    return Reply(thanked_card(), review.id, person.id)


async def _next(sent: SeeComments, caller: Caller, ports: Ports) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        require(person, Deed.WRITE_REPORT)
        await leave_while_answering(review.id, work=work, now=ports.clock())
    return await waiting(review, person, ports)


async def _answer(sent: AnswerComment, caller: Caller, ports: Ports) -> Reply:
    """Keep an answer, and show where to put in what was taken, or what waits next."""
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work)
            answered = await answer_comment(
                sent.number,
                taken=sent.taken,
                answer=sent.answer,
                finding=sent.finding,
                review=review,
                by=person,
                work=work,
                now=ports.clock(),
            )
    except (Incomplete, Attributable) as problem:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work)
        return await waiting(review, person, ports, filled=sent, problem=problem.sentence)
    if answered.state is CommentState.TAKEN:
        return await place_of(answered.number, review, person, ports)
    return await waiting(review, person, ports)


async def waiting(
    review: Review, person: Person, ports: Ports, *, filled: AnswerComment | None = None, problem: str = ""
) -> Reply:
    """Return the first comment that waits for an answer, or the one that was filled in."""
    async with ports.store.work() as work:
        report = await report_of(review, work=work)
        wait = [c for c in report.comments if c.waits]
        first = next((c for c in wait if filled and c.number == filled.number), next(iter(wait), None))
        by = await work.people.get(first.by) if first else None
        told = await findings_to_reword(review, report, work=work) if first else ()
    if first is None or by is None:
        return await standing(review, person, ports)
    card = comment_card(review, first, by, left=len(wait) - 1, findings=told, filled=filled, problem=problem)
    return Reply(card, review.id, person.id)
