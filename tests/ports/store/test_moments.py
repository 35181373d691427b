"""A moment stands in a file as SQLAlchemy writes it, on both sides of a clock change."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.dialects import sqlite

from bot.store.times import Moment, in_file

LONDON = ZoneInfo("Europe/London")
MOMENTS = (
    datetime(2026, 6, 9, 8, tzinfo=UTC),
    datetime(2026, 6, 9, 8, 0, 0, 7, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 30, tzinfo=LONDON),
    datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1),
    datetime(2026, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=13))),
)


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_a_moment_stands_in_a_file_as_sqlalchemy_writes_it(moment: datetime) -> None:
    written = Moment().dialect_impl(sqlite.dialect()).bind_processor(sqlite.dialect())

    assert written is not None
    assert in_file(moment) == written(moment)


def test_a_time_without_a_zone_is_not_kept() -> None:
    with pytest.raises(ValueError, match="zone"):
        in_file(datetime(2026, 6, 9, 8))  # noqa: DTZ001 - what must not be kept
