"""A review under way today, in a database on disk, and presses on Save that belong to it."""

import json
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any

from bot.clock import now
from bot.domain.reach import Account, Place
from bot.domain.review import Stage
from bot.teams.incoming import Conversation, Member
from bot.teams.places import Route
from tests.benchmarks.standing_in import TENANT, posted
from tests.builders import a_review, a_session, a_team
from tests.keys import open_store
from tests.room import CHANNEL, chat_of
from tests.teams.activities import a_press


def _met(place: Place, service_url: str) -> Place:
    """Return a place as it is once somebody has written from there."""
    talk = Conversation(id=place.id, tenant_id=TENANT)
    route = Route(channel_id="msteams", service_url=service_url, conversation=talk, bot=Member(id="28:bot"))
    return place.model_copy(update={"route": route.as_json()})


async def seeded(url: str, service_url: str) -> None:
    """Write the review, its team and one session into a new database."""
    store = await open_store(url)
    today = now().date()
    review = a_review(
        stage=Stage.UNDER_WAY,
        first_day=today,
        last_day=today + timedelta(days=2),
        organiser="cora@team.example",
    )
    async with store.work() as work:
        await work.reviews.save(review)
        for person in a_team():
            await work.people.save(person)
            await work.people.own(person.id, Account(tenant=TENANT, object_id=person.id))
            await work.people.reach(person.id, _met(chat_of(person.id), service_url))
        await work.people.set_channel(review.id, _met(CHANNEL, service_url))
        await work.sessions.save(a_session(starts=now() - timedelta(hours=1)))
    await store.close()


def presses(service_url: str, *, token: str) -> Iterator[bytes]:
    """Return presses on Save, each with words and a key of its own."""
    for number in count(1):
        about = {"review": "review-1", "session": "session-1", "press": f"press-{number}"}
        typed = {
            "theme": "commissioning",
            "kind": "strength",
            "text": f"Partners share one plan, as was said {number} times.",
            "group": "directors",
        }
        whole: dict[str, Any] = {
            "from": {"id": "29:ana", "name": "Ana Invented", "aadObjectId": "ana"},
            "conversation": {"id": "chat-ana", "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
        }
        press = a_press(
            service_url,
            posted="message-1",
            value={
                "action": {"type": "Action.Execute", "verb": "capture.save", "data": {"about": about, **typed}}
            },
            **whole,
        )
        yield posted(json.dumps(press).encode(), token=token)
