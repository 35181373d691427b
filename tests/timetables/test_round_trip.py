"""A timetable written in any layout is read back as it was: the same days, times and titles."""

import csv
import io
import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.timetables.files import document, read
from tests.timetables.written import (
    Written,
    across_of,
    calendar,
    document_per_day,
    facts_of,
    grid_of,
    markdown,
    pasted,
    rows_of,
    timetables,
    typed_workbook,
    without_dates,
    workbook_of,
)

EXAMPLES = int(os.environ.get("ROUND_TRIPS", "6"))
SAME_EACH_TIME = "ROUND_TRIPS" not in os.environ
FEW = settings(
    deadline=None,
    max_examples=EXAMPLES,
    derandomize=SAME_EACH_TIME,
    database=None,
    phases=[Phase.generate],  # to shrink a whole timetable takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)


@FEW
@given(timetables())
def test_a_workbook_with_one_session_a_row_comes_back(plan: Written) -> None:
    assert facts_of(read(workbook_of({"Timetable": rows_of(plan)}))) == plan.facts


@FEW
@given(timetables())
def test_days_and_times_typed_as_such_come_back(plan: Written) -> None:
    assert facts_of(read(typed_workbook(plan))) == plan.facts


@FEW
@given(timetables(), st.booleans())
def test_a_grid_with_a_column_for_each_pair_comes_back(plan: Written, merged: bool) -> None:  # noqa: FBT001 - drawn
    assert facts_of(read(workbook_of({"Grid": grid_of(plan)}, merged=merged))) == plan.facts


@FEW
@given(timetables())
def test_a_sheet_for_each_day_comes_back(plan: Written) -> None:
    sheets = {f"{day:%a} {day.day} {day:%b %Y}": without_dates(plan, day) for day in plan.days}

    assert facts_of(read(workbook_of(sheets))) == plan.facts


@FEW
@given(timetables(streams=1, alike=True))
def test_days_side_by_side_come_back(plan: Written) -> None:
    assert facts_of(read(workbook_of({"Week": across_of(plan)}))) == plan.facts


@FEW
@given(timetables())
def test_a_table_in_word_comes_back(plan: Written) -> None:
    assert facts_of(read(document(list(rows_of(plan))), "t.docx")) == plan.facts


@FEW
@given(timetables())
def test_a_table_in_word_for_each_day_comes_back(plan: Written) -> None:
    assert facts_of(read(document_per_day(plan), "t.docx")) == plan.facts


@FEW
@given(timetables())
def test_a_grid_in_word_comes_back(plan: Written) -> None:
    assert facts_of(read(document(list(grid_of(plan))), "t.docx")) == plan.facts


@FEW
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@given(plan=timetables(), delimiter=st.sampled_from(",;\t|"))
def test_an_export_comes_back(plan: Written, delimiter: str, encoding: str) -> None:
    content = io.StringIO(newline="")
    csv.writer(content, delimiter=delimiter).writerows(rows_of(plan))

    draft = read(content.getvalue().encode(encoding), "t.csv")

    assert facts_of(draft) == plan.facts


@FEW
@given(timetables())
def test_a_calendar_comes_back(plan: Written) -> None:
    assert facts_of(read(calendar(plan), "t.ics")) == plan.facts


@FEW
@given(timetables())
def test_pasted_lines_come_back(plan: Written) -> None:
    assert facts_of(read(pasted(plan), "t.txt")) == plan.facts


@FEW
@given(timetables())
def test_a_markdown_table_comes_back(plan: Written) -> None:
    assert facts_of(read(markdown(plan), "t.md")) == plan.facts
