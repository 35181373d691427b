"""What is done when Microsoft announces that a calendar changed: very little, since anybody may say so."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.graph.door import GraphMeetings, add_notification_routes
from bot.graph.notifications import CHANGES, LIFECYCLE
from bot.ports.failing import Unavailable
from tests.graph.wall import Json
from tests.graph_contract import notification_breaches, require_contract
from tests.graph_stand_in import GraphStandIn
from tests.ports.meetings.wanted import NINE

Client = TestClient[web.Request, web.Application]
SECRET = "only-we-know"


@dataclass
class Follower:
    """Whoever follows the calendar; `heard` is what it was told, once it was free to listen."""

    heard: list[tuple[str, str]] = field(default_factory=list)
    free: asyncio.Event = field(default_factory=asyncio.Event)
    fails: bool = False

    async def told(self, subscription: str, secret: str) -> bool:
        await self.free.wait()
        if self.fails:
            raise Unavailable("The store is away.")
        self.heard.append((subscription, secret))
        return secret == SECRET


@pytest.fixture
async def follower() -> Follower:
    return Follower()


@pytest.fixture
async def post_box(follower: Follower) -> AsyncIterator[Client]:
    app = web.Application()
    add_notification_routes(app, told=follower.told)
    async with TestClient(TestServer(app)) as client:
        yield client
        follower.free.set()


def announced(subscription: str = "7f105c7d", secret: str = SECRET) -> Json:
    return {"value": [{"subscriptionId": subscription, "clientState": secret}]}


async def all_heard(post_box: Client, follower: Follower) -> list[tuple[str, str]]:
    """Let the follower listen, and return what it was told by the time that the house is closed."""
    follower.free.set()
    await post_box.close()
    return follower.heard


@pytest.mark.parametrize("path", [CHANGES, LIFECYCLE])
async def test_the_handshake_gives_back_what_microsoft_said(post_box: Client, path: str) -> None:
    said = "Validation: Testing client application reachability for subscription Request-Id: 5d2c+/=ü"

    answer = await post_box.post(path, params={"validationToken": said})

    assert (answer.status, answer.content_type, await answer.text()) == (200, "text/plain", said)


async def test_a_handshake_cannot_put_a_page_into_our_mouth(post_box: Client) -> None:
    answer = await post_box.post(CHANGES, params={"validationToken": "<script>alert(1)</script>"})

    assert (answer.content_type, await answer.text()) == ("text/plain", "&lt;script&gt;alert(1)&lt;/script&gt;")


@pytest.mark.parametrize("token", ["", "x" * 5000])
async def test_a_handshake_that_is_none_is_refused(post_box: Client, token: str) -> None:
    answer = await post_box.post(CHANGES, params={"validationToken": token})

    assert answer.status == 400


async def test_an_announcement_is_taken_in_before_anything_is_done_about_it(
    post_box: Client, follower: Follower
) -> None:
    answer = await post_box.post(CHANGES, json=announced())

    before = list(follower.heard)
    assert (answer.status, await answer.read(), before) == (202, b"", [])
    assert await all_heard(post_box, follower) == [("7f105c7d", SECRET)]


async def test_what_microsoft_announces_is_understood(
    post_box: Client, follower: Follower, graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    require_contract()
    subscribed = await over_http.subscribe("reviews@host.example", secret=SECRET, until=NINE)
    posted = [graph.subscriptions.announcement(subscribed.id)]
    posted += [
        graph.subscriptions.announcement(subscribed.id, lifecycleEvent=event)
        for event in ("reauthorizationRequired", "subscriptionRemoved", "missed")
    ]

    answers = [(await post_box.post(LIFECYCLE, json=each)).status for each in posted]

    assert [breach for each in posted for breach in notification_breaches(each)] == []
    assert answers == [202] * 4
    assert await all_heard(post_box, follower) == [(subscribed.id, SECRET)] * 4


async def test_a_stranger_learns_nothing_from_the_answer(post_box: Client, follower: Follower) -> None:
    follower.free.set()

    ours = await post_box.post(CHANGES, json=announced())
    theirs = await post_box.post(CHANGES, json=announced(secret="guessed"))

    assert (theirs.status, await theirs.read()) == (ours.status, await ours.read())


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"value": 1}', b'{"value": [{"subscriptionId": ""}]}', b"\xff\xfe"]
)
async def test_what_is_no_announcement_is_refused(post_box: Client, content: bytes) -> None:
    answer = await post_box.post(CHANGES, data=content)

    assert answer.status == 400


async def test_a_post_too_large_is_not_read_to_its_end(post_box: Client) -> None:
    answer = await post_box.post(CHANGES, data=b" " * 300_000)

    assert answer.status == 413


async def test_a_flood_is_answered_and_let_go(post_box: Client, follower: Follower) -> None:
    flood = {"value": [announced(f"s{number}")["value"][0] for number in range(900)]}

    answer = await post_box.post(CHANGES, json=flood)

    assert (answer.status, len(await all_heard(post_box, follower))) == (202, 32)


async def test_a_follower_that_cannot_listen_now_changes_nothing(post_box: Client, follower: Follower) -> None:
    follower.fails = True

    answer = await post_box.post(CHANGES, json=announced())

    assert (answer.status, await all_heard(post_box, follower)) == (202, [])
