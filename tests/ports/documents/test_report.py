"""The report: real headings, numbered recommendations, a draft that says so, properties that name nobody."""

import re
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as Draft

from bot.documents.office import OfficeDocuments
from bot.domain.feedback import ThemeFeedback
from bot.domain.report_facts import Edition, Member, ReportFacts
from bot.ports.files import Documents
from tests.ports.documents.told import DELIVERY, DRAFT, OPEN, PURPOSE, QUESTION, facts

SUMMED_UP = (
    "We held 34 sessions and heard from 16 groups of people. On two themes this report tells two strengths, "
    "one area to explore and one recommendation."
)


async def test_the_report_follows_the_method_under_real_headings(documents: Documents) -> None:
    draft = await _written(documents, facts(PURPOSE, QUESTION))

    assert [(level, text) for level, text in _told(draft) if level.startswith(("Title", "Heading"))] == [
        ("Title", "Remote place review: report"),
        ("Heading 1", "Executive summary"),
        ("Heading 2", "What is strong"),
        ("Heading 2", "What to explore first"),
        ("Heading 1", "Background and method"),
        ("Heading 1", "Findings by theme"),
        ("Heading 2", "Shared purpose and priorities"),
        ("Heading 3", "Strengths"),
        ("Heading 3", "Areas to explore"),
        ("Heading 3", "Recommendations"),
        ("Heading 1", "Your own questions"),
        ("Heading 2", "How could neighbourhood teams be paid for?"),
        ("Heading 1", "Practice to learn from"),
        ("Heading 1", "Next steps"),
        ("Heading 1", "Appendix A: whom the team met"),
        ("Heading 1", "Appendix B: the team"),
    ]


async def test_findings_are_bullets_and_recommendations_are_numbered(documents: Documents) -> None:
    draft = await _written(documents, facts(PURPOSE))

    assert [(style, text) for style, text in _told(draft) if style.startswith("List")][2:5] == [
        ("List Bullet", "Partners describe the purpose of the place alike."),
        ("List Bullet", "Boards hear of the priorities late."),
        ("List Number", "Bring the priorities to every board before summer."),
    ]


async def test_a_draft_says_on_every_page_that_it_is_one(documents: Documents) -> None:
    draft = await _written(documents, facts())

    assert _head(draft) == "DRAFT. Draft 2, for the client. 20 March 2026. Not to be passed on."
    assert [text for _, text in _told(draft) if text.startswith(("Draft 2", "Comments"))] == [
        "Draft 2, for the client, 20 March 2026",
        "Comments by 2 April 2026, please.",
    ]


async def test_the_final_edition_is_no_draft_any_more(documents: Documents) -> None:
    final = Edition(name="Final edition", day=date(2026, 4, 20), is_draft=False)
    document = await documents.report(facts(), edition=final, gate=OPEN)

    draft = docx.Document(BytesIO(document.content))
    assert _head(draft) == "Exampleshire Place Partnership. Final edition"
    assert document.name == "report-exampleshire-place-partnership.docx"
    assert [text for _, text in _told(draft) if "draft" in text.casefold()] == []


async def test_whom_the_team_met_and_the_team_itself_are_told_as_counts(documents: Documents) -> None:
    draft = await _written(documents, facts())

    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in draft.tables] == [
        [["Practice", "Where", "Whom to ask"], ["One shared record", "Elsewhereshire", "Dana Elsewhere"]],
        [["Kind of session", "How many"], ["Interviews", "30"], ["Focus groups", "4"]],
        [["Role", "How many"], ["Lead peer", "1"], ["Peer", "2"]],
    ]


async def test_the_team_is_named_only_where_the_team_sheet_names_it(documents: Documents) -> None:
    draft = await _written(documents, facts(team=(Member(role="Lead peer", name="Ada Marlow"),)))

    assert [[cell.text for cell in row.cells] for row in draft.tables[-1].rows] == [
        ["Role", "Name"],
        ["Lead peer", "Ada Marlow"],
    ]


async def test_the_summary_tells_the_first_of_each_theme(documents: Documents) -> None:
    draft = await _written(documents, facts(PURPOSE, DELIVERY))

    told = _told(draft)
    start = told.index(("Heading 1", "Executive summary"))
    assert [text for _, text in told[start + 1 : start + 7]] == [
        SUMMED_UP,
        "What is strong",
        PURPOSE.strengths[0],
        DELIVERY.strengths[0],
        "What to explore first",
        PURPOSE.areas[0],
    ]


async def test_a_question_to_which_too_few_spoke_is_not_answered(documents: Documents) -> None:
    draft = await _written(documents, facts(PURPOSE, QUESTION))

    told = _told(draft)
    after = told.index(("Heading 2", QUESTION.title)) + 1
    assert told[after][1] == "Not enough independent sources spoke to this for the team to answer it."


async def test_the_report_does_not_name_who_presented(documents: Documents) -> None:
    document = await documents.report(facts(), edition=DRAFT, gate=OPEN)

    assert [name for name, xml in _parts(document.content).items() if "Marlow" in xml] == []


async def test_the_report_is_in_british_english(documents: Documents) -> None:
    document = await documents.report(facts(), edition=DRAFT, gate=OPEN)

    languages = {
        language
        for xml in (_parts(document.content)[name] for name in ("word/styles.xml", "word/settings.xml"))
        for language in re.findall(r'<w:(?:lang|themeFontLang) w:val="([^"]+)"', xml)
    }
    assert languages == {"en-GB"}


async def test_the_properties_of_the_file_name_nobody(documents: Documents) -> None:
    draft = await _written(documents, facts())

    said = draft.core_properties
    assert (said.author, said.last_modified_by, said.comments) == ("Peer team", "Peer team", "")
    assert said.title == "Remote place review: draft report for Exampleshire Place Partnership"
    assert said.created is not None
    assert said.created.replace(tzinfo=None) == datetime(2026, 3, 20)  # noqa: DTZ001 - as stored


async def test_the_same_feedback_gives_the_same_file(documents: Documents) -> None:
    once = await documents.report(facts(), edition=DRAFT, gate=OPEN)

    assert await documents.report(facts(), edition=DRAFT, gate=OPEN) == once


async def test_text_that_no_file_may_hold_is_left_out(documents: Documents) -> None:
    draft = await _written(documents, facts(ThemeFeedback(title="Odd\x00", areas=("One\x0btwo\x08\ufffe",))))

    assert [text for _, text in _told(draft) if text in {"Odd", "One two"}][-2:] == ["Odd", "One two"]


@pytest.fixture
def documents() -> Documents:
    return OfficeDocuments()


async def _written(documents: Documents, told: ReportFacts) -> Draft:
    document = await documents.report(told, edition=DRAFT, gate=OPEN)
    return docx.Document(BytesIO(document.content))


def _head(draft: Draft) -> str:
    return str(draft.sections[0].header.paragraphs[0].text)


def _told(draft: Draft) -> list[tuple[str, str]]:
    return [(str(p.style.name) if p.style else "", p.text) for p in draft.paragraphs]


def _parts(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")}
