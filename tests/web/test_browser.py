"""The rehearsal and its storyboard in Chromium: by keyboard alone, on a phone and a desk, and axe-clean."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rehearsal.outcome import Outcome
from bot.rehearsal.storyboard import storyboard
from tests.cards.browser import CLIENT, PATIENCE, Browser, find_browser
from tests.rehearsal.reviews import rehearse, short
from tests.web.house import House, a_house

pytestmark = pytest.mark.browser

POINT = "Partners share one plan and keep to it."


@pytest.fixture(scope="module")
def browser() -> Browser:
    return find_browser()


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return asyncio.run(rehearse(short()))


@pytest.fixture(scope="module")
def board(outcome: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Path:
    drawn = tmp_path_factory.mktemp("board") / "storyboard.html"
    drawn.write_text(storyboard(outcome), encoding="utf-8")
    return drawn


@pytest.fixture
async def house(browser: Browser) -> AsyncIterator[House]:
    assert browser.chromium
    async with a_house(short()) as house:
        yield house


def address(house: House) -> str:
    return str(house.client.make_url("")).rstrip("/")


async def run(browser: Browser, script: str, *words: str | Path) -> str:
    """Run a script of Node while this side goes on serving; return what it printed."""
    looking = await asyncio.create_subprocess_exec(
        browser.node,
        CLIENT / script,
        *words,
        cwd=CLIENT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    told, _ = await asyncio.wait_for(looking.communicate(), PATIENCE)
    return told.decode()


async def test_the_pages_and_the_storyboard_are_accessible_on_a_phone_and_a_desk(
    browser: Browser, house: House, board: Path
) -> None:
    await house.press(house.manager, "Accept timetable")
    seat = house.play.cast.peers[0].seat
    for _ in range(8):
        await house.push(seat, until="mine")
    seats = [f"{address(house)}/rehearsal{path}" for path in ("", f"/{house.manager}", f"/{seat}", "/channel")]

    told = await run(browser, "axe_page.mjs", browser.chromium, board, *seats)

    assert json.loads(told) == []


@pytest.mark.parametrize("width", ["320", "1280"])
async def test_a_review_can_be_rehearsed_with_the_keyboard_alone(
    browser: Browser, house: House, board: Path, outcome: Outcome, width: str
) -> None:
    manager, lead = house.play.cast.manager, house.play.cast.peers[0]
    said = {"address": address(house), "manager": manager.name, "peer": lead.name, "point": POINT}

    told = json.loads(await run(browser, "rehearsal.mjs", browser.chromium, width, board, json.dumps(said)))

    assert "The timetable is accepted" in told["accepted"]
    assert "Capture to " in told["told"]
    assert "Saved as number" in told["saved"]
    assert POINT in told["saved"]
    assert told["first"] == "Skip to the messages"
    assert told["everybody"] == len(outcome.deliveries)
    assert told["managers"] == sum(d.place.id == outcome.cast.manager.place.id for d in outcome.deliveries)
    assert told["wide"] == []
