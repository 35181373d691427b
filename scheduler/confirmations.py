"""Asking each to destroy their own notes, reminding them, and the end of the wait (R67, R72)."""

from datetime import timedelta
from typing import Final, assert_never

from bot.domain.errors import NotFound
from bot.domain.ids import PersonId
from bot.domain.post import Post
from bot.domain.reach import Place, Proof, Rung, ladder_of
from bot.domain.review import Review
from bot.domain.sign_off import Certificate
from bot.domain.tasks.endings import (
    AskToDestroyNotes,
    ChaseConfirmation,
    CloseCertificate,
    ShowCertificate,
)
from bot.domain.team import Person, Role
from bot.ports.failing import NotReached, Refused, Unavailable, Uncertain
from bot.usecases.certify import statement_of
from bot.usecases.confirm_destroyed import chased, close_certificate, note_that_all_is_forgotten
from cards.because import because
from cards.destruction import ask_to_destroy_card, certificate_card, destroy_letter
from scheduler.agenda.confirmations import last_moment
from scheduler.challenge_managers import to_managers
from scheduler.ending import DONE, Ending, not_wanted
from scheduler.sending import send_once, standing
from scheduler.trip import Trip

_CONFIRMED: Final = "They have confirmed already."
_NOT_DESTROYED: Final = "What the bot holds is not destroyed yet."
_SOON: Final = timedelta(seconds=20)
_KEPT_FOR_NOW: Final = timedelta(hours=1)
_SHOWN_WITHIN: Final = timedelta(days=1)


async def see_to_confirmations(
    task: AskToDestroyNotes | ChaseConfirmation | ShowCertificate | CloseCertificate, trip: Trip
) -> Ending:
    """Carry out an errand about who has confirmed; once everybody is forgotten there is nothing left to do."""
    try:
        match task:
            case AskToDestroyNotes():
                return await ask_to_destroy_notes(task, trip)
            case ChaseConfirmation():
                return await chase_confirmation(task, trip)
            case ShowCertificate():
                return await show_certificate(trip)
            case CloseCertificate():
                return await close(trip)
            case _:
                assert_never(task)
    except NotFound:
        if isinstance(task, CloseCertificate):
            await _forget(trip)  # whoever was at it was stopped while the last key went
        return not_wanted("Everybody in this review is forgotten.")


async def ask_to_destroy_notes(task: AskToDestroyNotes, trip: Trip) -> Ending:
    """Tell one of the team or a system lead that the review is over, and ask what they destroyed."""
    return await _ask(task.person, trip, time=0)


async def chase_confirmation(task: ChaseConfirmation, trip: Trip) -> Ending:
    """Remind somebody who has not confirmed, and remember that they were reminded."""
    ending = await _ask(task.person, trip, time=task.time)
    if ending == DONE:
        async with trip.ports.store.work() as work:
            await chased(task.person, review=trip.errand.review, time=task.time, work=work, now=trip.now)
    return ending


async def show_certificate(trip: Trip) -> Ending:
    """Keep the certificate in the challenge manager's chat as it stands."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        certificate = await work.audit.certificate_of(review.id)
    if certificate is None:
        return not_wanted("Nothing is destroyed yet.")
    return await _show(certificate, review, trip)


async def close(trip: Trip) -> Ending:
    """Make the certificate final, show it, and forget everybody; nobody is kept because Teams is away."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        certificate = await work.audit.certificate_of(review.id)
        if certificate is None:
            return not_wanted("This review is not over.")
        if certificate.next_step is not None:
            raise Unavailable(_NOT_DESTROYED, retry_after=_SOON)
        final = await close_certificate(review.id, work=work, now=trip.now)
    try:
        await _show(final, review, trip)
    except (Unavailable, Refused, Uncertain) as away:
        began = final.final_at or trip.now
        if isinstance(away, Unavailable) and trip.now < began + _SHOWN_WITHIN:
            raise
    async with trip.ports.store.work() as work:
        await trip.hold(work)
        await note_that_all_is_forgotten(review.id, work=work, now=trip.now)
    await _forget(trip)
    return DONE


async def _forget(trip: Trip) -> None:
    """Forget the review; a key that is still kept somewhere is waited for, however long that takes."""
    try:
        await trip.ports.store.forget_review(trip.errand.review)
    except Refused as why:
        raise Unavailable(str(why), retry_after=_KEPT_FOR_NOW) from None


async def _show(certificate: Certificate, review: Review, trip: Trip) -> Ending:
    """Put the certificate in the place of the one before; nobody is shown it once all are forgotten."""
    async with trip.ports.store.work() as work:
        people = await work.people.of(review.id)
        audit = await work.audit.of(review.id)
    managers = [p for p in people if p.role is Role.CHALLENGE_MANAGER and p.name and not p.has_left]
    if not managers:
        return not_wanted("Nobody is left to be shown it.")
    card = certificate_card(review.client, statement_of(certificate, audit, as_of=trip.now))
    return await to_managers(card, managers=managers, trip=trip, key=f"{review.id}/certificate")


async def _ask(who: PersonId, trip: Trip, *, time: int) -> Ending:
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        certificate = await work.audit.certificate_of(review.id)
        person = await work.people.get(who)
        there = await work.posts.find(review.id, trip.errand.key)
        chat = await work.people.place_of(who)
        ladder = ladder_of(who, await work.reaches.of(review.id))
    if certificate is None or not certificate.asks(who):
        return not_wanted(_CONFIRMED)
    if not person.name or person.has_left:
        return not_wanted("They are no longer in the review.")
    if await standing(there, trip):
        return DONE
    ways = [(Rung.PERSONAL, chat)] if chat else []
    if trip.ports.mail and person.email:
        ways.append((Rung.EMAIL, Place(kind="email", id=person.email)))
    ways.sort(key=lambda way: ladder.proof(way[0]) is Proof.REFUSED)
    return await _sent(person, review, ways, trip, time=time)


async def _sent(
    person: Person, review: Review, ways: list[tuple[Rung, Place]], trip: Trip, *, time: int
) -> Ending:
    missed: NotReached | None = None
    for rung, place in ways:
        if rung is Rung.EMAIL:
            card = destroy_letter(review, person.role, _page_for(person, review, trip), time=time)
        else:
            card = ask_to_destroy_card(review, person.role, time=time)
        post = Post(
            key=trip.errand.key,
            review=review.id,
            kind=card.kind,
            place=place,
            posted="",
            at=trip.now,
            person=person.id,
            because=because(trip.errand.task),
        )
        try:
            await send_once(card, post, trip=trip, to=(person, rung))
        except NotReached as why:
            missed = missed or why
        else:
            return DONE
    raise missed or Unavailable("They have not opened a chat with me, and I have no other way to them.")


def _page_for(person: Person, review: Review, trip: Trip) -> str:
    """Return the page on which somebody confirms, good until nobody is waited for; none without an address."""
    until = last_moment(review, review.signed_off_at or trip.now)
    try:
        return trip.ports.forms.destroyed(review=review.id, person=person.id, until=until)
    except Refused:
        return ""
