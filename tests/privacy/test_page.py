"""The privacy page is open to everybody, and can be read on a phone, in the dark and by ear."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer, unused_port

from bot.conversation.saying import help_for
from bot.web.about import add_about_routes
from bot.web.form_links import FormLinks
from bot.web.privacy import privacy_page
from tests.cards.browser import CLIENT, PATIENCE, find_browser, started
from tests.room import Room


def test_its_headings_go_down_a_level_at_a_time() -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", privacy_page())]

    assert (levels.count(1), levels[0], max(levels)) == (1, 1, 3)


async def test_it_is_served_without_a_script_and_nothing_from_elsewhere() -> None:
    app = web.Application()
    add_about_routes(app)
    async with TestClient(TestServer(app, host="127.0.0.1", port=unused_port())) as client:
        page = await client.get("/privacy")
        text = await page.text()

    assert (page.status, "default-src 'none'" in page.headers["Content-Security-Policy"]) == (200, True)
    assert re.findall(r"<script|<link|<img|src=", text) == []


async def test_help_leads_to_it_where_there_are_pages(room: Room) -> None:
    without = await room.say("ana", "help")
    ports = replace(room.ports, forms=FormLinks("https://bot.example", secret="s" * 32))

    helped = await help_for(room.caller("ana"), ports)

    shown = [str(card.as_teams()).count("https://bot.example/privacy") for card in (without, helped.card)]
    assert shown == [0, 1]


@pytest.mark.browser
def test_it_is_accessible_on_a_phone_and_a_desk(tmp_path: Path) -> None:
    browser = find_browser()
    page = tmp_path / "privacy.html"
    page.write_text(privacy_page(), encoding="utf-8")

    looking = started(browser, CLIENT / "axe_page.mjs", browser.chromium, page, cwd=CLIENT)
    told, _ = looking.communicate(timeout=PATIENCE)

    assert json.loads(told) == []
