"""Hand out the presentation and the report as files: to the team, and to the client what was sent to them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, assert_never

from bot.domain.errors import NotAllowed, NotFound, OutOfDate, ReviewError
from bot.domain.gate import Gate
from bot.domain.handout import Handout, HandoutKind
from bot.domain.ids import PersonId, ReviewId
from bot.domain.post import AuditLine
from bot.domain.report_facts import Edition
from bot.domain.review import Review
from bot.domain.team import Deed, Person, may
from bot.ports.failing import Refused
from bot.ports.files import Document, Documents
from bot.ports.pages import Links
from bot.records.work import Work
from bot.usecases.give_feedback import FIRST_DRAFT, Prepared, gate_of_feedback, prepare_feedback
from bot.usecases.who_is_who import person_named

LINKS_LAST: Final = timedelta(days=7)
WITHOUT_EDITIONS: Final = (
    Handout(kind=HandoutKind.FOR_SPEAKERS),
    Handout(kind=HandoutKind.TO_LEAVE),
    Handout(kind=HandoutKind.REPORT),
)
"""What there is as soon as there is any feedback."""

_NOT_YET: Final = "The final feedback is not agreed yet. Ask the challenge manager."
_CHANGED: Final = (
    "What would be written is no longer what was agreed, so nothing was written. Ask the challenge manager to "
    "write “feedback” to me and to agree it again."
)


@dataclass(frozen=True)
class ToWrite:
    """What a file is to be written from."""

    handout: Handout
    prepared: Prepared
    gate: Gate
    day: date


async def take_out(
    handout: Handout, *, review_id: ReviewId, person_id: PersonId, work: Work, now: datetime
) -> ToWrite | Document:
    """Return a file that is kept, or what one is to be written from, for somebody who may have it.

    Raises `NotFound` for whoever is not in the review or after its end, `NotAllowed` for a file that is not
    theirs, and `OutOfDate` where what was agreed is not what would be written.
    """
    review = await work.reviews.get(review_id)
    person = await person_named(person_id, review=review_id, work=work)
    if review.is_over or not review.captures:
        raise NotFound("This review is over, and its files are destroyed.")
    about = f"{handout.kind} {handout.edition}" if handout.edition else handout.kind
    await work.audit.note(
        AuditLine(review=review.id, at=now, who=person.id, deed="file handed out", about=about)
    )
    if handout.kind is HandoutKind.REPORT and handout.edition:
        return await _edition(handout.edition, review=review, person=person, work=work)
    return await _to_write(handout, review=review, person=person, work=work)


async def whole(review: Review, *, work: Work) -> tuple[ToWrite, ...]:
    """Return what every file is to be written from; raises `ReviewError` where nothing may be told."""
    prepared = await prepare_feedback(review, work=work)
    if not prepared.feedback.sentences:
        raise ReviewError("No finding of this review is triangulated, so there is nothing to write.")
    gate = await gate_of_feedback(review, work=work)
    return tuple(
        ToWrite(handout=file, prepared=prepared, gate=gate, day=review.last_day) for file in WITHOUT_EDITIONS
    )


async def write_handout(wanted: ToWrite, *, documents: Documents) -> Document:
    """Write a file; raises `Attributable` for a name in it."""
    feedback, gate = wanted.prepared.feedback, wanted.gate
    match wanted.handout.kind:
        case HandoutKind.FOR_SPEAKERS:
            return await documents.presentation(feedback, gate=gate, speaking=wanted.prepared.speaking)
        case HandoutKind.TO_LEAVE:
            return await documents.presentation(feedback, gate=gate)
        case HandoutKind.REPORT:
            first = Edition(name=FIRST_DRAFT, day=wanted.day)
            return await documents.report(wanted.prepared.facts, edition=first, gate=gate)
        case _:
            assert_never(wanted.handout.kind)


def links_to_feedback(
    review: Review, person: Person, *, links: Links, now: datetime
) -> tuple[tuple[HandoutKind, str], ...]:
    """Return where somebody fetches each file; nothing where the bot has no address of its own."""
    until = now + LINKS_LAST
    try:
        return tuple(
            (file.kind, links.handout(review=review.id, person=person.id, handout=file, until=until))
            for file in WITHOUT_EDITIONS
        )
    except Refused:
        return ()


async def _edition(number: int, *, review: Review, person: Person, work: Work) -> Document:
    """Return an edition of the report: any to the team, to others what was sent to the client or is final."""
    edition = next((e for e in await work.papers.editions(review.id) if e.number == number), None)
    if edition is None:
        raise NotFound("There is no such edition of the report.")
    if not (person.in_team or edition.to_client or edition.final):
        raise NotAllowed("This edition of the report was not sent to you.")
    file = await work.papers.file_of(review.id, number)
    return Document(name=edition.name, content=file.content)


async def _to_write(handout: Handout, *, review: Review, person: Person, work: Work) -> ToWrite:
    if not person.in_team or not (review.board_frozen or may(person.role, Deed.GIVE_FEEDBACK)):
        raise NotAllowed(_NOT_YET)
    prepared = await prepare_feedback(review, work=work)
    if review.board_frozen and prepared.mark != (review.for_feedback.agreed or prepared.mark):
        raise OutOfDate(_CHANGED)
    gate = await gate_of_feedback(review, work=work)
    return ToWrite(handout=handout, prepared=prepared, gate=gate, day=review.last_day)
