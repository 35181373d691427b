"""Two people change one finding at the same moment, on two connections: both changes are kept."""

import asyncio
from typing import Any

from bot.domain.errors import OutOfDate
from bot.domain.finding import FindingDeed
from bot.domain.finding_changes import Doing, made
from bot.domain.review import Review
from bot.store.work import SqlStore
from bot.usecases.change_finding import Before, Turn
from bot.usecases.reword_finding import reword_finding
from bot.usecases.weigh_finding import question_finding, support_finding
from tests.builders import ANA, NINE, a_finding, a_new_observation, a_person, a_team
from tests.keys import open_store

BEFORE = Before(number=1, version=1)


async def laid_out(store: SqlStore) -> None:
    """Keep five notes, a finding that stands on the first, and the team."""
    async with store.work() as work:
        for person in a_team():
            await work.people.save(person)
        for number in range(1, 6):
            await work.observations.add(a_new_observation(press=f"p{number}"))
        await work.findings.save(made(a_finding(), doing=Doing(by=ANA, at=NINE)))


async def press(store: SqlStore, review: Review, deed: Any, *said: Any) -> str:
    """Press as somebody whose card shows the first version; return the sentence, if there is one."""
    try:
        async with store.work() as work:
            turn = Turn(review=review, by=a_person(), work=work, now=NINE)
            await deed(*said, before=BEFORE, turn=turn)
    except OutOfDate as sentence:
        return str(sentence)
    return ""


async def test_people_who_add_different_notes_at_once_all_succeed(
    store: SqlStore, review: Review, database: str
) -> None:
    await laid_out(store)
    other = await open_store(database)

    told = await asyncio.gather(
        press(store, review, support_finding, [2]),
        press(other, review, support_finding, [3]),
        press(store, review, question_finding, [4]),
        press(other, review, question_finding, [5]),
    )
    await other.close()

    async with store.work() as work:
        finding = await work.findings.get(review.id, 1)
    assert set(told) == {""}
    assert (finding.cites, finding.questions) == ((1, 2, 3), (4, 5))


async def test_of_two_new_wordings_at_once_one_is_kept_and_the_other_gets_a_sentence(
    store: SqlStore, review: Review, database: str
) -> None:
    await laid_out(store)
    other = await open_store(database)

    told = await asyncio.gather(
        press(store, review, reword_finding, "Partners plan as one."),
        press(other, review, reword_finding, "All partners plan."),
    )
    await other.close()

    async with store.work() as work:
        finding = await work.findings.get(review.id, 1)
    assert sorted(map(bool, told)) == [False, True]
    assert [step.deed for step in finding.log] == [FindingDeed.MADE, FindingDeed.REWORDED]
