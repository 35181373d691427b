"""What was taken of comments reaches the next edition, or stands on the card until it does (R59, R60)."""

from bot.domain.report import ReportStage
from cards.plain import plain
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
    await room.press("cora", "comment.answer", about, taken="yes", finding="1", wording=words)

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
