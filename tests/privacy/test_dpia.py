"""The DPIA template is filled with what the product knows, and marks what only the organisation can say."""

import io
from datetime import date
from itertools import pairwise
from typing import Final

import docx
from docx.document import Document
from docx.oxml.ns import qn

from bot.documents.dpia import write_dpia
from bot.privacy.facts import facts

DAY: Final = date(2026, 6, 9)


def template() -> Document:
    return docx.Document(io.BytesIO(write_dpia(day=DAY).content))


def test_its_headings_go_down_a_level_at_a_time() -> None:
    levels = [
        int(str(p.style.name)[-1])
        for p in template().paragraphs
        if p.style and p.style.name.startswith("Heading")
    ]

    assert levels[0] == 1
    assert [b for a, b in pairwise(levels) if b > a + 1] == []


def test_every_table_has_a_head_that_is_repeated_and_no_cell_is_empty() -> None:
    tables = template().tables

    heads = [bool(list(table.rows[0]._tr.iter(qn("w:tblHeader")))) for table in tables]
    empty = [cell.text for table in tables for row in table.rows for cell in row.cells if not cell.text.strip()]

    assert (heads, empty) == ([True] * 3, [])


def test_it_tells_every_kind_of_personal_data_every_place_and_every_control() -> None:
    draft = template()
    text = "\n".join(
        [p.text for p in draft.paragraphs] + [c.text for t in draft.tables for r in t.rows for c in r.cells]
    )
    told = facts()
    wanted = [
        *(kept.name for kept in told.kept if kept.personal),
        *(goes.name for goes in told.goes),
        *(control.does.removesuffix(".") for principle in told.principles for control in principle.controls),
        *(risk.name for risk in told.risks),
    ]

    assert [words for words in wanted if words not in text] == []


def test_every_blank_is_marked_in_words_and_in_colour() -> None:
    runs = [run for p in template().paragraphs for run in p.runs]
    blanks = [run for run in runs if "[To fill in:" in run.text]

    assert len(blanks) > 15
    assert all(run.font.highlight_color is not None for run in blanks)


def test_the_same_day_gives_the_same_bytes() -> None:
    assert write_dpia(day=DAY).content == write_dpia(day=DAY).content
