"""From the pool to a team: proposed with why, changed by the challenge manager, asked, welcomed, shown."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.errors import Incomplete, NotAllowed, OutOfDate
from bot.domain.ids import PersonId
from bot.domain.offer import Brings, Region
from bot.domain.onboarding import Part
from bot.domain.proposal import Proposal, SeatState
from bot.domain.reach import Account, Rung
from bot.domain.team import Person, Role
from bot.domain.team_sheet import mark_of_sheet
from bot.usecases.reach_peers import ladders_of
from cards.plain import plain
from tests.peers import FORM, Gathering, a_gathering, an_offer
from tests.room import Room, chat_of

ACCOUNT = Account(tenant="t", object_id="pat")
PAT = an_offer(account=ACCOUNT, place=chat_of("pat"))
LEE = an_offer(name="Lee Invented", brings=(Brings.LIVED_EXPERIENCE,))
NEIGHBOUR = an_offer(name="Nia Invented", region=Region.LONDON)


@pytest.fixture
async def gathering(room: Room) -> AsyncIterator[Gathering]:
    async with a_gathering(room) as gathering:
        await gathering.keep(PAT, LEE, NEIGHBOUR)
        yield gathering


async def propose(room: Room) -> Proposal:
    await room.press("cora", "team.propose", {"review": room.review.id}, region="London")
    return await proposal(room)


async def proposal(room: Room) -> Proposal:
    async with room.ports.store.work() as work:
        there = await work.teams.proposal(room.review.id)
    assert there is not None
    return there


async def people(room: Room) -> dict[str, Person]:
    async with room.ports.store.work() as work:
        return {p.name: p for p in await work.people.of(room.review.id)}


def of(room: Room, seat: int, version: int) -> dict[str, object]:
    return {"review": room.review.id, "seat": str(seat), "version": str(version)}


async def test_a_team_is_proposed_with_why_beside_those_who_are_in_it_already(gathering: Gathering) -> None:
    room = gathering.room
    asked = plain(await room.say("cora", "team"))

    proposed = await propose(room)
    shown = plain(await room.say("cora", "team"))

    assert "nobody is ranked" in asked
    assert [seat.name for seat in proposed.seats] == ["Leo Invented", "Pat Invented", "Lee Invented"]
    assert [seat.state for seat in proposed.seats] == [SeatState.JOINED, *[SeatState.PROPOSED] * 2]
    assert "What the team still lacks" not in shown
    assert "Lead peer" in shown


async def test_whoever_was_added_by_hand_has_the_seat_for_what_they_bring_and_nobody_is_asked_for_it(
    gathering: Gathering,
) -> None:
    room = gathering.room
    before = await propose(room)
    unsaid = plain(await room.say("cora", "team"))

    await room.say("cora", "add peer, Ana Invented, ana@peers.example, carer, Wales")
    await gathering.keep(an_offer(name="Ben Invented", brings=(Brings.LIVED_EXPERIENCE,)))
    after = await propose(room)
    shown = plain(await room.say("cora", "team"))

    assert [one.name for one in before.beside] == ["Ana Invented", "Ben Invented"]
    assert ("In the team, and in none of these seats" in unsaid, "none of these seats" in shown) == (
        True,
        False,
    )
    assert [seat.name for seat in after.seats] == ["Leo Invented", "Ana Invented", "Ben Invented"]
    assert [seat.state for seat in after.seats] == [SeatState.JOINED] * 3
    assert "✓ Brings what the seat asks for: family carer. ✓ From outside the region: Wales" in shown


async def test_with_an_empty_pool_it_is_said_that_nobody_has_offered_and_how_people_offer(
    gathering: Gathering,
) -> None:
    room = gathering.room
    async with room.ports.store.work() as work:
        for offer in await work.offers.all():
            await work.offers.forget(offer.id)

    asked = plain(await room.say("cora", "team"))
    await propose(room)
    proposed = plain(await room.say("cora", "team"))
    await gathering.keep(an_offer(confirmed=False))
    waiting = plain(await room.say("cora", "team"))

    page = str(gathering.client.make_url("/peers"))
    assert ["Nobody has offered to be a peer yet" in card for card in (asked, proposed, waiting)] == [
        True, True, False,
    ]  # fmt: skip
    assert [page in card for card in (asked, proposed, waiting)] == [True] * 3
    assert "1 offer has not been confirmed yet" in waiting
    assert "Nobody in the pool meets every rule" not in proposed
    seat = plain(await room.press("cora", "team.seat", of(room, 1, (await proposal(room)).version)))
    assert ("Nobody yet." in seat, "Propose them" in seat, "Leave open" in seat) == (True, False, True)


async def test_whoever_is_from_the_clients_region_comes_only_with_a_reason(gathering: Gathering) -> None:
    room = gathering.room
    first = await propose(room)

    with pytest.raises(Incomplete, match="Say why"):
        await room.press("cora", "team.swap", of(room, 1, first.version), named="nia invented")
    await room.press(
        "cora", "team.swap", of(room, 1, first.version), named="nia invented", reason="She lived elsewhere."
    )
    with pytest.raises(OutOfDate):
        await room.press("cora", "team.swap", of(room, 1, first.version), who="pat")
    changed = (await proposal(room)).seats[1]

    assert (changed.name, changed.because) == ("Nia Invented", "She lived elsewhere.")
    assert "✗ From the client's own region: London" in plain(await room.say("cora", "team"))


async def test_a_seat_is_left_open_with_a_reason_and_whoever_was_declined_is_not_proposed_again(
    gathering: Gathering,
) -> None:
    room = gathering.room
    first = await propose(room)

    with pytest.raises(Incomplete):
        await room.press("cora", "team.open", of(room, 1, first.version))
    await room.press("cora", "team.open", of(room, 1, first.version), reason="He asked for a pause.")
    again = await propose(room)

    assert (again.seats[1].state, again.seats[2].name) == (SeatState.OPEN, "Lee Invented")
    assert "What the team still lacks" in plain(await room.say("cora", "team"))


async def test_only_the_challenge_manager_puts_the_team_together(gathering: Gathering) -> None:
    room = gathering.room

    for who in ("ana", "sol"):
        with pytest.raises(NotAllowed):
            await room.press(who, "team.propose", {"review": room.review.id}, region="London")


async def test_whoever_says_yes_is_one_of_the_review_and_is_sent_the_charter(gathering: Gathering) -> None:
    room = gathering.room
    invited = await propose(room)
    await room.press("cora", "team.invite", {"review": room.review.id, "version": str(invited.version)})
    await room.push(timedelta(minutes=1))
    asked = {"review": room.review.id, "offer": PAT.id, "comes": "yes"}

    with pytest.raises(NotAllowed):
        await room.press("ana", "invitation.answer", asked)
    for _ in range(2):
        await room.press("pat", "invitation.answer", asked)
    page = await gathering.press(gathering.post.link(), "No, not now")
    await room.push(timedelta(minutes=1))

    assert page.heading == "Thank you for telling us"
    assert [(s.state, s.name) for s in (await proposal(room)).seats] == [
        (SeatState.JOINED, "Leo Invented"), (SeatState.JOINED, "Pat Invented"), (SeatState.OPEN, ""),
    ]  # fmt: skip
    joined = (await people(room))["Pat Invented"]
    assert (joined.role, joined.email, joined.organisation) == (Role.PEER, PAT.email, "Upland Carers")
    assert [len(room.cards("pat", kind)) for kind in ("invitation", "onboarding")] == [1, 1]
    assert len(room.cards("cora", "team")) == 1
    [in_pool] = [o for o in await gathering.pool() if o.id == PAT.id]
    assert len(in_pool.took_part) == 1


async def test_whoever_presses_a_button_of_the_review_is_reached_where_they_press(gathering: Gathering) -> None:
    room = gathering.room
    invited = await propose(room)
    await room.press("cora", "team.invite", {"review": room.review.id, "version": str(invited.version)})
    await room.push(timedelta(minutes=1))
    await room.press("pat", "invitation.answer", {"review": room.review.id, "offer": PAT.id, "comes": "yes"})

    await room.press("pat", "onboarding.confirm", {"review": room.review.id, "part": Part.CHARTER})

    async with room.ports.store.work() as work:
        ladders = await ladders_of(room.review, work=work)
    assert [ladder.works for person, ladder in ladders if person.name == "Pat Invented"] == [Rung.PERSONAL]


async def test_whoever_does_not_answer_is_asked_once_more_and_then_shown_as_unanswered(
    gathering: Gathering,
) -> None:
    room = gathering.room
    invited = await propose(room)
    await room.press("cora", "team.invite", {"review": room.review.id, "version": str(invited.version)})
    async with room.ports.store.work() as work:
        for session in await work.sessions.of(room.review.id):
            await work.sessions.save(session.model_copy(update={"cancelled": True}))

    await room.push(timedelta(days=20))

    [first, again] = [plain(d.last.card) for d in room.cards("pat", "invitation")]
    assert ["the last time that I ask" in card for card in (first, again)] == [False, True]
    assert "asked twice, and no answer" in plain(room.cards("cora", "team")[-1].last.card)
    assert [s.unanswered for s in (await proposal(room)).seats if s.offer == PAT.id] == [True]


async def test_a_peer_who_never_confirms_is_chased_once_shown_to_the_manager_and_stays_in_the_team(
    gathering: Gathering,
) -> None:
    room = gathering.room
    await room.press("cora", "onboarding.send", {"review": room.review.id})
    for part in Part:
        await room.press("ben", "onboarding.confirm", {"review": room.review.id, "part": part})
    await room.press("leo", "onboarding.confirm", {"review": room.review.id, "part": "charter"})
    async with room.ports.store.work() as work:
        for session in await work.sessions.of(room.review.id):
            await work.sessions.save(session.model_copy(update={"cancelled": True}))

    await room.push(timedelta(days=20))

    counts = {who: len(room.cards(who, "onboarding")) for who in ("ana", "ben", "leo", "cora", "sol")}
    assert counts == {"ana": 2, "ben": 0, "leo": 2, "cora": 0, "sol": 0}
    told = plain(room.cards("cora", "notice")[-1].last.card)
    assert ("Ana Invented" in told, "Leo Invented" in told, "Ben" in told) == (True, True, False)
    assert [p.has_left for p in (await people(room)).values()] == [False] * 5


async def test_the_client_is_shown_only_what_was_approved_and_a_change_needs_another_approval(
    gathering: Gathering,
) -> None:
    room = gathering.room
    about = {"review": room.review.id}
    await room.press("ana", "sheet.tell", about, words="I lead services elsewhere.", agree="yes")
    refused = plain(await room.press("ben", "sheet.tell", about, words="I am Ben."))
    draft = await room.say("cora", "team sheet")
    [approve] = [a for a in draft.as_teams()["actions"] if "verb" in a]  # type: ignore[attr-defined] # JSON

    mark = approve["data"]["about"]["mark"]
    await room.press("cora", "sheet.approve", {**about, "mark": mark})
    await room.push(timedelta(minutes=1))
    [sent] = room.cards("sol", "team_sheet")
    path = sent.last.card.as_teams()["actions"][0]["url"].split("/peers")[1]  # type: ignore[index] # JSON
    before = await gathering.get(f"/peers{path}")
    await room.press("ana", "sheet.tell", about, words="I changed my mind.", agree="yes")
    after = await gathering.get(f"/peers{path}")

    assert "Please agree" in refused
    assert ("I lead services elsewhere." in before.text, "Ben" in before.text) == (True, False)
    assert ("elsewhere" in after.text, "changed my mind" in after.text) == (False, False)
    with pytest.raises(OutOfDate):
        await room.press("cora", "sheet.approve", {**about, "mark": mark})


async def test_an_offer_from_teams_counts_at_once_and_again_takes_the_place_of_the_one_before(
    gathering: Gathering,
) -> None:
    room = gathering.room
    typed = {**FORM, "my_email": "somebody.else@peers.example"}
    asked = plain(await room.say("noor", "offer"))

    await room.press("noor", "offer.send", {}, **typed)
    await room.press("noor", "offer.send", {}, **{**typed, "my_role": "Carer and trainer"})
    kept = plain(await room.say("noor", "offer"))
    await room.press("noor", "offer.withdraw", {})

    assert ("There is no minimum of time" in asked, "Role: Carer and trainer" in kept) == (True, True)
    assert {o.email for o in await gathering.pool()} == {PAT.email, LEE.email, NEIGHBOUR.email}
    with pytest.raises(OutOfDate):
        await room.press("noor", "offer.withdraw", {})


async def test_a_lead_and_a_peer_without_a_chat_are_sent_letters_with_links_of_their_own(
    gathering: Gathering,
) -> None:
    room, about = gathering.room, {"review": gathering.room.review.id}
    away = {"ana": "ana-later", "sol": "sol-later"}
    async with room.ports.store.work() as work:
        for who, other in away.items():
            person = room.people[who].model_copy(update={"id": PersonId(other), "name": f"{who} elsewhere"})
            await work.people.save(person.model_copy(update={"email": f"{other}@x.example"}))
    await room.press("ana", "sheet.tell", about, words="I lead services elsewhere.", agree="yes")
    async with room.ports.store.work() as work:
        mark = mark_of_sheet(await work.teams.entries(room.review.id))

    await room.press("cora", "sheet.approve", {**about, "mark": mark})
    await room.press("cora", "onboarding.send", about)
    await room.push(timedelta(minutes=1))

    sent = {letter.to: letter.subject for letter in gathering.post.letters}
    assert sent == {
        "ana-later@x.example": "Before you come as a peer",
        "sol-later@x.example": "Who is coming: the peer team",
    }
