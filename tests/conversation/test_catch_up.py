"""The evening: exactly the text that was approved, once, to each system lead, and never a name."""

from datetime import timedelta

import pytest

from bot.domain.attribution import Guard
from bot.domain.catch_up import CAVEAT, CatchUpState
from bot.domain.errors import NotAllowed
from bot.domain.gate import Gate
from bot.domain.override import Override, mark_of_text
from bot.rehearsal.seen import look_at
from cards.card import Card
from tests.builders import FIRST_DAY, NINE, a_catch_up, a_finding
from tests.room import Room

ABOUT = {"review": "review-1", "day": FIRST_DAY.isoformat()}


async def mark(room: Room) -> str:
    async with room.ports.store.work() as work:
        evening = await work.catch_ups.get(room.review.id, FIRST_DAY)
    assert evening is not None
    return evening.messages.mark


def told(room: Room) -> list[str]:
    return [str(d.first.card.as_teams()) for d in room.cards("sol", "summary")]


def may_stand(card: Card) -> str:
    return ",".join(key for key, _ in look_at(card).choices("let"))


async def test_the_approved_text_reaches_each_system_lead_once(room: Room) -> None:
    await room.push(NINE + timedelta(hours=9))
    await room.press("cora", "catch_up.check", ABOUT, strengths__commissioning="One plan is shared.")
    await room.press("cora", "catch_up.approve", ABOUT | {"mark": await mark(room)})
    await room.press("cora", "catch_up.approve", ABOUT | {"mark": await mark(room)})

    await room.push(timedelta(hours=1))

    assert len(told(room)) == 1
    assert "One plan is shared." in told(room)[0]
    assert CAVEAT[:40] in told(room)[0]


async def test_a_text_that_changed_after_it_was_seen_is_not_sent(room: Room) -> None:
    await room.push(NINE + timedelta(hours=9))
    await room.press("cora", "catch_up.check", ABOUT, strengths__commissioning="One plan is shared.")
    seen = await mark(room)
    await room.press("cora", "catch_up.check", ABOUT, strengths__commissioning="Nobody shares a plan.")

    card = await room.press("cora", "catch_up.approve", ABOUT | {"mark": seen})

    assert "has changed" in str(card.as_teams())
    await room.push(timedelta(hours=1))
    assert told(room) == []


async def test_a_name_is_stopped_before_approval(room: Room) -> None:
    await room.push(NINE + timedelta(hours=9))

    card = await room.press(
        "cora", "catch_up.check", ABOUT, areas__commissioning="Rosalind Achterberg doubts the plan."
    )

    assert "Rosalind Achterberg" in str(card.as_teams())
    assert "catch_up.approve" not in str(card.as_teams())


async def test_a_warning_stands_only_with_a_reason_which_is_kept_with_the_evening(room: Room) -> None:
    told_by = "The section 151 officer feels supported."
    wording = {"strengths__commissioning": told_by}
    warned = await room.press("cora", "catch_up.check", ABOUT, **wording)
    let = may_stand(warned)

    without = await room.press("cora", "catch_up.check", ABOUT, **wording, let=let)
    stands = await room.press("cora", "catch_up.check", ABOUT, **wording, let=let, reason="She agreed to it.")

    assert [look_at(c).has("catch_up.approve") for c in (warned, without, stands)] == [False, False, True]
    async with room.ports.store.work() as work:
        evening = await work.catch_ups.get(room.review.id, FIRST_DAY)
        audit = await work.audit.of(room.review.id)
    assert evening is not None
    assert [(o.reason, o.by, o.text) for o in evening.let_stand] == [
        ("She agreed to it.", "cora", mark_of_text(told_by))
    ]
    line = next(line for line in audit if "let stand" in line.deed)
    assert (line.who, room.review.keyed(mark_of_text(told_by)) in line.about) == ("cora", True)
    assert [w for w in ("151", "agreed to it") if w in line.model_dump_json()] == []


async def test_a_name_is_never_let_stand_by_any_path(room: Room) -> None:
    wording = {"areas__commissioning": "Rosalind Achterberg doubts the plan."}
    warned = await room.press("cora", "catch_up.check", ABOUT, **wording)
    gate = Gate(guard=Guard(["Rosalind Achterberg"]))
    let = gate.objections(wording.values())[0].key

    forged = await room.press("cora", "catch_up.check", ABOUT, **wording, let=let, reason="It is known.")
    async with room.ports.store.work() as work:
        evening = await work.catch_ups.get(room.review.id, FIRST_DAY)
        assert evening is not None
        by_hand = Override(concern=let, text="", reason="x", by=evening.review, at=NINE)  # type: ignore[arg-type] # forged
        await work.catch_ups.save(evening.model_copy(update={"let_stand": (by_hand,)}))
    approved = await room.press("cora", "catch_up.approve", ABOUT | {"mark": await mark(room)})
    await room.push(timedelta(hours=1))

    assert may_stand(warned) == ""
    assert "can never stand" in str(forged.as_teams())
    assert "was not sent" in str(approved.as_teams())
    assert told(room) == []


async def test_only_the_challenge_manager_prepares_the_evening(room: Room) -> None:
    with pytest.raises(NotAllowed):
        await room.press("ana", "catch_up.edit", ABOUT)


async def test_an_evening_that_is_not_approved_is_remembered_once_and_nothing_is_sent(room: Room) -> None:
    await room.push(NINE + timedelta(days=1))

    assert len(room.cards("cora", "catch_up")) == 1
    assert len(room.cards("cora", "catch_up_reminder")) == 1
    assert told(room) == []


async def test_no_summary_shows_who_said_it_or_where(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))
    await room.save_note()
    await room.push(timedelta(hours=8))
    card = await room.press("cora", "catch_up.edit", ABOUT)
    assert "Partners share one plan." in str(card.as_teams())

    wording = {"strengths__commissioning": "Partners share one plan."}
    card = await room.press("cora", "catch_up.check", ABOUT, **wording)
    let = may_stand(card)
    await room.press("cora", "catch_up.check", ABOUT, **wording, let=let, reason="Two others said it since.")
    await room.press("cora", "catch_up.approve", ABOUT | {"mark": await mark(room)})
    await room.push(timedelta(minutes=1))

    for word in ("Ana", "AI", "Director", "session-1", "Achterberg"):
        assert word not in told(room)[0]


async def test_the_last_evening_tells_every_finding_again(room: Room) -> None:
    last = room.review.model_copy(update={"last_day": FIRST_DAY})
    async with room.ports.store.work() as work:
        await work.reviews.save(last)
        await work.findings.save(a_finding(text="Partners plan together.", cites=()))
        await work.catch_ups.save(
            a_catch_up(day=FIRST_DAY - timedelta(days=1), state=CatchUpState.APPROVED, approved_mark="m")
        )

    card = await room.press("cora", "catch_up.edit", ABOUT)

    assert "Partners plan together." in str(card.as_teams())


async def test_an_evening_with_nothing_yet_still_has_room_to_write(room: Room) -> None:
    card = await room.press("cora", "catch_up.edit", ABOUT)

    assert "strengths__outcomes" in str(card.as_teams())


async def test_an_approved_text_that_is_changed_waits_for_approval_again(room: Room) -> None:
    await room.press("cora", "catch_up.check", ABOUT, strengths__commissioning="One plan is shared.")
    await room.press("cora", "catch_up.approve", ABOUT | {"mark": await mark(room)})
    await room.press("cora", "catch_up.check", ABOUT, strengths__commissioning="Another text.")

    await room.push(timedelta(hours=1))

    assert told(room) == []
    async with room.ports.store.work() as work:
        states = [e.state.value for e in await work.errands.of(room.review.id) if "summary" in e.errand.key]
    assert states == ["void"]
