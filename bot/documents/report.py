"""The report: what was asked and how the team worked, the findings by theme, practice, next steps (R59-R62)."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from docx.document import Document as Draft
from docx.shared import Mm, Pt

from bot.documents import report_words as say
from bot.documents import words
from bot.documents.packing import same_each_time
from bot.documents.page import page
from bot.documents.parts import add_contents, add_table
from bot.domain.feedback import Feedback, ThemeFeedback
from bot.domain.report_facts import Edition, ReportFacts
from bot.ports.files import Document


def write_report(facts: ReportFacts, *, edition: Edition) -> Document:
    """Return an edition of the report; the same facts always give the same bytes."""
    kind = "draft-report" if edition.is_draft else "report"
    draft = page(
        words.property_title(kind.replace("-", " "), feedback=facts.feedback),
        head=say.running_head(edition, feedback=facts.feedback),
        day=edition.day,
    )
    _title_page(draft, facts.feedback, edition)
    _contents(draft, facts)
    _summary(draft, facts.feedback)
    _background(draft, facts)
    _findings(draft, facts.feedback)
    _signposts(draft, facts)
    _next_steps(draft, facts)
    _appendices(draft, facts)
    written = BytesIO()
    draft.save(written)
    return Document(
        name=words.file_name(kind, client=facts.feedback.client, ending="docx"),
        content=same_each_time(written.getvalue()),
    )


def _title_page(draft: Draft, feedback: Feedback, edition: Edition) -> None:
    title = draft.add_paragraph(words.plain(say.title(feedback)), style="Title")
    title.paragraph_format.space_before = Mm(70)
    draft.add_paragraph(words.plain(feedback.client), style="Subtitle")
    draft.add_paragraph(words.days(feedback), style="Subtitle").paragraph_format.space_after = Pt(36)
    for line in say.edition_lines(edition):
        draft.add_paragraph(words.plain(line))


def _contents(draft: Draft, facts: ReportFacts) -> None:
    """Head the contents with a style that does not stand in them."""
    head = draft.add_paragraph(style="TOC Heading")
    head.add_run(say.CONTENTS)
    head.paragraph_format.page_break_before, head.paragraph_format.space_before = True, Pt(0)
    add_contents(draft, tuple(_headings(facts)))


def _headings(facts: ReportFacts) -> Iterator[tuple[int, str]]:
    feedback = facts.feedback
    yield 1, say.SUMMARY
    yield from ((2, heading) for heading, _ in _first_points(feedback))
    yield from ((1, heading) for heading in (say.BACKGROUND, say.FINDINGS))
    yield from ((2, theme.title) for theme in feedback.told)
    if feedback.answers:
        yield 1, say.QUESTIONS
        yield from ((2, question.title) for question in feedback.answers)
    if facts.signposts:
        yield 1, say.SIGNPOSTS
    yield 1, say.NEXT_STEPS
    if feedback.met:
        yield 1, say.MET
    if facts.team:
        yield 1, say.TEAM


def _summary(draft: Draft, feedback: Feedback) -> None:
    """Tell the first strength and the first area of each theme: the team has put what matters most first."""
    _chapter(draft, say.SUMMARY, own_page=True)
    draft.add_paragraph(words.plain(say.opening(feedback)))
    for heading, points in _first_points(feedback):
        draft.add_heading(heading, level=2)
        _list(draft, points, style="List Bullet")


def _first_points(feedback: Feedback) -> Iterator[tuple[str, tuple[str, ...]]]:
    strengths = tuple(theme.strengths[0] for theme in feedback.themes if theme.strengths)
    areas = tuple(theme.areas[0] for theme in feedback.themes if theme.areas)
    return ((head, points) for head, points in ((say.STRONG, strengths), (say.TO_EXPLORE, areas)) if points)


def _background(draft: Draft, facts: ReportFacts) -> None:
    _chapter(draft, say.BACKGROUND, own_page=True)
    for sentence in (*words.about(facts.feedback), *facts.says.method):
        draft.add_paragraph(words.plain(sentence))


def _findings(draft: Draft, feedback: Feedback) -> None:
    _chapter(draft, say.FINDINGS, own_page=True)
    if not feedback.told:
        draft.add_paragraph(words.plain(say.nothing_found(feedback)))
    for theme in feedback.told:
        _theme(draft, theme, feedback)
    if feedback.answers:
        _chapter(draft, say.QUESTIONS)
    for question in feedback.answers:
        _theme(draft, question, feedback)


def _theme(draft: Draft, theme: ThemeFeedback, feedback: Feedback) -> None:
    draft.add_heading(words.plain(theme.title), level=2)
    told = words.sections(theme, feedback=feedback)
    if not told:
        draft.add_paragraph(words.NOT_ANSWERED)
    for heading, points in told:
        draft.add_heading(words.plain(heading), level=3)
        # Recommendations are numbered through the report, so that people can speak of them.
        numbered = heading == feedback.recommendations_word
        _list(draft, points, style="List Number" if numbered else "List Bullet")


def _signposts(draft: Draft, facts: ReportFacts) -> None:
    if facts.signposts:
        _chapter(draft, say.SIGNPOSTS)
        _lead(draft, facts.says.signposting)
        rows = [say.signpost_row(signpost) for signpost in facts.signposts]
        add_table(draft, say.SIGNPOST_HEAD, rows, widths=(6, 4, 4), shown=say.SIGNPOSTS_SHOWN)


def _next_steps(draft: Draft, facts: ReportFacts) -> None:
    _chapter(draft, say.NEXT_STEPS)
    _list(draft, facts.says.next_steps, style="List Bullet")


def _appendices(draft: Draft, facts: ReportFacts) -> None:
    """Tell whom the team met as counts alone, and the team by role (R65)."""
    met = facts.feedback.met
    if met:
        _chapter(draft, say.MET, own_page=True)
        _lead(draft, say.MET_LEAD)
        rows = [(words.capitalised(m.kind), str(m.sessions)) for m in met]
        add_table(draft, words.TABLE_HEAD, rows, widths=(5, 2), shown=words.of_the_table(met))
    if facts.team:
        _chapter(draft, say.TEAM)
        _lead(draft, say.TEAM_LEAD)
        named = any(member.name for member in facts.team)
        counted = Counter(member.role for member in facts.team)
        rows = (
            [(member.role, member.name) for member in facts.team]
            if named
            else [(role, str(number)) for role, number in counted.items()]
        )
        head = say.TEAM_HEAD if named else say.TEAM_HEAD_WITHOUT_NAMES
        add_table(draft, head, rows, widths=(5, 3), shown=say.TEAM_SHOWN)


def _chapter(draft: Draft, heading: str, *, own_page: bool = False) -> None:
    """Begin a chapter, on a page of its own where it is long."""
    form = draft.add_heading(heading, level=1).paragraph_format
    if own_page:
        form.page_break_before, form.space_before = True, Pt(0)


def _lead(draft: Draft, sentence: str) -> None:
    """Write the sentence above a table, and keep the two together."""
    draft.add_paragraph(words.plain(sentence)).paragraph_format.keep_with_next = True


def _list(draft: Draft, points: tuple[str, ...], *, style: str) -> None:
    name = draft.styles[style].style_id  # asked once: the library looks through every style each time
    for point in points:
        draft.add_paragraph(words.plain(point))._p.style = name  # noqa: SLF001 - the name alone
