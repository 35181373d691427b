"""Nobody sees a message twice: what may have been sent is not sent again, and somebody is told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errand import ErrandState
from bot.domain.post import Sending
from bot.domain.reach import Place
from bot.domain.tasks.endings import PromptFinalFeedback
from bot.domain.tasks.sessions import Brief, RedrawBoard
from bot.ports.failing import Unavailable, Uncertain
from bot.ports.messages import Message
from bot.rehearsal.messenger import StandInMessenger
from scheduler.runner import Runner
from scheduler.trip import LEASE
from tests.builders import ANA, COMMISSIONING, FIRST_DAY, NINE, SESSION, an_errand
from tests.room import CHANNEL, Room, chat_of

BRIEF = an_errand(task=Brief(session=SESSION, person=ANA, day=FIRST_DAY), due=NINE - timedelta(hours=1))
PROMPT = an_errand(task=PromptFinalFeedback(), due=NINE - timedelta(hours=1))
BOARD = an_errand(task=RedrawBoard(theme=COMMISSIONING, flurry=1), due=NINE - timedelta(hours=1))
AGAIN = an_errand(task=RedrawBoard(theme=COMMISSIONING, flurry=2), due=NINE - timedelta(minutes=50))


class Faltering(StandInMessenger):
    """Teams on a bad day: it takes messages and does not say so, or stops us in the middle."""

    fails: dict[str, BaseException]
    says_where: bool = True

    async def post(self, place: Place, message: Message) -> str:
        """Deliver a new message, and fail once as was said for its kind; what is unavailable takes nothing."""
        wrong = self.fails.pop(message.kind, None)
        if isinstance(wrong, Unavailable):
            raise wrong
        posted = await super().post(place, message)
        if wrong is not None:
            raise wrong
        return posted if self.says_where else ""


class Killed(BaseException):
    """The bot died."""


@pytest.fixture
def teams(room: Room) -> Faltering:
    """Let Teams falter."""
    teams = Faltering(room.clock)
    teams.fails = {}
    room.messenger = teams
    room.ports = replace(room.ports, messenger=teams)
    room.runner = Runner(room.ports, owner="room")
    return teams


async def states(room: Room) -> dict[str, ErrandState]:
    async with room.ports.store.work() as work:
        return {one.errand.key: one.state for one in await work.errands.of(room.review.id)}


async def test_a_message_that_may_have_arrived_is_not_sent_again(room: Room, teams: Faltering) -> None:
    teams.fails = {"final_feedback": Uncertain("It may have arrived or not.")}
    async with room.ports.store.work() as work:
        await work.errands.add(PROMPT)

    await room.push(NINE - timedelta(minutes=30))

    assert (await states(room))[PROMPT.key] is ErrandState.UNCERTAIN
    told = [str(d.last.card.as_teams()) for d in room.cards("cora", "notice")]
    assert ["did not do it twice" in each for each in told] == [True]


async def test_one_who_died_while_sending_is_not_outdone_by_one_who_takes_over(
    room: Room, teams: Faltering
) -> None:
    teams.fails = {"briefing": Killed()}
    async with room.ports.store.work() as work:
        await work.errands.add(BRIEF)

    with pytest.raises(Killed):
        await room.runner.ring(room.clock.now())
    room.clock.push_to(room.clock.now() + LEASE)
    await Runner(room.ports, owner="another").ring(room.clock.now())

    assert len(teams.at(chat_of("ana"))) - len(room.cards("ana", "day_sheet")) == 1
    assert (await states(room))[BRIEF.key] is ErrandState.UNCERTAIN


async def test_what_surely_did_not_arrive_is_sent_when_teams_has_time(room: Room, teams: Faltering) -> None:
    teams.fails = {"briefing": Unavailable("Teams answered 429.", retry_after=timedelta(seconds=7))}
    async with room.ports.store.work() as work:
        await work.errands.add(BRIEF)

    await room.runner.ring(NINE - timedelta(hours=1))
    before = len(room.cards("ana", "briefing"))
    await room.push(timedelta(seconds=7))

    assert (before, len(room.cards("ana", "briefing"))) == (0, 1)
    assert (await states(room))[BRIEF.key] is ErrandState.DONE


async def test_a_board_whose_first_card_may_be_there_is_drawn_anew_and_the_first_is_counted(
    room: Room, teams: Faltering
) -> None:
    teams.fails = {"board": Uncertain("It may have arrived or not.")}
    async with room.ports.store.work() as work:
        await work.errands.add(BOARD, AGAIN)

    await room.runner.ring(NINE - timedelta(minutes=50))

    async with room.ports.store.work() as work:
        boards = [p for p in await work.posts.of(room.review.id) if p.place == CHANNEL and p.kind == "board"]
    assert sorted(str(p.sending) for p in boards) == [str(Sending.SENT), str(Sending.UNCERTAIN)]
    found = await states(room)
    assert (found[BOARD.key], found[AGAIN.key]) == (ErrandState.UNCERTAIN, ErrandState.DONE)


async def test_a_board_that_teams_took_without_saying_where_ends_as_uncertain(
    room: Room, teams: Faltering
) -> None:
    teams.says_where = False
    async with room.ports.store.work() as work:
        await work.errands.add(BOARD)

    await room.push(NINE - timedelta(minutes=55))

    assert (await states(room))[BOARD.key] is ErrandState.UNCERTAIN


async def test_one_whose_errand_was_taken_over_sends_nothing(room: Room, teams: Faltering) -> None:
    async with room.ports.store.work() as work:
        await work.errands.add(BRIEF)
        [frozen] = await work.errands.claim(now=BRIEF.due, owner="frozen", lease=LEASE, limit=1)
    await Runner(room.ports, owner="other").ring(BRIEF.due + LEASE)

    async with room.ports.store.work() as work:
        held = await work.errands.hold(frozen, until=BRIEF.due + LEASE * 2)

    assert (held, len(room.cards("ana", "briefing"))) == (False, 1)
    assert teams.fails == {}
