"""What a review was set up with is changed later, and what is planned follows."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.domain.errors import NotAllowed
from bot.domain.onboarding import Part
from bot.domain.readiness import Needed, ReadyState
from bot.domain.review import Review
from bot.domain.session import Mode
from bot.domain.tasks.evenings import PromptCatchUp
from bot.rehearsal.seen import look_at
from bot.usecases.onboard_peers import onboard_who_is_named
from cards.card import Card
from cards.plain import plain
from scheduler.agenda.whole import agenda
from tests.builders import NINE, a_meeting, a_session
from tests.conversation.preparing import FIRST_DAY, STATEMENT, about, nine_weeks_before
from tests.conversation.test_set_up import TYPED
from tests.room import Room

AUTUMN = date(2026, 11, 3)
"""A Tuesday, after the clocks have gone back."""


async def change(room: Room, card: Card, **typed: str) -> Card:
    """Fill in the card that shows the review as it stands, and save it."""
    sent = look_at(card).filled("set_up.change", typed)
    ids = sent.pop("about")
    assert isinstance(ids, dict)
    return await room.press("cora", "set_up.change", ids, **{name: str(value) for name, value in sent.items()})


async def review_now(room: Room) -> Review:
    async with room.ports.store.work() as work:
        return await work.reviews.get(room.review.id)


async def hold(room: Room, review: Review, **changes: Any) -> None:
    """Put one session of 45 minutes into the timetable, at nine on the first day."""
    starts = review.at(review.first_day, time(9))
    async with room.ports.store.work() as work:
        await work.sessions.save(a_session(starts=starts, **changes))


async def test_new_days_take_the_sessions_along_at_the_same_times_on_the_clients_wall(room: Room) -> None:
    review = await nine_weeks_before(room, organiser="cora@team.example")
    await hold(room, review)

    card = await room.say("cora", "change review")
    done = await change(room, card, first_day="3 November 2026", last_day="4 November 2026")

    async with room.ports.store.work() as work:
        (session,) = [s for s in await work.sessions.of(review.id) if not s.cancelled]
        lines = [(line.deed, line.about) for line in await work.audit.of(review.id)]
    assert session.starts == review.at(AUTUMN, time(9))
    assert (await review_now(room)).first_day == AUTUMN
    assert "Changed: the first day and the last day." in plain(done)
    assert ("review changed", "first_day, last_day") in lines


async def test_the_sessions_stay_where_a_new_timetable_will_come(room: Room) -> None:
    review = await nine_weeks_before(room)
    await hold(room, review)

    await change(room, await room.say("cora", "change review"), first_day="18 August 2026", last_day="",
                 moves="no")  # fmt: skip

    async with room.ports.store.work() as work:
        (session,) = [s for s in await work.sessions.of(review.id) if not s.cancelled]
    assert (session.starts, (await review_now(room)).first_day) == (
        review.at(FIRST_DAY, time(9)),
        date(2026, 8, 18),
    )


async def test_the_clients_own_questions_become_themes_and_stay_once_they_have_notes(room: Room) -> None:
    await nine_weeks_before(room)
    question = "Discharge: How soon do people leave hospital?"
    await change(room, await room.say("cora", "change review"), questions=question)
    (theme,) = (await review_now(room)).extra_themes

    await room.say("ana", "note discharge: strength: People leave hospital within a day.")
    saved = await room.save_note(theme=theme.id, press="on discharge")
    refused = await change(room, await room.say("cora", "change review"), questions="")

    assert (theme.title, theme.short) == ("How soon do people leave hospital?", "Discharge")
    assert "Saved" in plain(saved)
    assert "There are notes on “Discharge”, so that question stays as it is." in plain(refused)


async def test_what_somebody_changed_meanwhile_is_shown_and_not_overwritten(room: Room) -> None:
    await nine_weeks_before(room)
    first = await room.say("cora", "change review")
    second = await room.say("cora", "change review")
    await change(room, first, scope="Leaving hospital.")

    stale = await change(room, second, scope="Housing.")

    assert "Somebody has changed this since you saw it." in plain(stale)
    assert (await review_now(room)).scope == "Leaving hospital."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"first_day": "soon"}, "Enter the first day as a date"),
        ({"first_day": "5 August 2026", "last_day": "4 August 2026"}, "The last day is before the first"),
        ({"zone": "Mars/Base"}, "I do not know the time zone Mars/Base"),
        ({"mode": "by post"}, "remote, hybrid or on site"),
        ({"organiser": "nobody"}, "Enter the mailbox as an e-mail address"),
        ({"questions": "Why?\nWhy?"}, "stands there twice"),
        ({"questions": "Outcomes: What came of it?"}, "Two themes would be called “Outcomes”"),
        ({"questions": "x" * 201}, "200 characters"),
        ({"organiser": "other@team.example"}, "Meetings stand in the calendar of that mailbox"),
    ],
)
async def test_what_is_wrong_is_said_in_a_sentence_and_changes_nothing(
    room: Room, typed: dict[str, str], sentence: str
) -> None:
    before = await nine_weeks_before(room, organiser="cora@team.example")
    async with room.ports.store.work() as work:
        await work.sessions.keep_meeting(a_meeting())

    answer = await change(room, await room.say("cora", "change review"), **typed)

    assert sentence in plain(answer)
    assert await review_now(room) == before


async def test_once_the_review_has_begun_its_first_day_stays(room: Room) -> None:
    room.clock.push_to(NINE + timedelta(hours=1))
    card = await room.say("cora", "change review")

    with pytest.raises(NotAllowed, match="The review has begun"):
        await change(room, card, first_day="16 June 2026", last_day="")


async def test_people_meet_as_was_agreed_where_the_timetable_does_not_say(room: Room) -> None:
    csv = (
        b"Date,Time,Session,Place,Peers\n"
        b"09/06/2026,09.00-09.45,Chief Executive,,AB/CD\n"
        b"09/06/2026,10.00-11.30,Carers focus group,Microsoft Teams,CD/AB\n"
    )
    await room.press("mia", "set_up.save", {}, **(TYPED | {"mode": "on site"}))

    preview = await room.send("mia", "timetable.csv", csv)
    about = next(a["data"]["about"] for a in preview.as_teams()["actions"])  # type: ignore[attr-defined] # JSON
    await room.press("mia", "timetable.accept", about)

    async with room.ports.store.work() as work:
        (review,) = [r for r in await work.reviews.all() if r.client == "Saltmarsh"]
        modes = [s.mode for s in await work.sessions.of(review.id)]
    assert modes == [Mode.ON_SITE, Mode.REMOTE]
    assert "Chief Executive, on site, AB, CD" in plain(preview)


async def test_a_team_session_on_the_evening_before_is_not_day_one(room: Room) -> None:
    csv = (
        b"Date,Time,Session,Peers\n"
        b"08/06/2026,19.00-20.00,Peer team meeting,\n"
        b"09/06/2026,09.00-09.45,Chief Executive,AB/CD\n"
    )
    room.clock.push_to(NINE)
    await room.press("mia", "set_up.save", {}, **TYPED)

    preview = await room.send("mia", "timetable.csv", csv)
    about = next(a["data"]["about"] for a in preview.as_teams()["actions"])  # type: ignore[attr-defined] # JSON
    await room.press("mia", "timetable.accept", about)

    async with room.ports.store.work() as work:
        (review,) = [r for r in await work.reviews.all() if r.client == "Saltmarsh"]
    assert review.first_day == date(2026, 6, 9)


async def test_the_catch_up_and_the_quiet_hours_are_set_for_one_review_and_what_is_planned_moves(
    room: Room,
) -> None:
    review = await nine_weeks_before(room)
    await hold(room, review)

    done = await change(room, await room.say("cora", "change review"), catch_up="15:45", quiet="none")

    async with room.ports.store.work() as work:
        there = await work.reviews.get(review.id)
        sessions, people = await work.sessions.of(review.id), await work.people.of(review.id)
    asked = [
        e.due for e in agenda(there, sessions=sessions, people=people) if isinstance(e.task, PromptCatchUp)
    ]
    before = [
        e.due for e in agenda(review, sessions=sessions, people=people) if isinstance(e.task, PromptCatchUp)
    ]
    assert [earlier - later for later, earlier in zip(asked, before, strict=True)] == [timedelta(minutes=45)]
    assert (there.method.quiet.holds(time(23)), review.method.quiet.holds(time(23))) == (False, True)
    assert "Changed: the time of the catch-up and the quiet hours." in plain(done)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"catch_up": "half past four"}, "for example 16:30"),
        ({"quiet": "at night"}, "for example 20:00 to 07:00"),
        ({"quiet": "12:00 to 07:00"}, "more than 14 hours"),
        ({"catch_up": "19:30"}, "less than an hour before"),
    ],
    ids=["no time", "no hours", "too long", "at night"],
)
async def test_hours_that_cannot_stand_come_back_with_a_sentence(
    room: Room, typed: dict[str, str], sentence: str
) -> None:
    await nine_weeks_before(room)

    refused = await change(room, await room.say("cora", "change review"), **typed)

    assert sentence in plain(refused)


async def kind_changed(room: Room, kind: str = "local-system", **typed: str) -> Card:
    return await change(room, await room.say("cora", "change review"), method=kind, **typed)


async def test_another_kind_of_review_is_planned_anew_and_keeps_the_ticks_that_still_apply(room: Room) -> None:
    await nine_weeks_before(room, STATEMENT, Needed(id="elsewhere", title="Something else", weeks=2, asked=8))
    for item in ("position-statement", "elsewhere"):
        await room.press("cora", "readiness.tick", about(), item=item, words="https://files.example.org/1")

    done = await kind_changed(room)

    async with room.ports.store.work() as work:
        standings = {s.item: (s.state, s.words) for s in await work.readiness.of(room.review.id)}
        lines = [(line.deed, line.about) for line in await work.audit.of(room.review.id)]
    listed = plain(await room.say("cora", "readiness"))
    assert "the kind of review" in plain(done)
    assert (await review_now(room)).method.name == "local-system"
    assert standings["position-statement"] == (ReadyState.THERE, ("https://files.example.org/1",))
    assert standings["elsewhere"] == (ReadyState.OPEN, ())
    assert ("tick voided", "elsewhere") in lines
    assert any(deed == "review changed" and what.startswith("method") for deed, what in lines)
    assert ("Call of the member peer" in listed, "Something else" in listed) == (True, False)


async def test_the_hours_are_those_of_the_new_kind_unless_others_are_typed(room: Room) -> None:
    await nine_weeks_before(room)

    await kind_changed(room, "integration-workshop", quiet="21:00 to 07:00")

    method = (await review_now(room)).method
    assert (method.catch_up_at, method.quiet.begins) == (time(13), time(21))


async def test_what_peers_confirmed_in_other_words_is_sent_to_them_again(room: Room) -> None:
    review = await nine_weeks_before(room)
    async with room.ports.store.work() as work:
        await onboard_who_is_named(review, [room.people["ana"]], work=work, now=room.clock.now())
    await room.push(timedelta(hours=2))
    for part in Part:
        await room.press("ana", "onboarding.confirm", {"review": review.id, "part": part})

    await kind_changed(room, "integration-workshop")
    await room.push(timedelta(hours=2))

    sent = [plain(d.first.card) for d in room.cards("ana", "onboarding")]
    assert ["Help the leaders to find their own answer" in words for words in sent] == [False, True]
    async with room.ports.store.work() as work:
        confirmed = (await work.people.get(room.people["ana"].id)).confirmed
    assert confirmed == (Part.CHARTER, Part.INDUCTION)


async def test_the_kind_stays_once_something_is_noted_or_a_meeting_is_made(room: Room) -> None:
    review = await nine_weeks_before(room, organiser="cora@team.example")
    before = await room.say("cora", "change review")
    await hold(room, review)

    met = await change(room, before, method="local-system")
    async with room.ports.store.work() as work:
        (session,) = [s for s in await work.sessions.of(review.id) if not s.cancelled]
        await work.sessions.save(session.model_copy(update={"mode": Mode.ON_SITE}))
    mentoring = await kind_changed(room, "peer-mentoring")
    await room.save_note()
    shown = await room.say("cora", "change review")

    assert "Meetings of its timetable are made already" in plain(met)
    assert "one of these two kinds notes nothing" in plain(mentoring)
    assert "Something is noted in it already" in plain(shown)
    assert "Kind of review" not in plain(shown)
    assert await review_now(room) == review
