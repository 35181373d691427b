"""Ends that are not sign-off, people who never confirm, and a review that is over and refuses everything."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.saying import COMMANDS
from bot.domain.ending import EARLY, EndedAs
from bot.domain.errors import ReviewError
from bot.domain.review import Stage
from bot.domain.sign_off import Certificate, DestructionStep
from bot.ports.failing import Unavailable
from bot.rehearsal.meetings import StandInMeetings
from bot.usecases.certify import certify, verify
from bot.usecases.hold_sessions import meeting_opened, meeting_wanted
from bot.usecases.sign_off_review import sign_off
from scheduler.runner import Runner
from tests.builders import NINE, SESSION
from tests.room import TEAM_SESSION, Room

REVIEW = {"review": "review-1"}
OVER = "so nothing in it can be changed any more."
DAY = timedelta(days=1)


async def certificate_of(room: Room) -> Certificate:
    async with room.ports.store.work() as work:
        found = await work.audit.certificate_of(room.review.id)
    assert found is not None
    return found


async def with_meetings(room: Room) -> None:
    """Let the first session and the team session have their meetings."""
    async with room.ports.store.work() as work:
        sessions = await work.sessions.of(room.review.id)
    for session in sessions:
        wanted = meeting_wanted(room.review, session, tuple(room.people.values()))
        made = await room.meetings.open(wanted)
        async with room.ports.store.work() as work:
            await meeting_opened(made, wanted, work=work)


async def end(room: Room, why: str = "withdrawn") -> None:
    await room.press("cora", "end.ask", REVIEW, why=why)
    await room.press("cora", "end.confirm", REVIEW | {"why": why})
    await room.push(timedelta(minutes=1))


async def test_a_client_that_withdraws_half_way_ends_the_review_and_destroys_the_notes(room: Room) -> None:
    await with_meetings(room)
    await room.push(NINE + timedelta(hours=1))
    await room.save_note()

    asked = await room.say("cora", "end review")
    sure = await room.press("cora", "end.ask", REVIEW, why="withdrawn")
    await room.press("cora", "end.confirm", REVIEW | {"why": "withdrawn"})
    await room.push(timedelta(minutes=1))

    (told,) = room.cards("sol", "destroy_notes")
    sentence = "The peer review for Invented Borough has ended before its report."
    assert [sentence in str(card.as_teams()) for card in (asked, sure, told.last.card)] == [False, True, True]
    certificate = await certificate_of(room)
    assert (certificate.ended_as, certificate.complete) == (EndedAs.WITHDRAWN, True)
    cancelled = {kept.wanted.session: kept.cancelled_with for kept in room.meetings.made.values()}
    cleared = {kept.wanted.session: kept.cleared for kept in room.meetings.made.values()}
    assert (cancelled[TEAM_SESSION] is not None, cleared[SESSION]) == (True, True)


async def test_it_is_asked_why_and_nothing_ends_without_a_reason(room: Room) -> None:
    card = await room.press("cora", "end.ask", REVIEW)

    async with room.ports.store.work() as work:
        review = await work.reviews.get(room.review.id)
    assert ("Choose why it ends." in str(card.as_teams()), review.stage) == (True, Stage.UNDER_WAY)


async def test_only_the_challenge_manager_ends_a_review(room: Room) -> None:
    with pytest.raises(ReviewError, match="You cannot end the review"):
        await room.press("leo", "end.confirm", REVIEW | {"why": "team"})


def test_every_early_reason_can_be_chosen_and_no_other() -> None:
    assert {why.name.lower() for why in EARLY} == {"withdrawn", "circumstances", "team", "mistake"}


async def test_all_cards_in_chats_are_taken_away_but_those_about_the_end(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))
    await room.save_note()
    await room.say("cora", "today")

    await end(room)

    there = {d.first.card.kind for d in room.messenger.deliveries if not d.deleted}
    assert there <= {"ending", "destroy_notes", "certificate", "notice"}


async def test_somebody_who_never_confirms_is_chased_twice_and_then_outstanding_by_role(room: Room) -> None:
    async with room.ports.store.work() as work:
        now = room.clock.now()
        await sign_off(review=room.review, by=room.people["cora"], work=work, now=now, reason="Invented.")
    await room.push(timedelta(minutes=1))
    for person in ("ben", "leo", "sol", "cora"):
        await room.press(person, "notes.destroyed", REVIEW | {"nothing": "yes"})

    await room.push(25 * DAY)

    certificate = await certificate_of(room)
    (ana,) = (a for a in certificate.asked if a.person == "ana")
    days = [room.review.day_of(moment).isoformat() for moment in ana.chased]
    assert (days, len(room.cards("ana", "destroy_notes"))) == (["2026-06-16", "2026-06-23"], 3)
    assert certificate.final_at is not None
    shown = str(room.cards("cora", "certificate")[-1].last.card.as_teams())
    assert ("Peer, reminded twice" in shown, "Ana" in shown) == (True, False)
    async with room.ports.store.work() as work:
        assert await work.people.of(room.review.id) == ()


async def test_a_certificate_verifies_after_everybody_is_forgotten_and_not_once_it_was_changed(
    room: Room,
) -> None:
    await end(room)
    await room.push(25 * DAY)
    async with room.ports.store.work() as work:
        statement = await certify(room.review.id, work=work, now=room.clock.now())
    written = statement.model_dump_json().encode()

    async with room.ports.store.work() as work:
        ours = await verify(written, work=work)
        changed = await verify(written.replace(b'"left":0', b'"left":7', 1), work=work)

    assert (ours.holds, changed.is_whole, changed.holds) == (True, False, False)
    assert [word for word in ("Invented", "Ana", "example") if word in written.decode()] == []


async def test_a_review_that_nobody_signs_off_is_warned_of_twice_and_ends_by_itself(room: Room) -> None:
    async with room.ports.store.work() as work:
        await work.errands.add()
    limit = room.review.at(room.review.last_day + timedelta(days=175), NINE.time())

    await room.push(limit + 25 * DAY)

    certificate = await certificate_of(room)
    assert (certificate.ended_as, len(room.cards("cora", "retention"))) == (EndedAs.RETENTION, 2)


async def test_a_review_that_is_over_refuses_every_command_and_file_with_one_sentence(room: Room) -> None:
    await end(room)
    answered = {"help", "set up", "my data", "offer"}

    said = {c.name: str((await room.say("cora", c.name)).as_teams()) for c in COMMANDS}
    sent = str((await room.send("cora", "timetable.csv", b"Date,Start\n9/6/2026,09:00")).as_teams())
    note = str((await room.say("ana", "Partners share one plan.")).as_teams())

    refused = {name for name, card in said.items() if OVER in card}
    assert "What I keep of you" in said["my data"]
    assert ({c.name for c in COMMANDS} - answered - refused, OVER in sent, OVER in note) == (set(), True, True)


async def test_whoever_has_another_review_under_way_is_answered_about_that_one(room: Room) -> None:
    await end(room)
    other = room.review.model_copy(update={"id": "review-9", "client": "Elsewhere", "stage": Stage.UNDER_WAY})
    ana = room.people["ana"].model_copy(update={"id": "ana-9", "review": "review-9"})
    async with room.ports.store.work() as work:
        await work.reviews.save(other)
        await work.people.save(ana)

    card = await room.say("ana", "who")

    assert "Elsewhere" in str(card.as_teams())


async def test_destruction_waits_a_day_for_outlook_and_no_longer(room: Room) -> None:
    class Away(StandInMeetings):
        async def clear(self, event: str, *, organiser: str) -> None:
            raise Unavailable(f"Outlook is away for {organiser} and {event}.")

    away = Away()
    room.ports = replace(room.ports, meetings=away, calendars=away)
    room.meetings, room.runner = away, Runner(room.ports, owner="room")
    await with_meetings(room)
    await room.push(NINE + timedelta(hours=1))
    await room.save_note()
    await end(room)
    before = (await certificate_of(room)).next_step

    await room.push(timedelta(hours=25))

    certificate = await certificate_of(room)
    meetings = next(c for c in certificate.counted if c.what == "meetings with words")
    assert (before, certificate.next_step, certificate.complete) == (DestructionStep.MEETINGS, None, False)
    assert (meetings.destroyed, meetings.left) == (0, 2)
