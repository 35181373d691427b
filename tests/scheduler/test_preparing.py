"""The weeks before day 1 are planned back from it, on days on which people work, on the client's wall."""

from datetime import date, time

import pytest

from bot.domain.readiness import Bringer, Needed, ReadyState, Standing
from bot.domain.review import Review
from bot.store.work import SqlStore
from bot.usecases.make_ready import note_asked, readiness_of
from scheduler.agenda.preparing import chased_on, due_of, planned, preparing
from tests.builders import a_method, a_review, a_team
from tests.scheduler.agenda_table import on_the_wall, table

TWO_WEEKS = Needed(id="position-statement", title="Position statement", weeks=2, asked=8)
THREE_DAYS = Needed(id="team-meeting", title="Team meeting", working_days=3, asked=2, brings=Bringer.MANAGER)


def before(first: date, *needed: Needed, **changes: str) -> Review:
    """Return a review that begins on a day, and needs some things before it."""
    method = a_method(readiness=needed or (TWO_WEEKS,))
    return a_review(first_day=first, last_day=first, method=method, **changes)


@pytest.mark.parametrize(
    ("first", "country", "two_weeks_before", "three_working_days_before"),
    [
        (date(2026, 10, 13), "", date(2026, 9, 29), date(2026, 10, 8)),
        (date(2026, 11, 3), "", date(2026, 10, 20), date(2026, 10, 29)),  # the clocks go back in between
        (date(2026, 9, 14), "", date(2026, 8, 28), date(2026, 9, 9)),  # two weeks before is a bank holiday
        (date(2026, 9, 14), "GB-SCT", date(2026, 8, 31), date(2026, 9, 9)),  # in Scotland it is none
        (
            date(2027, 4, 12),
            "",
            date(2027, 3, 25),
            date(2027, 4, 7),
        ),  # Easter Monday, and Good Friday before it
        (date(2027, 1, 8), "", date(2026, 12, 24), date(2027, 1, 5)),  # Christmas Day
        (date(2027, 1, 5), "GB-SCT", date(2026, 12, 22), date(2026, 12, 29)),  # two holidays at the New Year
    ],
)
def test_things_are_due_on_working_days_and_never_later_than_the_method_says(
    first: date, country: str, two_weeks_before: date, three_working_days_before: date
) -> None:
    review = before(first, country=country)

    assert (due_of(review, TWO_WEEKS), due_of(review, THREE_DAYS)) == (
        two_weeks_before,
        three_working_days_before,
    )


@pytest.mark.parametrize(
    ("due", "chased"),
    [
        (date(2026, 9, 29), (date(2026, 9, 24), date(2026, 9, 30))),
        (date(2026, 8, 28), (date(2026, 8, 25), date(2026, 9, 1))),  # the bank holiday is left out
        (date(2026, 12, 24), (date(2026, 12, 21), date(2026, 12, 29))),
    ],
)
def test_what_is_due_is_chased_shortly_before_and_on_the_working_day_after(
    due: date, chased: tuple[date, date]
) -> None:
    assert chased_on(before(date(2026, 10, 13)), due) == chased


async def test_what_came_while_its_bringer_was_just_asked_stays_there(store: SqlStore) -> None:
    review = before(date(2026, 10, 13))
    now = review.at(date(2026, 9, 15), time(10))
    came = Standing(review=review.id, item=TWO_WEEKS.id, state=ReadyState.THERE, words=("It is here.",))
    async with store.work() as work:
        await work.reviews.save(review)
        for person in a_team():
            await work.people.save(person)
        asked = (await readiness_of(review, work=work, now=now)).items
        await work.readiness.keep(came)

        await note_asked(asked, review=review, work=work, now=now)

        assert await work.readiness.of(review.id) == (came.model_copy(update={"asked_on": (now.date(),)}),)


def test_all_of_it_comes_at_the_same_times_on_the_clients_wall_before_and_after_the_clocks_change() -> None:
    review = before(date(2026, 11, 10), TWO_WEEKS, THREE_DAYS)

    assert [line for line in table(review, ()) if "needed" in line or "eve" in line] == [
        "Tue 15 Sep 10:00 what is needed: sol",
        "Thu 22 Oct 10:30 what is still needed: sol",
        "Tue 27 Oct 10:00 what is needed: cora",
        "Wed 28 Oct 10:30 what is still needed: sol",
        "Mon 02 Nov 10:30 what is still needed: cora",
        "Fri 06 Nov 10:30 what is still needed: cora",
        "Mon 09 Nov 15:00 eve of day 1: cora",
    ]


def test_what_is_for_each_peer_is_one_thing_for_each_and_optional_things_are_never_chased() -> None:
    call = Needed(id="pre-call", title="Pre-call", weeks=1, asked=2, each_peer=True, brings=Bringer.MANAGER)
    papers = Needed(id="documents", title="Documents", weeks=2, asked=8, optional=True)
    review = before(date(2026, 10, 13), call, papers)

    assert [(one.key, one.title, one.person) for one in planned(review, a_team())] == [
        ("documents", "Documents", "sol"),
        ("pre-call/leo", "Pre-call: Leo Invented", "cora"),
        ("pre-call/ana", "Pre-call: Ana Invented", "cora"),
        ("pre-call/ben", "Pre-call: Ben Invented", "cora"),
    ]
    for_sol = [one.kind.__name__ for one in preparing(review, a_team()) if one.person == "sol"]
    assert for_sol == ["AskForItems"]


def test_where_no_system_lead_is_named_the_challenge_manager_sees_to_it() -> None:
    nobody = [person for person in a_team() if person.id != "sol"]

    assert [one.person for one in planned(before(date(2026, 10, 13)), nobody)] == ["cora"]


def test_a_new_first_day_moves_all_of_it() -> None:
    later = before(date(2026, 10, 20))

    dues = [on_the_wall(one.due, later) for one in preparing(later, a_team()) if one.person == "sol"]

    assert dues == ["Tue 25 Aug 10:00", "Thu 01 Oct 10:30", "Wed 07 Oct 10:30"]
