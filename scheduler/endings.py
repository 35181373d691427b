"""Errands at the end of a review: sign-off, destruction and its proof; and telling a human (R61, R66, R67)."""

import asyncio
from datetime import timedelta
from typing import Final

from bot.domain.post import Post
from bot.domain.review import Stage
from bot.domain.sign_off import Counted
from bot.domain.tasks.endings import AskToDestroyNotes
from bot.domain.tasks.reaching import TellManager
from bot.domain.team import Role
from bot.ports.failing import Unavailable
from bot.usecases.sign_off_review import destroy_notes
from bot.usecases.who_is_who import those
from cards.destruction import ask_to_destroy_card, certificate_card, gone_card
from cards.notice import notice_card
from cards.sign_off import ask_card
from scheduler.delivery import overwrite, to_person
from scheduler.ending import DONE, Ending, not_wanted
from scheduler.trip import Trip
from scheduler.with_the_client import review_and_managers

_PATIENCE: Final = timedelta(minutes=1)


async def ask_for_sign_off(trip: Trip) -> Ending:
    """Ask the challenge manager whether the report is signed off."""
    review, managers = await review_and_managers(trip)
    if review.stage in {Stage.SIGNED_OFF, Stage.DESTROYED}:
        return not_wanted("The review is signed off already.")
    return await to_person(ask_card(review), person=managers[0], trip=trip)


async def ask_to_destroy_notes(task: AskToDestroyNotes, trip: Trip) -> Ending:
    """Ask one of the team to destroy their own notes and to say so."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        person = await work.people.get(task.person)
    return await to_person(ask_to_destroy_card(review), person=person, trip=trip)


async def destroy(trip: Trip) -> Ending:
    """Overwrite every message that holds words, destroy the rest, and write down that proof is due."""
    store = trip.ports.store
    async with store.work() as work:
        posts = await work.posts.of(trip.errand.review)
        review = await work.reviews.get(trip.errand.review)
    if review.stage is not Stage.DESTROYED:
        gone = [await _gone(post, trip) for post in with_words(posts)]
        counted = Counted(what="cards in chats", destroyed=sum(gone), left=len(gone) - sum(gone))
        async with store.work() as work:
            await destroy_notes(review=review, overwritten=counted, work=work, now=trip.now)
    await store.sweep()
    return DONE


async def show_certificate(trip: Trip) -> Ending:
    """Keep the certificate in the challenge manager's chat; when all have confirmed, people are forgotten."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        certificate = await work.audit.certificate_of(review.id)
        people = await work.people.of(review.id)
    if certificate is None:
        return not_wanted("Nothing is destroyed yet.")
    manager = those(people, Role.CHALLENGE_MANAGER)[0]
    card = certificate_card(review.client, certificate, {p.id: p.name for p in people})
    ended = await to_person(card, person=manager, trip=trip, key=f"{review.id}/certificate")
    if not certificate.outstanding:
        async with trip.ports.store.work() as work:
            await work.people.forget_people(review.id)
    return ended


async def _gone(post: Post, trip: Trip) -> bool:
    """Overwrite one message, at the pace that Teams takes: whoever began anew each time would never end."""
    while True:
        async with trip.ports.store.work() as work:
            await trip.hold(work)
        try:
            return await overwrite(gone_card(), post, ports=trip.ports)
        except Unavailable as busy:
            if busy.retry_after is None or busy.retry_after > _PATIENCE:
                raise
            await asyncio.sleep(busy.retry_after.total_seconds())


def with_words(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Return the messages that hold what somebody said, each once."""
    return tuple({(p.place.id, p.posted or p.key): p for p in posts if p.holds_words}.values())


async def tell_manager(task: TellManager, trip: Trip) -> Ending:
    """Tell the challenge manager that something could not be done."""
    review, managers = await review_and_managers(trip)
    card = notice_card(f"{review.client}: something needs you", task.sentence)
    return await to_person(card, person=managers[0], trip=trip)
