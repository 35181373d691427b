"""Where the client reads the evening's summary: their own chats, their own channel, or their post (R49)."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.client_channel import Readers, readers_of
from bot.domain.errors import NotAllowed
from bot.domain.post import AuditLine
from bot.domain.private_board import Reader
from bot.domain.reach import Place
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.records.work import Work

_THE_BOARDS = (
    "The team's board is kept in this channel, so no summary comes here. Use a channel of the client's."
)
_UNSEEN = "I cannot see who reads this channel, so no summary comes here: it is for the system leads alone."
_NO_LEAD = "No system lead of this review is in this channel, so no summary comes here. Add them to it first."
_OTHERS = (
    "{others} not in this review, so no summary comes here: it is for the system leads alone. Use a private "
    "channel, or add them to the review."
)


async def place_summary(
    channel: Place,
    roster: Sequence[Reader] | None,
    *,
    review: Review,
    by: Person,
    work: Work,
    now: datetime,
) -> Readers:
    """Let the evening's summary stand in a channel of the client's from now on; raises `NotAllowed` if unfit.

    Where nobody lets us see who reads there, `roster` is None.
    """
    require(by, Deed.CATCH_UP)
    for other in await work.reviews.all():
        board = await work.people.channel_of(other.id)
        if board is not None and board.id == channel.id:
            raise NotAllowed(_THE_BOARDS)
    if roster is None:
        raise NotAllowed(_UNSEEN)
    readers = await readers_in(roster, review=review, work=work)
    if readers.others:
        count = (
            "One person in this channel is"
            if readers.others == 1
            else f"{readers.others} people in this channel are"
        )
        raise NotAllowed(_OTHERS.format(others=count))
    if not readers.leads:
        raise NotAllowed(_NO_LEAD)
    await work.people.set_client_channel(review.id, channel)
    line = AuditLine(
        review=review.id,
        at=now,
        who=by.id,
        deed="summary placed in a channel",
        about=f"{len(readers.leads)} leads",
    )
    await work.audit.note(line)
    return readers


async def readers_in(roster: Sequence[Reader], *, review: Review, work: Work) -> Readers:
    """Return who of a review, and how many others, read a channel with that roster."""
    people = await work.people.of(review.id)
    accounts = {p.id: await work.people.accounts_of(p.id) for p in people}
    return readers_of(roster, people, accounts)
