"""The certificate of destruction on paper: counts, dates and hashes, no word and no name (R72)."""

import json
from datetime import datetime
from io import BytesIO
from typing import Final

from docx.document import Document as Draft

from bot.documents.packing import same_each_time
from bot.documents.page import page
from bot.documents.parts import add_table
from bot.domain.statement import Statement
from bot.ports.files import Document

TITLE: Final = "Certificate of destruction"
_LEAD: Final = (
    "This certifies what was destroyed at the end of a peer review. It holds nothing that anybody said, and "
    "names nobody. “Peer review” and “review” stand here for every kind of work of the team with a client: a "
    "workshop, support and mentoring too."
)
_CHECK: Final = (
    "To check it: critical-friend certificate --verify, with the JSON file that goes with this page. The hash "
    "is SHA-256 over that file's fields without the hash itself."
)
_NEVER: Final = "not yet"
_REMINDED: Final = ("not reminded", "reminded once", "reminded twice")


def certificate_files(statement: Statement) -> tuple[Document, ...]:
    """Return the certificate as JSON, which can be verified, and as a Word file to be read and kept."""
    name = f"certificate-of-destruction-{statement.review}"
    as_json = json.dumps(statement.model_dump(mode="json"), ensure_ascii=False, indent=1).encode()
    return (
        Document(name=f"{name}.json", content=as_json + b"\n"),
        Document(name=f"{name}.docx", content=_written(statement)),
    )


def _written(statement: Statement) -> bytes:
    draft = page(TITLE, head=TITLE, day=statement.as_of.date())
    draft.add_paragraph(TITLE, style="Title")
    draft.add_paragraph(_LEAD)
    _dates(draft, statement)
    _counts(draft, statement)
    _confirmations(draft, statement)
    draft.add_heading("What the bot cannot reach", level=1)
    for sentence in statement.out_of_reach:
        draft.add_paragraph(sentence, style="List Bullet")
    draft.add_heading("How to check this", level=1)
    draft.add_paragraph(_CHECK)
    draft.add_paragraph(f"Hash: {statement.hash}")
    draft.add_paragraph(f"Audit trail: {statement.audit_lines} lines, hash {statement.audit_hash}")
    written = BytesIO()
    draft.save(written)
    return same_each_time(written.getvalue())


def _dates(draft: Draft, statement: Statement) -> None:
    rows = (
        ("Review", statement.review),
        ("Why it ended", statement.ended_as),
        ("Ended", _moment(statement.ended_at)),
        ("Destroyed", _moment(statement.destroyed_at)),
        ("Final", _moment(statement.final_at)),
        ("As of", _moment(statement.as_of)),
        ("Everything destroyed", "yes" if statement.complete else "no"),
    )
    draft.add_heading("The review", level=1)
    add_table(draft, ("What", "Which"), rows, widths=(1, 2), shown="When the review ended and was destroyed.")


def _counts(draft: Draft, statement: Statement) -> None:
    draft.add_heading("What was destroyed", level=1)
    rows = [(c.what.capitalize(), str(c.destroyed), str(c.left)) for c in statement.counted]
    if rows:
        shown = "How many of each kind were destroyed, and how many are left."
        add_table(draft, ("What", "Destroyed", "Left"), rows, widths=(3, 1, 1), shown=shown)
    for step in statement.steps:
        draft.add_paragraph(f"{_moment(step.at)}: {step.step}", style="List Bullet")


def _confirmations(draft: Draft, statement: Statement) -> None:
    draft.add_heading("Who confirmed, by their part", level=1)
    confirmed = [(c.role.capitalize(), f"{c.on:%d %B %Y}", ", ".join(c.destroyed)) for c in statement.confirmed]
    waiting = [
        (o.role.capitalize(), "outstanding", _REMINDED[min(len(o.reminded), 2)]) for o in statement.outstanding
    ]
    if rows := [*confirmed, *waiting]:
        shown = "Who confirmed and what they destroyed, and whose confirmation is outstanding."
        add_table(draft, ("Part", "Confirmed", "What"), rows, widths=(1, 1, 2), shown=shown)


def _moment(moment: datetime | None) -> str:
    return f"{moment:%d %B %Y, %H:%M} UTC" if moment else _NEVER
