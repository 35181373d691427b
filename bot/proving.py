"""Proof of destruction handed out and verified, and what is kept of one person, without serving Teams."""

import asyncio

from bot import clock
from bot.documents.certificate import certificate_files
from bot.domain.ids import ReviewId
from bot.from_settings import store_there, work_of
from bot.ports.files import Document
from bot.settings import Settings
from bot.usecases.certify import Verdict, certify, verify
from bot.usecases.person_kept import (
    everything_of,
    guest_with,
    person_with,
    sentence_of,
    take_out_guest,
    take_out_person,
)


async def certificate_of(settings: Settings, review: str) -> tuple[Document, ...]:
    """Return a review's certificate as files; raises `ReviewError` where there is none."""
    async with work_of(settings) as work:
        statement = await certify(ReviewId(review), work=work, now=clock.now())
    return await asyncio.to_thread(certificate_files, statement)


async def verified(settings: Settings, content: bytes) -> Verdict:
    """Say whether a certificate is as it was written, and whether the database agrees; it makes none."""
    missing = "There is nothing to compare it with"
    async with store_there(settings, missing=missing) as store, store.work() as work:
        return await verify(content, work=work)


async def kept_of(settings: Settings, review: str, email: str) -> bytes:
    """Return all that is kept of somebody in a review as JSON; raises `ReviewError` where nothing is."""
    async with work_of(settings) as work:
        person = await person_with(email, ReviewId(review), work=work)
        if person is None:
            return await guest_with(email, ReviewId(review), work=work)
        return await everything_of(person, work=work)


async def delete(settings: Settings, review: str, email: str) -> str:
    """Delete somebody from a review that is not over, and return what became of it in a sentence."""
    now = clock.now()
    async with work_of(settings) as work:
        there = await work.reviews.get(ReviewId(review))
        person = await person_with(email, there.id, work=work)
        if person is None:
            await guest_with(email, there.id, work=work)
            return f"Taken out of {await take_out_guest(email, there, work=work, now=now)} invitations."
        taken = await take_out_person(person, review=there, work=work, now=now)
    return sentence_of(taken, person)
