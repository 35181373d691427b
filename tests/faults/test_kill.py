"""Whatever kills the bot, an observation that a peer saw acknowledged is there afterwards, and there once."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from aiohttp import ClientError, ClientSession

from bot.domain.ids import ReviewId
from tests.keys import open_store
from tests.stories.serving import start_bot
from tests.teams.activities import a_press
from tests.teams.service import Service, a_service

KILLS = 2
AT_ONCE = 50


def saving(service: Service, review: ReviewId, number: int) -> dict[str, Any]:
    """Return the press that saves one observation, with the card's own key."""
    typed = {"theme": "purpose", "kind": "strength", "text": f"Point number {number}.", "document": "Papers"}
    return press(service, "capture.save", {"review": review, "press": f"press-{number}"}, typed)


def press(service: Service, verb: str, about: dict[str, str], typed: dict[str, str]) -> dict[str, Any]:
    action = {"type": "Action.Execute", "verb": verb, "data": {"about": about, **typed}}
    return a_press(service.url, value={"action": action, "trigger": "manual"})


async def answered(session: ClientSession, address: str, activity: dict[str, Any]) -> str:
    """Return the answer to a press as text, or nothing where the bot died before it answered."""
    try:
        async with session.post(f"{address}/api/messages", json=activity) as answer:
            return await answer.text() if answer.status == 200 else ""
    except ClientError:
        return ""


async def set_up(session: ClientSession, address: str, service: Service, folder: Path) -> ReviewId:
    service.emails["29:ana"] = "ana@peers.example"
    typed = {
        "client": "Saltmarsh",
        "method": "place-review",
        "first_day": "2026-10-13",
        "zone": "Europe/London",
        "people": "challenge manager, Ana Example, ana@peers.example\npeer, Ben Example, ben@peers.example",
    }
    assert "Saltmarsh" in await answered(session, address, press(service, "set_up.save", {}, typed))
    store = await open_store(f"sqlite:///{folder / 'review.db'}")
    async with store.work() as work:
        review = (await work.reviews.all())[0].id
    await store.close()
    return review


async def save_until_killed(
    process: asyncio.subprocess.Process,
    save_one: Callable[[int], Awaitable[str]],
    numbers: Iterator[int],
    chance: Random,
) -> set[int]:
    """Save observations, many at once and each twice, until the bot is killed; return those acknowledged."""
    acknowledged: set[int] = set()
    fatal = chance.randint(3, 25)

    async def save() -> None:
        while process.returncode is None:
            number = next(numbers)
            answers = await asyncio.gather(save_one(number), save_one(number))
            if any("Saved as number" in answer for answer in answers):
                acknowledged.add(number)
            if len(acknowledged) >= fatal and process.returncode is None:
                process.kill()
                await process.wait()

    await asyncio.gather(*(save() for _ in range(AT_ONCE)))
    return acknowledged


async def stored(folder: Path, review: ReviewId) -> Counter[str]:
    store = await open_store(f"sqlite:///{folder / 'review.db'}")
    async with store.work() as work:
        texts = Counter(o.text for o in await work.observations.of(review))
    await store.close()
    return texts


async def test_kill_9_loses_nothing_that_a_peer_saw_acknowledged(tmp_path: Path) -> None:
    chance, promised, numbers = Random(7), set[int](), count()
    async with a_service() as service, ClientSession() as session:
        address, process = await start_bot(tmp_path)
        review = await set_up(session, address, service, tmp_path)

        async def save_one(number: int) -> str:
            return await answered(session, address, saving(service, review, number))

        for _ in range(KILLS):
            promised |= await save_until_killed(process, save_one, numbers, chance)
            address, process = await start_bot(tmp_path)
        again = [await save_one(n) for n in sorted(promised)]
        process.terminate()
        await process.wait()

    texts = await stored(tmp_path, review)

    assert {f"Point number {n}." for n in promised} <= set(texts)
    assert set(texts.values()) == {1}
    assert all("Saved as number" in answer for answer in again)
