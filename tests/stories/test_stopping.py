"""When the bot is told to stop, what it has in hand is finished and nothing that was due is lost."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import clock
from bot.domain.errand import Errand, ErrandState
from bot.domain.tasks.reaching import TellManager
from bot.domain.team import Role
from bot.store.door import open_store
from bot.teams.incoming import Incoming
from bot.teams.places import place_of
from tests.builders import REVIEW, a_person, a_review
from tests.stories.serving import start_bot, until
from tests.teams.activities import an_activity

PATIENCE = 30.0


@dataclass
class SlowTeams:
    """A Teams service that takes a message, and says so only when it is let go."""

    url: str = ""
    taken: int = 0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    let_go: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, _request: web.Request) -> web.Response:
        """Take a message."""
        self.taken += 1
        self.arrived.set()
        await self.let_go.wait()
        return web.json_response({"id": f"message-{self.taken}"}, status=201)


@asynccontextmanager
async def slow_teams() -> AsyncIterator[SlowTeams]:
    service = SlowTeams()
    app = web.Application()
    app.router.add_post("/v3/conversations/{conversation}/activities", service.take)
    async with TestServer(app) as server:
        service.url = str(server.make_url("/"))
        yield service


async def three_sentences_for_the_manager(folder: Path, service: SlowTeams) -> None:
    cora = a_person(role=Role.CHALLENGE_MANAGER)
    place = place_of(Incoming.model_validate(an_activity(service.url)))
    assert place is not None
    told = (TellManager(about=f"number {n}", sentence="This could not be done.") for n in range(3))
    now = clock.now()
    store = await open_store(f"sqlite:///{folder / 'review.db'}")
    async with store.work() as work:
        await work.reviews.save(a_review())
        await work.people.save(cora)
        await work.people.reach(cora.id, place)
        await work.errands.add(
            *(Errand(review=REVIEW, task=t, due=now, too_late=now + timedelta(days=1)) for t in told)
        )
    await store.close()


async def states(folder: Path) -> list[ErrandState]:
    store = await open_store(f"sqlite:///{folder / 'review.db'}")
    async with store.work() as work:
        ended = await work.errands.of(REVIEW)
    await store.close()
    return [each.state for each in ended if isinstance(each.errand.task, TellManager)]


async def test_sigterm_during_a_slow_errand_finishes_it_and_gives_the_others_back(tmp_path: Path) -> None:
    async with slow_teams() as service, asyncio.timeout(PATIENCE):
        await three_sentences_for_the_manager(tmp_path, service)
        _, process = await start_bot(tmp_path)
        await service.arrived.wait()

        process.send_signal(signal.SIGTERM)
        await until(lambda: "house.stopping" in (tmp_path / "serve.log").read_text("utf-8"))
        service.let_go.set()
        code = await process.wait()
        after = await states(tmp_path)
        _, again = await start_bot(tmp_path)
        await until(lambda: service.taken == len(after))
        again.terminate()
        await again.wait()

    done, pending = ErrandState.DONE, ErrandState.PENDING
    assert (code, after, service.taken) == (0, [done, pending, pending], 3)
    assert await states(tmp_path) == [done, done, done]
