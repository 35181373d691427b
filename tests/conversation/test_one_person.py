"""What is kept of one person, told and handed out to them, and deleted on request before the end (R69)."""

import json
from datetime import timedelta

import pytest

from bot.domain.errors import NotFound, ReviewError
from bot.domain.finding import FindingState
from bot.usecases.person_kept import everything_of, guest_with, take_out_guest, take_out_person
from cards.plain import plain
from tests.builders import NINE, a_reply, a_session
from tests.conversation.test_endings import REVIEW, two_notes_and_a_finding
from tests.room import Room


async def delete_ana(room: Room) -> None:
    async with room.ports.store.work() as work:
        review = await work.reviews.get(room.review.id)
        await take_out_person(room.people["ana"], review=review, work=work, now=room.clock.now())
    await room.push(timedelta(minutes=1))


async def agree_the_finding(room: Room) -> None:
    async with room.ports.store.work() as work:
        finding = await work.findings.get(room.review.id, 1)
        await work.findings.save(finding.model_copy(update={"state": FindingState.AGREED}))


async def test_all_that_is_kept_of_one_and_nothing_of_another_is_handed_out(room: Room) -> None:
    await two_notes_and_a_finding(room)

    async with room.ports.store.work() as work:
        kept = json.loads(await everything_of(room.people["ana"], work=work))

    assert (kept["person"]["email"], len(kept["accounts"]), len(kept["sessions"])) == (
        "ana@peers.example",
        1,
        1,
    )
    assert [o["text"] for o in kept["observations"]] == ["Partners share one plan."]
    assert [word for word in ("ben@", "Ben", "every desk") if word in json.dumps(kept)] == []


async def test_a_system_lead_is_handed_their_replies_and_not_what_the_team_made_of_them(room: Room) -> None:
    async with room.ports.store.work() as work:
        reply = await work.client_evidence.add(a_reply())
        await work.client_evidence.save(reply.model_copy(update={"findings": (7,), "noted_as": 41}))
        [kept] = json.loads(await everything_of(room.people["sol"], work=work))["replies as the client"]

    assert kept["text"] == "The plan was agreed in May."
    assert {"findings", "noted_as"} & kept.keys() == set()


async def test_a_peer_asks_what_is_kept_of_them(room: Room) -> None:
    await two_notes_and_a_finding(room)

    card = str((await room.say("ana", "my data")).as_teams())

    assert ("Observations: 1" in card, "ask whoever runs me" in card) == (True, True)


async def test_what_becomes_of_what_is_kept_is_true_until_the_last_day(room: Room) -> None:
    before = plain(await room.say("ana", "my data"))
    await room.press("cora", "end.confirm", REVIEW | {"why": "withdrawn"})
    during = plain(await room.say("ana", "my data"))
    await room.push(timedelta(minutes=1))
    after = plain(await room.say("ana", "my data"))
    await room.push(timedelta(days=25))
    forgotten = plain(await room.say("ana", "my data"))

    told = {
        "when the report is signed off": (before,),
        "is being destroyed now": (during,),
        "I still keep who you are": (after,),
        "To be deleted earlier": (before,),
        "I keep nothing of you in a review": (forgotten,),
    }
    cards = (before, during, after, forgotten)
    assert {words: tuple(card for card in cards if words in card) for words in told} == told


async def test_somebody_deleted_early_leaves_no_name_no_word_and_no_card(room: Room) -> None:
    await two_notes_and_a_finding(room)

    await delete_ana(room)

    async with room.ports.store.work() as work:
        note, *_ = await work.observations.of(room.review.id)
        (finding,) = await work.findings.of(room.review.id)
        people = await work.people.of(room.review.id)
        found = await work.people.with_email("ana@peers.example")
    assert (note.text, note.initials, note.peer, note.withdrawn) == ("", "", "unattributed", True)
    assert (finding.state, [p.name for p in people if p.id == "ana"], found) == (
        FindingState.EMERGING,
        [""],
        (),
    )
    assert [d for d in room.cards("ana") if d.first.card.kind == "capture" and not d.deleted] == []
    told = str([d.last.card.as_teams() for d in room.cards("cora", "notice")])
    assert ("Findings that lost a source: 1." in told, "Ana" in told) == (True, False)


async def test_a_note_on_which_an_agreed_finding_stands_stays_without_a_name(room: Room) -> None:
    await two_notes_and_a_finding(room)
    await agree_the_finding(room)

    await delete_ana(room)

    async with room.ports.store.work() as work:
        note, *_ = await work.observations.of(room.review.id)
        (finding,) = await work.findings.of(room.review.id)
    assert (note.text, note.initials, note.peer) == ("Partners share one plan.", "", "unattributed")
    assert finding.state is FindingState.AGREED


async def test_boards_and_digests_lose_the_initials_of_whoever_is_deleted(room: Room) -> None:
    await two_notes_and_a_finding(room)
    await agree_the_finding(room)
    await room.push(NINE + timedelta(hours=4, minutes=20))
    shared = [*room.cards("channel", "board"), *room.cards("channel", "digest")]

    await delete_ana(room)

    now = [room.messenger.find(d.place, d.posted) for d in shared]
    initials = [["AI" in str(card.last.card.as_teams()) for card in cards] for cards in (shared, now)]
    assert (initials, len(shared)) == ([[True, True], [False, False]], 2)


async def test_no_card_of_anybody_shows_what_somebody_said_who_was_deleted(room: Room) -> None:
    await two_notes_and_a_finding(room)
    about = REVIEW | {"press": "r"}
    await room.press("ana", "request.raise", about, text="The plan of last year.", theme="", wanted_by="")
    await room.push(NINE + timedelta(hours=4, minutes=20))
    await room.push(NINE + timedelta(hours=5))
    for words in ("board commissioning", "findings commissioning"):
        await room.say("leo", words)
    shown = [d for d in room.messenger.deliveries if d.place.id != "chat-ana"]

    await delete_ana(room)

    now = [room.messenger.find(d.place, d.posted) for d in shown]
    cards = [str(d.last.card.as_teams()) for d in now if not d.deleted]
    told = [[card for card in cards if words in card] for words in ("AI", "Asked by Ana", "share one plan")]
    out_of_date = [d.first.card.kind for d in now if d.last.card.text == "This card is out of date"]
    assert (told, sorted(out_of_date)) == (
        [[], [], []],
        ["board", "request", "triangulate", "triangulate"],
    )


async def test_the_only_challenge_manager_cannot_be_deleted_while_the_review_runs(room: Room) -> None:
    with pytest.raises(ReviewError, match="Nobody else owns this review"):
        async with room.ports.store.work() as work:
            await take_out_person(room.people["cora"], review=room.review, work=work, now=NINE)


async def test_somebody_who_is_met_is_handed_out_and_taken_out_of_invitations(room: Room) -> None:
    guest = {"name": "Gus Guest", "email": "gus@client.example"}
    async with room.ports.store.work() as work:
        session = await work.sessions.get(a_session().id)
        await work.sessions.save(type(session).model_validate(session.model_dump() | {"guests": (guest,)}))
        kept = await guest_with("Gus@client.example", room.review.id, work=work)

        count = await take_out_guest("gus@client.example", room.review, work=work, now=NINE)

        with pytest.raises(NotFound):
            await guest_with("gus@client.example", room.review.id, work=work)
    assert (b"Gus Guest" in kept, count) == (True, 1)


async def test_after_the_end_nobody_is_deleted_early(room: Room) -> None:
    await room.press("cora", "sign_off.confirm", REVIEW, reason="Invented.")

    with pytest.raises(ReviewError, match="signed off"):
        await delete_ana(room)
