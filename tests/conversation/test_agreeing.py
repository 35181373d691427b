"""The final feedback is agreed only once nothing in it could show who said it, or a reason lets it stand."""

import pytest

from bot.documents.office import OfficeDocuments
from bot.domain.errors import Attributable
from bot.domain.finding import FindingState
from bot.domain.observation import Source
from bot.domain.override import mark_of_text
from bot.rehearsal.seen import look_at
from bot.usecases.give_feedback import gate_of_feedback, prepare_feedback, write_documents
from cards.card import Card
from tests.builders import ANA, BEN, FIRST_DAY, SESSION, a_finding, a_new_observation
from tests.room import Room

POST = "The section 151 officer feels supported by every board."
NAME = "Rosalind Achterberg has a plan that every board knows."


async def told(room: Room, text: str) -> str:
    """Have one triangulated finding, and return the mark of the feedback that it makes."""
    async with room.ports.store.work() as work:
        await work.observations.add(a_new_observation(text="One.", press="a", peer=ANA))
        other = Source(session=SESSION, group="staff")
        await work.observations.add(a_new_observation(text="Two.", press="b", peer=BEN, source=other))
        await work.findings.save(a_finding(text=text, cites=(1, 2), state=FindingState.TRIANGULATED))
        return (await prepare_feedback(room.review, work=work)).mark


async def agree(room: Room, mark: str, **typed: str) -> Card:
    return await room.press("cora", "feedback.agree", {"review": room.review.id, "mark": mark}, **typed)


async def test_what_may_stand_needs_a_reason_which_is_kept_with_the_finding(room: Room) -> None:
    mark = await told(room, POST)

    warned = await agree(room, mark)
    let = ",".join(key for key, _ in look_at(warned).choices("let"))
    without = await agree(room, mark, let=let)
    agreed = await agree(room, mark, let=let, reason="The post has agreed.")

    assert [look_at(c).has("feedback.agree") for c in (warned, without, agreed)] == [True, True, False]
    async with room.ports.store.work() as work:
        finding = await work.findings.get(room.review.id, 1)
        audit = [line for line in await work.audit.of(room.review.id) if "let stand" in line.deed]
    assert (finding.state, [(o.reason, o.by) for o in finding.let_stand]) == (
        FindingState.AGREED,
        [("The post has agreed.", "cora")],
    )
    told_of = room.review.keyed(mark_of_text(POST))
    assert [(line.who, told_of in line.about, "151" in line.about) for line in audit] == [("cora", True, False)]


async def test_a_finding_that_names_somebody_is_neither_agreed_nor_written(room: Room) -> None:
    mark = await told(room, NAME)
    async with room.ports.store.work() as work:
        shown = await prepare_feedback(room.review, work=work)
        gate = await gate_of_feedback(room.review, work=work)

    forged = await agree(room, mark, let=shown.objections[0].key, reason="It is known.")

    assert "can never stand" in str(forged.as_teams())
    async with room.ports.store.work() as work:
        assert (await work.findings.get(room.review.id, 1)).state is FindingState.TRIANGULATED
        assert not (await work.reviews.get(room.review.id)).board_frozen
    with pytest.raises(Attributable):
        await write_documents(shown, gate=gate, documents=OfficeDocuments(), day=FIRST_DAY)
