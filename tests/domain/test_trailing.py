"""The no-surprises ledger: a line keeps the finding that it came from, however it is worded."""

import pytest

from bot.domain.catch_up import CatchUp, CatchUpState, Emerging, Messages
from bot.domain.finding import Finding
from bot.domain.trailing import drawn_from, ledger_of, since_told, still_drawn
from tests.builders import COMMISSIONING, FIRST_DAY, a_catch_up, a_finding

PLAN = "One plan is shared by all partners."
CARERS = "Carers tell their story again each time."
PLAN_AGAIN = "So far we think that partners share a plan between them all."


def told(*lines: str) -> Messages:
    return Messages(themes=(Emerging(theme=COMMISSIONING, title="Commissioning", strengths=lines),))


def the_findings() -> tuple[Finding, ...]:
    return a_finding(number=1, text=PLAN), a_finding(number=2, text=CARERS)


def approved(before: Messages, after: Messages) -> CatchUp:
    drawn = still_drawn(drawn_from(the_findings(), before), before=before, after=after)
    return a_catch_up(messages=after, drawn=drawn, state=CatchUpState.APPROVED)


@pytest.mark.parametrize(
    ("after", "heard"),
    [
        ((PLAN, CARERS), (1, 2)),
        ((PLAN_AGAIN, CARERS), (1, 2)),
        ((CARERS, PLAN), (1, 2)),
        ((CARERS,), (2,)),
        (("Finance is late.", CARERS), (2,)),
        (("One plan is shared by nearly all partners.",), (1,)),
    ],
)
def test_a_finding_is_trailed_on_the_evening_that_tells_it(
    after: tuple[str, ...], heard: tuple[int, ...]
) -> None:
    evening = approved(told(PLAN, CARERS), told(*after))

    ledger = ledger_of(the_findings(), (evening,))

    assert tuple(line.finding for line in ledger if line.evenings == (FIRST_DAY,)) == heard


def test_a_finding_that_reads_quite_differently_by_now_was_trailed_all_the_same() -> None:
    evening = approved(told(PLAN, CARERS), told(PLAN, CARERS))
    reworded = a_finding(number=1, text="Everybody knows what comes next.")

    assert ledger_of((reworded,), (evening,))[0].evenings == (FIRST_DAY,)


def test_what_a_finding_was_made_part_of_was_trailed_with_it() -> None:
    evening = approved(told(PLAN, CARERS), told(CARERS))
    whole = a_finding(number=3, text="Nobody listens.")
    part = a_finding(number=2, text=CARERS, joined_to=3)

    assert ledger_of((whole,), (evening,), among=(whole, part))[0].evenings == (FIRST_DAY,)


def test_a_draft_has_told_nobody_anything() -> None:
    evening = approved(told(PLAN), told(PLAN)).model_copy(update={"state": CatchUpState.DRAFT})

    assert ledger_of(the_findings()[:1], (evening,))[0].evenings == ()


def test_what_changed_since_the_client_last_heard_is_told_by_theme() -> None:
    evening = approved(told(PLAN, CARERS), told(PLAN, CARERS))
    reworded, new = (
        a_finding(number=1, text="All partners share one plan now."),
        a_finding(number=3, text="New."),
    )
    parked = a_finding(number=2, text=CARERS)

    since = since_told(
        COMMISSIONING, standing=(reworded, new), every=(reworded, parked, new), evenings=(evening,)
    )

    assert (since.new, since.told, since.reworded, since.dropped) == (1, 0, (reworded.text,), (CARERS,))
