"""Timetables in the layouts that clients use."""

from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.styles import Font

from bot.domain.session import SessionKind
from tests.timetables.files import document, read, saved, text, told, workbook

HEADINGS = ("Date", "Time", "Session", "Who", "Peers", "Where")
DAY = date(2025, 10, 14)


def test_each_row_is_a_session() -> None:
    content = workbook(
        HEADINGS, (DAY, "9.30 - 10.15am", "Chief Executive", "Jo Patel, Chief Executive", "AB/CD", "Teams")
    )

    (session,) = read(content).sessions

    assert (session.date, session.start, session.end) == (DAY, time(9, 30), time(10, 15))
    assert (session.title, session.people, session.peers) == (
        "Chief Executive",
        ("Jo Patel, Chief Executive",),
        ("AB", "CD"),
    )
    assert (session.place, session.at) == ("Teams", "Sheet 'Timetable' C2")


def test_a_blank_date_is_the_one_above() -> None:
    draft = read(workbook(HEADINGS, (DAY, "9.00-9.45", "Leader"), (None, "10.00-10.45", "Finance")))

    assert told(draft.sessions) == ["2025-10-14 09:00-09:45 Leader", "2025-10-14 10:00-10:45 Finance"]


def test_rows_of_days_and_repeated_headings_are_not_sessions() -> None:
    draft = read(
        workbook(
            ("Peer review",),
            ("Time", "Session"),
            ("Day 1 \u2013 Tuesday 14 October 2025",),
            ("9.00-9.45", "Leader"),
            ("Time", "Session"),
            ("Day 2 \u2013 Wed 15 Oct",),
            ("9.00-9.45", "Finance"),
        )
    )

    assert told(draft.sessions) == ["2025-10-14 09:00-09:45 Leader", "2025-10-15 09:00-09:45 Finance"]
    assert [d.text for d in draft.doubts] == ["Peer review"]


def test_a_table_without_headings_is_read_by_what_stands_in_it() -> None:
    draft = read(
        workbook(("Day 1",), ("9.00-9.45", "Leader", "Provost, Dean", "Dean\u2019s Office")), first_day=DAY
    )

    (session,) = draft.sessions
    assert (session.date, session.people, session.place) == (DAY, ("Provost", "Dean"), "Dean\u2019s Office")


def test_an_undated_day_keeps_its_label_and_is_asked_about() -> None:
    draft = read(workbook(("Day 1",), ("9.00-9.45", "Leader")))

    assert told(draft.sessions) == ["Day 1 09:00-09:45 Leader"]
    assert [d.question for d in draft.doubts] == ["No date is given. Which date is 'Day 1'?"]


def test_each_sheet_may_be_a_day_and_a_hidden_one_is_listed_as_left_out() -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title in ("Tue 14th", "Weds 15th", "old"):
        sheet = book.create_sheet(title)
        sheet.append(["Start", "Finish", "Who"])
        start = datetime.combine(DAY, time(9)) if title == "Tue 14th" else time(9)
        sheet.append([start, time(9, 45), "Leader"])
    book["old"].sheet_state = "hidden"

    draft = read(saved(book))

    assert told(draft.sessions) == ["2025-10-14 09:00-09:45 Leader", "2025-10-15 09:00-09:45 Leader"]
    assert [(d.at, d.question) for d in draft.doubts] == [
        ("Sheet 'old'", "Left out: the sheet is hidden. Is that right?")
    ]


def test_what_is_struck_through_or_cancelled_is_left_out_and_listed() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        HEADINGS,
        (DAY, "9.00-9.45", "Leader"),
        (DAY, "10.00-10.45", "Unions"),
        (DAY, "11.00-11.45", "CANCELLED Planning"),
    ):
        sheet.append(row)
    for cell in sheet[3]:
        cell.font = Font(strike=True)

    draft = read(saved(book))

    assert told(draft.sessions) == ["2025-10-14 09:00-09:45 Leader"]
    assert [d.question for d in draft.doubts] == [
        "Left out: it is struck through. Is that right?",
        "Left out: it is marked as cancelled. Is that right?",
    ]


def test_a_column_for_each_pair_gives_a_session_for_each() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("Time", "Stream 1\n(JT/RM)", "Stream 2\n(BC + SO)", "Notes"),
        ("Tuesday 14 October 2025",),
        ("8.45 \u2013 9.15am", "Peer team meeting"),
        ("9.30-10.15", "Chief Executive", "Carers group\n(90 mins \u2013 runs to 11.00)", "room change"),
        ("10.30-11.15", "Finance", "SO on leave \u2013 KL to cover"),
    ):
        sheet.append(row)
    sheet.merge_cells("B3:C3")

    draft = read(saved(book))

    assert [(line, s.peers) for line, s in zip(told(draft.sessions), draft.sessions, strict=True)] == [
        ("2025-10-14 08:45-09:15 Peer team meeting", ("ALL",)),
        ("2025-10-14 09:30-10:15 Chief Executive", ("JT", "RM")),
        ("2025-10-14 09:30-11:00 Carers group", ("BC", "SO")),
        ("2025-10-14 10:30-11:15 Finance", ("JT", "RM")),
    ]


def test_days_may_stand_side_by_side() -> None:
    draft = read(
        workbook(
            ("Programme w/c 13 October 2025",),
            ("", "Tuesday", "Wednesday"),
            ("9.00-9.30", "Team meeting", "Team meeting"),
            ("9.45-10.45", None, "Leader of the Council"),
        )
    )

    assert told(draft.sessions) == [
        "2025-10-14 09:00-09:30 Team meeting",
        "2025-10-15 09:00-09:30 Team meeting",
        "2025-10-15 09:45-10:45 Leader of the Council",
    ]


def test_two_timetables_may_stand_beside_one_another() -> None:
    draft = read(
        workbook(
            ("Day 1: 14 October 2025", None, None, "Day 2: 15 October 2025"),
            ("Time", "Session", None, "Time", "Session"),
            ("9.00-9.30", "Team meeting", None, "9.00-9.45", "Leader"),
        )
    )

    assert told(draft.sessions) == ["2025-10-14 09:00-09:30 Team meeting", "2025-10-15 09:00-09:45 Leader"]


def test_a_document_has_lines_and_tables_and_tables_that_are_no_timetable() -> None:
    draft = read(
        document(
            "Review of 14 and 15 October 2025",
            [("Client lead", "Ann Other"), ("Base room", "Committee Room 2")],
            "Tuesday 14 October",
            [("Time", "Session", "Venue"), ("9.00-9.30", "Welcome\n9.00 Arrivals\n9.10 Aims", "Room 1")],
            "Wednesday 15 October",
            [("Time", "Session", "Venue"), ("2-3", "Feedback to the client", "Room 2")],
        ),
        "timetable.docx",
    )

    assert told(draft.sessions) == [
        "2025-10-14 09:00-09:30 Welcome",
        "2025-10-15 14:00-15:00 Feedback to the client",
    ]
    assert draft.sessions[0].at == "table 2, row 2, column 2"
    assert "table 1" in [d.at for d in draft.doubts]


def test_lines_of_text_are_sessions_where_they_start_with_a_time() -> None:
    draft = text(
        "Day 1 - Tuesday 14 October 2025\n"
        "9.00-9.30 Team meeting\n"
        "- Trade unions, 10.00-10.45, AB/CD\n"
        "11.00-11.45\n"
        "Commissioning leads\n"
        "The building is open from 8.00 to 18.00 each day.\n"
    )

    assert told(draft.sessions) == [
        "2025-10-14 09:00-09:30 Team meeting",
        "2025-10-14 10:00-10:45 Trade unions",
        "2025-10-14 11:00-11:45 Commissioning leads",
    ]


def test_a_calendar_is_read_in_its_own_zone() -> None:
    calendar = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nX-WR-TIMEZONE:Europe/London\r\n"
        "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20250901T080000Z\r\nDTSTART:20251014T080000Z\r\nDTEND:20251014T084500Z\r\n"
        "SUMMARY:Chief Executive\r\nLOCATION:Microsoft Teams Meeting\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )

    draft = read(calendar, "timetable.ics")

    assert told(draft.sessions) == ["2025-10-14 09:00-09:45 Chief Executive"]


def test_a_csv_file_is_read_in_the_encoding_of_an_old_spreadsheet() -> None:
    content = "Date;Time;Session\n14/10/2025;9.00\u20139.45;Caf\u00e9 owners\u2019 forum\n".encode("cp1252")

    draft = read(content, "timetable.csv")

    assert told(draft.sessions) == ["2025-10-14 09:00-09:45 Caf\u00e9 owners\u2019 forum"]


def test_a_session_without_an_end_keeps_its_start_and_is_asked_about() -> None:
    draft = read(workbook(HEADINGS, (DAY, "9.00", "Leader"), (DAY, "10.00-10.45", "Finance")))

    assert told(draft.sessions)[0] == "2025-10-14 09:00-? Leader"
    assert [(d.at, d.question, d.suggested) for d in draft.doubts] == [
        ("Sheet 'Timetable' C2", "No end is given. When does it end?", "10:00")
    ]


def test_a_session_whose_time_is_tbc_is_kept_without_one() -> None:
    draft = read(workbook(HEADINGS, (DAY, "9.00-9.45", "Leader"), (DAY, "tbc", "Lead member")))

    assert told(draft.sessions)[1] == "2025-10-14 ?-? Lead member"
    assert [d.question for d in draft.doubts] == ["No time is given. When is it?"]


def test_remarks_beside_sessions_are_listed() -> None:
    draft = read(
        workbook(("Time", "Session", "Notes"), ("Day 1",), ("9.00-9.45", "Leader", "bring badge")),
        first_day=DAY,
    )

    assert [(d.text, d.question) for d in draft.doubts] == [
        ("bring badge", "Not taken into any session. Is that right?")
    ]


def test_a_column_of_kinds_is_not_the_title() -> None:
    draft = read(
        workbook(
            ("Date", "Time", "Session", "Job title"), (DAY, "9.00-9.45", "Focus group", "Finance managers")
        )
    )

    (session,) = draft.sessions
    assert (session.title, session.kind) == ("Finance managers", SessionKind.FOCUS_GROUP)
