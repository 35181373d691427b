"""Whoever is in the pool is written to once, whatever becomes of the bot meanwhile."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.errand import Errand, ErrandState
from bot.domain.tasks.peers import POOL, AskToRenew
from bot.ports.messages import Letter
from bot.web.peer_links import PeerLinks
from scheduler.runner import Runner
from scheduler.trip import LEASE
from tests.peers import PostBox, an_offer
from tests.room import Room


class KilledAfterwardsError(BaseException):
    """The process is no more."""


class LastLetter(PostBox):
    """A mailbox that takes a letter, and whose sender is killed before they know."""

    async def send(self, letter: Letter) -> None:
        await super().send(letter)
        raise KilledAfterwardsError


async def test_whoever_was_asked_to_renew_is_not_asked_again_after_a_kill(room: Room) -> None:
    offer, now = an_offer(expires=date(2026, 7, 1)), room.clock.now()
    task = AskToRenew(offer=offer.id, until=offer.expires)
    async with room.ports.store.work() as work:
        await work.offers.keep(offer)
        await work.errands.add(Errand(review=POOL, task=task, due=now, too_late=now + timedelta(days=9)))
    post = LastLetter()
    links = PeerLinks("http://127.0.0.1:1", secret="invented")
    ports = replace(room.ports, mail=post, peer_pages=links)

    with pytest.raises(KilledAfterwardsError):
        await Runner(ports, owner="killed").ring(now)
    room.clock.push_to(now + LEASE)
    await Runner(replace(ports, mail=PostBox(post.letters)), owner="next").ring(room.clock.now())

    async with room.ports.store.work() as work:
        (asked,) = [e for e in await work.errands.of(POOL) if isinstance(e.errand.task, AskToRenew)]
    assert (len(post.letters), asked.state) == (1, ErrandState.UNCERTAIN)
