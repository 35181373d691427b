"""One rehearsal of the sample, lent to every test that only looks at it."""

import asyncio

import pytest

from bot.rehearsal.outcome import Outcome
from tests.rehearsal.reviews import rehearse, sample


@pytest.fixture(scope="package")
def rehearsed() -> Outcome:
    """Rehearse the sample once."""
    return asyncio.run(rehearse(sample()))
