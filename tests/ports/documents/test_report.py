"""The draft report: real headings, numbered recommendations, nobody's name in its properties."""

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as Draft

from bot.documents.office import OfficeDocuments
from bot.domain.feedback import Feedback, ThemeFeedback
from bot.ports.files import Documents
from tests.ports.documents.told import DELIVERY, OPEN, PURPOSE, feedback


async def test_the_report_follows_the_method_under_real_headings(documents: Documents) -> None:
    draft = await _written(documents, feedback())

    assert [(level, text) for level, text in _told(draft) if level.startswith(("Title", "Heading"))] == [
        ("Title", "Remote place review: draft report"),
        ("Heading 1", "About this review"),
        ("Heading 1", "Shared purpose and priorities"),
        ("Heading 2", "Strengths"),
        ("Heading 2", "Areas to explore"),
        ("Heading 2", "Recommendations"),
        ("Heading 1", "Making it happen"),
        ("Heading 2", "Strengths"),
        ("Heading 1", "Next steps"),
    ]


async def test_findings_are_bullets_and_recommendations_are_numbered(documents: Documents) -> None:
    draft = await _written(documents, feedback(PURPOSE))

    assert [(style, text) for style, text in _told(draft) if style.startswith("List")][:3] == [
        ("List Bullet", "Partners describe the purpose of the place alike."),
        ("List Bullet", "Boards hear of the priorities late."),
        ("List Number", "Bring the priorities to every board before summer."),
    ]


async def test_the_report_says_that_it_is_a_draft_and_not_an_inspection(documents: Documents) -> None:
    draft = await _written(documents, feedback())

    sentences = [text for _, text in _told(draft)]
    assert "Draft for comment. It is not to be passed on until it is signed off." in sentences
    assert "This is not an inspection, and nothing in it is a score." in sentences


async def test_a_theme_of_which_nothing_was_triangulated_says_so(documents: Documents) -> None:
    draft = await _written(documents, feedback(ThemeFeedback(title="Housing"), DELIVERY))

    told = _told(draft)
    after = told.index(("Heading 1", "Housing")) + 1
    assert told[after][1] == "Nothing on this theme was heard from enough independent sources to be shared."


async def test_the_report_does_not_name_who_presented(documents: Documents) -> None:
    document = await documents.report(feedback(presented_by="Ada Marlow"), gate=OPEN)

    assert [name for name, xml in _parts(document.content).items() if "Marlow" in xml] == []


async def test_the_report_is_in_british_english(documents: Documents) -> None:
    document = await documents.report(feedback(), gate=OPEN)

    languages = {
        language
        for xml in (_parts(document.content)[name] for name in ("word/styles.xml", "word/settings.xml"))
        for language in re.findall(r'<w:(?:lang|themeFontLang) w:val="([^"]+)"', xml)
    }
    assert languages == {"en-GB"}


async def test_the_properties_of_the_file_name_nobody(documents: Documents) -> None:
    draft = await _written(documents, feedback())

    said = draft.core_properties
    assert (said.author, said.last_modified_by, said.comments) == ("Peer team", "Peer team", "")
    assert said.title == "Remote place review: draft report for Exampleshire Place Partnership"
    assert said.created is not None
    assert said.created.replace(tzinfo=None) == datetime(2026, 3, 5)  # noqa: DTZ001 - as stored


async def test_the_same_feedback_gives_the_same_file(documents: Documents) -> None:
    once = await documents.report(feedback(), gate=OPEN)

    assert await documents.report(feedback(), gate=OPEN) == once


async def test_text_that_no_file_may_hold_is_left_out(documents: Documents) -> None:
    draft = await _written(documents, feedback(ThemeFeedback(title="Odd\x00", areas=("One\x0btwo\x08\ufffe",))))

    assert [text for _, text in _told(draft) if text in {"Odd", "One two"}] == ["Odd", "One two"]


@pytest.fixture
def documents() -> Documents:
    return OfficeDocuments()


async def _written(documents: Documents, told: Feedback) -> Draft:
    document = await documents.report(told, gate=OPEN)
    return docx.Document(BytesIO(document.content))


def _told(draft: Draft) -> list[tuple[str, str]]:
    return [(str(p.style.name) if p.style else "", p.text) for p in draft.paragraphs]


def _parts(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")}
