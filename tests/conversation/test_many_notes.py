"""What a peer may count on who pastes many notes at once, or what a focus group recommends (R28, R35)."""

import pytest

from bot.domain.errors import ReviewError
from bot.domain.finding import strength_of
from bot.domain.observation import Observation
from bot.domain.session import SessionKind
from tests.builders import a_finding, a_session
from tests.room import Room

PASTED = (
    "notes outcomes:\n- Strength: Staff know whom to ring.\n2. Carers are asked late.\nCommissioning: One plan."
)


async def saved(room: Room) -> list[Observation]:
    async with room.ports.store.work() as work:
        return list(await work.observations.of(room.review.id))


async def test_each_line_of_a_pasted_list_is_one_note_and_the_numbers_are_told(room: Room) -> None:
    card = await room.say("ben", PASTED)

    assert [(o.number, o.theme, o.kind, o.text) for o in await saved(room)] == [
        (1, "outcomes", "strength", "Staff know whom to ring."),
        (2, "outcomes", "area to explore", "Carers are asked late."),
        (3, "commissioning", "area to explore", "One plan."),
    ]
    assert (card.text, "**3.** One plan." in str(card.as_teams())) == ("Saved 3 notes", True)


async def test_the_same_paste_twice_stores_nothing_twice(room: Room) -> None:
    await room.say("ben", PASTED)
    await room.say("ben", f"{PASTED}\n- One more.")

    assert [o.number for o in await saved(room)] == [1, 2, 3, 4]


async def test_a_line_that_was_taken_back_is_not_said_to_be_saved(room: Room) -> None:
    await room.say("ben", PASTED)
    await room.say("ben", "withdraw 2")

    card = await room.say("ben", PASTED)

    assert "You took it back as number 2" in str(card.as_teams())
    assert "Saved: 1, 3." in str(card.as_teams())


async def test_lines_that_cannot_be_taken_come_back_each_with_a_sentence(room: Room) -> None:
    card = await room.say("ben", "notes\nOutcomes: Calls are answered.\nNo theme here\nOutcomes: 🙂🙂")

    shown = str(card.as_teams())
    [lines] = [part for part in card.as_teams()["body"] if part.get("id") == "lines"]  # type: ignore[attr-defined] # a card is JSON
    assert [o.text for o in await saved(room)] == ["Calls are answered."]
    assert ("Saved: 1." in shown, "“No theme here”" in shown, "in words" in shown) == (True, True, True)
    assert lines["value"] == "No theme here\nOutcomes: 🙂🙂"


async def test_a_list_that_is_too_long_is_refused_whole_and_stands_in_the_card(room: Room) -> None:
    card = await room.say("ben", "notes outcomes:\n" + "\n".join(f"Point {n}" for n in range(61)))

    assert ("up to 60 points, and this has 61" in str(card.as_teams()), await saved(room)) == (True, [])
    assert "Point 60" in str(card.as_teams())


async def test_what_a_card_cannot_hold_is_said_to_be_in_the_message(room: Room) -> None:
    long = "word " * 60

    card = await room.say("ben", "notes\n" + f"{long}\n" * 50)

    assert "The rest is in your message above." in str(card.as_teams())


async def test_lines_that_are_no_command_are_offered_as_a_list(room: Room) -> None:
    card = await room.say("ben", "- Carers are asked late.\n- Nobody owns the list.")

    verbs = [getattr(a, "verb", "") for a in card.adaptive.actions or ()]
    assert (verbs, "Nobody owns the list." in str(card.as_teams())) == (["many.save"], True)
    assert await saved(room) == []


async def test_each_participant_of_a_focus_group_recommends_and_all_are_one_source(room: Room) -> None:
    async with room.ports.store.work() as work:
        await work.sessions.save(a_session(kind=SessionKind.FOCUS_GROUP, people=("Carers", "Front-line staff")))
    about = {"review": room.review.id, "session": "session-1"}
    opened = await room.press("ana", "capture.open", about)

    await room.press(
        "ana", "many.save", about, theme="outcomes", lines="Ring back.\n- Ring back.\n- One number."
    )
    await room.save_note("ben", theme="outcomes", kind="suggestion", group="Carers")

    told = await saved(room)
    assert "Participants' recommendations" in str(opened.as_teams())
    assert [(o.kind, o.text, o.source.group) for o in told[:3]] == [
        ("participant's recommendation", text, "participants")
        for text in ("Ring back.", "Ring back.", "One number.")
    ]
    assert strength_of(a_finding(cites=(1, 2, 3, 4)), told).sources == 1


async def test_only_a_focus_group_is_asked_what_its_participants_recommend(room: Room) -> None:
    card = await room.press("ana", "capture.open", {"review": room.review.id, "session": "session-1"})

    assert "recommendation" not in str(card.as_teams()).casefold()


async def test_a_group_that_the_timetable_does_not_name_is_written_in(room: Room) -> None:
    card = await room.save_note(group="somebody else")
    named = await room.save_note(group="somebody else", somebody="Rosalind Achterberg")
    await room.save_note(group="somebody else", somebody="Receptionists")

    assert "Enter which group" in str(card.as_teams())
    assert ("Please take out" in str(named.as_teams()), [o.source.group for o in await saved(room)]) == (
        True, ["Receptionists"],
    )  # fmt: skip


@pytest.mark.parametrize("what", ["document", "data", "visit"])
async def test_a_document_data_and_a_visit_are_sources_too(room: Room, what: str) -> None:
    typed = {"theme": "outcomes", "kind": "strength", "text": "It is clear.", "document": "Elm House"}

    card = await room.press(
        "ana", "capture.save", {"review": room.review.id, "press": "p"}, elsewhere=what, **typed
    )

    assert f"{what.capitalize()}: Elm House" in str(card.as_teams())
    assert [(o.source.elsewhere, o.source.document) for o in await saved(room)] == [(what, "Elm House")]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": ""}, "Write down what you heard"),
        ({"text": "\u200b\x00\u202e"}, "Write down what you heard"),
        ({"text": "🙂 👍🏽 !!"}, "in words"),
        ({"text": "x" * 1001}, "and this has 1,001"),
        ({"theme": "no longer there"}, "no longer one of this review's"),
        ({"example": "x" * 1001}, "The example has room for 1,000"),
        ({"group": "x" * 201}, "The group has room for 200"),
    ],
)
async def test_what_cannot_be_kept_gets_a_sentence_and_stays_on_the_card(
    room: Room, typed: dict[str, str], sentence: str
) -> None:
    card = await room.save_note(**({"example": "The falls service."} | typed))

    assert (sentence in str(card.as_teams()), await saved(room)) == (True, [])
    assert ("The falls service." in str(card.as_teams())) is ("example" not in typed)


async def test_what_is_far_too_long_leaves_the_card_as_it_is(room: Room) -> None:
    with pytest.raises(ReviewError, match="under 4,000"):
        await room.save_note(text="x" * 100_000)
    with pytest.raises(ReviewError, match="under 10,000"):
        await room.press("ana", "many.save", {"review": room.review.id}, lines="x" * 100_000)
    card = await room.say("ana", "note outcomes: " + "word " * 20_000)

    assert ("the rest is in your message" in str(card.as_teams()).casefold(), await saved(room)) == (True, [])
