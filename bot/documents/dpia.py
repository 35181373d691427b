"""A template for a data protection impact assessment: what the product knows is filled in (R70)."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Final

from docx.document import Document as Draft
from docx.enum.text import WD_COLOR_INDEX
from docx.text.paragraph import Paragraph

from bot.documents.packing import same_each_time
from bot.documents.page import page
from bot.documents.parts import add_table
from bot.ports.files import Document
from bot.privacy import words as say
from bot.privacy.facts import Facts, facts

NAME: Final = "dpia-template.docx"
_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH = say.STEPS


def write_dpia(*, day: date) -> Document:
    """Return the template as a Word file; the same day always gives the same bytes."""
    told = facts()
    draft = page(say.DPIA_TITLE, head=say.DPIA_TITLE, day=day)
    draft.add_paragraph(say.DPIA_TITLE, style="Title")
    draft.add_paragraph(say.DPIA_SUBTITLE, style="Subtitle")
    _blank(draft.add_paragraph(f"{say.DPIA_LEAD} "), "what is missing")
    draft.add_paragraph(say.DPIA_NO_ADVICE)
    _asked(draft, say.ORGANISATION)
    _why_needed(draft)
    _what_is_done(draft, told)
    _with_blanks(draft, _THIRD, say.CONSULTED_BLANKS)
    _proportion(draft, told)
    _risks(draft, told)
    draft.add_heading(_SIXTH, level=1)
    _asked(draft, say.OUTCOME)
    written = BytesIO()
    draft.save(written)
    return Document(name=NAME, content=same_each_time(written.getvalue()))


def _why_needed(draft: Draft) -> None:
    draft.add_heading(_FIRST, level=1)
    _bullets(draft, say.WHY_NEEDED)
    _blank(draft.add_paragraph(), say.WHY_NEEDED_BLANK)


def _what_is_done(draft: Draft, told: Facts) -> None:
    draft.add_heading(_SECOND, level=1)
    for sentence in told.about:
        draft.add_paragraph(sentence)
    draft.add_heading(say.KEPT, level=2)
    rows = [
        (
            k.name,
            " ".join(filter(None, (k.holds, f"{say.OF}: {k.of}", k.special))),
            f"{k.why} {say.UNTIL}: {k.until}",
            k.seen_by,
        )
        for k in told.kept
        if k.personal
    ]
    add_table(draft, say.KEPT_HEADINGS, rows, widths=(4, 7, 7, 5), shown=say.KEPT)
    draft.add_heading(say.GOES, level=2)
    places = [(g.name, g.what, g.where, g.ends) for g in told.goes]
    add_table(draft, ("Place", say.WHAT, say.WHERE, say.ENDS), places, widths=(3, 5, 4, 4), shown=say.GOES)
    for what in say.SCOPE_BLANKS:
        _blank(draft.add_paragraph(), what)


def _proportion(draft: Draft, told: Facts) -> None:
    draft.add_heading(_FOURTH, level=1)
    draft.add_heading(say.LAWFUL, level=2)
    for what in say.LAWFUL_BLANKS:
        _blank(draft.add_paragraph(), what)
    draft.add_heading(say.PRINCIPLES, level=2)
    draft.add_paragraph(say.PRINCIPLES_LEAD)
    for principle in told.principles:
        draft.add_heading(principle.name, level=3)
        draft.add_paragraph(f"{principle.means} UK GDPR: {principle.articles}.")
        for control in principle.controls:
            checked = say.CHECKED.format(names=", ".join(control.held_by)) if control.held_by else ""
            draft.add_paragraph(f"{control.does.removesuffix('.')}{checked}.", style="List Bullet")
    _blank(draft.add_paragraph(), say.TRANSFERS_BLANK)
    draft.add_heading(say.RIGHTS, level=2)
    _bullets(draft, (f"{right.name}. {right.how}" for right in told.rights))


def _risks(draft: Draft, told: Facts) -> None:
    draft.add_heading(_FIFTH, level=1)
    rows = [(r.name, r.likely, r.harm, r.measures, r.left) for r in told.risks]
    add_table(draft, say.RISK_HEADINGS, rows, widths=(4, 3, 3, 7, 3), shown=_FIFTH)
    _blank(draft.add_paragraph(), say.RISK_BLANK)


def _with_blanks(draft: Draft, title: str, blanks: Sequence[str]) -> None:
    draft.add_heading(title, level=1)
    for what in blanks:
        _blank(draft.add_paragraph(), what)


def _asked(draft: Draft, pairs: Iterable[tuple[str, str]]) -> None:
    for title, what in pairs:
        line = draft.add_paragraph()
        line.add_run(f"{title}: ").bold = True
        _blank(line, what)


def _bullets(draft: Draft, lines: Iterable[str]) -> None:
    for text in lines:
        draft.add_paragraph(text, style="List Bullet")


def _blank(line: Paragraph, what: str) -> None:
    """Mark what only the organisation can say, in words as well as in colour."""
    line.add_run(say.BLANK.format(what=what)).font.highlight_color = WD_COLOR_INDEX.YELLOW
