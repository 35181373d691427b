"""Proof of destruction handed out and verified, and what is kept of one person, without serving Teams."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot import clock
from bot.documents.certificate import certificate_files
from bot.domain.ids import ReviewId
from bot.from_settings import keys_of
from bot.ports.files import Document
from bot.records.work import Work
from bot.settings import Settings
from bot.store.door import open_store
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
    async with _at_work(settings) as work:
        statement = await certify(ReviewId(review), work=work, now=clock.now())
    return await asyncio.to_thread(certificate_files, statement)


async def verified(settings: Settings, content: bytes) -> Verdict:
    """Say whether a certificate is as it was written, and whether the database agrees."""
    async with _at_work(settings) as work:
        return await verify(content, work=work)


async def kept_of(settings: Settings, review: str, email: str) -> bytes:
    """Return all that is kept of somebody in a review as JSON; raises `ReviewError` where nothing is."""
    async with _at_work(settings) as work:
        person = await person_with(email, ReviewId(review), work=work)
        if person is None:
            return await guest_with(email, ReviewId(review), work=work)
        return await everything_of(person, work=work)


async def delete(settings: Settings, review: str, email: str) -> str:
    """Delete somebody from a review that is not over, and return what became of it in a sentence."""
    now = clock.now()
    async with _at_work(settings) as work:
        there = await work.reviews.get(ReviewId(review))
        person = await person_with(email, there.id, work=work)
        if person is None:
            await guest_with(email, there.id, work=work)
            return f"Taken out of {await take_out_guest(email, there, work=work, now=now)} invitations."
        taken = await take_out_person(person, review=there, work=work, now=now)
    return sentence_of(taken, person)


@asynccontextmanager
async def _at_work(settings: Settings) -> AsyncIterator[Work]:
    store = await open_store(settings.database_url, keys=keys_of(settings))
    try:
        async with store.work() as work:
            yield work
    finally:
        await store.close()
