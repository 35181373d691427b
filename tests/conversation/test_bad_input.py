"""What cannot be right is answered with a sentence, and nothing that was said before is lost."""

from datetime import timedelta

import pytest

from bot.domain.errors import ReviewError
from bot.domain.ids import ReviewId, SessionId
from bot.domain.observation import Observation
from cards.plain import plain
from tests.builders import NINE, a_review, a_session
from tests.room import Room

ABOUT = {"review": "review-1"}
LONG = "x" * 100_000
TEAM_SESSION_BEGINS = NINE + timedelta(hours=4, minutes=31)


async def notes(room: Room) -> tuple[Observation, ...]:
    async with room.ports.store.work() as work:
        return tuple(await work.observations.of(room.review.id))


async def three_findings(room: Room) -> None:
    """Let Ana note one thing, and Leo make three findings of it."""
    await room.save_note()
    for number in ("one", "two", "three"):
        typed = {"kind": "strength", "text": f"A plan in {number} parts.", "cites": "1"}
        await room.press(
            "leo", "triangulate.save", ABOUT | {"theme": "commissioning", "press": number}, **typed
        )


async def tried(room: Room, verb: str, finding: int, version: int, **typed: str) -> str:
    """Press, and return the sentence that it is answered with, on the card or instead of one."""
    about = ABOUT | {"finding": str(finding), "version": str(version)}
    try:
        return plain(await room.press("leo", verb, about, **typed))
    except ReviewError as error:
        return error.sentence


async def standing(room: Room) -> list[tuple[int, str, bool]]:
    async with room.ports.store.work() as work:
        return [(f.number, f.text, f.is_live) for f in await work.findings.of(room.review.id)]


@pytest.mark.parametrize(
    ("verb", "typed", "sentence"),
    [
        ("finding.reword", {"text": ""}, "Write the finding"),
        ("finding.reword", {"text": LONG}, "under"),
        ("finding.reword", {"text": "\x00\x1b\u202e\u200b"}, "Write the finding"),
        ("finding.reword", {"text": "🎉 👍🏽"}, "in words"),
        ("finding.park", {"reason": LONG}, "under"),
        ("finding.park", {"reason": "\x07\u200b"}, "Write in a few words why"),
        ("finding.split", {"notes": "1", "text": LONG}, "under"),
        ("finding.question", {"notes": "9" * 5000}, "under 4,000"),
        ("finding.merge", {"other": "none"}, "Choose"),
    ],
)
async def test_words_that_cannot_be_a_finding_get_a_sentence_and_it_stays(
    room: Room, verb: str, typed: dict[str, str], sentence: str
) -> None:
    await three_findings(room)
    before = await standing(room)

    told = await tried(room, verb, 1, 1, **typed)

    assert (sentence in told, await standing(room)) == (True, before), told[:400]


async def test_nothing_is_done_to_a_finding_that_was_taken_back(room: Room) -> None:
    await three_findings(room)
    await tried(room, "finding.undo", 1, 1)

    told = [
        await tried(room, "finding.reword", 1, 2, text="A plan all the same."),
        await tried(room, "finding.question", 1, 2, notes="1"),
        await tried(room, "finding.merge", 2, 1, other="1"),
        await tried(room, "finding.merge", 1, 2, other="2"),
        await tried(room, "finding.agree", 1, 2),
    ]

    assert [words for words in told if "taken back" not in words and "Please check this" not in words] == []
    assert [live for _, _, live in await standing(room)] == [False, True, True]


async def test_findings_cannot_be_merged_in_a_circle(room: Room) -> None:
    await three_findings(room)
    await tried(room, "finding.merge", 1, 1, other="2")
    await tried(room, "finding.merge", 3, 1, other="1")

    told = [
        await tried(room, "finding.merge", 2, 2, other="3"),
        await tried(room, "finding.merge", 1, 3, other="3"),
        await tried(room, "finding.merge", 3, 2, other="2"),
    ]

    assert ["part of finding" in words for words in told] == [True] * 3
    assert [live for _, _, live in await standing(room)] == [False, False, True]


async def test_a_note_from_another_reviews_session_is_refused_and_not_stored(room: Room) -> None:
    elsewhere = a_review(id=ReviewId("review-2"))
    async with room.ports.store.work() as work:
        await work.reviews.save(elsewhere)
        await work.sessions.save(a_session(id=SessionId("session-2"), review=elsewhere.id))
    typed = {"theme": "commissioning", "kind": "strength", "group": "directors"}
    about = ABOUT | {"session": "session-2"}

    with pytest.raises(ReviewError, match="not one of this review's"):
        await room.press("ana", "capture.save", about | {"press": "p"}, text="One plan.", **typed)
    with pytest.raises(ReviewError, match="not one of this review's"):
        await room.press("ana", "many.save", about, lines="One plan.", **typed)

    assert await notes(room) == ()


async def test_notes_of_a_theme_that_is_gone_are_still_ones_own(room: Room) -> None:
    await three_findings(room)
    left = tuple(t for t in room.review.themes if t.id != "commissioning")
    async with room.ports.store.work() as work:
        method = room.review.method.model_copy(update={"themes": left})
        await work.reviews.save(room.review.model_copy(update={"method": method}))

    mine = plain(await room.say("ana", "my notes"))
    form = plain(await room.say("ana", "edit 1"))
    asked = await tried(room, "finding.agree", 1, 1)
    await room.push(TEAM_SESSION_BEGINS)
    shared = [plain(sent.last.card) for sent in room.cards("channel", "digest")]
    evening = plain(await room.say("cora", "catch up"))
    moved = await room.press(
        "ana", "note.save", ABOUT | {"number": "1", "edition": "1"},
        theme="outcomes", kind="strength", text="Partners share one plan.", group="directors",
    )  # fmt: skip

    assert ("Partners share one plan." in mine, "Partners share one plan." in form) == (True, True)
    assert ["Partners share one plan." in words for words in shared] == [True]
    assert "Catch-up" in evening
    assert "That theme is not one of this review's." in asked
    assert [o.theme for o in await notes(room)] == ["outcomes"]
    assert "Please check this" not in plain(moved)


async def test_a_frozen_board_takes_no_more_notes_and_keeps_those_it_has(room: Room) -> None:
    await room.save_note()
    async with room.ports.store.work() as work:
        await work.reviews.save(room.review.model_copy(update={"board_frozen": True}))

    with pytest.raises(ReviewError, match="The board is frozen"):
        await room.save_note(press="later", text="Another point.")
    with pytest.raises(ReviewError, match="The board is frozen"):
        await room.press("ana", "many.save", ABOUT, lines="strength: Another point.")
    told = plain(await room.say("ana", "note commissioning: strength: Another point."))

    assert ("The board is frozen" in told, [o.text for o in await notes(room)]) == (
        True,
        ["Partners share one plan."],
    )
