"""Say who is in a review: whose an unknown account is, who was taken out, and who is let back in (R71, R77)."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from typing import Final

from bot.domain.errand import Errand, ErrandState, recipient_of
from bot.domain.errors import OutOfDate, ReviewError
from bot.domain.ids import PersonId, ReviewId, made_from
from bot.domain.post import AuditLine
from bot.domain.reach import Account, Place
from bot.domain.review import Review, Stage
from bot.domain.tasks.reaching import AskWhoThisIs, TellManager
from bot.domain.team import Deed, Person, Role, require
from bot.records.work import Work
from bot.usecases.who_is_who import link, person_of, those

_MOST_ASKED: Final = 10
"""How many unknown accounts a challenge manager is asked about in one review: nobody may flood them."""

_STANDS: Final = timedelta(days=7)
_REFUSED: Final = "account refused"
_ENDED: Final = frozenset({Stage.SIGNED_OFF, Stage.DESTROYED})


async def ask_who_this_is(
    account: Account, *, called: str, name: str, claims: str, place: Place, work: Work, now: datetime
) -> None:
    """Have each challenge manager asked, once, whose review somebody unknown seems to be in.

    It seems so where they have the name or give the address of somebody there, or write in its channel.
    """
    for review in await work.reviews.all():
        if review.stage in _ENDED or not await _seems_in(review, name, claims, place, work=work):
            continue
        there = [e for e in await work.errands.of(review.id) if isinstance(e.errand.task, AskWhoThisIs)]
        if len(there) < _MOST_ASKED:
            task = AskWhoThisIs(
                tenant=account.tenant,
                object_id=account.object_id,
                sentence=called,
                mark=work.people.mark_of(account),
            )
            await work.errands.add(Errand(review=review.id, task=task, due=now, too_late=now + _STANDS))


async def decide_who_this_is(
    mark: str, chosen: PersonId | None, *, review: Review, by: Person, work: Work, now: datetime
) -> Person | None:
    """Link the account that was asked about to a person, or to nobody of ours; the same answer changes nothing.

    Raises `OutOfDate` where it was answered otherwise, or never asked.
    """
    require(by, Deed.SAY_WHO_IS_IN)
    account = await _asked(mark, review, work=work)
    person = person_of(await work.people.of(review.id), chosen) if chosen else None
    owner = next((p for p in await work.people.owning(account) if p.review == review.id), None)
    lines = await work.audit.of(review.id)
    refused = any(line.deed == _REFUSED and line.about == mark for line in lines)
    if owner is not None or refused:
        if owner == person:
            return person
        raise OutOfDate("It was answered already whose account this is, so nothing was changed.")
    if person is None:
        await work.audit.note(AuditLine(review=review.id, at=now, who=by.id, deed=_REFUSED, about=mark))
    else:
        await link(person, account, by=by.id, work=work, now=now)
    return person


async def take_out(
    object_ids: AbstractSet[str], *, place: Place, whole_team: bool, work: Work, now: datetime
) -> None:
    """Take those out of the team who were taken out of its channel: from now on they see nothing."""
    for review in await work.reviews.all():
        if not is_its_channel(place, await work.people.channel_of(review.id), whole_team=whole_team):
            continue
        for person in await work.people.of(review.id):
            owned = {a.object_id for a in await work.people.accounts_of(person.id)}
            if owned & object_ids and person.in_team and not person.has_left:
                await _take_out(person, review, work=work, now=now)


async def remove(who: PersonId, *, review: Review, by: Person, work: Work, now: datetime) -> Person:
    """Take somebody out of the review; again changes nothing. Raises `ReviewError` for the only manager."""
    require(by, Deed.SAY_WHO_IS_IN)
    people = await work.people.of(review.id)
    person = person_of(people, who)
    refuse_the_only_manager(person, people)
    if not person.has_left:
        await _leave(person, review, by=by.id, work=work, now=now)
    return person


def refuse_the_only_manager(person: Person, people: Iterable[Person]) -> None:
    """Raise `ReviewError` for the one whom the review cannot do without."""
    if [p.id for p in those(people, Role.CHALLENGE_MANAGER) if not p.has_left] == [person.id]:
        raise ReviewError("Nobody else owns this review. Add another challenge manager first.")


async def let_back_in(who: PersonId, *, review: Review, by: Person, work: Work, now: datetime) -> Person:
    """Let somebody back into the team; again changes nothing."""
    require(by, Deed.SAY_WHO_IS_IN)
    person = person_of(await work.people.of(review.id), who)
    if not person.has_left:
        return person
    back = person.model_copy(update={"has_left": False})
    await work.people.save(back)
    await work.audit.note(AuditLine(review=review.id, at=now, who=by.id, deed="let back in", about=person.id))
    return back


def is_its_channel(place: Place, channel: Place | None, *, whole_team: bool) -> bool:
    """Say whether something that happened in a place, or to its whole team, happened to a review's channel."""
    if channel is None:
        return False
    team = place.team or place.id
    return channel.id == place.id or (whole_team and team in {channel.team, channel.id})


def mark_of(task: AskWhoThisIs) -> str:
    """Return the mark by which a card names the account that it asks about."""
    return (task.mark or made_from(task.tenant, task.object_id))[:12]


def told(review: ReviewId, sentence: str, *, about: str, now: datetime) -> Errand:
    """Return the errand that tells the challenge manager something."""
    return Errand(
        review=review, task=TellManager(about=about, sentence=sentence), due=now, too_late=now + _STANDS
    )


async def _seems_in(review: Review, name: str, claims: str, place: Place, *, work: Work) -> bool:
    channel = await work.people.channel_of(review.id)
    people = await work.people.of(review.id)
    known = {p.name.casefold() for p in people} | {p.email.casefold() for p in people}
    given = {words.strip().casefold() for words in (name, claims) if words.strip()}
    return bool(known & given) or is_its_channel(place, channel, whole_team=False)


async def _asked(mark: str, review: Review, *, work: Work) -> Account:
    for ended in await work.errands.of(review.id):
        match ended.errand.task:
            case AskWhoThisIs() as task if mark_of(task) == mark:
                return Account(tenant=task.tenant, object_id=task.object_id)
    raise OutOfDate("This card is out of date, so nothing was changed.")


async def _take_out(person: Person, review: Review, *, work: Work, now: datetime) -> None:
    about = made_from("taken out", person.id, now.isoformat())[:12]
    managers = those(await work.people.of(review.id), Role.CHALLENGE_MANAGER)
    if [p.id for p in managers if not p.has_left] == [person.id]:
        kept = "You were taken out of the team's channel. The review is still yours: you can write to me here."
        await work.errands.add(told(review.id, kept, about=about, now=now))
        return
    await _leave(person, review, by="", work=work, now=now)
    gone = (
        f"{person.name} was taken out of the team's channel, so they see nothing of this review any more and "
        "are sent nothing. If that was a mistake, write “who” to me."
    )
    await work.errands.add(told(review.id, gone, about=about, now=now))


async def _leave(person: Person, review: Review, *, by: str, work: Work, now: datetime) -> None:
    """Let somebody see and be sent nothing more."""
    await work.people.save(person.model_copy(update={"has_left": True}))
    pending = [e.errand for e in await work.errands.of(review.id) if e.state is ErrandState.PENDING]
    theirs = [errand.key for errand in pending if recipient_of(errand.task) == person.id]
    await work.errands.void(review.id, keys=theirs, reason="They were taken out of the team.")
    await work.audit.note(
        AuditLine(review=review.id, at=now, who=by, deed="taken out of the team", about=person.id)
    )
