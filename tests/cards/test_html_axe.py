"""Every card as a page, in Chromium: axe finds nothing, and nothing is wider than a phone."""

import json
from pathlib import Path

import pytest
from markupsafe import Markup

from cards.html import draw
from cards.page import page
from tests.cards.browser import CLIENT, PATIENCE, find_browser, started
from tests.cards.walking import every_card

pytestmark = pytest.mark.browser


def all_cards(out: Path, *, action: str | None) -> Path:
    """Write one page with every card of the gallery on it."""
    drawn = [draw(card, prefix=f"{name}-", action=action) for name, card in every_card().items()]
    out.write_text(page("Every card", Markup("<h1>Every card</h1>") + Markup("").join(drawn)), encoding="utf-8")
    return out


def test_every_card_drawn_as_a_page_is_accessible_on_a_phone_and_a_desk(tmp_path: Path) -> None:
    browser = find_browser()
    pages = all_cards(tmp_path / "live.html", action="/answer"), all_cards(tmp_path / "inert.html", action=None)

    looking = started(browser, CLIENT / "axe_page.mjs", browser.chromium, *pages, cwd=CLIENT)
    told, _ = looking.communicate(timeout=PATIENCE)

    assert json.loads(told) == []
