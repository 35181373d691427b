"""A process that destroys a review, and stops at a step to be killed there.

Run as `python -m tests.ports.store.destroyer ADDRESS STEP`.
"""

import asyncio
import sys
from datetime import timedelta

from bot.domain.errand import ErrandState
from bot.domain.ids import ReviewId
from bot.keys.folder import FolderKeyRing
from bot.store import door
from bot.store.sealing import Lock, name_of
from tests.builders import NINE, REVIEW
from tests.keys import keys_of

STEPS = ("taken out", "swept", "key of what was said", "rest taken out", "last key")


async def reached(step: str) -> None:
    """Stop here for ever where that was asked for."""
    if step == sys.argv[2]:
        print(step, flush=True)  # noqa: T201 - this is how it tells where it is
        await asyncio.Event().wait()


class StoppingRing(FolderKeyRing):
    """A ring that stops before and after it destroys the last key."""

    async def destroy(self, review: ReviewId) -> None:
        """Destroy a key."""
        is_last = review == name_of(REVIEW, Lock.PART)
        await reached("rest taken out" if is_last else "")
        await super().destroy(review)
        await reached("last key" if is_last else "")


async def destroy(address: str) -> None:
    """Carry out the errand that destroys the review, as long as it is there."""
    store = await door.open_store(address, keys=StoppingRing(keys_of(address)))
    async with store.work() as work:
        mine = await work.errands.claim(now=NINE, owner="me", lease=timedelta(0), limit=1)
    if mine:
        async with store.work() as work:
            await work.destroy(REVIEW)
        await reached("taken out")
        await store.sweep()
        await reached("swept")
        await store.destroy_key(REVIEW)
        await reached("key of what was said")
        await store.forget_review(REVIEW)
        async with store.work() as work:
            await work.errands.finish(mine[0], state=ErrandState.DONE, now=NINE)
    await store.close()
    print("done" if mine else "nothing to do", flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    asyncio.run(destroy(sys.argv[1]))
