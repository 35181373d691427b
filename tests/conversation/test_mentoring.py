"""Peer mentoring: whoever meets is told when and where, and nothing that is said can be written down (R86)."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.conversation.saying import COMMANDS
from bot.domain.errors import NotAllowed, ReviewError
from bot.domain.review import Review, Stage
from bot.domain.session import Pair
from bot.methods import shelf
from bot.ports.all import Ports
from scheduler.agenda.whole import agenda
from tests.builders import ANA, FIRST_DAY, a_meeting, a_review, a_session, a_team
from tests.conversation.pressed import a_desk_of_buttons
from tests.room import CHANNEL, Room

NOTHING: Final = (
    "What is said in peer mentoring stays between those who meet: I keep no notes of it, and I kept none now."
)
OF_MEETINGS: Final = frozenset(
    "account.decide people.let_in people.remove calendar.accept calendar.undo timetable.answer "
    "timetable.decline timetable.accept readiness.tick readiness.without readiness.put_back set_up.change "
    "sign_off.ask sign_off.confirm end.ask end.confirm notes.destroyed reach.here "
    "team.propose team.seat team.swap team.open team.show team.invite invitation.answer onboarding.send "
    "onboarding.confirm sheet.tell sheet.take_back sheet.approve".split()
)


def mentoring(**changes: object) -> Review:
    """Return a review that is peer mentoring."""
    return a_review(method=shelf.method("peer-mentoring"), **changes)


@pytest.fixture
async def mentored(room: Room) -> Room:
    """Lend the base room, with Ana as the mentor of a director."""
    room.review = mentoring(stage=Stage.UNDER_WAY, organiser="cora@team.example")
    async with room.ports.store.work() as work:
        await work.reviews.save(room.review)
        await work.sessions.save(a_session(pair=Pair(lead=ANA, notes=ANA)))
        await work.sessions.keep_meeting(a_meeting())
    return room


async def kept(ports: Ports, review: Review) -> list[int]:
    """Return how much is kept of what anybody said."""
    async with ports.store.work() as work:
        observations = await work.observations.of(review.id)
        return [
            len(observations),
            len(await work.findings.of(review.id)),
            len(await work.catch_ups.of(review.id)),
        ]


def test_time_brings_the_meetings_and_the_end_and_nothing_about_notes() -> None:
    sessions = [a_session(pair=Pair(lead=ANA, notes=ANA))]

    errands = agenda(mentoring(last_day=FIRST_DAY), sessions=sessions, people=a_team())

    purposes = {e.task.purpose for e in errands}
    the_limit = {"retention warning", "retention limit"}
    before = {"what is needed", "what is still needed", "eve of day 1"}
    assert purposes == {"hello", "who is reached", "day sheet", "not reached", "sign-off", *before, *the_limit}


async def test_every_button_about_notes_is_refused_in_mentoring(tmp_path: Path) -> None:
    async with a_desk_of_buttons(tmp_path) as desk:
        async with desk.room.ports.store.work() as work:
            await work.reviews.save(mentoring(stage=Stage.UNDER_WAY))
        before = await desk.kept()

        told = {c.verb: await desk.press(c) for c in desk.cases if c.verb not in OF_MEETINGS}

        assert {verb: sentence for verb, sentence in told.items() if sentence != NOTHING} == {}
        assert await desk.kept() == before


@pytest.mark.parametrize("words", [c.name for c in COMMANDS if not c.of_meetings and "personal" in c.scopes])
async def test_every_command_about_notes_is_refused_in_mentoring(mentored: Room, words: str) -> None:
    card = await mentored.say("cora", f"{words} 1" if words in {"edit", "withdraw", "bring back"} else words)

    assert NOTHING in str(card.as_teams())
    assert await kept(mentored.ports, mentored.review) == [0, 0, 0]


@pytest.mark.parametrize("words", ["post here", "summary here"])
async def test_no_board_and_no_summary_is_kept_in_a_channel(mentored: Room, words: str) -> None:
    card = await mentored.say("cora", words, place=CHANNEL)

    assert NOTHING in str(card.as_teams())


@pytest.mark.parametrize("who", ["ana", "cora", "sol"])
async def test_whatever_else_is_written_is_not_taken_as_a_note_or_reply(mentored: Room, who: str) -> None:
    card = await mentored.say(who, "They find the new chair hard to work with.")

    assert NOTHING in str(card.as_teams())
    assert "hard to work with" not in str(card.as_teams())


async def test_only_the_challenge_manager_is_told_what_ends_it(mentored: Room) -> None:
    told = {who: str((await mentored.say(who, "sign off")).as_teams()) for who in ("ana", "cora")}
    ends = str((await mentored.say("cora", "end review")).as_teams())

    assert {who: "write “end review”" in shown for who, shown in told.items()} == {"ana": False, "cora": True}
    assert ("End the mentoring" in ends, "report" in ends) == (True, False)


async def test_about_me_speaks_of_no_sheet_and_no_report(mentored: Room) -> None:
    shown = str((await mentored.say("ana", "about me")).as_teams()).replace("sheet.tell", "")

    assert "About you, for the client" in shown
    assert [word for word in ("team sheet", "a sheet", "report") if word in shown] == []


async def test_help_offers_a_mentor_nothing_about_notes(mentored: Room) -> None:
    shown = str((await mentored.say("ana", "help")).as_teams())

    assert "I keep no notes of it." in shown
    assert [c.words for c in COMMANDS if not c.of_meetings and f"**{c.words}**" in shown] == []


async def test_a_mentor_is_sent_their_day_and_no_card_afterwards(mentored: Room) -> None:
    shown = str((await mentored.say("ana", "today")).as_teams())
    await mentored.push(timedelta(days=2))

    assert "Nothing is noted." in shown
    cards = {d.first.card.kind for who in ("ana", "ben", "leo", "cora", "channel") for d in mentored.cards(who)}
    assert cards <= {"day_sheet", "reach"}


async def test_a_use_case_refuses_as_well(mentored: Room) -> None:
    with pytest.raises(ReviewError) as refused:
        await mentored.save_note()

    assert isinstance(refused.value, NotAllowed)
    assert await kept(mentored.ports, mentored.review) == [0, 0, 0]
