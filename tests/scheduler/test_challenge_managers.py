"""What is for the challenge manager reaches each of them once, whoever of them is away (decision 25)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.catch_up import CatchUpState
from bot.domain.errand import ErrandState
from bot.domain.reach import Place
from bot.domain.sign_off import Own
from bot.domain.tasks.reaching import TellManager
from bot.ports.failing import NotReached, Unavailable, Uncertain
from bot.ports.messages import Message
from bot.rehearsal.messenger import StandInMessenger
from bot.usecases.confirm_destroyed import confirm_destroyed
from bot.usecases.sign_off_review import end_at_retention
from cards.plain import plain
from scheduler.runner import Runner
from tests.builders import FIRST_DAY, NINE, a_catch_up, an_errand
from tests.conversation.reported import comment_of, with_peers
from tests.conversation.test_evening_again import joined_by_dora
from tests.room import Room

NOTICE = an_errand(task=TellManager(about="x", sentence="A meeting could not be made."), due=NINE)


class KeepsFrom(StandInMessenger):
    """Delivers to everybody but the one whose chat it is kept from, as long as it is."""

    def __init__(self, room: Room, chat: str, why: Exception) -> None:
        super().__init__(room.clock)
        self.kept_from: str | None = chat
        self._why = why

    async def post(self, place: Place, message: Message) -> str:
        """Deliver a new message, or refuse it."""
        if place.id == self.kept_from:
            raise self._why
        return await super().post(place, message)


class NeverSays(StandInMessenger):
    """Never says of some chats whether a message arrived."""

    def __init__(self, room: Room, chats: set[str]) -> None:
        super().__init__(room.clock)
        self._chats = chats

    async def post(self, place: Place, message: Message) -> str:
        """Deliver a new message, and say so only where it does."""
        posted = await super().post(place, message)
        if place.id in self._chats:
            raise Uncertain("Teams did not say.")
        return posted


@pytest.fixture
async def two(room: Room) -> Room:
    """Lend a room with a second challenge manager."""
    await joined_by_dora(room)
    return room


def without(room: Room, chat: str, why: Exception) -> tuple[Room, KeepsFrom]:
    messenger = KeepsFrom(room, chat, why)
    ports = replace(room.ports, messenger=messenger)
    return replace(room, ports=ports, messenger=messenger, runner=Runner(ports, owner="room")), messenger


async def noticed(room: Room) -> ErrandState:
    """Let something need the challenge managers, and return how telling them stands two minutes later."""
    async with room.ports.store.work() as work:
        await work.errands.add(NOTICE)
    await room.push(NINE + timedelta(minutes=2))
    return await state_of_notice(room)


async def state_of_notice(room: Room) -> ErrandState:
    async with room.ports.store.work() as work:
        return next(e.state for e in await work.errands.of(room.review.id) if e.errand.key == NOTICE.key)


def notices(room: Room) -> dict[str, int]:
    return {person: len(room.cards(person, "notice")) for person in ("cora", "dora")}


async def test_each_is_told_once_that_something_needs_them(two: Room) -> None:
    state = await noticed(two)

    assert (state, notices(two)) == (ErrandState.DONE, {"cora": 1, "dora": 1})


async def test_one_without_a_chat_keeps_nobody_waiting(two: Room) -> None:
    async with two.ports.store.work() as work:
        await work.people.lose(Place(kind="personal", id="chat-cora"))

    state = await noticed(two)

    assert (state, notices(two)) == (ErrandState.DONE, {"cora": 0, "dora": 1})


@pytest.mark.parametrize("chat", ["chat-cora", "chat-dora"])
async def test_one_who_blocked_the_bot_keeps_nothing_from_the_other(two: Room, chat: str) -> None:
    room, _ = without(two, chat, NotReached("They have blocked me."))

    state = await noticed(room)

    assert (state, sorted(notices(room).values())) == (ErrandState.DONE, [0, 1])


@pytest.mark.parametrize("chat", ["chat-cora", "chat-dora"])
async def test_one_who_is_reached_later_is_told_then_and_the_other_not_again(two: Room, chat: str) -> None:
    room, messenger = without(two, chat, Unavailable("Teams is away."))
    before = (await noticed(room), sorted(notices(room).values()))
    messenger.kept_from = None

    await room.push(timedelta(minutes=10))

    assert before == (ErrandState.PENDING, [0, 1])
    assert (await state_of_notice(room), notices(room)) == (ErrandState.DONE, {"cora": 1, "dora": 1})


async def test_each_hears_what_a_system_lead_replies(two: Room) -> None:
    evening = a_catch_up(state=CatchUpState.APPROVED, approved_mark=a_catch_up().messages.mark)
    async with two.ports.store.work() as work:
        await work.catch_ups.save(evening)
    about = {"review": "review-1", "day": FIRST_DAY.isoformat(), "on": "summary"}

    await two.press("sol", "summary.reply", about, text="The plan was agreed in May.")
    await two.push(timedelta(minutes=1))

    told = {who: [plain(d.last.card) for d in two.cards(who, "client_reply")] for who in ("cora", "dora")}
    assert {who: ["agreed in May" in card for card in cards] for who, cards in told.items()} == {
        "cora": [True], "dora": [True],
    }  # fmt: skip


async def test_each_has_one_card_of_how_the_report_stands_redrawn_in_its_place(two: Room) -> None:
    await with_peers(two)
    await comment_of(two, "ana", "Say more about carers.")
    await two.push(timedelta(minutes=1))
    await comment_of(two, "ben", "Put the strengths first.", press="d")

    await two.push(timedelta(minutes=2))

    for who in ("cora", "dora"):
        (card,) = two.cards(who, "report")
        assert "Peers' comments: 2, 2 to answer" in plain(card.last.card)


async def test_a_living_card_is_not_brought_up_to_date_in_the_chat_of_one_who_left(two: Room) -> None:
    async with two.ports.store.work() as work:
        await end_at_retention(review=two.review, work=work, now=two.clock.now())
    await two.push(timedelta(minutes=1))
    async with two.ports.store.work() as work:
        await work.people.save(two.people["cora"].model_copy(update={"has_left": True}))
        await confirm_destroyed(
            [Own.NOTES], review=two.review, by=two.people["ana"], work=work, now=two.clock.now()
        )

    await two.push(timedelta(minutes=1))

    shown = {who: [len(d.versions) for d in two.cards(who, "certificate")] for who in ("cora", "dora")}
    assert shown == {"cora": [1], "dora": [2]}


async def test_everybody_is_forgotten_though_nobody_knows_whether_the_certificate_arrived(room: Room) -> None:
    lost, _ = without(room, "chat-cora", Uncertain("Teams did not say."))
    async with room.ports.store.work() as work:
        await end_at_retention(review=room.review, work=work, now=room.clock.now())

    await lost.push(timedelta(days=40))

    async with room.ports.store.work() as work:
        assert (await work.reviews.all(), await work.people.with_email("ana@peers.example")) == ((), ())
        deeds = [line.deed for line in await work.audit.of(room.review.id)]
    assert deeds[-1] == "people forgotten"


@pytest.mark.parametrize("lost_for", [("cora",), ("dora",), ("cora", "dora")])
async def test_only_whoever_may_have_missed_something_is_told_that_nobody_knows(
    two: Room, lost_for: tuple[str, ...]
) -> None:
    lost = replace(two.ports, messenger=NeverSays(two, {f"chat-{who}" for who in lost_for}))
    evening = a_catch_up(state=CatchUpState.APPROVED, approved_mark=a_catch_up().messages.mark)
    async with two.ports.store.work() as work:
        await work.catch_ups.save(evening)
    about = {"review": "review-1", "day": FIRST_DAY.isoformat(), "on": "summary"}
    await two.press("sol", "summary.reply", about, text="The plan was agreed in May.")

    await Runner(lost, owner="room").ring(two.clock.now() + timedelta(minutes=1))

    async with two.ports.store.work() as work:
        tasks = [e.errand.task for e in await work.errands.of(two.review.id)]
    told = [task.person for task in tasks if isinstance(task, TellManager)]
    assert told == ([*lost_for] if len(lost_for) == 1 else [None])
