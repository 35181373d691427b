"""What a peer may count on who changes or takes back what they noted (R39)."""

import pytest

from bot.domain.errors import ReviewError
from bot.domain.finding import FindingState
from bot.domain.observation import Observation
from bot.domain.reach import Place
from cards.card import Card
from tests.builders import a_finding
from tests.room import Room

NOTE = {"theme": "commissioning", "kind": "strength", "text": "Partners share one plan.", "group": "Directors"}


async def noted(room: Room, number: int = 1) -> Observation:
    async with room.ports.store.work() as work:
        return await work.observations.get(room.review.id, number)


async def redrawn(room: Room) -> set[str]:
    """Return the themes whose cards are to be drawn again, once what waits already is drawn."""
    async with room.ports.store.work() as work:
        waiting = [e.errand.task for e in await work.errands.of(room.review.id) if e.state == "pending"]
    return {task.theme for task in waiting if task.purpose == "board"}


async def change(room: Room, person: str = "ana", *, edition: int = 1, number: int = 1, **typed: str) -> Card:
    about = {"review": room.review.id, "number": str(number), "edition": str(edition)}
    return await room.press(person, "note.save", about, **(NOTE | typed))


async def test_a_saved_card_leads_to_changing_it_and_what_it_was_is_kept(room: Room) -> None:
    saved = await room.save_note()
    verbs = [getattr(a, "verb", "") for a in saved.adaptive.actions or ()]

    opened = await room.press("ana", "note.edit", {"review": room.review.id, "number": "1"})
    answer = await change(room, text="Partners share one plan and one budget.", example="The falls service.")

    now = await noted(room)
    assert verbs == ["capture.open", "note.edit", "note.withdraw", "triangulate.same", "request.open"]
    assert "Partners share one plan." in str(opened.as_teams())
    assert (now.text, now.example, now.edition) == (
        "Partners share one plan and one budget.", "The falls service.", 2,
    )  # fmt: skip
    assert answer.text == "Saved as number 1"


async def test_one_that_moves_to_another_theme_redraws_both(room: Room) -> None:
    await room.save_note()
    await room.push(room.clock.now())
    await room.push(room.clock.now().replace(minute=5))

    await change(room, theme="outcomes")

    assert await redrawn(room) == {"commissioning", "outcomes"}


async def test_a_change_from_a_second_device_shows_both_texts_and_loses_neither(room: Room) -> None:
    await room.save_note()
    await change(room, text="From the phone.")

    card = await change(room, text="From the laptop.")
    again = await change(room, text="From the laptop.", edition=2)

    assert ("From the phone." in str(card.as_teams()), "From the laptop." in str(card.as_teams())) == (
        True,
        True,
    )
    assert "in other words already" in str(card.as_teams())
    assert again.text == "Saved as number 1"
    assert (await noted(room)).text == "From the laptop."


async def test_other_words_on_a_card_that_was_saved_already_are_not_lost(room: Room) -> None:
    await room.save_note()

    again = await room.save_note()
    reworded = await room.save_note(text="Partners share a plan and a budget.")

    assert again.text == "Saved as number 1"
    assert "Partners share a plan and a budget." in str(reworded.as_teams())
    assert ("Partners share one plan." in str(reworded.as_teams()), reworded.text) == (True, "Change number 1")


async def test_a_press_that_comes_after_its_note_was_taken_back_says_so(room: Room) -> None:
    await room.save_note()
    await room.say("ana", "withdraw 1")

    again = await room.save_note()

    assert (again.text, (await noted(room)).withdrawn) == ("Number 1 is taken back", True)


async def test_a_change_that_cannot_be_kept_comes_back_as_it_was_typed(room: Room) -> None:
    await room.save_note()

    card = await change(room, text="Rosalind Achterberg wants a joint budget.")

    assert "Please take out" in str(card.as_teams())
    assert "Rosalind Achterberg wants a joint budget." in str(card.as_teams())
    assert (await noted(room)).text == "Partners share one plan."


async def test_nobody_else_can_change_it(room: Room) -> None:
    await room.save_note()

    with pytest.raises(ReviewError, match="somebody else's"):
        await change(room, "ben", text="Mine now.")
    told = await room.say("ben", "edit 1")

    assert "somebody else's" in str(told.as_teams())


async def test_what_was_taken_back_can_be_brought_back(room: Room) -> None:
    await room.save_note()

    away = await room.say("ana", "withdraw 1")
    refused = await room.say("ana", "edit 1")
    back = await room.say("ana", "bring back 1")

    assert "off the board" in str(away.as_teams())
    assert "bring back 1" in str(refused.as_teams())
    assert ((await noted(room)).withdrawn, back.text) == (False, "Saved as number 1")


async def test_a_finding_follows_what_it_stands_on(room: Room) -> None:
    await room.save_note()
    await room.save_note("ben", press="press-2", group="Others")
    triangulated = a_finding(cites=(1, 2), state=FindingState.TRIANGULATED)
    async with room.ports.store.work() as work:
        await work.findings.save(triangulated)

    states = []
    for words in ("withdraw 1", "bring back 1"):
        await room.say("ana", words)
        async with room.ports.store.work() as work:
            states.append((await work.findings.get(room.review.id, 1)).state)
    await change(room, edition=3, theme="outcomes")

    async with room.ports.store.work() as work:
        finding = await work.findings.get(room.review.id, 1)
    assert states == [FindingState.EMERGING, FindingState.TRIANGULATED]
    assert (finding.cites, finding.state) == ((2,), FindingState.EMERGING)


async def test_nothing_changes_once_the_board_is_frozen(room: Room) -> None:
    await room.save_note()
    async with room.ports.store.work() as work:
        await work.reviews.save(room.review.model_copy(update={"board_frozen": True}))

    with pytest.raises(ReviewError, match="frozen"):
        await change(room, text="Too late.")
    told = [await room.say("ana", words) for words in ("edit 1", "withdraw 1", "bring back 1")]

    assert [("The board is frozen" in str(card.as_teams())) for card in told] == [True, True, True]
    assert (await noted(room)) == (await noted(room)).model_copy(update={"edition": 1, "withdrawn": False})


async def test_my_notes_are_mine_alone_by_session_with_what_can_be_done(room: Room) -> None:
    for number in range(11):
        await room.save_note(press=f"press-{number}", text=f"Point {number}.")
    await room.save_note("ben", text="Something of Ben's.")
    await room.say("ana", "withdraw 11")

    newest = await room.say("ana", "my notes")
    older = await room.press("ana", "notes.mine", {"review": room.review.id, "page": "1"})

    shown = str(newest.as_teams())
    assert ("Point 10." in shown, "Point 0." in shown, "Ben's" in shown) == (True, False, False)
    assert ("Director of adult social care" in shown, "'Bring back 11'" in shown, "'Edit 11'" in shown) == (
        True, True, False,
    )  # fmt: skip
    assert ("Point 0." in str(older.as_teams()), older.holds_words) == (True, True)


async def test_a_reply_to_the_card_is_offered_as_a_note_of_that_session(room: Room) -> None:
    await room.push(room.clock.now().replace(hour=8, minute=50))
    asked = room.cards("ana", "capture")

    card = await room.say("ana", "Nobody owns the waiting list.")

    [save] = [a for a in card.adaptive.actions or () if getattr(a, "verb", "") == "capture.save"]
    ids = save.model_dump(by_alias=True, exclude_none=True, mode="json")["data"]["about"]
    assert (len(asked), ids["session"]) == (1, "session-1")
    assert "Nobody owns the waiting list." in str(card.as_teams())


@pytest.mark.parametrize(
    "words", ["edit the plan before winter", "my notes are in the car", "bring back buses"]
)
async def test_what_only_begins_like_a_command_is_offered_as_a_note(room: Room, words: str) -> None:
    card = await room.say("ben", words, place=Place(kind="personal", id="chat-ben"))

    assert (card.kind, words in str(card.as_teams())) == ("capture", True)
