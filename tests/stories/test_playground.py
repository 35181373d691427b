"""The whole story in Microsoft's own client, in one room of people and one review.

A timetable goes in and the evening summary comes out; twenty notes become a finding that is split; the report
is signed off, and a certificate is all that remains.
Ana writes in the playground's window, as a person does; the others' Teams are driven over REST.
"""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from bot.methods import shelf
from cards.phrases import board, capture, comments, destruction, digest, final_feedback, finding, request
from tests.stories.evening import REPLY, REWORDED, answer, reopen_and_name_somebody, reword
from tests.stories.flip_chart import (
    BY_ANA,
    BY_BEN,
    FINDING,
    HALF,
    QUESTION,
    bring_together,
    choose,
    question,
    split_and_undo,
    twenty_notes,
)
from tests.stories.playground import CHANNEL, actions_of
from tests.stories.room import (
    BEN,
    Room,
    a_room,
    a_timetable,
    accept_timetable,
    send_timetable,
    set_up,
    with_carers,
    with_team_session_now,
    zone_at_noon,
)
from tests.stories.to_the_end import (
    agree_feedback,
    ask_the_client,
    end_it,
    fetched,
    once_forgotten,
    pass_the_report_on,
)
from tests.stories.window import a_window, find_chromium

pytestmark = [pytest.mark.playground, pytest.mark.asyncio(loop_scope="module")]

THEME: Final = shelf.method(shelf.names()[0]).themes[0]
POINT: Final = "The aims are clear to all."


@pytest.fixture(scope="module")
def zone() -> ZoneInfo:
    """Return the review's time zone."""
    return zone_at_noon()


@pytest.fixture(scope="module")
def timetable(zone: ZoneInfo) -> str:
    """Return the client's timetable."""
    return a_timetable(zone)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def room(tmp_path_factory: pytest.TempPathFactory, zone: ZoneInfo) -> AsyncIterator[Room]:
    """Seat everybody once, around a review that has been set up."""
    async with a_room(tmp_path_factory.mktemp("room")) as seated:
        await set_up(seated, zone)
        yield seated


@pytest.mark.browser
async def test_a_timetable_goes_in_notes_are_written_and_the_evenings_summary_comes_out(
    room: Room, timetable: str, tmp_path: Path
) -> None:
    chromium = find_chromium()
    preview = await send_timetable(room, timetable)
    async with a_window(chromium, room.ana.url, tmp_path, words_of_ana()) as window:
        await room.cora.press(preview, "timetable.accept")
        seen = await window.told()

    asked = await room.ben.sees("Commissioning interview", button="capture.save")
    note = {"theme": THEME.id, "kind": "strength", "group": "Staff", "text": POINT}
    await choose(room.ben, asked, capture.SAVE, **note)
    saved = await room.ben.sees(POINT, "Saved")
    drawn = await room.cora.sees("2 observations", conversation=CHANNEL)

    await room.cora.say("catch up")
    evening = await room.cora.sees(button="catch_up.check")
    change = next(a for a in actions_of(evening.card) if a["verb"] == "catch_up.check")
    wording = {f"strengths__{THEME.id}": "People know what the aims are."}
    await room.cora.press_with(evening, change, wording)
    checked = await room.cora.sees("People know what the aims are.", button="catch_up.approve")
    await room.cora.press(checked, "catch_up.approve")
    summary = await room.sam.sees("People know what the aims are.")
    told = [one for one in room.sam.shown.values() if one.holds("People know what the aims are.")]

    assert (seen["after"], POINT in seen["stands"]) == (seen["before"], True)
    assert (saved.id, drawn.holds(POINT)) == (asked.id, True)
    assert (len(told), summary.holds("AE"), summary.holds("Commissioning interview")) == (1, False, False)


async def test_an_approved_evening_is_blocked_reworded_approved_again_and_answered(room: Room) -> None:
    blocked = await reopen_and_name_somebody(room.cora, THEME)
    checked, approve = await reword(room.cora, THEME)
    forged = await room.ana.press_with(await room.ana.sees(), approve, {})
    untouched = [one for one in room.sam.shown.values() if one.holds(REWORDED)]
    await room.cora.press(checked, "catch_up.approve")
    summary = await room.sam.sees(REWORDED, "This replaces what I sent", button="summary.reply")

    thanked = await answer(room.sam, summary)
    replied = await room.cora.sees(REPLY, button="reply.attach")

    assert ("catch_up.approve" in blocked, "Ana Example" in blocked) == (False, True)
    assert ("You cannot" in str(forged), untouched) == (True, [])
    assert (thanked.id, replied.holds("Sam System")) == (summary.id, True)


async def test_twenty_notes_become_a_finding_that_is_questioned_and_split_and_the_split_undone(
    room: Room, timetable: str, zone: ZoneInfo
) -> None:
    await accept_timetable(room, with_carers(timetable))
    first, last = await twenty_notes(room, THEME)

    emerging, triangulated = await bring_together(room.ana, THEME, cites=(first, first + 1))
    questioned = await question(room.ben, THEME, note=last)
    parted, undone = await split_and_undo(room.cora, THEME)
    drawn = await room.cora.sees(
        board.COUNTS.format(observations=f"{last} observations", findings="1 finding"),
        board.QUESTIONED.format(numbers=last),
        conversation=CHANNEL,
    )
    boards = [one.id for one in room.cora.shown.values() if one.holds(THEME.title, "Updated ")]
    await accept_timetable(room, with_team_session_now(with_carers(timetable), zone))
    shared = await room.cora.sees(digest.TITLE, conversation=CHANNEL, button="digest.page")
    rest = await room.cora.press(shared, "digest.page", by=BEN)

    assert (emerging.holds("Single source"), triangulated.holds("triangulated", "2 sources")) == (True, True)
    assert questioned.holds("Questioned by 1 note", QUESTION)
    assert (parted.holds(finding.DONE["finding.split"]), undone.holds("2 sources", QUESTION)) == (True, True)
    assert (boards, drawn.holds(FINDING), drawn.holds(HALF)) == ([drawn.id], True, False)
    assert shared.holds(digest.TO_TEST, FINDING, digest.QUESTIONED.format(numbers=last))
    assert [t for t in (*BY_ANA, *BY_BEN, QUESTION) if not (shared.holds(t) or t in str(rest))] == []


async def test_the_client_is_asked_the_feedback_given_the_report_signed_off_and_all_of_it_forgotten(
    room: Room,
) -> None:
    asked = await ask_the_client(room)
    agreed = await agree_feedback(room)
    await room.sam.say("feedback")
    refused = await room.sam.sees("The team presents the final feedback to you")
    files = await fetched(agreed)
    told, final = await pass_the_report_on(room)
    await room.sam.say("report")
    kept = await fetched(await room.sam.sees(comments.FINAL_TITLE))
    certificate = await end_it(room, final)
    stranger = await once_forgotten(room.ana)

    assert asked.holds(request.CLOSED_TITLE.format(number=1))
    assert (agreed.holds(final_feedback.NEXT), refused.holds("/file/")) == (True, False)
    assert (files, kept) == ([(200, "PK")] * len(final_feedback.FILE_NAMES), [(200, "PK")])
    assert (told.holds("not taken"), final.holds("Edition 1 is the final one")) == (True, True)
    assert certificate.holds(destruction.EVERYBODY, "System lead, on ")
    assert list(actions_of(stranger.card)) == []


def words_of_ana() -> dict[str, str]:
    """Return what Ana does in the playground's own window, and what she is to see there."""
    return {
        "problem": "Choose a theme. Nothing was saved yet.",
        "theme": THEME.title,
        "kind": "Strength",
        "label": capture.POINT,
        "point": POINT,
        "saved": capture.SAVED_TITLE.format(number=1),
    }
