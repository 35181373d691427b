"""A report that was edited in Word is read whole, and kept without who wrote it."""

import io
import zipfile

import docx
import pytest
from docx.document import Document as Draft
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from bot.documents.office import OfficeDocuments
from bot.domain.errors import NotAReport

DOCUMENTS = OfficeDocuments()


def saved(draft: Draft) -> bytes:
    content = io.BytesIO()
    draft.save(content)
    return content.getvalue()


def with_part(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return a Word file in a part of which something stands instead of something else."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(written, "w") as after:
        for member in before.namelist():
            part = before.read(member)
            after.writestr(member, part.replace(old, new) if member == name else part)
    return written.getvalue()


async def test_the_text_of_paragraphs_tables_headers_and_footers_is_read() -> None:
    draft = docx.Document()
    draft.add_paragraph("In a paragraph.").add_run(" And a run.")
    draft.add_table(1, 1).cell(0, 0).text = "In a table."
    draft.sections[0].header.paragraphs[0].text = "In a header."
    draft.sections[0].footer.paragraphs[0].text = "In a footer."

    read = await DOCUMENTS.read_report("report.docx", saved(draft))

    assert set(read.text) == {"In a paragraph. And a run.", "In a table.", "In a header.", "In a footer."}


async def test_nobody_is_named_in_the_properties_of_what_is_kept() -> None:
    draft = docx.Document()
    draft.add_paragraph("One plan.")
    draft.core_properties.author = draft.core_properties.last_modified_by = "Cora Invented"
    content = with_part(
        saved(draft), "docProps/app.xml", b"<Company></Company>", b"<Company>Cora Ltd</Company>"
    )

    read = await DOCUMENTS.read_report("report.docx", content)

    with zipfile.ZipFile(io.BytesIO(read.content)) as archive:
        assert [name for name in archive.namelist() if b"Cora" in archive.read(name)] == []


async def test_properties_of_ones_own_and_the_list_of_who_commented_are_emptied() -> None:
    draft = docx.Document()
    draft.add_paragraph("One plan.")
    package = draft.part.package
    custom = Part(PackURI("/docProps/custom.xml"), CT.OFC_CUSTOM_PROPERTIES, b"<P>Cora</P>", package)
    package.relate_to(custom, RT.CUSTOM_PROPERTIES)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml"
    people = Part(PackURI("/word/people.xml"), kind, b"<people>Cora</people>", package)
    draft.part.relate_to(people, "http://schemas.microsoft.com/office/2011/relationships/people")

    read = await DOCUMENTS.read_report("report.docx", saved(draft))

    docx.Document(io.BytesIO(read.content))
    with zipfile.ZipFile(io.BytesIO(read.content)) as archive:
        assert {"docProps/custom.xml", "word/people.xml"} <= set(archive.namelist())
        assert [name for name in archive.namelist() if b"Cora" in archive.read(name)] == []


async def test_comments_are_refused_wherever_they_stand_in_the_file() -> None:
    draft = docx.Document()
    draft.add_paragraph("One plan.")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    noted = Part(PackURI("/word/remarks.xml"), kind, b"<w>Cora</w>", draft.part.package)
    draft.part.relate_to(noted, "http://schemas.microsoft.com/office/2011/relationships/remarks")

    with pytest.raises(NotAReport, match="tracked changes or comments"):
        await DOCUMENTS.read_report("report.docx", saved(draft))


async def test_tracked_changes_are_refused_for_they_show_who_made_them() -> None:
    draft = docx.Document()
    draft.add_paragraph("One plan.")
    new = b'<w:ins w:id="1" w:author="Cora Invented"><w:r>'
    content = with_part(saved(draft), "word/document.xml", b"<w:r>", new)
    content = with_part(content, "word/document.xml", b"</w:r></w:p>", b"</w:r></w:ins></w:p>")

    with pytest.raises(NotAReport, match="tracked changes or comments"):
        await DOCUMENTS.read_report("report.docx", content)


@pytest.mark.parametrize(
    ("part", "within", "kind"),
    [
        ("word/document.xml", b"<w:r>", b"<w:pPr><w:pPrChange %b><w:pPr/></w:pPrChange></w:pPr><w:r>"),
        ("word/styles.xml", b"</w:styles>", b"<w:style><w:rPr><w:rPrChange %b/></w:rPr></w:style></w:styles>"),
    ],
    ids=["how a paragraph looks", "how a style looks"],
)
async def test_a_tracked_change_of_looks_alone_is_refused_too(part: str, within: bytes, kind: bytes) -> None:
    draft = docx.Document()
    draft.add_paragraph("One plan.")
    who = b'w:id="1" w:author="Cora Invented"'
    content = with_part(saved(draft), part, within, kind % who)

    with pytest.raises(NotAReport, match="tracked changes or comments"):
        await DOCUMENTS.read_report("report.docx", content)


def locked() -> bytes:
    """Return a Word file whose parts want a password."""
    content = bytearray(saved(docx.Document()))
    for start, flags in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = content.find(start)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(start, at + 4)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not a Word file", "is not a Word file"),
        (b"PK" + b"\0" * 5_000_000, "is larger than 4 MB"),
        (saved(docx.Document()), "says nothing that I can read"),
        (locked(), "cannot be opened as a Word file"),
        (with_part(saved(docx.Document()), "_rels/.rels", b"Target=", b"Goal="), "cannot be opened as a Word"),
    ],
    ids=["no archive", "too large", "empty", "locked", "without targets"],
)
async def test_what_cannot_be_kept_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(NotAReport, match=sentence):
        await DOCUMENTS.read_report("report.docx", content)


async def test_what_swells_when_it_is_unpacked_is_refused() -> None:
    swollen = io.BytesIO()
    with zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 50_000_000)

    with pytest.raises(NotAReport, match="too large once it is unpacked"):
        await DOCUMENTS.read_report("report.docx", swollen.getvalue())
