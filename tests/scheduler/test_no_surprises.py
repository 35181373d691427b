"""An evening is not forgotten, and nothing at the end is new to the client (R47, R52)."""

from datetime import timedelta

import pytest

from bot.domain.catch_up import CatchUpState, Emerging, Messages
from bot.domain.finding import FindingState
from bot.domain.ids import SessionId
from tests.builders import COMMISSIONING, FIRST_DAY, NINE, a_catch_up, a_finding, a_session
from tests.room import Room

HALF_PAST_FOUR = NINE + timedelta(hours=7, minutes=30)
TOLD = "Partners plan together."
NEW = "Carers wait four months for an assessment."


@pytest.fixture
async def two_days(room: Room) -> Room:
    """Lend a room with a second day, so that the first has the last evening before the feedback."""
    async with room.ports.store.work() as work:
        await work.sessions.save(a_session(id=SessionId("session-9"), starts=NINE + timedelta(days=1)))
        for number, text in ((1, TOLD), (2, NEW)):
            found = a_finding(number=number, text=text, state=FindingState.AGREED)
            await work.findings.save(found)
    room.clock.push_to(HALF_PAST_FOUR - timedelta(minutes=5))
    return room


async def tonight(room: Room, *lines: str, state: CatchUpState = CatchUpState.DRAFT) -> None:
    messages = Messages(themes=(Emerging(theme=COMMISSIONING, title="Commissioning", strengths=lines),))
    mark = messages.mark if state is CatchUpState.APPROVED else ""
    async with room.ports.store.work() as work:
        await work.catch_ups.save(a_catch_up(messages=messages, state=state, approved_mark=mark))


def shown(room: Room, person: str, kind: str) -> list[str]:
    return [str(d.last.card.as_teams()) for d in room.cards(person, kind)]


async def test_the_lead_peer_is_told_of_an_evening_that_is_still_not_approved_and_of_none_of_its_words(
    two_days: Room,
) -> None:
    await tonight(two_days, NEW)

    await two_days.push(HALF_PAST_FOUR + timedelta(minutes=89))
    before = shown(two_days, "leo", "catch_up_escalation")
    await two_days.push(HALF_PAST_FOUR + timedelta(minutes=90))

    (card,) = shown(two_days, "leo", "catch_up_escalation")
    assert before == []
    assert "Cora Invented" in card
    assert NEW not in card
    assert [
        d.place.id for d in two_days.messenger.deliveries if d.first.card.kind == "catch_up_escalation"
    ] == ["chat-leo"]


async def test_nobody_is_told_of_an_evening_that_is_approved(two_days: Room) -> None:
    await tonight(two_days, TOLD, NEW, state=CatchUpState.APPROVED)

    await two_days.push(HALF_PAST_FOUR + timedelta(hours=2))

    assert shown(two_days, "leo", "catch_up_escalation") == []
    assert shown(two_days, "cora", "catch_up_reminder") == []
    assert shown(two_days, "cora", "surprises") == []


@pytest.mark.parametrize("state", CatchUpState)
async def test_the_challenge_manager_alone_is_warned_of_what_the_last_evening_leaves_out(
    two_days: Room, state: CatchUpState
) -> None:
    await tonight(two_days, TOLD, state=state)

    await two_days.push(HALF_PAST_FOUR + timedelta(minutes=30))

    (card,) = shown(two_days, "cora", "surprises")
    assert (NEW in card, TOLD in card) == (True, False)
    assert "catch_up.edit" in card
    assert ("are approved" in card) == (state is CatchUpState.APPROVED)
    assert [d.place.id for d in two_days.messenger.deliveries if d.first.card.kind == "surprises"] == [
        "chat-cora"
    ]


async def test_what_an_earlier_evening_told_is_no_surprise(two_days: Room) -> None:
    async with two_days.ports.store.work() as work:
        told = Messages(themes=(Emerging(theme=COMMISSIONING, title="Commissioning", strengths=(NEW,)),))
        earlier = a_catch_up(
            day=FIRST_DAY - timedelta(days=1),
            messages=told,
            state=CatchUpState.APPROVED,
            approved_mark=told.mark,
        )
        await work.catch_ups.save(earlier)
    await tonight(two_days, TOLD)

    await two_days.push(HALF_PAST_FOUR + timedelta(minutes=30))

    assert shown(two_days, "cora", "surprises") == []
