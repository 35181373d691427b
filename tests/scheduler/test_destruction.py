"""Destruction leaves nothing that was on its way as the review ended, and is never given up (R66)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text

from bot.domain.calendar import Following
from bot.domain.errand import ErrandState
from bot.domain.ids import ReviewId
from bot.domain.post import Post
from bot.domain.reach import Place
from bot.domain.sign_off import Certificate, Counted, DestructionStep, Own
from bot.domain.tasks.endings import CloseCertificate, ShowCertificate
from bot.keys.folder import FolderKeyRing
from bot.ports.failing import Refused, Unavailable
from bot.ports.messages import Message
from bot.rehearsal.messenger import StandInMessenger
from bot.store import door
from bot.store.sealing import Lock, name_of
from bot.usecases.confirm_destroyed import confirm_destroyed
from bot.usecases.destroy_notes import step_done
from bot.usecases.sign_off_review import end_at_retention
from cards.notice import notice_card
from scheduler.runner import Runner
from tests.builders import NINE, REVIEW, an_errand
from tests.keys import keys_of
from tests.room import Room, chat_of, furnished

SOON = timedelta(seconds=20)
LATER = NINE + timedelta(days=300)


class Interrupted(StandInMessenger):
    """Teams, in the middle of whose answers something else happens."""

    def __init__(self, room: Room) -> None:
        super().__init__(room.clock)
        self.at_a_board: Callable[[], Awaitable[object]] | None = None
        self.at_a_deletion: Callable[[], Awaitable[object]] | None = None

    async def post(self, place: Place, message: Message) -> str:
        if message.kind == "board" and self.at_a_board:
            happens, self.at_a_board = self.at_a_board, None
            await happens()
            raise Unavailable("Too many messages.", retry_after=SOON)
        return await super().post(place, message)

    async def delete(self, place: Place, posted: str) -> None:
        if self.at_a_deletion:
            happens, self.at_a_deletion = self.at_a_deletion, None
            await happens()
        await super().delete(place, posted)


async def over(room: Room) -> None:
    async with room.ports.store.work() as work:
        review = await work.reviews.get(room.review.id)
        await end_at_retention(review=review, work=work, now=room.clock.now())


async def certificate_of(room: Room) -> Certificate:
    async with room.ports.store.work() as work:
        found = await work.audit.certificate_of(room.review.id)
    assert found is not None
    return found


async def test_a_board_that_was_put_off_as_the_review_ended_is_not_posted_behind_its_destruction(
    room: Room,
) -> None:
    room.clock.push_to(NINE + timedelta(hours=1))
    await room.save_note()
    room.clock.push_to(room.clock.now() + timedelta(minutes=1))
    teams = Interrupted(room)
    ports = replace(room.ports, messenger=teams)
    other = Runner(ports, owner="other")
    teams.at_a_board = lambda: over(room)
    teams.at_a_deletion = lambda: other.ring(room.clock.now() + SOON)

    await Runner(ports, owner="one").ring(room.clock.now())

    async with room.ports.store.work() as work:
        boards = [e for e in await work.errands.of(room.review.id) if e.errand.task.purpose == "board"]
    assert [(e.state, e.reason) for e in boards] == [(ErrandState.VOID, "The review is over.")]
    assert [d for d in teams.deliveries if d.first.card.kind == "board"] == []
    assert (await certificate_of(room)).complete is True


def an_answer(posted: str) -> Post:
    """Return what is remembered of an answer that Ana was given, with words."""
    return Post(
        key=f"review-1/reply/{posted}",
        review=REVIEW,
        kind="note_list",
        place=chat_of("ana"),
        posted=posted,
        at=NINE,
        holds_words=True,
    )


async def answered(teams: StandInMessenger, room: Room) -> None:
    """Let Ana be answered, and remember it as the conversation does, a moment later."""
    posted = await teams.post(chat_of("ana"), notice_card("Your notes", "Partners share one plan."))
    async with room.ports.store.work() as work:
        await work.posts.keep(an_answer(posted))


def answers_to_ana(teams: StandInMessenger) -> list[bool]:
    return [d.deleted for d in teams.at(chat_of("ana")) if d.first.card.text.startswith("Your notes")]


async def test_what_somebody_is_answered_while_cards_are_deleted_is_taken_away_too(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))
    teams = Interrupted(room)
    await answered(teams, room)
    teams.at_a_deletion = lambda: answered(teams, room)
    await over(room)

    await Runner(replace(room.ports, messenger=teams), owner="one").ring(room.clock.now())

    assert answers_to_ana(teams) == [True, True]


async def test_an_answer_that_was_slower_than_the_words_is_taken_away_before_the_key_goes(room: Room) -> None:
    await over(room)
    async with room.ports.store.work() as work:
        for step in list(DestructionStep)[:-1]:
            await step_done(step, review=REVIEW, work=work, now=room.clock.now())
    await answered(room.messenger, room)

    await room.runner.ring(room.clock.now())

    assert answers_to_ana(room.messenger) == [True]
    late = Counted(what="late cards in chats", destroyed=1, left=0)
    assert late in (await certificate_of(room)).counted


class HoldingOn(FolderKeyRing):
    """A vault that keeps what was deleted for some time, as with purge protection."""

    refuses = 2

    async def destroy(self, review: ReviewId) -> None:
        if self.refuses:
            self.refuses -= 1
            raise Refused("The key is deleted, but the vault goes on keeping it.")
        await super().destroy(review)


async def test_a_key_that_cannot_be_destroyed_yet_is_tried_again_and_the_manager_is_told_once(
    sqlite_database: str,
) -> None:
    store = await door.open_store(sqlite_database, keys=HoldingOn(keys_of(sqlite_database)))
    room = await furnished(store)
    await over(room)

    await room.push(timedelta(minutes=10))
    held_up = (await certificate_of(room)).next_step
    await room.push(timedelta(hours=3))
    certificate = await certificate_of(room)
    await store.close()

    told = [d for d in room.cards("cora", "notice") if "I try again every hour" in str(d.last.card.as_teams())]
    assert (held_up, len(told), certificate.complete) == (DestructionStep.KEY, 1, True)


async def test_announcements_that_nobody_can_end_any_more_are_counted_as_left(room: Room) -> None:
    async with room.ports.store.work() as work:
        await work.calendar.follow(Following(review=room.review.id, subscription="promised"))
    await over(room)

    await Runner(replace(room.ports, calendars=None), owner="one").ring(room.clock.now())

    certificate = await certificate_of(room)
    assert Counted(what="announcements of the calendar", destroyed=0, left=1) in certificate.counted
    assert certificate.complete is False


async def test_who_confirms_before_all_is_destroyed_is_on_the_certificate_that_is_shown_then(
    room: Room,
) -> None:
    await over(room)
    async with room.ports.store.work() as work:
        await confirm_destroyed(
            [Own.NOTES], review=room.review, by=room.people["ana"], work=work, now=room.clock.now()
        )
        early = [e for e in await work.errands.of(room.review.id) if isinstance(e.errand.task, ShowCertificate)]

    await room.push(timedelta(minutes=1))

    (shown,) = room.cards("cora", "certificate")
    assert (early, "own notes" in str(shown.last.card.as_teams())) == ([], True)


class GoingSlowly(FolderKeyRing):
    """A vault that refuses to purge a last key that is deleted already, until its time is over."""

    refuses = True

    async def destroy(self, review: ReviewId) -> None:
        await super().destroy(review)
        if self.refuses and review == name_of(REVIEW, Lock.PART):
            raise Refused("The key is deleted, but the vault goes on keeping it.")


async def test_a_review_is_forgotten_only_once_its_last_key_is_purged_whatever_is_restarted_meanwhile(
    sqlite_database: str,
) -> None:
    ring = GoingSlowly(keys_of(sqlite_database))
    store = await door.open_store(sqlite_database, keys=ring)
    room = await furnished(store)
    await over(room)
    await room.push(timedelta(minutes=10))
    async with store.work() as work:
        await work.errands.add(
            an_errand(task=CloseCertificate(why="all"), due=room.clock.now(), too_late=LATER)
        )
    await room.runner.ring(room.clock.now())
    await store.close()

    for ring.refuses in (True, False):
        room.clock.push_to(room.clock.now() + timedelta(hours=2))
        again = await door.open_store(sqlite_database, keys=ring)
        await Runner(replace(room.ports, store=again), owner="again").ring(room.clock.now())
        async with again.work() as work:
            left = await work.connection.execute(text("SELECT state FROM errands WHERE body <> ''"))
            states = [state for (state,) in left]
        await again.close()
        assert states == ([ErrandState.PENDING] if ring.refuses else [])
