"""The form in Chromium: on a phone and a desk, with the keyboard alone, named for screen readers, axe-clean."""

import json
import os

import pytest

from tests.cards.browser import Browser, find_browser
from tests.room import Room
from tests.web.forms import forms_of
from tests.web.test_browser import run

pytestmark = pytest.mark.browser

NAMED = "Rosalind Achterberg said that partners share one plan."
POINT = "Partners share one plan."


@pytest.fixture(scope="module")
def browser() -> Browser:
    return find_browser()


@pytest.mark.parametrize(("width", "scheme"), [("320", "light"), ("1280", "dark")])
async def test_a_note_is_written_on_a_page_with_the_keyboard_alone(
    browser: Browser, room: Room, width: str, scheme: str
) -> None:
    async with forms_of(room) as forms:
        address = str(forms.client.make_url(forms.path()))
        words = json.dumps({"named": NAMED, "point": POINT})
        shots = [folder] if (folder := os.environ.get("SCREENSHOTS")) else []

        printed = await run(browser, "form.mjs", browser.chromium, width, scheme, address, words, *shots)
        noted = await forms.noted()

    told = json.loads(printed)
    assert told["pages"] == [
        ["form", "What did you hear?"],
        ["problem", "What did you hear?"],
        ["next", "What did you hear?"],
        ["saved", "Saved as number 2"],
        ["gone", "This link does not work"],
    ]
    assert told["faults"] == []
    assert told["kept"] == NAMED
    assert (told["shown"], told["stored"]) == (False, [])
    assert set(told["asked"]) <= {"GET note", "POST note", "GET favicon.ico"}
    for name in ('heading "What did you hear?" [level=1]', 'group "Theme (required)"', 'button "Save"'):
        assert name in told["names"]
    assert 'textbox "The point (required)"' in told["names"]
    assert [o.text for o in noted] == [POINT, f"{POINT} Again."]
