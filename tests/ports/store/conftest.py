"""Every test of this folder runs on both databases."""

import pytest

from bot.domain.review import Review
from bot.store.work import SqlStore
from tests.builders import a_review

BOTH = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(params=BOTH)
def database(request: pytest.FixtureRequest) -> str:
    """Return the address of a new database of each kind."""
    return str(request.getfixturevalue(f"{request.param}_database"))


@pytest.fixture
async def review(store: SqlStore) -> Review:
    """Return a review that is in the store."""
    review = a_review()
    async with store.work() as work:
        await work.reviews.save(review)
    return review
