"""Whoever runs the bot can see whether it is alive and ready, and what it counts; strangers cannot."""

import json
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from bot.bootstrap import open_house
from bot.logs import ERRAND, REQUEST, Line
from bot.settings import Settings
from bot.web.health import Health, add_health_routes, with_request_id
from bot.web.meter import Meter
from tests.teams.activities import an_activity
from tests.teams.provider import APP, a_provider
from tests.teams.service import a_service

TITLES = ("Critical Friend", "Privacy", "Terms of use")
Client = TestClient[web.Request, web.Application]


@asynccontextmanager
async def a_house(ours: Settings, *, local: bool = True) -> AsyncIterator[Client]:
    """Open a whole house, whose first ring has ended."""
    async with open_house(ours, local=local) as house, TestClient(TestServer(house.app)) as client:
        while not (await told(await client.get("/readyz")))["errands"]:
            pass  # each look lets the ring go on
        yield client


@pytest.fixture
def ours(tmp_path: Path) -> Settings:
    """Return the settings of a house with a database of its own."""
    return Settings(database_url=f"sqlite:///{tmp_path / 'reviews.db'}")


async def told(answer: ClientResponse) -> Any:
    return await answer.json()


@asynccontextmanager
async def asked(*, token: str = "") -> AsyncIterator[Client]:
    """Open nothing but the page of what was counted."""

    async def page() -> bytes:
        return Meter().page()

    app = web.Application(middlewares=[with_request_id])
    add_health_routes(app, Health(parts={}, page=page, metrics_token=token))
    async with TestClient(TestServer(app)) as client:
        yield client


async def test_a_house_that_rings_and_whose_database_answers_is_ready(ours: Settings) -> None:
    async with a_house(ours) as client:
        alive, ready = await client.get("/healthz"), await client.get("/readyz")

        assert (alive.status, await told(alive)) == (200, {"status": "ok"})
        assert await told(ready) == {"status": "ready", "database": True, "keys": True, "errands": True}


async def test_the_pages_that_the_entry_in_teams_leads_to_are_there(ours: Settings) -> None:
    async with a_house(ours) as client:
        pages = [await client.get(path) for path in ("/", "/privacy", "/terms")]

        assert [(page.status, page.content_type) for page in pages] == [(200, "text/html")] * 3
        assert ["default-src 'none'" in page.headers["Content-Security-Policy"] for page in pages] == [True] * 3
        assert [f"<h1>{title}" in await page.text() for title, page in zip(TITLES, pages, strict=True)] == [
            True
        ] * 3


async def test_a_house_whose_database_another_edition_took_over_is_alive_but_not_ready(
    ours: Settings, tmp_path: Path
) -> None:
    async with a_house(ours) as client:
        with sqlite3.connect(tmp_path / "reviews.db") as database:
            database.execute("UPDATE alembic_version SET version_num = 'of a later edition'")

        alive, ready = await client.get("/healthz"), await client.get("/readyz")

        assert (alive.status, ready.status, (await told(ready))["database"]) == (200, 503, False)
    database.close()


async def test_a_house_that_cannot_tell_teams_from_a_stranger_is_not_ready(tmp_path: Path) -> None:
    async with a_provider() as provider:
        provider.down = True
        ours = Settings(
            database_url=f"sqlite:///{tmp_path / 'reviews.db'}",
            local=True,
            app_id=APP,
            app_password=SecretStr("a secret"),
            tenant="tenant-1",
            openid_metadata_url=provider.url,
            login_url=provider.login_url,
            graph_url=f"{provider.login_url}/v1.0",
        )
        async with a_house(ours, local=False) as client:
            ready = await client.get("/readyz")

            assert (ready.status, (await told(ready))["keys"]) == (503, False)


async def test_what_people_do_is_counted(ours: Settings, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    async with a_service() as service, a_house(ours) as client:
        await client.post("/api/messages", json=an_activity(service.url, text="help"))
        await client.post("/api/messages", json=an_activity(service.url, id="2", text="today"))

        counted = await (await client.get("/metrics")).text()

        assert 'cf_turns_total{kind="Said",outcome="answered"} 1.0' in counted
        assert 'cf_turns_total{kind="Said",outcome="refused"} 1.0' in counted
        assert "cf_errands_due 0.0" in counted


def test_how_errands_end_and_what_graph_answers_is_counted() -> None:
    meter = Meter()
    for name, said in (
        ("errand.ended", {"purpose": "board", "state": "done"}),
        ("errand.put_off", {"purpose": "board", "attempt": 1}),
        ("graph.answered", {"status": 429}),
        ("something.else", {}),
    ):
        record = logging.LogRecord("scheduler", logging.INFO, "", 0, name, None, None)
        record.__dict__ |= said
        meter.emit(record)

    counted = meter.page().decode()
    meter.close()

    assert [line for line in counted.splitlines() if "_total{" in line] == [
        'cf_errands_total{purpose="board",state="done"} 1.0',
        'cf_errands_total{purpose="board",state="put off"} 1.0',
        'cf_graph_calls_total{status="429"} 1.0',
    ]


@pytest.mark.parametrize(
    ("token", "shown", "status"),
    [
        ("", {}, 200),
        ("", {"X-Forwarded-For": "192.0.2.7"}, 403),
        ("let-me-see", {}, 403),
        ("let-me-see", {"Authorization": "Bearer let-me"}, 403),
        ("let-me-see", {"Authorization": "Bearer let-me-see", "X-Forwarded-For": "192.0.2.7"}, 200),
    ],
)
async def test_what_is_counted_is_for_this_machine_or_for_whoever_shows_the_token(
    token: str, shown: dict[str, str], status: int
) -> None:
    async with asked(token=token) as client:
        answer = await client.get("/metrics", headers=shown)

        assert answer.status == status


async def test_each_request_has_an_id_of_its_own() -> None:
    async with asked() as client:
        first, second = [(await client.get("/healthz")).headers["X-Request-Id"] for _ in range(2)]

        assert (len(first), first != second) == (12, True)


def test_a_log_line_tells_request_and_errand_and_nothing_that_was_said() -> None:
    record = logging.LogRecord("bot.teams", logging.INFO, "", 0, "turn.ended", None, None)
    record.__dict__ |= {"kind": "Said", "text": "what somebody said"}
    request, errand = REQUEST.set("0123456789ab"), ERRAND.set("review-1/board/purpose/1")

    line = json.loads(Line().format(record))
    REQUEST.reset(request)
    ERRAND.reset(errand)

    assert {name: said for name, said in line.items() if name != "at"} == {
        "level": "info",
        "event": "turn.ended",
        "request": "0123456789ab",
        "errand": "review-1/board/purpose/1",
        "kind": "Said",
    }
