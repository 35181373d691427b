"""A timetable in the chat: its doubts are answered on its card, and a new version is shown as a difference."""

from collections.abc import Mapping
from datetime import time
from typing import Any

import pytest

from bot.domain.errors import NotAllowed, OutOfDate
from bot.domain.session import SessionKind
from bot.domain.timetable import Asks, Doubt, Draft, DraftSession
from bot.usecases.take_in_timetable import keep_draft
from cards.card import Card
from cards.plain import plain
from tests.builders import FIRST_DAY
from tests.cards.walking import buttons, inputs
from tests.room import Room

FIRST = """Date,Time,Session,Peers
09/06/2026,09.00-09.45,Director of adult social care,AI/BI
09/06/2026,13.30-14.15,Peer team session,
10/06/2026,10.00-11.30,Carers focus group,BI/AI
10/06/2026,14.00-14.45,Chair of the board,AI/BI
"""
PASTED = """Wednesday 10 June 2026
10.00 - 11.30  Carers focus group
2pm - 2.45pm  Chair of the board
15:00-15:45 Finance director
"""


def button(card: Card, verb: str) -> Mapping[str, str]:
    """Return the ids that a card's button sends back."""
    about: Mapping[str, str] = next(b["data"]["about"] for b in buttons(card) if b["verb"] == verb)
    return about


def verbs(card: Card) -> list[str]:
    """Return what the buttons of a card do."""
    return [b["verb"] for b in buttons(card)]


async def taken_in(room: Room, text: str = FIRST) -> Card:
    """Send a timetable and accept it, and return the answer."""
    shown = await room.send("cora", "timetable.csv", text.encode())
    return await room.press("cora", "timetable.accept", button(shown, "timetable.accept"))


async def kept(room: Room, *doubts: Doubt) -> dict[str, str]:
    """Keep a draft with one line without an end, and return what its buttons send back."""
    line: dict[str, Any] = {"date": FIRST_DAY, "start": time(15), "kind": SessionKind.INDIVIDUAL}
    draft = Draft(source="x.csv", sessions=(DraftSession(title="Carers", at="line 3", **line),), doubts=doubts)
    async with room.ports.store.work() as work:
        draft_id = await keep_draft(draft, review=room.review, by=room.people["cora"], work=work)
    return {"review": room.review.id, "draft": draft_id}


NO_END = Doubt(at="line 3", text="3pm Carers", question="When does it end?", asks=Asks.END, session=0)


async def test_who_somebody_is_gets_answered_on_the_card(room: Room) -> None:
    asked = await room.send("cora", "timetable.csv", FIRST.replace("BI/AI", "BI/ZZ").encode())

    shown = await room.press("cora", "timetable.answer", button(asked, "timetable.answer"), doubt__0="LI")

    assert [(box["id"], [c["value"] for c in box["choices"]]) for box in inputs(asked)] == [
        ("doubt__0", ["CI", "LI", "AI", "BI"])
    ]
    assert "timetable.answer" not in verbs(shown)
    assert "Carers focus group: Wednesday 10 June, 10am to 11.30am. Affects LI and BI." in plain(shown)


async def test_a_wrong_answer_is_shown_with_its_line_and_nothing_is_lost(room: Room) -> None:
    about = await kept(
        room, NO_END, Doubt(at="line 4", text="?", question="Which day?", asks=Asks.DATE, session=0)
    )

    shown = await room.press("cora", "timetable.answer", about, doubt__0="25:99", doubt__1="2026-06-10")

    assert "“25:99” is not a time of day. This is about line 3: “3pm Carers”. Write it like 14:30." in plain(
        shown
    )
    assert [(box["id"], box["value"]) for box in inputs(shown)] == [
        ("doubt__0", "25:99"),
        ("doubt__1", "2026-06-10"),
    ]


async def test_an_answer_that_no_card_of_ours_sends_changes_nothing(room: Room) -> None:
    about = await kept(room, NO_END)

    with pytest.raises(OutOfDate):
        await room.press("cora", "timetable.answer", about, doubt__x="15:45")
    with pytest.raises(OutOfDate):
        await room.press("cora", "timetable.answer", about, doubt__7="15:45")


async def test_only_the_challenge_manager_answers_and_accepts(room: Room) -> None:
    about = await kept(room, NO_END)

    with pytest.raises(NotAllowed):
        await room.press("ana", "timetable.answer", about, doubt__0="15:45")
    with pytest.raises(NotAllowed):
        await room.press("ana", "timetable.accept", about | {"mark": "x"})


async def test_a_new_version_is_shown_as_a_difference_and_applied_with_one_press(room: Room) -> None:
    await taken_in(room)
    await room.runner.ring(room.clock.now())
    second = FIRST.replace("10/06/2026,10.00-11.30", "10/06/2026,11.00-12.00").replace(
        "10/06/2026,14.00-14.45,Chair of the board,AI/BI\n", "10/06/2026,16.00-16.45,Finance director,AI/LI\n"
    )

    shown = await room.send("cora", "timetable.csv", second.encode())
    applied = await room.press("cora", "timetable.accept", button(shown, "timetable.accept"))

    assert verbs(shown) == ["timetable.accept", "timetable.decline"]
    assert "1 cancelled, 1 moved and 1 new. 2 sessions stay as before." in plain(shown)
    assert "now Wednesday 10 June, 11am to midday. Before: 10am to 11.30am." in plain(shown)
    assert "3 sessions changed." in plain(applied)
    assert "1 meeting made\n- 1 meeting brought into step; each link stays\n- 1 meeting cancelled" in plain(
        applied
    )


async def test_the_same_file_again_changes_nothing_and_offers_nothing(room: Room) -> None:
    await taken_in(room)

    shown = await room.send("cora", "timetable.csv", FIRST.encode())

    assert plain(shown).startswith("Nothing has changed")
    assert verbs(shown) == []


async def test_a_press_on_a_card_that_shows_another_difference_shows_the_one_of_now(room: Room) -> None:
    old = await room.send("cora", "old.csv", FIRST.replace("11.30", "11.00").encode())
    await taken_in(room)

    shown = await room.press("cora", "timetable.accept", button(old, "timetable.accept"))
    async with room.ports.store.work() as work:
        versions = await work.sessions.versions_of(room.review.id)
    applied = await room.press("cora", "timetable.accept", button(shown, "timetable.accept"))

    assert "The timetable or the team has changed since I drew this card." in plain(shown)
    assert "10am to 11am. Before: 10am to 11.30am." in plain(shown)
    assert len(versions) == 1
    assert plain(applied).startswith("The new timetable is applied")


async def test_a_second_press_on_the_same_card_changes_nothing(room: Room) -> None:
    shown = await room.send("cora", "timetable.csv", FIRST.encode())
    await room.press("cora", "timetable.accept", button(shown, "timetable.accept"))

    again = await room.press("cora", "timetable.accept", button(shown, "timetable.accept"))

    assert plain(again).startswith("Nothing has changed")


@pytest.mark.parametrize("words", [PASTED, f"Timetable:\n{PASTED}", f"timetable\n{PASTED}"])
async def test_lines_that_the_challenge_manager_pastes_are_read_as_a_timetable(room: Room, words: str) -> None:
    shown = await room.say("cora", words)

    assert shown.kind == "timetable"
    assert "Finance director: Wednesday 10 June, 3pm to 3.45pm." in plain(shown)


@pytest.mark.parametrize(
    ("person", "words"),
    [
        ("ana", PASTED),
        ("ana", "timetable clashes meant that carers waited"),
        ("cora", f"note commissioning: {PASTED}"),
        ("cora", "Carers said that 9.30 is too early.\nAnd 4.30pm too late."),
    ],
)
async def test_what_others_write_and_what_is_a_note_stays_a_note(room: Room, person: str, words: str) -> None:
    answer = await room.say(person, words)

    assert answer.kind == "capture"


async def test_the_word_timetable_alone_says_how_to_send_one(room: Room) -> None:
    answer = await room.say("cora", "timetable")

    assert "paste its lines below it" in plain(answer)
