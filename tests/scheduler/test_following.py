"""The organiser's calendar is followed: what people do there is asked about, and what we do is not."""

import asyncio
from datetime import datetime, timedelta
from typing import Final

from bot.domain.calendar import Following
from bot.domain.errand import Errand
from bot.domain.tasks.meetings import MoveMeeting
from bot.ports.meetings import Subscribed
from bot.usecases.sign_off_review import end_at_retention
from scheduler.bell import Bell
from scheduler.following import CalendarFollower
from tests.builders import NINE, SESSION, a_session
from tests.outlook import Followed, Outlook
from tests.room import Room

TEN: Final = NINE + timedelta(hours=1)


def questions(followed: Followed) -> list[str]:
    return [d.first.card.text for d in followed.room.cards("cora", "calendar")]


async def following(followed: Followed) -> Following:
    async with followed.room.ports.store.work() as work:
        return await work.calendar.following(followed.room.review.id)


async def test_the_challenge_manager_is_asked_once_about_a_meeting_that_was_moved(followed: Followed) -> None:
    another, now = CalendarFollower(followed.room.ports, followed.outlook), followed.room.clock.now()
    ends = TEN + timedelta(minutes=45)
    followed.outlook.move_by_hand((await followed.meeting()).event, starts=TEN, ends=ends)

    await asyncio.gather(followed.follower.look(now), another.look(now))
    await followed.look()

    assert questions(followed) == [
        "Somebody moved a meeting of the review in Outlook. Please say which time is right."
    ]
    everybody = {d.place.id for d in followed.room.messenger.deliveries if d.first.card.kind == "calendar"}
    assert everybody == {"chat-cora"}


async def test_the_question_says_from_when_to_when_and_whom_it_affects(followed: Followed) -> None:
    await followed.move(TEN)

    facts = str(followed.room.cards("cora", "calendar")[0].first.card.as_teams())
    for words in ("9am to 9.45am (UK time, BST)", "10am to 10.45am (UK time, BST)", "AI, BI"):
        assert words in facts


async def test_what_the_bot_does_to_a_meeting_itself_is_no_question(followed: Followed) -> None:
    now = followed.room.clock.now()
    task = MoveMeeting(session=SESSION, version="v2")
    async with followed.room.ports.store.work() as work:
        await work.sessions.save(a_session(starts=TEN))
        await work.errands.add(Errand(review=followed.room.review.id, task=task, due=now, too_late=TEN))
    await followed.room.runner.ring(now)

    await followed.look()
    await followed.look()

    assert questions(followed) == []


async def test_a_removal_is_believed_only_when_the_meeting_itself_is_gone(followed: Followed) -> None:
    followed.outlook.said_to_be_gone = ((await followed.meeting()).event,)
    await followed.look()
    before = questions(followed)

    await followed.take_out()

    assert before == []
    assert len(questions(followed)) == 1


async def test_a_meeting_taken_out_while_nobody_looked_is_noticed_within_a_day(followed: Followed) -> None:
    later = followed.room.clock.now() + timedelta(days=1)
    async with followed.room.ports.store.work() as work:
        await work.sessions.save(a_session(starts=NINE + timedelta(days=2)))
    followed.outlook.take_out_by_hand((await followed.meeting()).event)

    await followed.follower.look(later)

    async with followed.room.ports.store.work() as work:
        assert [c.is_gone for c in await work.calendar.of(followed.room.review.id)] == [True]


async def test_after_a_look_that_failed_the_next_one_begins_where_it_did(followed: Followed) -> None:
    before = await following(followed)
    followed.outlook.is_away = True
    await followed.move(TEN)
    after = await following(followed)

    followed.outlook.is_away = False
    await followed.look()

    assert after == before
    assert len(questions(followed)) == 1


async def test_an_announcement_is_known_by_the_secret_of_its_subscription(followed: Followed) -> None:
    followed.outlook.has_address = True
    followed.room.clock.push_to(NINE + timedelta(hours=2))

    await followed.look()

    kept = await following(followed)
    assert {kept.subscription: kept.secret} == followed.outlook.secrets
    assert len(kept.secret) >= 43
    assert kept.secret not in repr(kept)
    tried = [
        (kept.subscription, kept.secret),
        (kept.subscription, "\ud800"),
        ("", ""),
        ("another", kept.secret),
    ]
    assert [followed.follower.knows(*one) for one in tried] == [True, False, False, False]


async def test_a_subscription_is_renewed_in_time_and_asked_for_anew_where_it_was_lost(
    followed: Followed,
) -> None:
    followed.outlook.has_address = True
    now = followed.room.clock.now() + timedelta(hours=2)
    async with followed.room.ports.store.work() as work:
        await work.sessions.save(a_session(starts=NINE + timedelta(days=9)))
    kept = []
    for wait in (timedelta(), timedelta(days=1), timedelta(days=2, hours=1)):
        await followed.follower.look(now + wait)
        kept.append(await following(followed))
    followed.outlook.secrets.clear()

    await followed.follower.look(now + timedelta(days=6))

    kept.append(await following(followed))
    first, same, renewed, anew = [f.subscribed_until for f in kept]
    assert first == same
    assert renewed == now + timedelta(days=2, hours=1) + timedelta(minutes=4200)
    assert anew == now + timedelta(days=6) + timedelta(minutes=4200)
    assert list(followed.outlook.secrets) == [kept[-1].subscription]


async def test_where_there_is_no_address_to_be_told_at_it_is_not_tried_at_every_look(
    followed: Followed,
) -> None:
    first = await following(followed)
    followed.outlook.has_address = True

    await followed.look()

    assert (await following(followed)).subscription == first.subscription == ""


class Slow(Outlook):
    """A calendar that promises to tell only once the review has ended meanwhile."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.has_address = True
        self.promised = 0
        self._room = room

    async def subscribe(self, organiser: str, *, secret: str, until: datetime) -> Subscribed:
        async with self._room.ports.store.work() as work:
            review = await work.reviews.get(self._room.review.id)
            await end_at_retention(review=review, work=work, now=self._room.clock.now())
        self.promised += 1
        return await super().subscribe(organiser, secret=secret, until=until)


async def test_nobody_is_told_of_a_review_that_ended_while_it_was_asked_for(followed: Followed) -> None:
    outlook = Slow(followed.room)
    asked_again = followed.room.clock.now() + timedelta(hours=2)

    await CalendarFollower(followed.room.ports, outlook).look(asked_again)

    assert outlook.promised == 1

    assert (outlook.secrets, (await following(followed)).subscription) == ({}, "")


async def test_a_hint_makes_the_bell_ring_sooner_and_many_hints_no_later() -> None:
    async def answer() -> None:
        return None

    bell = Bell(answer, every=timedelta(minutes=3))
    bell.start()
    regular = bell.next_ring

    bell.soon()
    hinted = bell.next_ring
    bell.soon()

    assert regular - hinted > timedelta(minutes=2)
    assert bell.next_ring == hinted
    bell.stop()
