"""The calendar file that we hand out is read back by our own reader as the same sessions."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.ids import SessionId
from bot.domain.session import SessionKind
from bot.timetables.calendar_file import calendar_file
from bot.timetables.door import read_file
from bot.usecases.hand_out_calendar import Diary, DiaryEntry
from tests.builders import NINE

TITLES = (
    "Director of adult social care",
    "Carers, “experts by experience”; and others: part 2/3",
    "Voluntary, community and faith sector partners across the whole of the northern localities and Ynys Môn",
    "Peer team session",
)


def a_diary(zone: str, first: datetime, *, version: int = 1) -> Diary:
    """Return a diary of one session a day from a first moment on, at the same time on the wall."""
    starts = [first + timedelta(days=day) for day in range(len(TITLES))]
    entries = tuple(
        DiaryEntry(
            session=SessionId(f"session-{number}"),
            title=title,
            kind=SessionKind.INDIVIDUAL,
            starts=at,
            ends=at + timedelta(minutes=45),
            join_url="https://teams.example/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%7d",
            leads="AI",
            notes="BI",
        )
        for number, (title, at) in enumerate(zip(TITLES, starts, strict=True))
    )
    return Diary(
        client="Invented Borough", called="peer review", zone=zone, version=version, at=NINE, entries=entries
    )


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/London", datetime(2026, 10, 23, 9)),  # noqa: DTZ001 - a wall clock, given its zone below
        ("Europe/London", datetime(2026, 3, 27, 9)),  # noqa: DTZ001 - a wall clock, given its zone below
        ("America/New_York", datetime(2026, 10, 30, 14, 15)),  # noqa: DTZ001 - a wall clock, given its zone below
        ("Australia/Adelaide", datetime(2026, 6, 9, 16)),  # noqa: DTZ001 - a wall clock, given its zone below
    ],
)
def test_sessions_come_back_at_the_same_time_on_the_wall(zone: str, first: datetime) -> None:
    diary = a_diary(zone, first.replace(tzinfo=ZoneInfo(zone)))

    draft = read_file("timetable.ics", calendar_file(diary), first_day=None)

    assert [(s.title, s.date, s.start, s.end) for s in draft.sessions] == [
        (e.title, e.starts.date(), e.starts.time(), e.ends.time()) for e in diary.entries
    ]


def test_a_later_version_replaces_what_a_calendar_already_holds() -> None:
    first, second = (calendar_file(a_diary("Europe/London", NINE, version=n)).decode() for n in (1, 2))

    def marks(file: str, name: str) -> set[str]:
        return {line for line in file.splitlines() if line.startswith(name)}

    assert marks(first, "UID") == marks(second, "UID")
    assert (marks(first, "SEQUENCE"), marks(second, "SEQUENCE")) == ({"SEQUENCE:1"}, {"SEQUENCE:2"})
