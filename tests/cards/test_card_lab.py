"""The gallery in the open-source renderer, in Chromium: schema, checklist, axe, and nothing off the card.

Every card is drawn at its hardest, on a phone, and one of each kind in the other themes and widths too: what
differs between themes is colour, and the cards of a kind share theirs.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from bot.methods import shelf
from cards.card import Card
from cards.gallery import write_gallery
from cards.size import weight
from tests.cards.browser import CLIENT, LAB, PATIENCE, Browser, absent, find_browser, started
from tests.cards.walking import METHOD, every_card

PHONE: Final = ("--themes", "light", "--widths", "320")
LAYOUT: Final = {
    "choiceSetInputValueSeparator": ",",
    "spacing": {"small": 8, "default": 12, "medium": 16, "large": 20, "extraLarge": 24, "padding": 16},
    "actions": {
        "maxActions": 6,
        "buttonSpacing": 8,
        "actionsOrientation": "Horizontal",
        "actionAlignment": "Left",
    },
    "factSet": {"title": {"weight": "Bolder", "wrap": True}, "value": {"wrap": True}, "spacing": 16},
}
"""How Teams spaces a card; the lab itself adds type and colour."""
ELSEWHERE: Final = ("--themes", "dark,hc", "--widths", "480,720", "--no-interact")


@pytest.fixture
def browser() -> Browser:
    if not LAB.is_dir():
        absent("The card lab is not beside this checkout.")
    return find_browser()


def a_lab(out: Path) -> Path:
    """Copy the lab to where it may be run, with the packages that are installed already."""
    shutil.copytree(LAB, out, ignore=shutil.ignore_patterns("node_modules"), copy_function=shutil.copyfile)
    (out / "node_modules").symlink_to(CLIENT / "node_modules", target_is_directory=True)
    layout = out / "designer" / "microsoft-teams-light.json"
    layout.parent.mkdir(exist_ok=True)
    layout.write_text(json.dumps(LAYOUT), encoding="utf-8")
    return out


def the_largest_of_each_kind(cards: Mapping[str, Card]) -> list[str]:
    """Return the names of the largest card of each kind."""
    by_kind = {card.kind: name for name, card in sorted(cards.items(), key=lambda named: weight(named[1]))}
    return sorted(by_kind.values())


def test_every_card_is_made_of_what_teams_knows(tmp_path: Path) -> None:
    if not LAB.is_dir():
        absent("The card lab is not beside this checkout.")
    cards = write_gallery(tmp_path, shelf.method(METHOD))

    checked = subprocess.run(
        [sys.executable, LAB / "strict_check.py", *cards], capture_output=True, text=True, check=False
    )

    assert (checked.returncode, checked.stdout.count(": ok\n")) == (0, len(cards)), checked.stdout


@pytest.mark.browser
def test_every_card_passes_the_card_lab(browser: Browser, tmp_path: Path) -> None:
    lab, cards = a_lab(tmp_path / "lab"), tmp_path / "cards"
    write_gallery(cards, shelf.method(METHOD))
    few = tmp_path / "few"
    few.mkdir()
    for name in the_largest_of_each_kind(every_card()):
        shutil.copy(cards / f"{name}.json", few)

    runs = [
        started(
            browser,
            "lab.mjs",
            "--cards",
            source,
            "--out",
            tmp_path / f"out-{source.name}",
            "--no-png",
            *how,
            cwd=lab,
        )
        for source, how in ((cards, PHONE), (few, ELSEWHERE))
    ]
    told = [run.communicate(timeout=PATIENCE)[0] for run in runs]

    assert [run.returncode for run in runs] == [0, 0], "\n".join(told)[-4000:]
