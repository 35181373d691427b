"""The end of a review: only triangulated findings, then sign-off, destruction and its proof."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import BoardFrozen, ReviewError
from bot.domain.review import Stage
from cards.plain import plain
from tests.builders import ANA, BEN, NINE
from tests.room import TEAM_SESSION, Room, chat_of

REVIEW = {"review": "review-1"}


async def two_notes_and_a_finding(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))
    await room.save_note()
    await room.say("ben", "note commissioning: strength: The plan is on every desk.")
    about = REVIEW | {"session": TEAM_SESSION, "theme": "commissioning", "press": "p"}
    await room.press("leo", "triangulate.save", about, kind="strength", text="One plan is shared.", cites="1,2")


async def sign_off(room: Room) -> None:
    await room.press("cora", "sign_off.ask", REVIEW)
    await room.press("cora", "sign_off.confirm", REVIEW, reason="Invented.")
    await room.push(timedelta(minutes=1))


async def test_a_finding_from_two_sources_and_two_peers_is_triangulated(room: Room) -> None:
    await two_notes_and_a_finding(room)

    async with room.ports.store.work() as work:
        assert [f.state.value for f in await work.findings.of(room.review.id)] == ["triangulated"]


async def test_agreeing_the_feedback_freezes_the_board(room: Room) -> None:
    await two_notes_and_a_finding(room)
    await room.push(NINE + timedelta(hours=8))
    prompt = room.cards("cora", "final_feedback")[0].first.card.as_teams()
    mark = next(a["data"]["about"]["mark"] for a in prompt["actions"])  # type: ignore[attr-defined] # JSON

    await room.press("cora", "feedback.agree", REVIEW | {"mark": mark})

    with pytest.raises(BoardFrozen):
        await room.save_note("ben", press="late")


async def test_sign_off_destroys_what_was_said_and_overwrites_every_card_that_shows_it(room: Room) -> None:
    await two_notes_and_a_finding(room)
    await room.push(timedelta(minutes=5))

    await sign_off(room)

    async with room.ports.store.work() as work:
        assert await work.observations.of(room.review.id) == ()
        assert await work.findings.of(room.review.id) == ()
        certificate = await work.audit.certificate_of(room.review.id)
        assert (await work.reviews.get(room.review.id)).stage is Stage.DESTROYED
    assert certificate is not None
    assert certificate.complete
    standing = [str(d.last.card.as_teams()) for d in room.messenger.deliveries]
    assert [s for s in standing if "plan" in s] == []


async def test_each_confirms_and_the_certificate_says_by_role_who_has_not(room: Room) -> None:
    await sign_off(room)

    await room.press("ana", "notes.destroyed", REVIEW, what="own notes,printouts")
    await room.push(timedelta(minutes=1))

    async with room.ports.store.work() as work:
        certificate = await work.audit.certificate_of(room.review.id)
    assert certificate is not None
    assert certificate.confirmed_by == (ANA,)
    assert set(certificate.outstanding) == {"cora", "leo", BEN, "sol"}
    (shown,) = room.cards("cora", "certificate")
    said = str(shown.last.card.as_teams())
    assert (
        "Peer, on 9 June 2026: own notes, printouts" in said,
        "Invented" in said.replace("Invented Borough", ""),
    ) == (
        True,
        False,
    )


async def test_without_a_tick_it_is_asked_again_and_nothing_is_confirmed(room: Room) -> None:
    await sign_off(room)

    again = await room.press("ana", "notes.destroyed", REVIEW)

    async with room.ports.store.work() as work:
        certificate = await work.audit.certificate_of(room.review.id)
    assert certificate is not None
    assert ("Tick what you have destroyed" in str(again.as_teams()), certificate.confirmed_by) == (True, ())


async def test_when_all_have_confirmed_people_are_forgotten_too(room: Room) -> None:
    await sign_off(room)

    for person in ("ana", "ben", "leo", "sol", "cora"):
        await room.press(person, "notes.destroyed", REVIEW | {"nothing": "yes"})
        await room.push(timedelta(minutes=1))

    async with room.ports.store.work() as work:
        people = await work.people.of(room.review.id)
        certificate = await work.audit.certificate_of(room.review.id)
    assert certificate is not None
    assert ([p.name for p in people if p.name], certificate.final_at is not None) == ([], True)
    assert "Everybody has confirmed." in str(room.cards("cora", "certificate")[0].last.card.as_teams())


async def test_nothing_is_sent_after_sign_off_but_the_end_of_it(room: Room) -> None:
    await sign_off(room)
    before = {d.number for d in room.messenger.deliveries}

    await room.push(NINE + timedelta(days=2))

    assert [d.first.card.kind for d in room.messenger.deliveries if d.number not in before] == []


async def test_without_a_final_report_sign_off_says_so_and_wants_a_reason(room: Room) -> None:
    asked = await room.press("cora", "sign_off.ask", REVIEW)
    refused = await room.press("cora", "sign_off.confirm", REVIEW)
    async with room.ports.store.work() as work:
        stage = (await work.reviews.get(room.review.id)).stage
    await room.press("cora", "sign_off.confirm", REVIEW, reason="They asked for none.")

    async with room.ports.store.work() as work:
        deeds = [
            line.deed for line in await work.audit.of(room.review.id) if line.deed.startswith("signed off")
        ]
    told = "No report has been written here." in plain(asked)
    assert (told, "There is no final report." in plain(refused)) == (True, True)
    assert stage not in {Stage.SIGNED_OFF, Stage.DESTROYED}
    assert deeds == ["signed off without a final report, with a reason"]


async def test_only_the_challenge_manager_signs_off(room: Room) -> None:
    with pytest.raises(ReviewError, match="You cannot sign off"):
        await room.press("leo", "sign_off.confirm", REVIEW, reason="Invented.")


async def test_the_certificate_owns_up_to_cards_that_could_not_be_overwritten(room: Room) -> None:
    await two_notes_and_a_finding(room)
    lost = replace(room.cards("ana", "capture")[0], place=chat_of("nobody"))
    async with room.ports.store.work() as work:
        there = await work.posts.standing(room.review.id, chat_of("ana"), lost.posted)
        assert there is not None
        await work.posts.keep(there.model_copy(update={"place": lost.place, "holds_words": True}))

    await sign_off(room)

    async with room.ports.store.work() as work:
        certificate = await work.audit.certificate_of(room.review.id)
    assert certificate is not None
    cards = next(c for c in certificate.counted if c.what == "cards in chats")
    assert cards.left == 1
    assert not certificate.complete
