"""The whole story in Microsoft's own client: a timetable goes in, and the evening summary comes out."""

from pathlib import Path

import pytest

from bot.methods import shelf
from cards.phrases import capture
from tests.stories.playground import CHANNEL, actions_of
from tests.stories.room import Room, a_room, a_timetable, choices, send_timetable, set_up, zone_at_noon
from tests.stories.window import a_window, find_chromium

pytestmark = pytest.mark.playground


async def under_way(room: Room) -> None:
    """Set a review up and accept its timetable."""
    zone = zone_at_noon()
    await set_up(room, zone)
    preview = await send_timetable(room, a_timetable(zone))
    await room.cora.press(preview, "timetable.accept")


async def test_a_timetable_goes_in_and_the_evenings_summary_comes_out(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        await under_way(room)

        for peer in (room.ana, room.ben):
            asked = await peer.sees("Commissioning interview", button="capture.save")
            theme = choices(asked.card, "theme")[0]["value"]
            kind = choices(asked.card, "kind")[0]["value"]
            await peer.press(
                asked, "capture.save", theme=theme, kind=kind, group="Staff", text="The aims are clear to all."
            )
            saved = await peer.sees("The aims are clear to all.", "Saved")
            assert saved.id == asked.id

        board = await room.cora.sees("2 observations", conversation=CHANNEL)
        assert board.holds("The aims are clear to all.")

        await room.cora.say("catch up")
        evening = await room.cora.sees(button="catch_up.check")
        change = next(a for a in actions_of(evening.card) if a["verb"] == "catch_up.check")
        wording = {f"strengths__{theme}": "People know what the aims are."}
        await room.cora.press_with(evening, change, wording)
        checked = await room.cora.sees("People know what the aims are.", button="catch_up.approve")
        await room.cora.press(checked, "catch_up.approve")

        summary = await room.sam.sees("People know what the aims are.")
        told = [one for one in room.sam.shown.values() if one.holds("People know what the aims are.")]
        assert (len(told), summary.holds("AE"), summary.holds("Commissioning interview")) == (1, False, False)


@pytest.mark.browser
async def test_a_peer_fills_the_capture_card_in_the_window_and_sees_it_replaced(tmp_path: Path) -> None:
    chromium = find_chromium()
    async with a_room(tmp_path) as room:
        zone = zone_at_noon()
        await set_up(room, zone)
        preview = await send_timetable(room, a_timetable(zone))
        theme = shelf.method(shelf.names()[0]).themes[0].title
        words = {
            "problem": capture.POINT_NEEDED,
            "theme": theme,
            "kind": "Strength",
            "label": capture.POINT,
            "point": "The aims are clear to all.",
            "saved": capture.SAVED_TITLE.format(number=1),
        }

        async with a_window(chromium, room.ana.url, tmp_path, words) as window:
            await room.cora.press(preview, "timetable.accept")
            seen = await window.told()

    assert (seen["after"], "The aims are clear to all." in seen["stands"]) == (seen["before"], True)
