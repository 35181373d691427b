"""What the errands of the report's weeks do: by e-mail where there is no chat, each once, and none too many."""

import re
from datetime import timedelta

import pytest

from bot.domain.errand import ErrandState
from bot.domain.ids import PersonId
from bot.domain.reach import Place
from bot.domain.tasks.reports import TellOfFinal
from bot.domain.team import Role
from cards.plain import plain
from tests.builders import a_person
from tests.conversation.reported import REVIEW, agreed, comment_of, with_client, with_peers
from tests.room import Room
from tests.scheduler.test_summaries import with_post


@pytest.fixture
async def without_chat(room: Room) -> Room:
    """Lend the room with a mailbox, where Sol has no chat with the bot."""
    async with room.ports.store.work() as work:
        await work.people.lose(Place(kind="personal", id="chat-sol"))
    return room


async def test_a_lead_without_a_chat_gets_the_report_by_an_e_mail_that_says_nothing_of_it(
    without_chat: Room,
) -> None:
    room, post = with_post(without_chat)
    await with_client(room)

    await room.push(timedelta(minutes=1))
    await room.push(timedelta(minutes=1))

    assert [(letter.to, letter.subject) for letter in post.letters] == [
        ("sol@client.example", "The draft report is here")
    ]
    assert ("One plan is shared." in post.letters[0].text, "/report/" in post.letters[0].html) == (False, True)


async def test_the_managers_card_stands_still_while_a_comment_is_answered(room: Room) -> None:
    await with_peers(room)
    await comment_of(room, "ana", "Say more about carers.")
    await room.push(timedelta(minutes=1))
    (standing,) = room.cards("cora", "report")
    await room.press("cora", "comments.show", REVIEW)
    await comment_of(room, "ben", "Put the strengths first.", press="d")

    await room.push(timedelta(minutes=5))
    still = len(room.cards("cora", "report")[0].versions)
    await room.push(timedelta(minutes=20))

    assert still == len(standing.versions)
    assert "Peers' comments: 2, 2 to answer" in plain(room.cards("cora", "report")[0].last.card)


async def test_a_draft_that_does_not_go_out_is_told_to_the_manager_and_then_to_the_lead_peer(
    room: Room,
) -> None:
    await agreed(room)

    await room.push(timedelta(days=12))

    told = [d.first.card.text for d in room.cards("cora", "report_reminder")]
    assert told == ["The draft report is due", "The draft report is overdue"]
    (to_lead_peer,) = room.cards("leo", "report_reminder")
    assert plain(to_lead_peer.last.card).split("\n\n") == [
        "The draft report is still not out",
        "Invented Borough. The draft was to go to the peers by 16 June 2026.",
        "Please speak with Cora Invented. I have told them too.",
    ]


async def test_a_draft_that_went_out_is_neither_chased_nor_told_to_anybody(room: Room) -> None:
    await with_peers(room)
    for person in ("ana", "ben", "leo"):
        await room.press(person, "comment.nothing", REVIEW | {"edition": "1"})

    await room.push(timedelta(days=12))

    assert [d.first.card.kind for who in ("cora", "leo") for d in room.cards(who, "report_reminder")] == []


async def joined_by_sue(room: Room) -> None:
    """Let there be a second system lead, who has no chat with the bot."""
    email = "sue@client.example"
    sue = a_person(id=PersonId("sue"), name="Sue Invented", initials="SU", role=Role.SYSTEM_LEAD, email=email)
    async with room.ports.store.work() as work:
        await work.people.save(sue)


async def test_each_lead_is_told_once_that_the_report_is_final_with_a_link_of_their_own(room: Room) -> None:
    await joined_by_sue(room)
    room, post = with_post(room)
    await with_client(room)
    await room.push(timedelta(minutes=1))
    seen, sent = len(room.cards("sol")), len(post.letters)

    await room.press("cora", "report.final", REVIEW | {"edition": "1"})
    await room.press("cora", "report.final", REVIEW | {"edition": "1"})
    await room.push(timedelta(minutes=5))

    (in_chat,), (by_post,) = room.cards("sol")[seen:], post.letters[sent:]
    assert (in_chat.first.card.text, by_post.to, by_post.subject) == (
        "The final report is here", "sue@client.example", "The final report is here",
    )  # fmt: skip
    link = re.search(r"https://bot.example/report/[^\s\"]+.docx", str(in_chat.first.card.as_teams()))
    other = re.search(r"https://bot.example/report/[^\s\"]+.docx", by_post.html)
    assert None not in {link, other}
    assert (link and link[0]) != (other and other[0])
    assert plain(in_chat.first.card).split("\n\n")[:4] == [
        "The final report is here",
        "Invented Borough. Edition 1 is the final one.",
        "Save it now: I destroy what I hold of it once it is signed off.",
        "The link is yours alone and works until Tuesday 23 June, 11.59pm (UK time, BST).",
    ]


async def test_a_review_that_is_signed_off_tells_no_lead_of_its_report_any_more(room: Room) -> None:
    room, _ = with_post(room)
    await with_client(room)
    await room.push(timedelta(minutes=1))
    seen = len(room.cards("sol", "edition"))
    await room.press("cora", "report.final", REVIEW | {"edition": "1"})

    await room.press("cora", "sign_off.confirm", REVIEW)
    await room.push(timedelta(minutes=5))

    async with room.ports.store.work() as work:
        every = await work.errands.of(room.review.id)
    states = [e.state for e in every if isinstance(e.errand.task, TellOfFinal)]
    assert (states, len(room.cards("sol", "edition"))) == ([ErrandState.VOID], seen)
