"""The team weighs findings on cards: who may do what, what is said, and what follows from it."""

import pytest

from bot.domain.errors import BoardFrozen, NotAllowed, NotFound, ReviewError
from bot.domain.finding import Finding, FindingState
from cards.card import Card
from cards.plain import plain
from tests.room import Room

ABOUT = {"review": "review-1"}


async def four_notes(room: Room) -> None:
    """Let Ana and Ben note three strengths and an area to explore, from three sources."""
    await room.save_note(text="Partners share one plan.")
    await room.press("ben", "capture.save", ABOUT | {"session": "session-1", "press": "b"},
                     theme="commissioning", kind="strength", text="One plan for all partners.",
                     group="directors")  # fmt: skip
    await room.say("ben", "note commissioning: strength: The shared plan is on every desk.")
    await room.say("ana", "note commissioning: area to explore: Nobody at the depot has seen a plan.")


async def found(room: Room, cites: str, text: str = "Partners share one plan.") -> Card:
    return await room.press(
        "leo", "triangulate.save", ABOUT | {"theme": "commissioning", "press": text},
        kind="strength", text=text, cites=cites,
    )  # fmt: skip


async def do(room: Room, who: str, what: str, finding: int, version: int, **typed: str) -> str:
    about = ABOUT | {"finding": str(finding), "version": str(version)}
    return plain(await room.press(who, f"finding.{what}", about, **typed))


async def kept(room: Room, number: int = 1) -> Finding:
    async with room.ports.store.work() as work:
        return await work.findings.get(room.review.id, number)


async def test_a_theme_tells_how_strong_each_finding_is_in_words(room: Room) -> None:
    await four_notes(room)
    await found(room, "1,2", "It stands on one source.")
    await found(room, "1,3", "It stands on two.")
    await do(room, "ana", "question", 2, 1, notes="4")

    told = plain(await room.say("ben", "findings commissioning"))

    assert "1, emerging. It stands on one source.\n\nSingle source: 1 interview; 2 peers." in told
    assert "2 sources: 1 interview, 1 document; 2 peers. Questioned by 1 note." in told


async def test_peers_weigh_and_only_the_lead_peer_or_the_challenge_manager_agrees(room: Room) -> None:
    await four_notes(room)
    await found(room, "1")

    too_early = await do(room, "leo", "agree", 1, 1)
    await do(room, "ana", "support", 1, 1, notes="3")
    with pytest.raises(NotAllowed, match="You cannot agree a finding"):
        await do(room, "ana", "agree", 1, 2)
    await do(room, "leo", "agree", 1, 2)
    with pytest.raises(NotAllowed, match="change one that is agreed"):
        await do(room, "ana", "reword", 1, 3, text="Partners share two plans.")

    assert "needs 2 independent sources and 2 peers; it has 1 and 1" in too_early
    assert (await kept(room)).state is FindingState.AGREED


async def test_two_people_who_add_different_notes_both_succeed_without_a_sentence(room: Room) -> None:
    await four_notes(room)
    await found(room, "1")

    first = await do(room, "ana", "support", 1, 1, notes="3")
    second = await do(room, "ben", "question", 1, 1, notes="4")

    finding = await kept(room)
    assert (finding.cites, finding.questions) == ((1, 3), (4,))
    assert "Please check this" not in first + second


async def test_a_press_on_an_older_card_gets_a_sentence_and_loses_nothing(room: Room) -> None:
    await four_notes(room)
    await found(room, "1,3")
    await do(room, "ana", "reword", 1, 1, text="The plan in other words.")

    told = await do(room, "ben", "reword", 1, 1, text="The plan in clearer words.")

    assert "Somebody has changed finding 1 since this card was drawn (reworded)" in told
    assert ("The plan in other words." in told, "The plan in clearer words." in told) == (True, True)
    assert (await kept(room)).text == "The plan in other words."


async def test_the_same_press_twice_is_one_change(room: Room) -> None:
    await four_notes(room)
    await found(room, "1,3")
    await do(room, "ana", "reword", 1, 1, text="Other words.")

    for _ in range(2):
        told = await do(room, "ana", "undo", 1, 2)

    assert ((await kept(room)).text, (await kept(room)).version) == ("Partners share one plan.", 3)
    assert "The last change is undone." in told


async def test_a_merge_and_a_split_are_undone_on_both_sides(room: Room) -> None:
    await four_notes(room)
    await found(room, "1,2")
    await found(room, "3", "The plan is on every desk.")

    merged = await do(room, "ana", "merge", 1, 1, other="2")
    pointer = plain(await room.press("ben", "finding.open", ABOUT | {"finding": "2"}))
    await do(room, "ana", "split", 1, 2, notes="3", text="A half of it.")
    split = await kept(room, 3)
    await do(room, "ben", "undo", 1, 3)
    await do(room, "ben", "undo", 1, 4)

    one, two, three = [await kept(room, number) for number in (1, 2, 3)]
    assert ("2 sources: 1 interview, 1 document; 2 peers" in merged, split.cites) == (True, (3,))
    assert "It is part of finding 1 now." in pointer
    assert (one.cites, two.cites, two.is_live, three.withdrawn) == ((1, 2), (3,), True, True)


async def test_undoing_how_a_finding_was_made_takes_it_back(room: Room) -> None:
    await four_notes(room)
    await found(room, "1,3")

    told = await do(room, "leo", "undo", 1, 1)
    again = await do(room, "leo", "undo", 1, 2)

    assert "Finding 1 is taken back." in told
    assert "There is nothing to undo on finding 1." in again
    assert "Partners share one plan." not in plain(await room.say("ana", "findings")).split("Observations")[0]


async def test_a_parked_finding_keeps_its_reason_and_comes_back_as_strong_as_it_is(room: Room) -> None:
    await four_notes(room)
    await found(room, "1,3")

    parked = await do(room, "ana", "park", 1, 1, reason="Finance looks at it.")
    await do(room, "ana", "bring_back", 1, 2)

    assert "Parked because: Finance looks at it." in parked
    assert (await kept(room)).state is FindingState.TRIANGULATED


async def test_an_agreed_finding_that_loses_a_source_stays_and_the_challenge_manager_is_told(
    room: Room,
) -> None:
    await four_notes(room)
    await found(room, "1,3")
    await do(room, "leo", "agree", 1, 1)

    await room.say("ben", "withdraw 3")
    await room.push(room.clock.now())

    assert (await kept(room)).state is FindingState.AGREED
    told = [plain(d.last.card) for d in room.cards("cora", "notice")]
    assert [t for t in told if "Finding 1 is agreed, but no longer triangulated: it has 1 of 2 sources" in t]


async def test_only_the_challenge_manager_changes_the_threshold_and_the_audit_says_so(room: Room) -> None:
    await four_notes(room)
    await found(room, "1,3")
    about = ABOUT | {"mark": "2 sources, 2 peers"}

    with pytest.raises(NotAllowed):
        await room.press("leo", "threshold.save", about, sources="3", peers="2")
    alone = plain(await room.press("cora", "threshold.save", about, sources="1", peers="1"))
    await room.press("cora", "threshold.save", about, sources="3", peers="2")
    stale = plain(await room.press("cora", "threshold.save", about, sources="4", peers="2"))

    async with room.ports.store.work() as work:
        audit = [line for line in await work.audit.of(room.review.id) if line.deed == "threshold changed"]
    assert "Choose 2 to 9 sources" in alone
    assert "Somebody has changed this since you saw it." in stale
    assert [(line.who, line.about) for line in audit] == [("cora", "2 sources, 2 peers to 3 sources, 2 peers")]
    assert "1, emerging." in plain(await room.say("ana", "findings"))


async def test_notes_that_may_say_the_same_are_offered_with_why_and_nothing_is_joined(room: Room) -> None:
    await four_notes(room)
    await found(room, "1,3")

    told = plain(await room.press("ana", "triangulate.same", ABOUT | {"theme": "commissioning"}, note="1"))

    alike = told.split("Notes that may say the same as 1")[1].split("Choose the observations")[0]
    assert "already together in finding 1" in alike
    assert "Nobody at the depot" not in alike
    assert (await kept(room)).cites == (1, 3)


async def test_what_cannot_be_done_is_answered_with_a_sentence(room: Room) -> None:
    await four_notes(room)
    await found(room, "1,3")
    await room.press("leo", "triangulate.save", ABOUT | {"theme": "commissioning", "press": "x"},
                     kind="area to explore", text="The depot has no plan.", cites="4")  # fmt: skip

    told = [
        await do(room, "ana", "merge", 1, 1, other="2"),
        await do(room, "ana", "merge", 1, 1, other="1"),
        await do(room, "ana", "take_off", 1, 1, notes="1,3"),
        await do(room, "ana", "support", 1, 1, notes="99"),
        await do(room, "ana", "split", 1, 1, notes="1,3", text="All of it."),
        await do(room, "ana", "park", 1, 1),
        await do(room, "ana", "reword", 1, 1, text="🎉🎉"),
        await do(room, "ana", "reword", 1, 1, text="Ana Invented said so."),
    ]
    with pytest.raises(NotFound):
        await do(room, "ana", "reword", 77, 1, text="Of another review.")
    with pytest.raises(ReviewError, match="That theme is not one of this review's"):
        await room.press("ana", "triangulate.show", ABOUT | {"theme": "gone"})

    assert ["Please check this" in words for words in told] == [True] * 8
    assert (await kept(room)).version == 1


async def test_on_a_frozen_board_nothing_is_weighed(room: Room) -> None:
    await four_notes(room)
    await found(room, "1,3")
    async with room.ports.store.work() as work:
        await work.reviews.save(room.review.model_copy(update={"board_frozen": True}))

    with pytest.raises(BoardFrozen):
        await do(room, "ana", "question", 1, 1, notes="4")
