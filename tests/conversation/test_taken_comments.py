"""What was taken of comments reaches the next edition, or stands on the card until it does (R59, R60)."""

from datetime import timedelta

import pytest

from bot.domain.comment import Side
from bot.domain.errors import OutOfDate
from bot.domain.report import ReportStage
from cards.plain import plain
from tests.cards.walking import inputs
from tests.conversation.reported import REVIEW, comment_of, report_in, with_peers
from tests.conversation.test_report import in_word
from tests.room import Room

ONE, TWO = REVIEW | {"edition": "1"}, REVIEW | {"edition": "2"}


async def test_new_words_for_a_finding_stand_in_the_next_edition_and_the_board_stays_as_it_was(
    room: Room,
) -> None:
    await with_peers(room)
    await comment_of(room, "ana", "Say that carers share it.")
    about, words = REVIEW | {"number": "1"}, "One plan is shared with carers."
    await room.press("cora", "comment.answer", about, taken="yes", finding="1")
    await room.press("cora", "comment.reword", about | {"finding": "1"}, wording=words)

    waits = plain(await room.press("cora", "report.to_client", ONE))
    await room.press("cora", "report.draft", REVIEW | {"after": "1"})
    await room.press("cora", "report.to_client", TWO)

    report = await report_in(room)
    async with room.ports.store.work() as work:
        (finding,) = await work.findings.of(room.review.id)
    assert "1 comment was taken and is not in this edition yet." in waits
    assert (report.stage, report.editions[1].text) == (ReportStage.WITH_CLIENT, (words,))
    assert ([c.number for c in report.included], finding.text) == ([1], "One plan is shared.")


async def test_a_change_made_in_word_is_listed_again_once_an_edition_is_made_from_findings(
    room: Room,
) -> None:
    await with_peers(room)
    await comment_of(room, "ana", "Say more about carers.")
    await room.press("cora", "comment.answer", REVIEW | {"number": "1"}, taken="yes")
    await room.send("cora", "edited.docx", in_word("One plan is shared.", "Carers know it."))

    listed = plain(await room.press("cora", "report.show", REVIEW))
    await room.press("cora", "report.to_client", TWO, included="1")
    ticked = [c.number for c in (await report_in(room)).to_change]
    await room.press("cora", "report.draft", REVIEW | {"after": "2"})

    assert ("Tick what edition 2 includes" in listed, ticked) == (True, [])
    assert [c.number for c in (await report_in(room)).to_change] == [1]


async def test_whoever_takes_a_comment_on_a_finding_is_given_its_words_to_change(room: Room) -> None:
    await with_peers(room)
    await comment_of(room, "ana", "Say that carers share it.")
    about, of_one = REVIEW | {"number": "1"}, REVIEW | {"number": "1", "finding": "1"}

    place = await room.press("cora", "comment.answer", about, taken="yes", finding="1")
    named = await room.press("cora", "comment.reword", of_one, wording="Rosalind Achterberg shares one plan.")
    after = await room.press("cora", "comment.reword", of_one, wording="One plan is shared with carers.")

    assert [(i["id"], i["value"]) for i in inputs(place)] == [("wording", "One plan is shared.")]
    assert [i["value"] for i in inputs(named)] == ["Rosalind Achterberg shares one plan."]
    assert "Taken, not in the text yet: 1" in plain(after)
    assert (await report_in(room)).new_words == {1: "One plan is shared with carers."}


async def test_whoever_takes_a_comment_on_no_finding_is_given_its_words_for_word_or_a_finding(
    room: Room,
) -> None:
    await with_peers(room)
    await comment_of(room, "ana", "Say more about carers.")

    place = await room.press("cora", "comment.answer", REVIEW | {"number": "1"}, taken="yes")
    stands = await room.press("cora", "report.show", REVIEW)
    reword = await room.press("cora", "comment.put_in", REVIEW | {"number": "1"}, finding="1")

    assert plain(place).split("\n\n")[:4] == [
        "To be put into the report",
        "Comment 1 is taken, and not in the report yet. It says:",
        "Say more about carers.",
        "Put this into the text in Word and send me the file here: it becomes the next edition.",
    ]
    assert "Taken, not in the text yet: 1" in plain(stands)
    assert [i["value"] for i in inputs(reword)] == ["One plan is shared."]


async def test_what_is_in_the_report_already_is_not_put_in_again(room: Room) -> None:
    await with_peers(room)
    await comment_of(room, "ana", "Say that carers share it.")
    about = REVIEW | {"number": "1"}
    await room.press("cora", "comment.answer", about, taken="yes")
    await room.press("cora", "comment.reword", about | {"finding": "1"}, wording="One plan is shared by all.")
    await room.press("cora", "report.draft", REVIEW | {"after": "1"})

    with pytest.raises(OutOfDate, match="Nothing of comment 1 is left to change"):
        await room.press("cora", "comment.put_in", about)


async def test_nothing_to_add_uses_up_no_number(room: Room) -> None:
    await with_peers(room)
    await room.press("ben", "comment.nothing", ONE)
    await room.press("leo", "comment.nothing", ONE)

    said = await comment_of(room, "ana", "Say more about carers.")

    assert (said.number, (await report_in(room)).answered_by(Side.PEERS)) == (
        1,
        frozenset({"ana", "ben", "leo"}),
    )
    async with room.ports.store.work() as work:
        told = [line.about for line in await work.audit.of(room.review.id) if "read" in line.deed]
    assert told == ["edition 1", "edition 1", "comment 1"]


async def test_an_edition_is_never_said_to_include_what_was_said_after_it_was_made(room: Room) -> None:
    await with_peers(room)
    room.clock.push_to(room.clock.now() + timedelta(hours=1))
    await comment_of(room, "ana", "Say more about carers.")
    await room.press("cora", "comment.answer", REVIEW | {"number": "1"}, taken="yes")

    shown = plain(await room.press("cora", "report.show", REVIEW))
    refused = plain(await room.press("cora", "report.to_client", ONE, included="1"))
    await room.press("cora", "report.draft", REVIEW | {"after": "1"})
    await room.press("cora", "report.to_client", TWO, included="1")

    report = await report_in(room)
    assert "Came after edition 1 was made, so the next one is to include:\n- Comment 1: Say more" in shown
    assert ("Tick what edition 1 includes" in shown, "Make the next one first." in refused) == (False, True)
    assert ([c.included_in for c in report.comments], report.stage) == ([2], ReportStage.WITH_CLIENT)
