"""A rehearsal plays the same way from the same script, and any client's file can be rehearsed."""

import json
from datetime import date

import pytest

from bot.rehearsal.outcome import Outcome, as_json
from bot.rehearsal.scene import Script, open_scene
from bot.rehearsal.storyboard import storyboard
from bot.staging import open_stage
from tests.rehearsal.reviews import from_shared, rehearse, tiny


def written(outcome: Outcome) -> tuple[bytes, ...]:
    """Return everything that a rehearsal leaves, as bytes."""
    documents = (d.content for d in outcome.kept.documents)
    return (json.dumps(as_json(outcome)).encode(), storyboard(outcome).encode(), *documents)


async def test_the_same_seed_gives_the_same_bytes_and_another_gives_other_people_and_words() -> None:
    first, again, other = [await rehearse(tiny(seed=seed)) for seed in (1, 1, 2)]

    assert written(again) == written(first)
    assert {o.text for o in first.kept.observations} != {o.text for o in other.kept.observations}
    assert [m.name for m in first.cast.everybody] != [m.name for m in other.cast.everybody]
    assert [m.initials for m in first.cast.peers] == [m.initials for m in other.cast.peers]


async def test_a_file_without_a_year_is_rehearsed_in_the_nearest_year_that_fits() -> None:
    content = b"Day,Time,Session,Peers\nTuesday 14 September,09.00-09.45,Chief Executive,JT/RM\n"
    script = Script(file="no year.csv", content=content, method="place-review", seed=1)

    async with open_stage() as stage:
        play = await open_scene(script, stage)

    assert play.review.first_day == date(2027, 9, 14)


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
    assert len(outcome.kept.findings) > 0
