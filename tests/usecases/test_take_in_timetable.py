"""A timetable becomes sessions; sent again, it moves and cancels what it changes and nothing else."""

from datetime import timedelta

from bot.domain.session import Mode, SessionKind
from bot.domain.tasks.meetings import CancelMeeting, MoveMeeting, OpenMeeting
from bot.domain.team import Role
from bot.domain.timetable import Draft, DraftSession
from bot.store.work import SqlStore
from bot.usecases.take_in_timetable import accept_timetable, keep_draft, lay_out
from tests.builders import ANA, BEN, NINE, a_review, a_team
from tests.faults.changing import a_line

NOW = NINE - timedelta(days=7)


def draft(*lines: DraftSession) -> Draft:
    return Draft(source="timetable.csv", sessions=lines)


async def accept(store: SqlStore, taken: Draft) -> list[str]:
    """Accept a draft, and return which meetings must be made, moved and cancelled by it."""
    review = a_review()
    async with store.work() as work:
        await work.reviews.save(review)
        for person in a_team():
            await work.people.save(person)
        before = {e.errand.key for e in await work.errands.of(review.id)}
        manager = next(p for p in a_team() if p.role is Role.CHALLENGE_MANAGER)
        draft_id = await keep_draft(taken, review=review, by=manager, work=work)
        await accept_timetable(draft_id, review=review, by=manager, work=work, now=NOW)
        new = [e.errand.task for e in await work.errands.of(review.id) if e.errand.key not in before]
        titles = {s.id: s.title for s in await work.sessions.of(review.id)}
    return sorted(
        f"{t.purpose}: {titles[t.session]}"
        for t in new
        if isinstance(t, OpenMeeting | MoveMeeting | CancelMeeting)
    )


def test_those_whom_the_file_names_are_the_pair_and_the_first_leads() -> None:
    laid = lay_out(draft(a_line("Director", peers=("BI", "AI"))), review=a_review(), people=a_team())

    pair = laid.sessions[0].pair
    assert pair is not None
    assert (pair.lead, pair.notes) == (BEN, ANA)
    assert laid.proposed == frozenset()


def test_initials_that_are_nobodys_become_a_doubt_and_a_pair_is_proposed() -> None:
    laid = lay_out(draft(a_line("Director", peers=("ZZ",))), review=a_review(), people=a_team())

    assert [d.question for d in laid.doubts] == [
        "Who is ZZ? Nobody in the team has that name or those initials."
    ]
    assert laid.proposed == {laid.sessions[0].id}


def test_a_line_without_a_time_is_no_session_yet() -> None:
    laid = lay_out(draft(a_line("Director", start=None)), review=a_review(), people=a_team())

    assert laid.sessions == ()


async def test_each_remote_session_gets_one_meeting(store: SqlStore) -> None:
    made = await accept(store, draft(a_line("Director"), a_line("Lunch", 12, kind=SessionKind.BREAK)))

    assert made == ["open meeting: Director"]


async def test_the_same_timetable_again_changes_nothing(store: SqlStore) -> None:
    await accept(store, draft(a_line("Director"), a_line("Carers", 11)))

    assert await accept(store, draft(a_line("Director"), a_line("Carers", 11))) == []


async def test_a_session_that_moved_keeps_its_meeting_and_moves_it(store: SqlStore) -> None:
    await accept(store, draft(a_line("Director"), a_line("Carers", 11)))

    assert await accept(store, draft(a_line("Director", 14), a_line("Carers", 11))) == [
        "move meeting: Director"
    ]


async def test_a_session_that_is_gone_is_cancelled(store: SqlStore) -> None:
    await accept(store, draft(a_line("Director"), a_line("Carers", 11)))

    assert await accept(store, draft(a_line("Carers", 11))) == ["cancel meeting: Director"]


async def test_a_session_that_goes_on_site_no_longer_needs_its_meeting(store: SqlStore) -> None:
    await accept(store, draft(a_line("Director")))

    assert await accept(store, draft(a_line("Director", mode=Mode.ON_SITE))) == ["cancel meeting: Director"]
