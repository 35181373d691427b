"""A meeting is moved in Microsoft's calendar, and the challenge manager has it put back, all over HTTP."""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.router import Conversation
from bot.graph.door import GraphMeetings
from bot.usecases.hold_sessions import meeting_opened, meeting_wanted
from scheduler.following import CalendarFollower
from scheduler.runner import Runner
from tests.builders import NINE, a_session
from tests.graph_stand_in import GraphStandIn
from tests.room import Room

TEN = NINE + timedelta(hours=1)


async def test_a_move_in_outlook_is_asked_about_undone_and_not_asked_about_again(
    room: Room, graph: GraphStandIn, over_http: GraphMeetings
) -> None:
    now = room.clock.now()
    wanted = meeting_wanted(room.review, a_session(), tuple(room.people.values()))
    made = await over_http.open(wanted)
    room.ports = replace(room.ports, meetings=over_http)
    room.conversation, runner = Conversation(room.ports), Runner(room.ports, owner="room")
    async with room.ports.store.work() as work:
        await meeting_opened(made, wanted, work=work)
    follower = CalendarFollower(room.ports, over_http)
    await follower.look(now)
    graph.move_by_hand(made.event, starts=TEN, ends=TEN + timedelta(minutes=45))

    await follower.look(now)
    async with room.ports.store.work() as work:
        (change,) = await work.calendar.of(room.review.id)
        following = await work.calendar.following(room.review.id)
    await room.press("cora", "calendar.undo", {"review": room.review.id, "mark": change.mark})
    await runner.ring(now)
    await follower.look(now)
    await runner.ring(now)

    standing = await over_http.entry(room.review.organiser, made.event)
    async with room.ports.store.work() as work:
        assert len(await work.calendar.of(room.review.id)) == 1
    assert (change.starts, standing.starts) == (TEN, NINE)
    assert follower.knows(following.subscription, following.secret)
