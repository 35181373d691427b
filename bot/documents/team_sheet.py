"""The team sheet as a Word file: headings, words in place of each photograph, nothing hidden (R10)."""

import base64
from datetime import date
from io import BytesIO
from typing import Final

from docx.document import Document as Draft
from docx.shared import Mm

from bot.documents import words
from bot.documents.packing import same_each_time
from bot.documents.page import page
from bot.domain.team_sheet import SheetLine, TeamSheet
from bot.ports.files import Document

_TITLE: Final = "The peer team"
_ALT: Final = "Photograph of {name}"
_EDGE: Final = Mm(35)


def write_team_sheet(sheet: TeamSheet, *, day: date) -> Document:
    """Return the sheet as a file; the same sheet always gives the same bytes."""
    draft = page(f"{_TITLE}: {sheet.client}", head=_TITLE, day=day)
    draft.add_paragraph(_TITLE, style="Title")
    draft.add_paragraph(words.plain(f"{sheet.method_title}, {sheet.client}"), style="Subtitle")
    for line in sheet.lines:
        _tell(draft, line)
    written = BytesIO()
    draft.save(written)
    return Document(
        name=words.file_name("team-sheet", client=sheet.client, ending="docx"),
        content=same_each_time(written.getvalue()),
    )


def _tell(draft: Draft, line: SheetLine) -> None:
    draft.add_heading(words.plain(line.name), level=1)
    part = ", ".join(said for said in (line.part.capitalize(), line.organisation) if said)
    draft.add_paragraph(words.plain(part)).paragraph_format.keep_with_next = True
    if line.photograph:
        shape = draft.add_picture(BytesIO(base64.b64decode(line.photograph)), width=_EDGE)
        described = shape._inline.docPr  # noqa: SLF001 - the library has no words for pictures
        described.set("descr", words.plain(_ALT.format(name=line.name)))
        described.set("title", "")
    for said in line.words.splitlines():
        if said.strip():
            draft.add_paragraph(words.plain(said))
