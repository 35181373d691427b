"""Hand out the file of an edition: to the manager any, to others what they were sent or is final (R59-R61)."""

from bot.domain.comment import Side
from bot.domain.errors import NotFound
from bot.domain.ids import PersonId, ReviewId
from bot.domain.report import EditionFile
from bot.domain.review import Review, Stage
from bot.domain.team import Deed, Person, may
from bot.records.work import Work
from bot.usecases.comment_on_report import side_of
from bot.usecases.who_is_who import person_named

_OVER = frozenset({Stage.SIGNED_OFF, Stage.DESTROYED})


async def reader_of(review_id: ReviewId, person_id: PersonId, *, work: Work) -> tuple[Review, Person]:
    """Return whom a link to the report names; raises `NotFound` where the review is over."""
    review = await work.reviews.get(review_id)
    if review.stage in _OVER:
        raise NotFound("The review is signed off, so I hold its report no more.")
    return review, await person_named(person_id, review=review_id, work=work)


async def file_for(review_id: ReviewId, person_id: PersonId, number: int, *, work: Work) -> EditionFile:
    """Return the file of an edition that somebody may read; raises `NotFound`."""
    _, person = await reader_of(review_id, person_id, work=work)
    edition = next((e for e in await work.papers.editions(review_id) if e.number == number), None)
    writes, side = may(person.role, Deed.WRITE_REPORT), side_of(person)
    passed_on = edition and (
        edition.sent_to(side) or edition.final or (side is Side.PEERS and edition.to_client)
    )
    sent = edition and (writes or passed_on)
    if not sent:
        raise NotFound("There is no such edition of the report for you.")
    return await work.papers.file_of(review_id, number)
