"""The weeks of the report: drafted, read by peers, corrected by the client, final (R59-R62)."""

import io
from datetime import timedelta

import docx
import pytest

from bot.domain.comment import CommentState
from bot.domain.errors import OutOfDate, ReviewError
from bot.domain.report import ReportStage
from bot.domain.review import Stage
from bot.domain.session import SessionKind
from bot.domain.team import Role
from cards.plain import plain
from tests.builders import a_person
from tests.conversation.reported import REVIEW, agreed, comment_of, report_in, with_client, with_peers
from tests.room import Room, chat_of

ONE, TWO = REVIEW | {"edition": "1"}, REVIEW | {"edition": "2"}


def in_word(*paragraphs: str, author: str = "") -> bytes:
    """Return a Word file."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.author = author
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


async def said_to(room: Room, person: str, *, kind: str) -> list[str]:
    """Return the cards of a kind that a person was sent, as text."""
    return [plain(d.last.card) for d in room.cards(person, kind)]


async def test_a_draft_is_made_from_the_agreed_findings_and_shown_to_each_peer(room: Room) -> None:
    await with_peers(room)

    await room.push(timedelta(minutes=1))

    report = await report_in(room)
    assert (report.stage, [e.text for e in report.editions]) == (
        ReportStage.WITH_PEERS,
        [("One plan is shared.",)],
    )
    shown = {person: len(room.cards(person, "edition")) for person in ("ana", "ben", "leo", "cora", "sol")}
    assert shown == {"ana": 1, "ben": 1, "leo": 1, "cora": 0, "sol": 0}


async def test_no_report_is_made_before_the_feedback_is_agreed(room: Room) -> None:
    with pytest.raises(OutOfDate, match="Agree the final feedback first"):
        await room.press("cora", "report.draft", REVIEW | {"after": "0"})


async def test_peers_see_what_others_said_without_names_and_the_manager_sees_who(room: Room) -> None:
    await with_peers(room)
    await comment_of(room, "ana", "Say more about carers.")

    seen = plain(await room.press("ben", "report.show", REVIEW))
    answered = plain(await room.press("cora", "comments.show", REVIEW))

    assert ("Say more about carers." in seen, "Ana" in seen, "AI" in seen) == (True, False, False)
    assert "Ana Invented, peer, about edition 1, commissioning:" in answered


async def test_whoever_commented_is_told_what_became_of_it(room: Room) -> None:
    await with_peers(room)
    await comment_of(room, "ana", "Say more about carers.")

    about = REVIEW | {"number": "1"}
    await room.press("cora", "comment.answer", about, taken="no", answer="Nobody else raised it.")
    await room.push(timedelta(minutes=1))

    (told,) = await said_to(room, "ana", kind="comment")
    assert told.split("\n\n") == [
        "Your comment 1 is not taken",
        "You wrote: Say more about carers.",
        "The challenge manager says: Nobody else raised it.",
    ]


async def test_the_client_is_not_sent_the_report_while_a_comment_waits(room: Room) -> None:
    await with_peers(room)
    await comment_of(room, "ana", "Say more about carers.")

    card = plain(await room.press("cora", "report.to_client", ONE))

    assert "1 comment waits for your answer. Answer first, then pass the report on." in card
    assert (await report_in(room)).stage is ReportStage.WITH_PEERS


async def test_a_peer_who_never_comments_is_reminded_once_and_then_the_manager_is_told(room: Room) -> None:
    await with_peers(room)
    await room.press("ben", "comment.nothing", ONE)
    await comment_of(room, "leo", "Put the strengths first.")

    await room.push(timedelta(days=9))

    assert len(room.cards("ana", "edition")) == 2
    assert [len(room.cards(person, "edition")) for person in ("ben", "leo")] == [1, 1]
    silent = [text for text in await said_to(room, "cora", kind="report_reminder") if "Nothing came" in text]
    assert [("Ana Invented" in text, "Ben Invented" in text) for text in silent] == [(True, False)]


async def test_of_two_managers_who_answer_at_once_the_second_is_told_and_changes_nothing(room: Room) -> None:
    max_ = a_person(
        id="max", name="Max Invented", initials="MI", role=Role.CHALLENGE_MANAGER, email="m@x.example"
    )
    async with room.ports.store.work() as work:
        await work.people.save(max_)
        await work.people.reach(max_.id, chat_of("max"))
    await with_peers(room)
    await comment_of(room, "ana", "Say more about carers.")
    about = REVIEW | {"number": "1"}
    room.people = {**room.people, "max": max_}
    await room.press("cora", "comment.answer", about, taken="yes")

    with pytest.raises(OutOfDate, match=r"Comment 1 is answered already: taken. Nothing was changed."):
        await room.press("max", "comment.answer", about, taken="no", answer="It is elsewhere.")

    (comment,) = (await report_in(room)).comments
    assert (comment.state, comment.answered_by) == (CommentState.TAKEN, "cora")


async def test_a_comment_after_the_day_that_was_asked_for_is_kept_and_marked(room: Room) -> None:
    await with_peers(room)
    await room.push(timedelta(days=8))

    card = await room.press("ana", "comment.save", ONE | {"press": "late"}, text="Say more about carers.")

    assert "Comment 1 is kept. It came after 16 June 2026, so it may not be in this edition." in plain(card)
    assert [c.late for c in (await report_in(room)).comments] == [True]


async def test_a_comment_on_an_earlier_edition_comes_back_with_its_words_to_be_looked_at(room: Room) -> None:
    await with_peers(room)
    await room.press("cora", "report.draft", REVIEW | {"after": "1"})
    await room.press("cora", "report.to_peers", TWO)

    card = await room.press("ana", "comment.save", ONE | {"press": "old"}, text="Say more about carers.")

    assert "There is edition 2 by now, and this was about edition 1." in plain(card)
    assert "Say more about carers." in plain(card)
    assert (await report_in(room)).comments == ()


async def test_once_it_is_with_the_client_a_peer_speaks_to_the_manager(room: Room) -> None:
    await with_client(room)

    with pytest.raises(OutOfDate, match="The report is with the client by now"):
        await room.press("ana", "comment.save", ONE | {"press": "p"}, text="Say more about carers.")


async def test_the_client_corrects_a_fact_and_the_report_becomes_final(room: Room) -> None:
    await with_client(room)
    await room.press("sol", "comment.save", ONE | {"press": "p"}, text="The plan was agreed in May.")
    waits = plain(await room.press("cora", "report.final", ONE))
    asked = plain(await room.press("cora", "comments.show", REVIEW))
    await room.press(
        "cora", "comment.answer", REVIEW | {"number": "1"}, taken="no", answer="No month is named."
    )

    await room.press("cora", "report.final", ONE)
    await room.push(timedelta(minutes=1))

    assert "1 correction waits for your answer." in waits
    assert "The client says, in Sol Invented's words" in asked
    assert (await report_in(room)).stage is ReportStage.FINAL
    assert len(room.cards("cora", "sign_off")) == 1
    with pytest.raises(OutOfDate, match="The report is final"):
        await room.press("sol", "comment.save", ONE | {"press": "p2"}, text="And in Leeds.")


async def test_a_file_edited_in_word_is_the_next_edition_without_who_wrote_it(room: Room) -> None:
    await with_peers(room)

    card = await room.send("cora", "edited.docx", in_word("One plan is shared by all.", author="Cora Invented"))

    report = await report_in(room)
    assert (plain(card).split("\n\n")[0], [e.own_file for e in report.editions]) == (
        "Edition 2 is kept",
        [False, True],
    )
    assert report.editions[1].text == ("One plan is shared by all.",)
    async with room.ports.store.work() as work:
        kept = await work.papers.file_of(room.review.id, 2)
    assert docx.Document(io.BytesIO(kept.content)).core_properties.author == "Peer team"


async def test_a_name_in_an_edited_file_does_not_leave_the_team(room: Room) -> None:
    await with_peers(room)
    await room.send("cora", "edited.docx", in_word("Rosalind Achterberg told us that one plan is shared."))

    card = plain(await room.press("cora", "report.to_client", TWO))

    assert "Some of the text could show who said it, so the report has not gone out." in card
    assert (await report_in(room)).stage is ReportStage.WITH_PEERS


async def test_a_file_that_still_says_that_it_is_a_draft_is_not_made_final(room: Room) -> None:
    await with_client(room)
    await room.send("cora", "edited.docx", in_word("DRAFT. Not to be passed on.", "One plan is shared by all."))

    card = plain(await room.press("cora", "report.final", TWO))

    assert "Your file still says on its pages that it is a draft." in card


async def test_nobody_but_the_manager_hands_back_a_report(room: Room) -> None:
    await with_peers(room)

    await room.send("ana", "edited.docx", in_word("One plan is shared by all."))

    assert len((await report_in(room)).editions) == 1


async def test_a_signpost_is_in_the_next_edition_and_one_that_names_somebody_is_not_kept(room: Room) -> None:
    await agreed(room)
    named = await room.press(
        "ana",
        "signpost.save",
        REVIEW | {"press": "s"},
        on="commissioning",
        practice="Rosalind Achterberg did it.",
    )

    await room.press(
        "ana",
        "signpost.save",
        REVIEW | {"press": "s"},
        on="1",
        practice="A joint team plans homes.",
        where="Elsewhere",
    )
    await room.press("cora", "report.draft", REVIEW | {"after": "0"})

    assert "Please take out" in plain(named)
    assert "A joint team plans homes." in (await report_in(room)).editions[0].text


async def test_action_planning_and_check_ins_become_meetings_of_the_leads_and_the_manager(room: Room) -> None:
    await agreed(room)

    wrong = await room.press("cora", "follow.plan", REVIEW, day="2026-12-25", time="10:00")
    await room.press("cora", "follow.plan", REVIEW, day="2026-07-07", time="14:00", check_ins="2026-09-11")
    await room.push(timedelta(minutes=1))

    assert "Nobody works on Friday 25 December. Choose another day." in plain(wrong)
    async with room.ports.store.work() as work:
        sessions = [s for s in await work.sessions.of(room.review.id) if s.follows]
        review = await work.reviews.get(room.review.id)
    assert [s.kind for s in sessions] == [SessionKind.ACTION_PLANNING, SessionKind.CHECK_IN]
    assert review.last_day == room.review.first_day
    made = {m.wanted.subject: {a.name for a in m.wanted.attendees} for m in room.meetings.made.values()}
    assert made["Peer review: Action planning"] == {"Cora Invented", "Sol Invented"}


async def test_a_signed_off_review_takes_no_comment_and_no_file(room: Room) -> None:
    await with_peers(room)
    async with room.ports.store.work() as work:
        review = await work.reviews.get(room.review.id)
        await work.reviews.save(review.model_copy(update={"stage": Stage.SIGNED_OFF}))

    with pytest.raises(ReviewError, match="This review is signed off"):
        await room.press("ana", "comment.save", ONE | {"press": "p"}, text="Too late.")
    refused = await room.send("cora", "edited.docx", in_word("One plan is shared by all."))

    assert "This review is signed off" in plain(refused)
    assert len((await report_in(room)).editions) == 1
