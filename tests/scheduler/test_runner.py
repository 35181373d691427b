"""What time brings: each thing once, at its moment, or an honest end."""

from datetime import datetime, timedelta

from bot.domain.errand import ErrandState
from scheduler.agenda import GRACE
from scheduler.runner import Runner
from tests.builders import ANA, BEN, NINE, SESSION
from tests.room import Room


def sent(room: Room, person: str, kind: str) -> list[datetime]:
    return [d.first.at for d in room.cards(person, kind)]


async def test_each_of_the_pair_is_briefed_before_and_asked_after_their_session(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))

    for person in (ANA, BEN):
        assert sent(room, person, "briefing") == [NINE - timedelta(minutes=15)]
        assert sent(room, person, "capture") == [NINE + timedelta(minutes=45) + GRACE]


async def test_ringing_again_sends_nothing_again(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))
    before = len(room.messenger.deliveries)

    await room.runner.ring(room.clock.now())
    await Runner(room.ports, owner="another").ring(room.clock.now())

    assert len(room.messenger.deliveries) == before


async def test_a_briefing_that_fell_due_while_the_bot_was_away_is_dropped_once_the_session_began(
    room: Room,
) -> None:
    room.clock.push_to(NINE + timedelta(minutes=5))

    await room.runner.ring(room.clock.now())

    assert room.cards("ana", "briefing") == []
    async with room.ports.store.work() as work:
        ended = {e.errand.task.purpose: e.state for e in await work.errands.of(room.review.id)}
    assert ended["briefing"] is ErrandState.STALE


async def test_a_peer_who_forgets_is_nudged_once_a_day(room: Room) -> None:
    await room.push(NINE + timedelta(hours=12))

    assert sent(room, "ana", "nudge") == [NINE + timedelta(minutes=90)]


async def test_a_theme_has_one_card_in_the_channel_redrawn_in_place(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))

    await room.save_note()
    await room.push(timedelta(minutes=2))
    await room.save_note("ben", press="press-2", text="There is one shared plan.")
    await room.push(timedelta(minutes=2))

    boards = room.cards("channel", "board")
    assert len(boards) == 1
    assert len(boards[0].versions) == 2
    assert "There is one shared plan." in str(boards[0].last.card.as_teams())


async def test_a_flurry_of_notes_redraws_the_board_once(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))

    for number in range(5):
        await room.save_note(press=f"press-{number}", text=f"Point number {number}.")
    await room.push(timedelta(minutes=2))

    assert [len(b.versions) for b in room.cards("channel", "board")] == [1]


async def test_a_person_without_a_chat_is_tried_until_it_is_too_late_and_the_manager_is_told(
    room: Room,
) -> None:
    async with room.ports.store.work() as work:
        newcomer = room.people["ana"].model_copy(update={"id": "nia", "name": "Nia Invented", "initials": "NI"})
        await work.people.save(newcomer)
        session = await work.sessions.get(SESSION)
        await work.sessions.save(
            session.model_copy(
                update={"pair": session.pair and session.pair.model_copy(update={"lead": "nia"})}
            )
        )

    await room.push(NINE + timedelta(minutes=5))

    notices = [str(d.last.card.as_teams()) for d in room.cards("cora", "notice")]
    assert len(notices) == 1
    assert "Nia Invented has not opened a chat with me yet." in notices[0]
