"""People are added, changed and taken out after a review was set up."""

import pytest

from bot.domain.errand import ErrandState
from bot.domain.errors import NotAllowed, ReviewError
from bot.domain.offer import Brings, Brought, Region
from bot.domain.reach import Account
from bot.domain.tasks.peers import SendOnboarding
from bot.domain.tasks.reaching import SayHello
from bot.domain.team import Person, Role
from bot.methods import shelf
from cards.plain import plain
from tests.room import Room

NEW = "add\npeer, Ada Brookes, ada@peers.example\nsystem lead; Rhys Fern; rhys@client.example; RF"


async def people(room: Room) -> dict[str, Person]:
    """Return everybody in the review, by their address."""
    async with room.ports.store.work() as work:
        return {p.email: p for p in await work.people.of(room.review.id)}


async def deeds(room: Room) -> list[tuple[str, str]]:
    """Return who did what, as the audit log has it."""
    async with room.ports.store.work() as work:
        return [(line.who, line.deed) for line in await work.audit.of(room.review.id)]


async def greeted(room: Room) -> list[str]:
    """Return to whom a hello is written down."""
    async with room.ports.store.work() as work:
        tasks = [ended.errand.task for ended in await work.errands.of(room.review.id)]
    return sorted(task.person for task in tasks if isinstance(task, SayHello))


async def test_people_who_are_added_are_in_greeted_and_kept_out_of_every_note(room: Room) -> None:
    answer = await room.say("cora", NEW)
    refused = await room.say("ben", "note outcomes: Brookes says that the plan is clear.")

    there = await people(room)
    ada, rhys = there["ada@peers.example"], there["rhys@client.example"]
    assert "Ada Brookes (AB), peer, ada@peers.example" in plain(answer)
    assert (ada.role, rhys.role, rhys.initials) == (Role.PEER, Role.SYSTEM_LEAD, "RF")
    assert await greeted(room) == sorted([ada.id, rhys.id])
    assert (await deeds(room)).count(("cora", "person added")) == 2
    assert "Brookes" in plain(refused)
    assert refused.kind == "capture"


async def test_a_peer_who_is_added_is_sent_the_charter_by_itself_and_nobody_else_or_twice(room: Room) -> None:
    await room.say("cora", NEW)
    await room.say("cora", "add peer, Ada Brookes-Lane, ada@peers.example")

    async with room.ports.store.work() as work:
        tasks = [ended.errand.task for ended in await work.errands.of(room.review.id)]
    ada = (await people(room))["ada@peers.example"]
    assert [task.person for task in tasks if isinstance(task, SendOnboarding)] == [ada.id]


async def test_in_mentoring_which_has_no_charter_a_peer_who_is_added_is_sent_none(room: Room) -> None:
    mentoring = room.review.model_copy(update={"method": shelf.method("peer-mentoring")})
    async with room.ports.store.work() as work:
        await work.reviews.save(mentoring)

    await room.say("cora", NEW)

    async with room.ports.store.work() as work:
        tasks = [ended.errand.task for ended in await work.errands.of(room.review.id)]
    assert [task for task in tasks if isinstance(task, SendOnboarding)] == []


async def test_what_a_peer_brings_is_kept_of_those_who_are_added_and_greets_nobody_again(room: Room) -> None:
    added = await room.say("cora", "add peer, Ada Brookes, ada@peers.example, AX, Wales, lived experience")
    before = await greeted(room)
    told = await room.say("cora", "add peer, Ada Brookes, ada@peers.example, commissioner")
    again = await room.say("cora", "add peer, Ada Brookes, ada@peers.example")

    ada = (await people(room))["ada@peers.example"]
    async with room.ports.store.work() as work:
        kept = await work.teams.brought(room.review.id)
    assert kept == (Brought(person=ada.id, brings=(Brings.COMMISSIONING,), region=Region.WALES),)
    assert "Ada Brookes (AX), peer, ada@peers.example. Brings: person with lived experience, Wales" in plain(
        added
    )
    assert "Brings: commissioner, Wales" in plain(told)
    assert ("Nothing was changed" in plain(again), await greeted(room)) == (True, before)
    assert "lived experience" not in plain(await room.say("ben", "who"))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("peer, Nobody", "I could not read “peer, Nobody”"),
        ("peer, Ada Again, ada@peers.example", "named twice"),
        ("peer, Cora Invented, cora@team.example", "another challenge manager first"),
        ("peer, Al Brown, al@peers.example, chief executive", "can mean: chief executive of a council; chief"),
        ("peer, Al Brown, al@peers.example, juggler", "“juggler” is none of: has led work across a system;"),
        ("system lead, Al Brown, al@client.example, Wales", "What somebody brings is kept of peers alone."),
    ],
    ids=["unreadable", "twice", "no manager left", "unclear", "unknown", "no peer"],
)
async def test_where_one_line_is_wrong_nothing_is_done(room: Room, line: str, sentence: str) -> None:
    before = await people(room)

    answer = await room.say("cora", f"{NEW}\n{line}")

    assert sentence in plain(answer)
    assert (await people(room), await greeted(room)) == (before, [])


async def test_somebody_known_by_their_address_is_changed_and_keeps_what_is_not_said(room: Room) -> None:
    before = (await people(room))["ana@peers.example"]

    changed = await room.say("cora", "add lead peer, Ana Married, ANA@peers.example")
    again = await room.say("cora", "add lead peer, Ana Married, ANA@peers.example")

    after = (await people(room))["ANA@peers.example"]
    said = {"name": "Ana Married", "role": Role.LEAD_PEER, "email": "ANA@peers.example"}
    assert after == before.model_copy(update=said)
    assert ("Changed" in plain(changed), "Nothing was changed" in plain(again)) == (True, True)


async def test_an_address_that_was_mistyped_is_put_right_until_somebody_uses_it(room: Room) -> None:
    await room.say("cora", "add peer, Ada Brookes, ada@pears.example")
    put_right = await room.say("cora", "add peer, Ada Brookes, ada@peers.example")
    ada = (await people(room))["ada@peers.example"]
    async with room.ports.store.work() as work:
        await work.people.own(ada.id, Account(tenant="t", object_id="ada"))
    too_late = await room.say("cora", "add peer, Ada Brookes, ada@plums.example")

    assert "Changed" in plain(put_right)
    assert "written to me with another address" in plain(too_late)
    assert [p.email for p in (await people(room)).values() if p.name == "Ada Brookes"] == ["ada@peers.example"]


async def test_somebody_is_taken_out_once_that_is_confirmed_and_let_in_when_they_are_added_again(
    room: Room,
) -> None:
    asked = await room.say("cora", "remove Ben Invented")
    still = (await people(room))["ben@peers.example"].has_left
    about = next(a["data"]["about"] for a in asked.as_teams()["actions"])  # type: ignore[attr-defined] # JSON
    await room.press("cora", "people.remove", about)
    shut_out = await room.say("ben", "today")
    async with room.ports.store.work() as work:
        errands = await work.errands.of(room.review.id)
    waiting = [
        e for e in errands if e.state is ErrandState.PENDING and getattr(e.errand.task, "person", "") == "ben"
    ]
    await room.say("cora", "add peer, Ben Invented, ben@peers.example")

    assert (
        "Take Ben Invented out of the review for Invented Borough?" in plain(asked),
        "name them: 1" in plain(asked),
    ) == (
        True,
        True,
    )
    assert (still, "taken out of this review" in plain(shut_out), waiting) == (False, True, [])
    assert ("cora", "taken out of the team") in await deeds(room)
    assert (await people(room))["ben@peers.example"].has_left is False


@pytest.mark.parametrize(
    ("who", "words", "answered"),
    [
        ("cora", "remove Cora Invented", "Add another challenge manager first"),
        ("cora", "add", "Write “add” and one person on each line"),
        ("cora", "add beds to every ward, and staff", "Is this a note?"),
        ("cora", "remove the barriers between teams", "Is this a note?"),
        ("ben", "remove Ana Invented", "You cannot say who is in the review"),
        ("ben", "add peer, Ada Brookes, ada@peers.example", "You cannot say who is in the review"),
    ],
)
async def test_what_cannot_be_done_gets_a_sentence_and_what_is_a_note_stays_one(
    room: Room, who: str, words: str, answered: str
) -> None:
    before = await people(room)

    answer = await room.say(who, words)

    assert answered in plain(answer)
    assert await people(room) == before


async def test_the_only_challenge_manager_cannot_be_taken_out_by_any_press(room: Room) -> None:
    with pytest.raises(ReviewError, match="another challenge manager"):
        await room.press("cora", "people.remove", {"review": room.review.id, "who": "cora"})
    with pytest.raises(NotAllowed):
        await room.press("ben", "people.remove", {"review": room.review.id, "who": "ana"})

    assert [p.has_left for p in (await people(room)).values()] == [False] * 5
