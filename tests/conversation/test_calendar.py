"""The challenge manager decides what a change in Outlook means: the timetable follows it, or it is undone."""

from datetime import timedelta
from typing import Final

import pytest

from bot.domain.calendar import Answer
from bot.domain.errors import NotAllowed, OutOfDate
from bot.domain.session import Meeting, Session
from bot.domain.tasks.meetings import TellOfChanges
from cards.card import Card
from cards.plain import plain
from tests.builders import ANA, BEN, NINE, SESSION
from tests.outlook import Followed

TEN: Final = NINE + timedelta(hours=1)
ACCEPT: Final = "calendar.accept"
UNDO: Final = "calendar.undo"


async def press(followed: Followed, verb: str, *, person: str = "cora") -> Card:
    """Press a button of the newest question, and carry out what comes of it."""
    room = followed.room
    async with room.ports.store.work() as work:
        mark = (await work.calendar.of(room.review.id))[-1].mark
    card = await room.press(person, verb, {"review": room.review.id, "mark": mark})
    await room.runner.ring(room.clock.now())
    return card


async def now_kept(followed: Followed) -> tuple[Session, Meeting]:
    async with followed.room.ports.store.work() as work:
        session = await work.sessions.get(SESSION)
    return session, await followed.meeting()


def questions(followed: Followed) -> int:
    return len(followed.room.cards("cora", "calendar"))


async def test_a_move_that_is_taken_over_moves_the_session_and_asks_nothing_of_outlook(
    followed: Followed,
) -> None:
    await followed.move(TEN)

    card = await press(followed, ACCEPT)

    session, meeting = await now_kept(followed)
    async with followed.room.ports.store.work() as work:
        versions = await work.sessions.versions_of(followed.room.review.id)
        tasks = [ended.errand.task for ended in await work.errands.of(followed.room.review.id)]
    assert (session.starts, meeting.starts, followed.outlook.moves) == (TEN, TEN, 0)
    assert [(v.source, [c.session for c in v.changes]) for v in versions] == [("Outlook", [SESSION])]
    assert {task.person for task in tasks if isinstance(task, TellOfChanges)} == {ANA, BEN}
    assert plain(card).startswith("The timetable has the new time")


async def test_a_move_that_is_undone_goes_back_with_its_link_and_is_not_asked_about_again(
    followed: Followed,
) -> None:
    before = await followed.meeting()
    await followed.move(TEN)

    await press(followed, UNDO)
    await followed.look()

    session, meeting = await now_kept(followed)
    assert (session.starts, meeting) == (NINE, before)
    assert [kept.wanted.starts for kept in followed.outlook.standing] == [NINE]
    assert questions(followed) == 1


async def test_the_same_move_once_more_is_asked_about_once_more(followed: Followed) -> None:
    await followed.move(TEN)
    await press(followed, UNDO)
    await followed.look()

    await followed.move(TEN)

    assert questions(followed) == 2


async def test_a_meeting_that_was_taken_out_may_mean_that_the_session_is_off(followed: Followed) -> None:
    await followed.take_out()

    card = await press(followed, ACCEPT)
    await followed.look()

    session, meeting = await now_kept(followed)
    assert (session.cancelled, meeting.cancelled, followed.outlook.standing) == (True, True, ())
    assert plain(card).startswith("The session is off")
    assert questions(followed) == 1


async def test_a_meeting_that_was_taken_out_is_made_again_once(followed: Followed) -> None:
    before = await followed.meeting()
    await followed.take_out()

    await press(followed, UNDO)
    await press(followed, UNDO)
    await followed.look()

    session, meeting = await now_kept(followed)
    assert (session.cancelled, meeting.generation) == (False, 2)
    assert meeting.join_url != before.join_url
    assert [kept.made.event for kept in followed.outlook.standing] == [meeting.event]
    assert questions(followed) == 1


async def test_where_the_timetable_was_changed_since_the_timetable_wins(followed: Followed) -> None:
    await followed.move(TEN)
    later = TEN + timedelta(hours=2)
    async with followed.room.ports.store.work() as work:
        session = await work.sessions.get(SESSION)
        changed = session.model_copy(update={"starts": later, "ends": later + timedelta(minutes=45)})
        await work.sessions.save(changed)

    card = await press(followed, ACCEPT)

    assert (await now_kept(followed))[0] == changed
    async with followed.room.ports.store.work() as work:
        answers = [c.answer for c in await work.calendar.of(followed.room.review.id)]
    assert answers == [Answer.OVERTAKEN]
    assert "I changed nothing now" in plain(card)


async def test_a_question_is_answered_once(followed: Followed) -> None:
    await followed.move(TEN)
    first = await press(followed, ACCEPT)

    assert (await press(followed, ACCEPT)).as_teams() == first.as_teams()
    with pytest.raises(OutOfDate, match="taken over into the timetable already"):
        await press(followed, UNDO)


async def test_only_the_challenge_manager_answers(followed: Followed) -> None:
    await followed.move(TEN)

    with pytest.raises(NotAllowed):
        await press(followed, ACCEPT, person="leo")
