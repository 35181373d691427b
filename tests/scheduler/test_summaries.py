"""Nothing reaches a system lead without approval, by any path; what is approved comes once, by one way."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.catch_up import CatchUp, CatchUpState
from bot.domain.errand import Errand, ErrandState
from bot.domain.errors import ReviewError
from bot.domain.ids import PersonId, ReviewId
from bot.domain.reach import Account, Proof, Reachability, Rung
from bot.domain.tasks.evenings import SendCorrection, SendSummary
from bot.domain.team import Role
from bot.ports.messages import Letter
from bot.web.form_links import FormLinks
from scheduler.runner import Runner
from tests.builders import FIRST_DAY, NINE, a_catch_up, a_person, a_review
from tests.room import Room
from tests.teams.activities import a_press
from tests.teams.conftest import a_door
from tests.teams.provider import a_key

ABOUT = {"review": "review-1", "day": FIRST_DAY.isoformat()}
DRAFT = a_catch_up()
ELSEWHERE = ReviewId("review-2")
LATE = NINE + timedelta(days=1)
Path = Callable[[Room], Awaitable[object]]


async def by_a_press_of_a_peer(room: Room) -> None:
    await room.press("ana", "catch_up.approve", ABOUT | {"mark": DRAFT.messages.mark})


async def by_a_press_of_a_system_lead(room: Room) -> None:
    await room.press("sol", "catch_up.approve", ABOUT | {"mark": DRAFT.messages.mark})


async def by_a_press_of_a_stranger(room: Room) -> None:
    await room.press("mallory", "catch_up.approve", ABOUT | {"mark": DRAFT.messages.mark})


async def by_a_manager_of_another_review(room: Room) -> None:
    otto = a_person(id=PersonId("otto"), review=ELSEWHERE, role=Role.CHALLENGE_MANAGER, email="otto@x.example")
    async with room.ports.store.work() as work:
        await work.reviews.save(a_review(id=ELSEWHERE, client="Another Borough"))
        await work.people.save(otto)
        await work.people.own(otto.id, Account(tenant="t", object_id="otto"))
    await room.press("otto", "catch_up.approve", ABOUT | {"mark": DRAFT.messages.mark})


async def by_a_stale_card(room: Room) -> None:
    await room.press("cora", "catch_up.check", ABOUT, strengths__commissioning="Partners plan apart.")
    await room.press("cora", "catch_up.approve", ABOUT | {"mark": DRAFT.messages.mark})


async def by_a_forged_submission(room: Room) -> None:
    await room.press("cora", "catch_up.approve", ABOUT | {"mark": DRAFT.messages.mark, "state": "approved"})


async def by_a_guessed_mark(room: Room) -> None:
    await room.press("cora", "catch_up.approve", ABOUT | {"mark": ""})


async def by_direct_http(room: Room) -> None:
    about = ABOUT | {"mark": DRAFT.messages.mark}
    action = {"type": "Action.Execute", "verb": "catch_up.approve", "data": {"about": about}}
    as_cora = {"id": "29:cora", "name": "cora", "aadObjectId": "cora"}
    async with a_door(local=False, answers=room.conversation) as door:
        value = {"action": action, "trigger": "manual"}
        press = a_press(door.service.url) | {"from": as_cora, "value": value}
        forged = door.provider.token(serviceurl=door.service.url, key=a_key())
        answers = [await door.send(press), await door.send(press, token=forged)]
    assert [answer.status for answer in answers] == [401, 401]


async def by_an_errand_written_by_hand(room: Room) -> None:
    await write_by_hand(room, "sol")


async def by_an_errand_for_a_later_version(room: Room) -> None:
    task = SendCorrection(day=FIRST_DAY, person=PersonId("sol"), version=2)
    async with room.ports.store.work() as work:
        await work.errands.add(Errand(review=room.review.id, task=task, due=NINE, too_late=LATE))


async def by_a_state_without_its_mark(room: Room) -> None:
    async with room.ports.store.work() as work:
        await work.catch_ups.save(DRAFT.model_copy(update={"state": CatchUpState.APPROVED}))
    await write_by_hand(room, "sol")


async def by_a_reply(room: Room) -> None:
    await room.press("sol", "summary.reply", ABOUT | {"on": "summary"}, text="What did you find?")


async def by_asking_in_words(room: Room) -> None:
    for words in ("catch up", "board commissioning", "findings commissioning", "What have you found?"):
        await room.say("sol", words)


async def write_by_hand(room: Room, person: str) -> None:
    task = SendSummary(day=FIRST_DAY, person=PersonId(person))
    async with room.ports.store.work() as work:
        await work.errands.add(Errand(review=room.review.id, task=task, due=NINE, too_late=LATE))


@pytest.mark.parametrize(
    "path",
    [
        by_a_press_of_a_peer, by_a_press_of_a_system_lead, by_a_press_of_a_stranger,
        by_a_manager_of_another_review, by_a_stale_card, by_a_forged_submission, by_a_guessed_mark,
        by_direct_http, by_an_errand_written_by_hand, by_an_errand_for_a_later_version,
        by_a_state_without_its_mark, by_a_reply, by_asking_in_words,
    ],
)  # fmt: skip
async def test_nothing_reaches_a_system_lead_without_approval(room: Room, path: Path) -> None:
    async with room.ports.store.work() as work:
        await work.catch_ups.save(DRAFT)

    with suppress(ReviewError):
        await path(room)
    await room.push(NINE + timedelta(hours=11))

    seen = [str(v.card.as_teams()) for d in room.cards("sol") for v in d.versions]
    assert [card for card in seen if "Partners plan" in card] == []


@pytest.mark.parametrize("who", ["ana", "cora"])
async def test_an_approved_text_goes_to_system_leads_alone(room: Room, who: str) -> None:
    await approved(room)
    await write_by_hand(room, who)

    await room.push(NINE + timedelta(hours=1))

    assert (room.cards(who, "summary"), len(room.cards("sol", "summary"))) == ([], 0)


class Postbox:
    """Keeps e-mails instead of sending them."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []

    async def send(self, letter: Letter) -> None:
        """Keep an e-mail."""
        self.letters.append(letter)


def with_post(room: Room) -> tuple[Room, Postbox]:
    """Return the room with a mailbox and pages of its own."""
    post = Postbox()
    ports = replace(room.ports, mail=post, forms=FormLinks("https://bot.example", secret="s" * 32))
    return replace(room, ports=ports, runner=Runner(ports, owner="room")), post


async def approved(room: Room, **changes: object) -> CatchUp:
    fields = {"state": CatchUpState.APPROVED, "approved_mark": DRAFT.messages.mark} | changes
    evening = DRAFT.model_copy(update=fields)
    async with room.ports.store.work() as work:
        await work.catch_ups.save(evening)
    return evening


async def test_a_lead_who_is_not_reached_in_a_chat_gets_one_e_mail_with_a_page_to_answer_on(room: Room) -> None:
    room, post = with_post(room)
    refused = Reachability(
        review=room.review.id, person=PersonId("sol"), rung=Rung.PERSONAL, proof=Proof.REFUSED
    )
    async with room.ports.store.work() as work:
        await work.reaches.keep(refused)
    await approved(room)
    await write_by_hand(room, "sol")

    await room.push(NINE + timedelta(hours=1))

    (letter,) = post.letters
    assert (letter.to, room.cards("sol", "summary")) == ("sol@client.example", [])
    assert [word in letter.text for word in ("Partners plan together.", "https://bot.example/reply/")] == [
        True
    ] * 2
    assert "informally and in confidence" in letter.text


async def test_what_went_by_e_mail_is_corrected_by_one_that_says_what_it_replaces(room: Room) -> None:
    room, post = with_post(room)
    async with room.ports.store.work() as work:
        place = await work.people.place_of(PersonId("sol"))
        assert place is not None
        await work.people.lose(place)
    await approved(room)
    await write_by_hand(room, "sol")
    await room.push(NINE + timedelta(hours=1))
    await approved(room, version=2)
    await by_an_errand_for_a_later_version(room)

    await room.push(timedelta(hours=1))

    assert ["This replaces what I sent" in letter.text for letter in post.letters] == [False, True]
    async with room.ports.store.work() as work:
        ended = [e.state for e in await work.errands.of(room.review.id) if "summary" in e.errand.key]
    assert ended == [ErrandState.DONE, ErrandState.DONE]
