"""At whatever step of destruction the bot is killed, it completes the next time, and once (R66)."""

import asyncio
import sys
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from bot.domain.calendar import Following
from bot.domain.ids import PersonId
from bot.domain.review import Stage
from bot.usecases.sign_off_review import sign_off
from tests.builders import REVIEW, a_meeting, a_new_observation, a_post, a_review, a_session, a_team
from tests.faults.destroying import OVER, ring
from tests.keys import open_store
from tests.room import chat_of

STEPS: Final = (
    "unsubscribing", "clearing", "overwriting", "deleting", "sweeping", "destroying the key", "asking",
    "forgetting",
)  # fmt: skip


async def furnish(database: str, chats: Path) -> None:
    """Sign off a review with a note, a meeting that is over, an announcement and a card that shows words."""
    (chats / "chat-ana-m000-capture").write_text("One plan.")
    store = await open_store(database)
    async with store.work() as work:
        review = a_review(stage=Stage.UNDER_WAY, organiser="cora@team.example")
        await work.reviews.save(review)
        for person in a_team():
            await work.people.save(person)
            await work.people.reach(person.id, chat_of(person.id))
        await work.sessions.save(a_session())
        await work.sessions.keep_meeting(a_meeting())
        await work.calendar.follow(Following(review=REVIEW, subscription="s", secret="s"))
        await work.observations.add(a_new_observation())
        await work.posts.keep(a_post(posted="m000", holds_words=True))
        await sign_off(review=review, by=await work.people.get(PersonId("cora")), work=work, now=OVER)
    await store.close()


async def killed_at(step: str, database: str, chats: Path, *, days: int) -> int:
    """Carry out what is due in a process of its own, and return how it ended."""
    words = ("-m", "tests.faults.destroying", database, str(chats), step, str(days))
    process = await asyncio.create_subprocess_exec(sys.executable, *words)
    return await process.wait()


@pytest.mark.parametrize("step", STEPS)
async def test_killed_at_a_step_it_completes_the_next_time_and_once(tmp_path: Path, step: str) -> None:
    database, chats = f"sqlite:///{tmp_path / 'review.db'}", tmp_path / "chats"
    chats.mkdir()
    await furnish(database, chats)
    days = 0
    if step == "forgetting":
        await ring(database, str(chats), "", days=days)
        days = 30

    killed = await killed_at(step, database, chats, days=days)
    await ring(database, str(chats), "", days=days + 1)
    await ring(database, str(chats), "", days=32)

    store = await open_store(database)
    async with store.work() as work:
        certificate = await work.audit.certificate_of(REVIEW)
        deeds = Counter(line.deed for line in await work.audit.of(REVIEW))
        people = await work.people.of(REVIEW)
    await store.close()
    assert (killed, certificate is not None) == (-9, True)
    assert certificate is not None
    assert (certificate.complete, len(certificate.outstanding), people) == (True, 5, ())
    assert (deeds["notes destroyed"], deeds["certificate closed"], deeds["people forgotten"]) == (1, 1, 1)
    assert (chats / "chat-ana-m000-capture").read_text() == "deleted"
    asked = Counter(file.name.partition("-m")[0] for file in chats.glob("*-destroy_notes"))
    assert asked == dict.fromkeys((f"chat-{who}" for who in ("cora", "leo", "ana", "ben", "sol")), 1)
