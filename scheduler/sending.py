"""Send a message so that nobody sees it twice.

What is about to be sent is written down before, and how it went after. Whoever takes over from one who died in
between finds that it was begun. Nobody can ask Teams whether a message arrived, so it is not sent again: the
errand ends as uncertain, and a human is told.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from bot.domain.ids import made_from
from bot.domain.pace import DEADLINE
from bot.domain.post import Post, Sending
from bot.domain.reach import Rung
from bot.domain.team import Person
from bot.ports.failing import NotReached, Refused, Unavailable, Uncertain
from bot.ports.messages import Letter
from bot.records.work import Work
from bot.usecases.reach_peers import refused_on, taken_on
from cards.card import Card
from cards.email import email
from scheduler.trip import Trip

_STOPPED: Final = "It may have arrived or not: I was stopped while I sent it."
_JUST_NOW: Final = "It is just being sent."
_WAITS: Final = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds: a database that is started again comes back within them."""


async def send_once(card: Card, post: Post, *, trip: Trip, to: tuple[Person, Rung] | None = None) -> str:
    """Send a card and remember how that went, also of the way to a person; return the id it was given, if any.

    Raises `Unavailable` where nothing was sent, `Refused`, and `Uncertain` where nobody knows.
    """
    begun = post.model_copy(update={"sending": Sending.BEGUN, "errand": trip.errand.key})
    if not await trip.ports.store.together(partial(_begun, begun, trip)):
        raise Unavailable(_JUST_NOW, retry_after=DEADLINE)
    try:
        posted = await _sent(card, begun, trip)
    except (Unavailable, Refused) as why:
        await _for_sure(partial(_not_sent, begun, why, to), trip)
        raise
    except Uncertain:
        lost = begun.model_copy(update={"sending": Sending.UNCERTAIN})
        await _for_sure(partial(_taken, lost, None), trip)
        raise
    sent = begun.model_copy(update={"sending": Sending.SENT, "posted": posted})
    await _for_sure(partial(_taken, sent, to), trip)
    return posted


async def standing(there: Post | None, trip: Trip) -> Post | None:
    """Return what stands under a key already, if anything does.

    Raises `Uncertain` where this very errand may have sent it, and `Unavailable` while another one is at it.
    """
    if there is None or there.is_sent:
        return there
    ours = there.errand == trip.errand.key
    if there.sending is Sending.BEGUN:
        if not ours and trip.now < there.at + trip.lease:
            raise Unavailable(_JUST_NOW, retry_after=DEADLINE)
        there = there.model_copy(update={"sending": Sending.UNCERTAIN})
        async with trip.ports.store.work() as work:
            await trip.hold(work)
            await work.posts.keep(there)
    if ours:
        raise Uncertain(_STOPPED)
    return there


async def set_aside(there: Post, trip: Trip) -> None:
    """Keep what cannot be found again under another key, so that the living card can be sent anew.

    Whoever destroys what was said still counts it, as a message that could not be overwritten.
    """
    async with trip.ports.store.work() as work:
        await trip.hold(work)
        await work.posts.drop(there)
        await work.posts.keep(
            there.model_copy(update={"key": f"{there.key}/lost/{made_from(trip.errand.key)}"})
        )


async def replace(card: Card, there: Post, trip: Trip) -> None:
    """Put a card in the place of one that was sent; doing it again is harmless."""
    await trip.ports.store.together(trip.hold)
    await trip.ports.messenger.replace(there.place, there.posted, card)


async def _sent(card: Card, begun: Post, trip: Trip) -> str:
    if begun.place.kind != "email":
        return await trip.ports.messenger.post(begun.place, card)
    if trip.ports.mail is None:
        raise Refused("I have no mailbox to write from.")
    subject, html, text = email(card)
    await trip.ports.mail.send(Letter(to=begun.place.id, subject=subject, html=html, text=text))
    return made_from(begun.key)


async def _begun(begun: Post, trip: Trip, work: Work) -> bool:
    await trip.hold(work)
    return await work.posts.begin(begun)


async def _not_sent(
    begun: Post, why: Unavailable | Refused, to: tuple[Person, Rung] | None, work: Work
) -> None:
    await work.posts.drop(begun)
    if to is not None and isinstance(why, NotReached):
        await refused_on(*to, str(why), work=work)


async def _taken(sent: Post, to: tuple[Person, Rung] | None, work: Work) -> None:
    await work.posts.keep(sent)
    if to is not None:
        await taken_on(*to, work=work)


async def _for_sure(write: Callable[[Work], Awaitable[None]], trip: Trip) -> None:
    """Write something down that is known only now, though the database may just be away."""
    for wait in _WAITS:
        try:
            await trip.ports.store.together(write)
        except Unavailable:
            await asyncio.sleep(wait)
        else:
            return
    await trip.ports.store.together(write)
