"""Rehearsals lent to every test that only looks at them."""

import asyncio

import pytest

from bot.rehearsal.outcome import Outcome
from tests.rehearsal.reviews import rehearse, sample, short


@pytest.fixture(scope="package")
def rehearsed() -> Outcome:
    """Rehearse the sample once."""
    return asyncio.run(rehearse(sample()))


@pytest.fixture(scope="package")
def two_days() -> Outcome:
    """Rehearse the review of two days once."""
    return asyncio.run(rehearse(short()))
