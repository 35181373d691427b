"""Reach every peer: what is known of each way to them, and who was not reached on a day (R77).

A way is proven by an answer and never assumed; nobody counts as asked without a record of delivery.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from bot.domain.errand import Ended, ErrandState, Task
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId
from bot.domain.reach import Ladder, Proof, Reachability, Rung, ladder_of
from bot.domain.review import Review
from bot.domain.tasks.sessions import AskWhatWasHeard, Brief, Nudge, SendDaySheet
from bot.domain.team import Person
from bot.records.work import Work

_FAILED: Final = frozenset({ErrandState.REFUSED, ErrandState.STALE, ErrandState.UNCERTAIN})
_OPEN: Final = frozenset({ErrandState.PENDING, ErrandState.CLAIMED})
_NO_REASON: Final = "It could not be delivered."


class Unreached(Frozen):
    """Somebody who did not get what was for them on a day; `what` are the purposes of the errands."""

    person: PersonId
    what: tuple[str, ...]
    reason: str


async def answered_on(person: Person, rung: Rung, *, work: Work) -> None:
    """Remember that a person wrote or pressed there: this way works, whatever was known of it before."""
    ladder = ladder_of(person.id, await work.reaches.to(person.id, person.review))
    if ladder.proof(rung) is not Proof.ANSWERED:
        await _keep(person, rung, Proof.ANSWERED, "", work=work)


async def opened_by(person: Person, *, work: Work) -> None:
    """Remember that a chat was opened: that is an answer, unless it was the bot that had it opened."""
    ladder = ladder_of(person.id, await work.reaches.to(person.id, person.review))
    if ladder.proof(Rung.PERSONAL) not in {Proof.ANSWERED, Proof.INSTALLED}:
        await _keep(person, Rung.PERSONAL, Proof.ANSWERED, "", work=work)


async def installed_for(person: Person, *, work: Work) -> None:
    """Remember that the bot was added for a person: Teams announces their chat, and they have yet to answer."""
    await _keep(person, Rung.PERSONAL, Proof.INSTALLED, "", work=work)


async def not_installed_for(person: Person, reason: str, *, work: Work) -> None:
    """Remember that the bot cannot be added for a person, and why: they must open the chat themselves."""
    await _keep(person, Rung.PERSONAL, Proof.NOT_INSTALLED, reason, work=work)


async def taken_on(person: Person, rung: Rung, *, work: Work) -> None:
    """Remember that a message was taken there, which proves less than an answer does."""
    ladder = ladder_of(person.id, await work.reaches.to(person.id, person.review))
    if ladder.proof(rung) not in {Proof.ANSWERED, Proof.TAKEN}:
        await _keep(person, rung, Proof.TAKEN, "", work=work)


async def refused_on(person: Person, rung: Rung, reason: str, *, work: Work) -> None:
    """Remember that nobody can be reached there, and why, until they write or press there again."""
    await _keep(person, rung, Proof.REFUSED, reason, work=work)


async def ladders_of(review: Review, *, work: Work) -> tuple[tuple[Person, Ladder], ...]:
    """Return each peer who is in the team with what is known of all ways to them."""
    known = await work.reaches.of(review.id)
    peers = [p for p in await work.people.of(review.id) if p.is_peer and not p.has_left]
    return tuple((p, ladder_of(p.id, known)) for p in peers)


async def unreached_on(review: Review, day: date, *, work: Work, now: datetime) -> tuple[Unreached, ...]:
    """Return who did not get what fell due for them on a day: by the records of delivery, and nothing else."""
    delivered = {post.key for post in await work.posts.of(review.id) if post.is_sent}
    missing: dict[PersonId, list[Ended]] = {}
    for ended in await work.errands.of(review.id):
        errand, person = ended.errand, for_whom(ended.errand.task)
        due = review.day_of(errand.due) == day and errand.due <= now
        if person is not None and due and errand.key not in delivered and _has_failed(ended):
            missing.setdefault(person, []).append(ended)
    return tuple(_unreached(person, failed) for person, failed in missing.items())


def for_whom(task: Task) -> PersonId | None:
    """Return the one of the team to whom a task brings a message around sessions."""
    match task:
        case Brief() | AskWhatWasHeard() | Nudge() | SendDaySheet():
            return task.person
        case _:
            return None


def _has_failed(ended: Ended) -> bool:
    return ended.state in _FAILED or (ended.state in _OPEN and bool(ended.reason))


def _unreached(person: PersonId, failed: Iterable[Ended]) -> Unreached:
    every = tuple(failed)
    what = dict.fromkeys(ended.errand.task.purpose for ended in every)
    return Unreached(person=person, what=tuple(what), reason=every[-1].reason or _NO_REASON)


async def _keep(person: Person, rung: Rung, proof: Proof, reason: str, *, work: Work) -> None:
    reach = Reachability(review=person.review, person=person.id, rung=rung, proof=proof, reason=reason)
    await work.reaches.keep(reach)
