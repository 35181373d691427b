"""Layouts that no sample has: each is written in memory and read back as a person would read it."""

from datetime import date, datetime, time, timedelta

import pytest

from bot.domain.errors import NotATimetable
from bot.domain.timetable import Asks
from tests.timetables.files import document, read, text, told, workbook

TUE, WED, THU = "2025-10-14", "2025-10-15", "2025-10-16"
DAY = date(2025, 10, 14)
ON = "Tuesday 14 October 2025"
TWO = ["9.00-9.45 Leader", "10.00-10.45 Unions"]
READ_TWO = [f"{TUE} 09:00-09:45 Leader", f"{TUE} 10:00-10:45 Unions"]

TEXTS = {
    "spaces between columns": (
        (
            f"{ON}\nTime            Session       Room\n9.00-9.45       Leader        Room 1\n"
            "10.00-10.45     Unions        Hall\n"
        ),
        READ_TWO,
    ),
    "a time broken over two lines": (
        f"{ON}\n9.00 -\n9.45\nLeader\n10.00-10.45\nUnions\nPage 1 of 2\n", READ_TWO),
    "glued to the words": (f"{ON}\n9:00 – 9:45amLeader\n10:00 – 10:45amUnions\n", READ_TWO),
    "titles before times": (f"{ON}\n* Leader: 9.00 - 9.45\n* Unions (GMB): 10.00 - 10.45\nLunch 12.15-1.00\n", [
        READ_TWO[0], f"{TUE} 10:00-10:45 Unions (GMB)", f"{TUE} 12:15-13:00 Lunch"]),
    "lengths and lost dashes": (
        (
            f"{ON}\n0900 0945 Leader\n9am for 9.30 Carers\n10.30am – Unions – 1 hour\n11am Police, 90 mins\n"
            "From 3pm Reading\n"
        ),
        [READ_TWO[0], f"{TUE} 09:30-? Carers", f"{TUE} 10:30-11:30 Unions", f"{TUE} 11:00-12:30 Police",
         f"{TUE} 15:00-? Reading"],
    ),
    "European hours": (f"{ON}\n09h00 – 9h45 Leader\n10h-10h45: Unions\n", READ_TWO),
    "a point of an agenda further in": (
        f"## {ON}\n1. **9.00 – 9.45** Leader\n   - 9.10 aims\n2. **10.00 – 10.45** Unions — JT/RM\n", READ_TWO),
    "a Markdown table with breaks and links": (
        (
            f"### {ON}\n|Time|Session|Link|\n|---|:--|---|\n"
            "|9.00–9.45|*Leader*<br>Jo Patel|[Join](https://x.example)|\n|10.00–10.45|Unions|\n"
        ), READ_TWO),
    "tabs with empty cells": (
        f"Time\t{ON}\tWed 15 Oct\n9.00-9.45\tLeader\t\n10.00-10.45\t\tCarers\n",
        [READ_TWO[0], f"{WED} 10:00-10:45 Carers"]),
    "forms": (
        (
            "Subject: Leader\nWhen: 14 October 2025 09:00-09:45.\nWhere: Teams\n\n"
            f"Meeting: Unions\nDate: {ON}\nTime: 10.00 – 10.45\n"
        ), READ_TWO),
    "a csv file pasted": (
        "date,start,end,session\n2025-10-14,09:00,09:45,Leader\n2025-10-14,10:00,10:45,Unions\n", READ_TWO),
    "days numbered within named dates": (
        "Peer review 14–16 October 2025\nDAY 1\n9.00-9.45 Leader\nDay 3\n9.00-9.45 Unions\n",
        [READ_TWO[0], f"{THU} 09:00-09:45 Unions"]),
    "an e-mail": (
        (
            "From: Ann Other\nSent: 12 September 2025 10:15\n\nThanks for the call at 9.30. Here it is:\n\n"
            f"{ON}\n9.00-9.45 - Leader (Jo Patel) - JT/RM\n10 to 10.45am Unions\n\n"
            "Office hours 9.00-17.00, ring 0113 496 0123 (9.00-17.00)\n"
            "Version 3, updated 12/9 at 10.15\n"
        ), READ_TWO),
}  # fmt: skip

TABLES = {
    "a column for each room": workbook(
        (ON,), ("Start", "End", "Oak Suite", "Virtual"), (0.375, 0.40625, "Leader", None),
        (time(10), time(10, 45), None, "Unions")),
    "a column for each peer": workbook(
        ("Date", "Time", "JT", "RM"), (DAY, "9.00-9.45", "Leader", None),
        (None, "10.00-10.45", None, "Unions")),
    "times across and days down": workbook(
        (), ("", "9.00-9.45", "10.00-10.45"), (ON, "Leader", "Unions"), ("Wed 15 Oct", None, None)),
    "times across and pairs down": workbook(
        (ON,), ("Pair", "0900-0945", "1000-1045"), ("JT/RM", "Leader", None), ("BC/SO", None, "Unions")),
    "days over pairs": workbook(
        ("", ON, "", "Wednesday 15 October 2025"), ("Time", "Pair 1", "Pair 2", "Pair 1"),
        ("9.00-9.45", "Leader"), ("10.00-10.45", "", "Unions")),
    "a day a row, its sessions inside": document(
        [("Day", "Morning", "Afternoon"), (ON, "\n".join(TWO), "")]),
    "times inside the titles": workbook(("Session", "With"), (ON,), (TWO[0], "Jo Patel"), (TWO[1], "Sam Lee")),
    "dates and times in one cell": workbook(
        ("When", "Who"), ("Tues 14 Oct 2025, 9-9.45am", "Leader"), ("14/10/2025 10:00-10:45", "Unions")),
    "lengths as numbers": workbook(
        ("Date", "Start", "Duration", "Session"), (DAY, time(9), timedelta(minutes=45), "Leader"),
        (DAY, datetime(2025, 10, 14, 10, 0), 0.75, "Unions")),  # noqa: DTZ001 - a spreadsheet's times have no zone
    "a date of the day alone": workbook(
        ("October 2025",), ("Day", "Date", "Time", "With"), ("Tue", 14, "9.00-9.45", "Leader"),
        ("", "", "10.00-10.45", "Unions")),
    "contacts and travel before it": document(
        [("Name", "Role", "Phone"), ("Ann Other", "Driver, 8.30-16.30", "0113 496 0123")],
        [("Train", "Depart", "Arrive"), ("Leeds", "07:15", "09:30")],
        [("Version", "Date", "Time"), ("0.1", "1/9/25", "10:15")],
        [("Date of visit", ON), ("TIME", "ACTIVITY"), ("0900 - 0945", "Leader"), ("1000 - 1045", "Unions")]),
    "the columns of an odd heading": document(
        [("Time", "Review Group (RG) Activity/Meeting", "Venue", "Meeting No."), (ON,) * 4,
         ("0900-0945", "Leader\n• aims", "A2", "1"), ("1000-1045", "Unions", "1838 Club", "2")]),
}  # fmt: skip


@pytest.mark.parametrize("layout", TEXTS)
def test_a_text_is_read_as_a_person_reads_it(layout: str) -> None:
    written, sessions = TEXTS[layout]

    draft = text(written)

    assert told(draft.sessions) == sessions


@pytest.mark.parametrize("layout", TABLES)
def test_a_table_is_read_as_a_person_reads_it(layout: str) -> None:
    content = TABLES[layout]

    draft = read(content, "timetable.xlsx" if b"xl/workbook.xml" in content else "timetable.docx")

    assert sorted(told(draft.sessions)) == READ_TWO


def test_months_come_first_only_where_that_is_certain() -> None:
    rows = "Date,Start,End,Subject\n10/14/2025,9:00 AM,9:45 AM,Provost\n11/3/2025,1:30 PM,2:15 PM,Senate\n"

    american = read(rows, "timetable.csv")
    british = read(rows.replace("10/14", "14/10"), "timetable.csv")

    assert [s.date for s in american.sessions] == [DAY, date(2025, 11, 3)]
    assert [s.date for s in british.sessions] == [DAY, date(2025, 3, 11)]


def test_an_event_that_repeats_is_a_session_each_time() -> None:
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1", "DTSTART:20251014T163000",
             "DURATION:PT30M", "SUMMARY:Feedback", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20251015T163000",
             "END:VEVENT", "END:VCALENDAR", "")  # fmt: skip

    draft = read("\r\n".join(lines), "timetable.ics")

    assert told(draft.sessions) == [f"{TUE} 16:30-17:00 Feedback", f"{THU} 16:30-17:00 Feedback"]
    assert draft.sessions[0].at == "event 1 (Feedback)"


def test_a_visit_from_nine_to_five_is_no_session() -> None:
    with pytest.raises(NotATimetable, match="I found no times"):
        text(f"Peer review\nDate: {ON}\nTime: 9.00 - 17.00\nVenue: Town Hall\nTrains leave at 18:02.\n")


def test_a_doubt_says_which_session_it_is_about_and_suggests_the_answer_as_data() -> None:
    draft = read(
        workbook(
            ("Date", "Time", "Session", "Peers"),
            (DAY, "9.00", "Leader", "JT"),
            (DAY, time(1, 30), "Unions", "TBC"),
            ("Tuesday 15 October 2025", "tbc", "Carers", "RM"),
        )
    )

    assert [(d.session, d.asks, d.value) for d in draft.doubts] == [
        (1, Asks.START, "13:30"),
        (1, Asks.PEER, ""),
        (2, Asks.DATE, WED),
        (2, Asks.START, ""),
        (0, Asks.END, ""),
        (1, Asks.END, ""),
    ]


def test_what_is_left_out_is_quoted_and_counted() -> None:
    names = [(f"Person {n}",) for n in range(9)]

    draft = read(workbook(*names, ("Time", "Session"), (ON,), ("9.00-9.45", "Leader")))

    (doubt,) = draft.doubts
    assert doubt.text == "; ".join(name for (name,) in names[:6]) + " (and 3 more)"
