"""The final feedback as slides: who we are, theme by theme, the client's questions, next steps (R55)."""

from io import BytesIO
from typing import Final

from bot.documents import speaking as say
from bot.documents import words
from bot.documents.canvas import (
    COLUMNS,
    COVER,
    COVER_SIZE,
    PAPER,
    PICTURE,
    TEXT,
    canvas,
)
from bot.documents.deck import Deck, title_of, write
from bot.documents.flow import SIZE, Line, fits_half
from bot.documents.packing import same_each_time
from bot.documents.pictures import MOST_BARS, draw_bars, draw_met
from bot.domain.feedback import Feedback, Speaking, ThemeFeedback
from bot.ports.files import Document

_SUBTITLE_SIZE: Final = 24


def write_presentation(feedback: Feedback, *, speaking: Speaking | None = None) -> Document:
    """Return the presentation; the same feedback always gives the same bytes."""
    slides = canvas(words.property_title("final feedback", feedback=feedback), day=feedback.last_day)
    deck = Deck(slides, feedback, speaking)
    _cover(deck)
    about = (*words.about(feedback), *([feedback.audience] if feedback.audience else []))
    deck.pages(words.ABOUT, [("", about)], opening=say.WELCOME)
    _what_it_is(deck)
    _whom_we_met(deck)
    _at_a_glance(deck)
    for theme in feedback.themes:
        if not theme.is_question:
            _theme(deck, theme)
    for question in feedback.answers:
        _answer(deck, question)
    deck.pages(words.NEXT_STEPS, [("", feedback.says.next_steps)], opening=say.FAREWELL)
    written = BytesIO()
    slides.save(written)
    kind = "final-feedback-with-notes" if speaking else "final-feedback"
    return Document(
        name=words.file_name(kind, client=feedback.client, ending="pptx"),
        content=same_each_time(written.getvalue()),
    )


def _cover(deck: Deck) -> None:
    feedback = deck.feedback
    cover = deck.slides.slides.add_slide(deck.slides.slide_layouts[COVER])
    write(title_of(cover), [Line(text=feedback.method_title)], ink=PAPER, size=COVER_SIZE)
    presented = [f"Presented by {feedback.presented_by}"] if feedback.presented_by else []
    below = (f"Final feedback for {feedback.client}", words.days(feedback), *presented)
    write(cover.placeholders[1].text_frame, [Line(text=t) for t in below], ink=PAPER, size=_SUBTITLE_SIZE)
    deck.note(cover, opening=say.BEFORE_STARTING)


def _what_it_is(deck: Deck) -> None:
    """Say what this is and what it is not, side by side where both are short."""
    says = deck.feedback.says
    both = ((words.IT_IS, says.it_is), (words.IT_IS_NOT, says.it_is_not))
    if not all(points and fits_half(heading, points) for heading, points in both):
        deck.pages(words.WHAT_IT_IS, both, opening=say.WELCOME)
        return
    slide = deck.add(COLUMNS, words.WHAT_IT_IS)
    for place, (heading, points) in enumerate(both, start=1):
        lines = [Line(text=heading, is_heading=True), *(Line(text=point) for point in points)]
        write(slide.placeholders[place].text_frame, lines, ink=TEXT, size=SIZE, earthen=words.IT_IS_NOT)
    deck.finish(slide, opening=say.WELCOME)


def _whom_we_met(deck: Deck) -> None:
    met = deck.feedback.met
    if met:
        slide = deck.add(PICTURE, words.WHOM_WE_MET)
        draw_met(slide, met)
        deck.finish(slide, opening=say.ON_WHOM_WE_MET)


def _at_a_glance(deck: Deck) -> None:
    if 1 < len(deck.feedback.told) <= MOST_BARS:
        slide = deck.add(PICTURE, words.AT_A_GLANCE)
        draw_bars(slide, deck.feedback)
        deck.finish(slide, opening=say.ON_THE_PICTURE)


def _theme(deck: Deck, theme: ThemeFeedback) -> None:
    told = words.sections(theme, feedback=deck.feedback)
    if told:
        deck.pages(theme.title, told, opening=say.ON_A_THEME)
    else:
        deck.pages(theme.title, [("", (words.NOTHING_TO_SHARE,))], opening=say.NOTHING_HEARD)


def _answer(deck: Deck, question: ThemeFeedback) -> None:
    title = f"{words.YOUR_QUESTION}: {question.title}"
    told = words.sections(question, feedback=deck.feedback)
    if told:
        deck.pages(title, told, opening=say.ON_A_QUESTION)
    else:
        deck.pages(title, [("", (words.NOT_ANSWERED,))], opening=say.NOTHING_HEARD)
