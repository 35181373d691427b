"""The pages about peers in Chromium: on a phone, with the keyboard alone, without a script, axe-clean."""

import json

import pytest

from bot.ports.peer_pages import PeerPage
from tests.cards.browser import find_browser
from tests.peers import a_gathering
from tests.room import Room
from tests.web.test_browser import run
from tests.web.test_peers import a_photograph, path_of, upload

pytestmark = pytest.mark.browser


async def test_somebody_offers_to_be_a_peer_with_the_keyboard_alone(room: Room) -> None:
    browser = find_browser()
    async with a_gathering(room) as gathering:
        about = path_of(gathering, PeerPage.ABOUT_ME)
        await gathering.press(about, "Save", words="I am Ana.", agree="yes")
        await upload(gathering, a_photograph((400, 400)))
        paths = (
            about,
            path_of(gathering, PeerPage.TEAM_SHEET, "cora"),
            path_of(gathering, PeerPage.ONBOARDING),
        )
        others = [str(gathering.client.make_url("/")).rstrip("/") + path for path in paths]
        form = str(gathering.client.make_url("/peers"))

        told = json.loads(await run(browser, "peers.mjs", browser.chromium, "320", "dark", form, *others))

    assert told["faults"] == []
    assert told["asked"] == []
    assert told["pages"] == [
        "Be a peer", "Be a peer", "Please look in your e-mail", "About you, for the team sheet",
        "The peer team", "Before you come as a peer",
    ]  # fmt: skip
    assert len(gathering.post.letters) == 1
