"""The gallery in the open-source renderer, in Chromium: schema, checklist, axe, and nothing off the card.

Every card is drawn at its hardest, on a phone, and one of each kind in the other themes and widths too: what
differs between themes is colour, and the cards of a kind share theirs. One of each kind is filled in and sent.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from bot.methods import shelf
from cards.card import Card
from cards.gallery import write_gallery
from cards.size import weight
from tests.cards.browser import CLIENT, LAB, PATIENCE, Browser, absent, find_browser, started
from tests.cards.walking import METHOD, every_card, inputs

PHONE: Final = ("--themes", "light", "--widths", "320")
ELSEWHERE: Final = ("--themes", "dark,hc", "--widths", "480,720")
LOOK: Final = "--no-interact"
DRIVER: Final = 'from "playwright-core"'
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


@dataclass(frozen=True)
class Lab:
    """A copy of the lab, and the gallery that it is to look at."""

    browser: Browser
    folder: Path
    gallery: Path

    def tells(self, cards: Iterable[str], *how: str) -> list[Any]:
        """Draw some cards, and return what the lab reports of each; it must find nothing."""
        chosen, out = self.folder / "chosen", self.folder / "out"
        for folder in (chosen, out):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        for name in cards:
            shutil.copy(self.gallery / f"{name}.json", chosen)
        folders = ("--cards", chosen, "--out", out)
        run = started(self.browser, "lab.mjs", *folders, "--no-png", *how, cwd=self.folder)
        told, _ = run.communicate(timeout=PATIENCE)
        assert run.returncode == 0, told[-4000:]
        reports: list[Any] = json.loads((out / "report.json").read_text("utf-8"))
        return reports


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    if not LAB.is_dir():
        absent("The card lab is not beside this checkout.")
    browser = find_browser()
    write_gallery(tmp_path / "cards", shelf.method(METHOD))
    return Lab(browser, a_lab(tmp_path / "lab"), tmp_path / "cards")


def a_lab(out: Path) -> Path:
    """Copy the lab to where it may be run, with the packages that are installed already.

    What it draws with is loaded once for each theme and width, not for each card.
    """
    shutil.copytree(LAB, out, ignore=shutil.ignore_patterns("node_modules"), copy_function=shutil.copyfile)
    (out / "node_modules").symlink_to(CLIENT / "node_modules", target_is_directory=True)
    shutil.copyfile(CLIENT / "kept_pages.mjs", out / "kept_pages.mjs")
    script = (LAB / "lab.mjs").read_text("utf-8")
    assert script.count(DRIVER) == 1
    (out / "lab.mjs").write_text(script.replace(DRIVER, 'from "./kept_pages.mjs"'), encoding="utf-8")
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
def test_every_card_passes_the_card_lab_on_a_phone(lab: Lab) -> None:
    names = sorted(every_card())

    told = lab.tells(names, *PHONE, LOOK)

    assert [report["card"] for report in told] == names


@pytest.mark.browser
def test_the_largest_card_of_each_kind_passes_in_other_themes_and_widths(lab: Lab) -> None:
    largest = the_largest_of_each_kind(every_card())

    told = lab.tells(largest, *ELSEWHERE, LOOK)

    ways = [("dark", 480), ("dark", 720), ("hc", 480), ("hc", 720)]
    assert [[(r["theme"], r["width"]) for r in report["renders"]] for report in told] == [ways] * len(largest)


def unfold(card: Path) -> None:
    """Show all of a card at once: the lab fills in only what stands open."""
    folded = card.read_text("utf-8")
    card.write_text(folded.replace('"isVisible": false', '"isVisible": true'), encoding="utf-8")


@pytest.mark.browser
def test_one_form_of_each_kind_says_what_is_missing_and_is_sent_once_filled(lab: Lab) -> None:
    cards = every_card()
    forms = the_largest_of_each_kind({name: card for name, card in cards.items() if inputs(card)})
    for name in forms:
        unfold(lab.gallery / f"{name}.json")

    sent = [report["interact"] for report in lab.tells(forms, *PHONE)]

    assert [one["filled"]["title"] for one in sent] == [one["button"] for one in sent]
    assert [one["empty"]["silent"] for one in sent] == [[]] * len(forms)
    assert [one["empty"]["fired"] + bool(one["empty"]["errors"]) for one in sent] == [1] * len(forms)
