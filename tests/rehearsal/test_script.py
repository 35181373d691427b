"""A rehearsal plays the same way from the same script, and any client's file can be rehearsed."""

import json

import pytest

from bot.rehearsal.outcome import Outcome, as_json
from bot.rehearsal.storyboard import storyboard
from tests.rehearsal.reviews import from_shared, rehearse, short


def written(outcome: Outcome) -> tuple[bytes, ...]:
    """Return everything that a rehearsal leaves, as bytes."""
    documents = (d.content for d in outcome.kept.documents)
    return (json.dumps(as_json(outcome)).encode(), storyboard(outcome).encode(), *documents)


async def test_the_same_seed_gives_the_same_bytes() -> None:
    first = written(await rehearse(short()))

    second = written(await rehearse(short()))

    assert second == first


async def test_another_seed_gives_other_people_and_other_words() -> None:
    first, second = await rehearse(short(seed=1)), await rehearse(short(seed=2))

    assert {o.text for o in first.kept.observations} != {o.text for o in second.kept.observations}
    assert [m.name for m in first.cast.everybody] != [m.name for m in second.cast.everybody]
    assert [m.initials for m in first.cast.peers] == [m.initials for m in second.cast.peers]


@pytest.mark.parametrize(
    "name",
    ["R5_gsu_mock_schedule.xlsx", "X2_SYNTHETIC_sheet_per_day.xlsx", "X5_SYNTHETIC_messy_export.csv"],
)
async def test_a_clients_own_file_rehearses_to_the_end(name: str) -> None:
    outcome = await rehearse(from_shared(name))

    certificate = outcome.certificate
    heard = [s for s in outcome.kept.sessions if s.is_heard and s.pair]
    assert certificate is not None
    assert certificate.complete
    assert certificate.outstanding == ()
    assert heard != []
    assert len(outcome.kept.observations) >= 2 * len(heard)
