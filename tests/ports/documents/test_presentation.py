"""The presentation of the final feedback: in the order of the method, large, and naming nobody."""

import re
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide

from bot.documents.flow import MOST, ROOM, Line, slides_of
from bot.documents.office import OfficeDocuments
from bot.domain.feedback import Feedback, Speaking, ThemeFeedback
from bot.ports.files import Documents
from tests.ports.documents.told import DELIVERY, OPEN, PURPOSE, QUESTION, SPEAKING, feedback

CAME = (
    "Exampleshire Place Partnership invited us. "
    "We came as critical friends, to help what is good become better."
)
HEARD = (
    "We held 34 sessions and heard from 16 groups of people. "
    "Thank you to everybody who gave their time and spoke openly."
)
LONG = "Staff at every level could say what the purpose means for the people whom they serve. " * 4


async def test_the_slides_follow_the_method(documents: Documents) -> None:
    slides = await _presented(documents, feedback(PURPOSE, DELIVERY, QUESTION))

    assert [_title(slide) for slide in slides.slides] == [
        "Remote place review",
        "About this work",
        "What this is, and what it is not",
        "Whom we met",
        "How many messages on each theme",
        "Shared purpose and priorities",
        "Making it happen",
        "Your question: How could neighbourhood teams be paid for?",
        "Next steps",
    ]


async def test_a_theme_tells_strengths_then_areas_then_recommendations(documents: Documents) -> None:
    slides = await _presented(documents, feedback(PURPOSE))

    assert _body(_of_a_theme(slides)[0]) == [
        "Strengths",
        "Partners describe the purpose of the place alike.",
        "Areas to explore",
        "Boards hear of the priorities late.",
        "Recommendations",
        "Bring the priorities to every board before summer.",
    ]


async def test_the_review_calls_things_what_the_client_calls_them(documents: Documents) -> None:
    slides = await _presented(documents, feedback(PURPOSE, areas_word="Considerations"))

    assert "Considerations" in _body(_of_a_theme(slides)[0])


async def test_the_slides_say_who_we_are_before_anything_is_fed_back(documents: Documents) -> None:
    told = feedback(scope="How partners decide.", audience="This feedback is for the board.")

    slides = await _presented(documents, told)

    assert _body(slides.slides[1]) == [
        CAME,
        "What you asked us to look at: How partners decide.",
        "We worked with you from 3 to 5 March 2026.",
        HEARD,
        "This feedback is for the board.",
    ]


async def test_one_session_with_one_group_is_told_in_the_singular(documents: Documents) -> None:
    slides = await _presented(documents, feedback(sessions_held=1, people_groups=1))

    assert _body(slides.slides[1])[2].startswith("We held 1 session and heard from 1 group of people.")


async def test_a_theme_of_which_nothing_was_triangulated_says_so(documents: Documents) -> None:
    slides = await _presented(documents, feedback(ThemeFeedback(title="Housing")))

    assert _body(_of_a_theme(slides)[0]) == [
        "Nothing on this theme was heard from enough independent sources to be shared."
    ]


async def test_a_theme_that_does_not_fit_goes_on_to_another_slide(documents: Documents) -> None:
    slides = await _presented(documents, feedback(ThemeFeedback(title="Long", strengths=(LONG,) * 5)))

    assert [(_title(slide), _body(slide)[0], len(_body(slide)) - 1) for slide in _of_a_theme(slides)] == [
        ("Long (1 of 3)", "Strengths", 2),
        ("Long (2 of 3)", "Strengths (continued)", 2),
        ("Long (3 of 3)", "Strengths (continued)", 1),
    ]


async def test_every_slide_has_a_title_of_its_own(documents: Documents) -> None:
    slides = await _presented(documents, feedback(ThemeFeedback(title="Long", areas=(LONG,) * 9), DELIVERY))

    titles = [_title(slide) for slide in slides.slides]
    assert len(set(titles)) == len(titles)


async def test_nothing_on_a_slide_is_smaller_than_eighteen_points(documents: Documents) -> None:
    document = await documents.presentation(feedback(), gate=OPEN)

    sizes = {
        int(size)
        for name, xml in _parts(document.content).items()
        if re.match(r"ppt/(slides|slideLayouts|slideMasters|charts)/[^/]+\.xml", name)
        for size in re.findall(r'\bsz="(\d+)"', xml)
    }
    assert min(sizes) >= 1800


async def test_the_slides_are_wide(documents: Documents) -> None:
    slides = await _presented(documents, feedback())

    assert (slides.slide_width or 0) / (slides.slide_height or 1) == pytest.approx(16 / 9, abs=0.001)


async def test_the_notes_tell_the_presenter_what_is_behind_each_point(documents: Documents) -> None:
    slides = await _presented(documents, feedback(PURPOSE), speaking=SPEAKING)

    assert _notes(_of_a_theme(slides)[0]) == [
        "Ada Marlow presents, with what the team has agreed.",
        "Begin with what is strong.",
        "Point 1: three independent sources; they first heard it on Tuesday 3 March.",
        "Point 2: two independent sources; they have not heard it before, so take time over it.",
        "Do not say who said something or in which session, do not quote anybody, and give no score.",
    ]


async def test_a_file_for_the_client_has_no_notes_for_speakers(documents: Documents) -> None:
    slides = await _presented(documents, feedback())

    assert [slide.has_notes_slide for slide in slides.slides if slide.has_notes_slide] == []


async def test_every_word_is_in_british_english(documents: Documents) -> None:
    document = await documents.presentation(feedback(), gate=OPEN, speaking=SPEAKING)

    languages = {
        language
        for name, xml in _parts(document.content).items()
        if name.startswith(("ppt/slides/", "ppt/notesSlides/"))
        for language in re.findall(r'\blang="([^"]+)"', xml)
    }
    assert languages == {"en-GB"}


async def test_the_properties_of_the_file_name_nobody(documents: Documents) -> None:
    slides = await _presented(documents, feedback())

    said = slides.core_properties
    assert (said.author, said.last_modified_by, said.comments) == ("Peer team", "Peer team", "")
    assert (said.title, said.language) == (
        "Remote place review: final feedback for Exampleshire Place Partnership",
        "en-GB",
    )
    assert (said.created, said.modified) == (datetime(2026, 3, 5), datetime(2026, 3, 5))  # noqa: DTZ001 - as stored


async def test_the_same_feedback_gives_the_same_file(documents: Documents) -> None:
    once = await documents.presentation(feedback(), gate=OPEN, speaking=SPEAKING)

    assert await documents.presentation(feedback(), gate=OPEN, speaking=SPEAKING) == once


async def test_the_file_has_a_name_that_any_computer_takes(documents: Documents) -> None:
    document = await documents.presentation(feedback(client="Ynys Môn / Exampleshire: 'Place'"), gate=OPEN)

    assert document.name == "final-feedback-ynys-mon-exampleshire-place.pptx"


async def test_text_that_no_file_may_hold_is_left_out(documents: Documents) -> None:
    odd = ThemeFeedback(title="Odd", areas=("One\x0btwo\x00\ufffethree\n four",))

    slides = await _presented(documents, feedback(odd))

    assert _body(_of_a_theme(slides)[0]) == ["Areas to explore", "One twothree four"]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 3, 5), date(2026, 3, 5), "5 March 2026"),
        (date(2026, 3, 3), date(2026, 3, 5), "3 to 5 March 2026"),
        (date(2026, 3, 30), date(2026, 4, 1), "30 March 2026 to 1 April 2026"),
    ],
)
async def test_the_cover_tells_the_days(documents: Documents, first: date, last: date, told: str) -> None:
    slides = await _presented(documents, feedback(first_day=first, last_day=last))

    assert _body(slides.slides[0]) == [
        "Final feedback for Exampleshire Place Partnership",
        told,
        "Presented by Ada Marlow",
    ]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=900), max_size=8))
def test_no_slide_holds_more_than_fits(points: list[str]) -> None:
    pages = slides_of([("Strengths", tuple(points)), ("Areas to explore", tuple(points))])

    assert [page for page in pages if sum(line.height for line in page) > ROOM] == []
    assert [page for page in pages if sum(not line.is_heading for line in page) > MOST] == []


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text("abc ", min_size=1, max_size=2500).map(str.strip).filter(bool), min_size=1, max_size=4))
def test_no_word_is_lost_between_slides(points: list[str]) -> None:
    pages = slides_of([("Strengths", tuple(points))])

    told = "".join(line.text for page in pages for line in page if not line.is_heading)
    assert re.sub(r"[\s…]", "", told) == re.sub(r"\s", "", "".join(points))


def test_a_heading_never_stands_alone_at_the_foot_of_a_slide() -> None:
    pages = slides_of([("Strengths", (LONG,) * 3), ("Areas to explore", (LONG,) * 3)])

    assert [page[-1].is_heading for page in pages] == [False] * len(pages)


def test_a_heading_alone_makes_no_slide() -> None:
    assert slides_of([("Strengths", ())]) == ((),)


def test_a_point_stands_under_its_heading() -> None:
    assert slides_of([("Strengths", ("One.",))]) == (
        (Line(text="Strengths", is_heading=True), Line(text="One.", of="One.")),
    )


@pytest.fixture
def documents() -> Documents:
    return OfficeDocuments()


async def _presented(documents: Documents, told: Feedback, *, speaking: Speaking | None = None) -> Slides:
    document = await documents.presentation(told, gate=OPEN, speaking=speaking)
    return Presentation(BytesIO(document.content))


def _of_a_theme(slides: Slides) -> list[Slide]:
    """Return the slides after whom we met, and before the next steps, that are no picture."""
    return [s for s in tuple(slides.slides)[3:-1] if len(tuple(s.placeholders)) > 2]


def _notes(slide: Slide) -> list[str]:
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    return [paragraph.text for paragraph in frame.paragraphs]


def _title(slide: Slide) -> str:
    assert slide.shapes.title is not None
    return str(slide.shapes.title.text_frame.text)


def _body(slide: Slide) -> list[str]:
    return [paragraph.text for paragraph in slide.placeholders[1].text_frame.paragraphs]


def _parts(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")}
