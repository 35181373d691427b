"""How the bot comes to Microsoft Graph: without its weight at start-up, and without giving its secret away."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from pydantic import ValidationError

from bot.graph.door import GraphSettings, graph_meetings

REPOSITORY: Final = Path(__file__).parents[3]

REAL: Final = {"tenant": "t", "app_id": "c", "app_password": "kept-to-ourselves"}

COMING_IN: Final = """
import sys
import bot.graph.door
heavy = ("msgraph", "kiota_abstractions", "azure.identity", "httpx")
print([name for name in heavy if name in sys.modules])
"""

FIRST_CALL: Final = """
import asyncio, sys
from bot.graph.door import GraphSettings, graph_meetings
from bot.ports.failing import Unavailable
from tests.graph.apps import APP
from tests.graph_stand_in import Answers, graph_stand_in
from tests.ports.meetings.wanted import NINE, wanted

async def first_call():
    async with graph_stand_in() as graph:
        meetings = graph_meetings(
            GraphSettings(
                base_url=graph.base_url, notification_url="https://bot.example", teams_app_id=APP, tenant="host"
            )
        )
        await meetings.warm()
        warm = set(sys.modules)
        made = await meetings.open(wanted())
        await meetings.move(made.event, wanted())
        await meetings.look("reviews@host.example", since=NINE, until=NINE.replace(day=9))
        await meetings.entry("reviews@host.example", made.event)
        told = await meetings.subscribe("reviews@host.example", secret="s", until=NINE)
        await meetings.renew(told.id, until=NINE)
        graph.apps.known.add("ana@host.example")
        await meetings.add_for("ana@host.example", accounts=())
        graph.will(Answers(503))
        try:
            await meetings.cancel(made.event, organiser="reviews@host.example", comment="")
        except Unavailable:
            pass
        late = set(sys.modules) - warm
        print(sorted(name for name in late if name.startswith(("msgraph", "kiota", "azure", "anyio", "http"))))
        await meetings.close()

asyncio.run(first_call())
"""


def _printed_by(program: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=REPOSITORY
    )
    return ran.stdout.strip()


def test_coming_in_by_the_door_loads_nothing_of_the_sdk() -> None:
    assert _printed_by(COMING_IN) == "[]"


def test_a_warm_door_leaves_nothing_of_the_sdk_to_load_on_the_event_loop() -> None:
    assert _printed_by(FIRST_CALL) == "[]"


async def test_the_real_graph_is_opened_with_an_identity_and_closed_again() -> None:
    meetings = graph_meetings(GraphSettings.model_validate(REAL))

    await meetings.warm()

    await meetings.close()


@pytest.mark.parametrize(
    "base_url", ["http://graph.microsoft.com/v1.0", "https://graph.example/v1.0", "http://graph-mock:8080/v1.0"]
)
def test_a_graph_that_is_not_microsofts_is_not_spoken_to(base_url: str) -> None:
    with pytest.raises(ValidationError, match="Microsoft Graph is at https://"):
        GraphSettings.model_validate(REAL | {"base_url": base_url})


def test_the_real_graph_needs_an_identity() -> None:
    with pytest.raises(ValidationError, match="needs a tenant, an app id, and a client secret"):
        GraphSettings()


def test_a_secret_never_stands_in_an_error() -> None:
    with pytest.raises(ValidationError) as refused:
        GraphSettings.model_validate(REAL | {"tenant": ""})

    assert "kept-to-ourselves" not in str(refused.value) + repr(refused.value)
