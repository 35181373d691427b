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
EVENING = ("catch_up", "catch_up_reminder", "catch_up_escalation")
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


@pytest.fixture
async def last_day(room: Room) -> Room:
    """Lend a room on its last day, with the final feedback agreed before the evening."""
    async with room.ports.store.work() as work:
        review = await work.reviews.get(room.review.id)
        await work.reviews.save(review.model_copy(update={"last_day": FIRST_DAY, "board_frozen": True}))
    room.clock.push_to(HALF_PAST_FOUR - timedelta(minutes=5))
    return room


async def test_once_the_feedback_is_agreed_nobody_is_asked_for_the_evenings_messages(last_day: Room) -> None:
    await last_day.push(HALF_PAST_FOUR + timedelta(hours=3))

    asked = [(who, kind) for who in ("cora", "leo") for kind in EVENING if last_day.cards(who, kind)]
    assert asked == []


async def test_whoever_starts_a_catch_up_on_purpose_all_the_same_is_reminded_once_of_what_they_wrote(
    last_day: Room,
) -> None:
    about = {"review": "review-1", "day": FIRST_DAY.isoformat()}

    await last_day.press("cora", "catch_up.edit", about)
    await last_day.press("cora", "catch_up.check", about, strengths__commissioning=TOLD)
    await last_day.press("cora", "catch_up.edit", about)
    await last_day.push(timedelta(hours=4))

    assert [len(shown(last_day, "cora", kind)) for kind in EVENING] == [0, 1, 0]
    assert shown(last_day, "leo", "catch_up_escalation") == []
