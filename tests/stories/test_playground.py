"""The whole story in Microsoft's own client: a timetable goes in, and the evening summary comes out.

Ana writes in its window, as a person does; the others' Teams are driven over REST.
"""

from pathlib import Path

import pytest

from bot.methods import shelf
from cards.phrases import capture
from tests.stories.playground import CHANNEL, actions_of
from tests.stories.room import a_room, a_timetable, choices, send_timetable, set_up, zone_at_noon
from tests.stories.window import a_window, find_chromium

pytestmark = [pytest.mark.playground, pytest.mark.browser]

POINT = "The aims are clear to all."


async def test_a_timetable_goes_in_notes_are_written_and_the_evenings_summary_comes_out(tmp_path: Path) -> None:
    chromium = find_chromium()
    async with a_room(tmp_path) as room:
        zone = zone_at_noon()
        await set_up(room, zone)
        preview = await send_timetable(room, a_timetable(zone))
        async with a_window(chromium, room.ana.url, tmp_path, words_of_ana()) as window:
            await room.cora.press(preview, "timetable.accept")
            seen = await window.told()

        asked = await room.ben.sees("Commissioning interview", button="capture.save")
        theme = choices(asked.card, "theme")[0]["value"]
        note = {"theme": theme, "kind": "strength", "group": "Staff", "text": POINT}
        await room.ben.press(asked, "capture.save", **note)
        saved = await room.ben.sees(POINT, "Saved")
        board = await room.cora.sees("2 observations", conversation=CHANNEL)

        await room.cora.say("catch up")
        evening = await room.cora.sees(button="catch_up.check")
        change = next(a for a in actions_of(evening.card) if a["verb"] == "catch_up.check")
        wording = {f"strengths__{theme}": "People know what the aims are."}
        await room.cora.press_with(evening, change, wording)
        checked = await room.cora.sees("People know what the aims are.", button="catch_up.approve")
        await room.cora.press(checked, "catch_up.approve")
        summary = await room.sam.sees("People know what the aims are.")
        told = [one for one in room.sam.shown.values() if one.holds("People know what the aims are.")]

    assert (seen["after"], POINT in seen["stands"]) == (seen["before"], True)
    assert (saved.id, board.holds(POINT)) == (asked.id, True)
    assert (len(told), summary.holds("AE"), summary.holds("Commissioning interview")) == (1, False, False)


def words_of_ana() -> dict[str, str]:
    """Return what Ana does in the playground's own window, and what she is to see there."""
    return {
        "problem": capture.POINT_NEEDED,
        "theme": shelf.method(shelf.names()[0]).themes[0].title,
        "kind": "Strength",
        "label": capture.POINT,
        "point": POINT,
        "saved": capture.SAVED_TITLE.format(number=1),
    }
