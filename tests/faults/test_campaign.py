"""A slice of the fault campaign (`poe faults`): whatever Teams does, each sees each message once."""

import pytest

from tests.faults.campaign.databases import Database
from tests.faults.campaign.luck import Luck
from tests.faults.campaign.running import Wanted, run

LUCK = Luck(seed=7, common=120, rare=0, messages=1.0, kinds=("send",), tries=1)
"""Every fault of a new message after which it comes again soon or never."""


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def test_nothing_is_lost_or_seen_twice_or_sent_too_soon(
    kind: str, request: pytest.FixtureRequest
) -> None:
    url = str(request.getfixturevalue(f"{kind}_database"))
    wanted = Wanted(LUCK, errands=40, processes=1, kill_every=1e6, lease=3.0, others=False, patience=60)

    ran = await run(wanted, Database(url))

    assert (ran.verdict.lost, ran.verdict.twice, ran.verdict.unexplained) == ([], [], [])
    assert (ran.verdict.too_soon, ran.verdict.too_many) == ([], [])
