"""What a peer may count on when they write something down."""

from datetime import timedelta

import pytest

from bot.conversation.events import Pressed
from bot.domain.errors import ReviewError
from bot.domain.ids import ReviewId, SessionId
from bot.domain.reach import Place
from bot.rehearsal.seen import look_at
from tests.builders import ANA, NINE, SESSION, a_review, a_session
from tests.room import Room


async def saved(room: Room) -> list[str]:
    async with room.ports.store.work() as work:
        return [o.text for o in await work.observations.of(room.review.id)]


async def test_a_saved_observation_is_stored_and_answered_with_its_number(room: Room) -> None:
    card = await room.save_note()

    assert await saved(room) == ["Partners share one plan."]
    assert (card.kind, card.holds_words) == ("capture", True)
    assert "1" in card.text


async def test_pressing_save_twice_stores_one_observation(room: Room) -> None:
    await room.save_note()
    await room.save_note()

    assert await saved(room) == ["Partners share one plan."]


@pytest.mark.parametrize(
    "missing", [{"theme": ""}, {"kind": ""}, {"text": ""}, {"text": "x" * 1001}, {"kind": "rating"}]
)
async def test_what_is_missing_is_asked_for_and_what_was_typed_stays(
    room: Room, missing: dict[str, str]
) -> None:
    card = await room.save_note(**({"example": "A shared board paper."} | missing))

    assert await saved(room) == []
    assert "A shared board paper." in str(card.as_teams())


async def test_a_note_that_shows_somebody_otherwise_is_saved_with_advice(room: Room) -> None:
    card = await room.save_note(text="As Cllr Penrose put it, the section 151 officer decides.")

    assert await saved(room) == ["As Cllr Penrose put it, the section 151 officer decides."]
    for words in ("You may want to reword", "“Cllr Penrose put” → “we heard”", "the section 151 officer"):
        assert words in str(card.as_teams())


@pytest.mark.parametrize(
    "naming",
    [
        "Rosalind Achterberg wants a joint budget.",
        "Achterberg is worried about money.",
        "Rosalind said the board is too large.",
    ],
)
async def test_a_note_that_names_somebody_comes_back_unsaved(room: Room, naming: str) -> None:
    card = await room.save_note(text=naming)

    assert await saved(room) == []
    assert "Please take out" in str(card.as_teams())
    assert naming in str(card.as_teams())


@pytest.mark.parametrize("verb", ["capture.nothing", "capture.later", "many.open"])
async def test_whoever_puts_a_card_off_keeps_what_they_had_typed(room: Room, verb: str) -> None:
    await room.push(NINE + timedelta(hours=1))
    there = look_at(room.cards("ana", "capture")[-1].last.card)
    sent = there.filled(verb, {"text": "Half a thought.", "theme": "commissioning"})

    answer = await room.conversation.answer(Pressed(room.caller("ana"), verb, sent, posted="m1"))

    assert answer is not None
    kept = look_at(answer)
    values = {box.value for box in kept.boxes.values()}
    assert {"Half a thought.", "commissioning"} <= values
    assert verb == "many.open" or kept.about("capture.save", "press") == there.about("capture.save", "press")
    async with room.ports.store.work() as work:
        assert await work.observations.answered(SESSION, ANA) is False


async def test_a_point_without_its_group_is_asked_which_it_was(room: Room) -> None:
    card = await room.save_note(group="")

    assert await saved(room) == []
    assert "Choose the group that said it." in str(card.as_teams())


async def test_nothing_salient_counts_as_an_answer_and_stops_the_nudge(room: Room) -> None:
    await room.press("ana", "capture.nothing", {"review": room.review.id, "session": "session-1"})

    await room.push(NINE + timedelta(hours=5))

    assert (len(room.cards("ana", "nudge")), len(room.cards("ben", "nudge"))) == (0, 1)


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("sol", "You cannot record an observation as a system lead."),
        ("stranger", "You are not part of this review."),
    ],
)
async def test_the_wrong_person_gets_a_sentence_and_nothing_is_stored(
    room: Room, who: str, sentence: str
) -> None:
    with pytest.raises(ReviewError, match=sentence):
        await room.save_note(who)

    assert await saved(room) == []


async def test_a_note_can_be_written_as_a_plain_message(room: Room) -> None:
    card = await room.say("ben", "note outcomes: strength: People know their housing officer by name.")

    assert await saved(room) == ["People know their housing officer by name."]
    assert card.kind == "capture"


async def test_a_plain_message_that_is_no_command_is_offered_back_as_a_note(room: Room) -> None:
    card = await room.say("ben", "The waiting list is shared between both trusts.")

    assert await saved(room) == []
    assert "The waiting list is shared between both trusts." in str(card.as_teams())


async def test_an_answer_after_the_next_morning_is_marked_late(room: Room) -> None:
    await room.push(NINE + timedelta(days=1, hours=2))

    await room.save_note()

    async with room.ports.store.work() as work:
        assert [o.late for o in await work.observations.of(room.review.id)] == [True]


async def test_an_observation_can_be_taken_back_by_whoever_wrote_it_and_by_nobody_else(room: Room) -> None:
    await room.save_note()

    refused = await room.say("ben", "withdraw 1")
    taken_back = await room.say("ana", "withdraw 1")

    assert "somebody else's" in str(refused.as_teams())
    assert "off the board" in str(taken_back.as_teams())
    async with room.ports.store.work() as work:
        assert [o.withdrawn for o in await work.observations.of(room.review.id)] == [True]


@pytest.mark.parametrize(
    "words", ["board", "note outcomes: a point", "catch up", "today", "calendar all", "anything at all"]
)
async def test_the_teams_notes_are_never_shown_where_the_client_reads_too(room: Room, words: str) -> None:
    await room.save_note()
    meeting_chat = Place(kind="group", id="meeting-chat")

    answer = await room.say("ana", words, place=meeting_chat)

    assert "Others can read this chat" in str(answer.as_teams())
    assert "plan" not in str(answer.as_teams())


async def test_another_reviews_session_cannot_be_answered_from_here(room: Room) -> None:
    elsewhere = a_review(id=ReviewId("review-2"))
    async with room.ports.store.work() as work:
        await work.reviews.save(elsewhere)
        await work.sessions.save(a_session(id=SessionId("session-2"), review=elsewhere.id))

    with pytest.raises(ReviewError, match="not one of this review's"):
        await room.press("ana", "capture.nothing", {"review": room.review.id, "session": "session-2"})


async def test_a_source_is_a_document_and_never_a_person(room: Room) -> None:
    about = {"review": room.review.id, "press": "press-9"}
    typed = {"theme": "outcomes", "kind": "strength", "text": "Papers are clear."}

    card = await room.press("ana", "capture.save", about, document="Letter from Rosalind Achterberg", **typed)

    assert "Please take out" in str(card.as_teams())
    assert await saved(room) == []
