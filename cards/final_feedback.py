"""The final feedback, for the challenge manager to agree with the team (R52, R54-R58)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import Action, CardElement

from bot.domain.feedback import Feedback, ThemeFeedback, Trailed
from bot.domain.feedback_choices import Audience
from bot.domain.gate import Objection
from bot.domain.handout import HandoutKind
from bot.domain.request import Request
from bot.domain.review import Review
from cards.card import (
    Card,
    about,
    bullets,
    buttons,
    folded,
    heading,
    link,
    make,
    para,
    part,
    press,
    shortened,
    trouble,
    typed,
)
from cards.guard import objection_parts
from cards.phrases import common, guard
from cards.phrases import final_feedback as say
from cards.request import waiting_parts
from cards.size import fitted
from cards.when import day as in_words
from cards.wording import counted, listed

_MOST_SURPRISES: Final = 30
_MOST_TRAILED: Final = 20
_LONGEST_LINE: Final = 100

Files = Sequence[tuple[HandoutKind, str]]
"""What can be fetched, and where."""


def prompt_card(
    review: Review,
    feedback: Feedback,
    ledger: Sequence[Trailed],
    left_out: Sequence[str],
    *,
    mark: str,
    objections: Sequence[Objection] = (),
    problem: str = "",
    chosen: str = "",
    reason: str = "",
    held_back: Sequence[str] = (),
    files: Files = (),
    unanswered: Sequence[Request] = (),
) -> Card:
    """Return what would be presented, what the client has not heard before, and what stays out.

    `objections` are what could show who said it; `chosen` and `reason` what was filled in to let it stand.
    What is left out is `held_back`, the draft can be fetched from `files`, and the client owes `unanswered`.
    """
    total = _points(feedback)
    told = [theme for theme in feedback.themes if _size(theme)]

    def build(most: int) -> Card:
        body = [
            heading(say.TITLE.format(client=typed(feedback.client))),
            *([trouble(common.NOT_YET, [problem])] if problem else []),
            *_opened(review, feedback, is_told=bool(told)),
            *_surprises(ledger),
            *_trailed(ledger, min(most, _MOST_TRAILED)),
            *_themes(feedback, told, most),
            *([para(say.REST.format(points=counted(total - most, "point")))] if total > most else []),
            *_beside(held_back, left_out, files if told else (), unanswered),
            *objection_parts(objections, lead=guard.REWORD_FINDINGS, chosen=chosen, reason=reason),
        ]
        text = say.TITLE.format(client=feedback.client)
        actions = _decisions(review, mark) if told or held_back else ()
        return make("final_feedback", body, text=text, actions=actions, holds_words=True)

    return fitted(build, total)


def _opened(review: Review, feedback: Feedback, *, is_told: bool) -> list[CardElement]:
    if not is_told:
        return [para(say.EMPTY)]
    return [para(say.LEAD.format(presenter=typed(feedback.presented_by))), para(_audience(review))]


def _beside(
    held_back: Sequence[str], left_out: Sequence[str], files: Files, unanswered: Sequence[Request]
) -> list[CardElement]:
    """Return what is not in the feedback, where its draft can be fetched, and what the client still owes."""
    return [
        *_left_out(say.HELD_BACK, say.HELD_BACK_LEAD, held_back),
        *_left_out(say.LEFT_OUT, say.LEFT_OUT_LEAD, left_out),
        *_fetched(say.FILES, files),
        *waiting_parts(unanswered),
    ]


def _decisions(review: Review, mark: str) -> tuple[Action, ...]:
    return (
        press(say.AGREE, "feedback.agree", about(review=review.id, mark=mark)),
        press(say.ARRANGE, "feedback.arrange", about(review=review.id), unchecked=True),
    )


def agreed_card(
    review: Review, feedback: Feedback, documents: Sequence[str] = (), *, files: Files = ()
) -> Card:
    """Return what was agreed, and where to fetch the `files` that hold it.

    Where the bot has no address of its own, the names of the `documents` that its operator can write.
    """
    themes = sum(1 for theme in feedback.themes if _size(theme))
    agreed = say.AGREED.format(
        points=counted(_points(feedback), "point"),
        themes=counted(themes, "theme"),
        presenter=typed(feedback.presented_by),
    )
    body = [
        heading(say.AGREED_TITLE),
        para(f"**{typed(review.client)}.** {agreed}"),
        para(_audience(review)),
        *_fetched(say.FILES_AGREED, files),
        *([para(say.FILES_FOR, quiet=True)] if files else []),
        *(
            [bullets(say.DOCUMENTS.format(review=review.id), map(typed, documents))]
            if not files and documents
            else []
        ),
        *([] if files or documents else [para(say.NO_DOCUMENTS.format(review=review.id))]),
        para(say.NEXT),
    ]
    return make("final_feedback", body, text=say.AGREED_TITLE)


def _size(theme: ThemeFeedback) -> int:
    return len(theme.strengths) + len(theme.areas) + len(theme.recommendations)


def _points(feedback: Feedback) -> int:
    return sum(_size(theme) for theme in feedback.themes)


def _themes(feedback: Feedback, themes: Sequence[ThemeFeedback], most: int) -> list[CardElement]:
    parts: list[CardElement] = []
    for theme in themes:
        items: list[CardElement] = []
        for word, lines in (
            (feedback.strengths_word, theme.strengths),
            (feedback.areas_word, theme.areas),
            (feedback.recommendations_word, theme.recommendations),
        ):
            kept, most = lines[:most], max(most - len(lines), 0)
            items += [bullets(f"**{typed(word)}**", map(typed, kept))] if kept else []
        parts += [part([heading(typed(theme.title), level=2), *items])] if items else []
    return parts


def _surprises(ledger: Sequence[Trailed]) -> list[CardElement]:
    """Warn about findings that the client would hear for the first time (R52)."""
    fresh = [line for line in ledger if not line.evenings]
    if not fresh:
        return [para(say.NO_SURPRISES)] if ledger else []
    rows = [typed(line.text) for line in fresh[:_MOST_SURPRISES]]
    return [part([heading(say.SURPRISES, level=2), bullets(say.SURPRISES_LEAD, rows)])]


def _trailed(ledger: Sequence[Trailed], most: int) -> list[CardElement]:
    """Return on which evenings the client heard of each finding, folded away at first (R52)."""
    heard = [line for line in ledger if line.evenings]
    rows = [
        say.HEARD.format(
            number=line.finding,
            text=typed(shortened(line.text, _LONGEST_LINE)),
            days=listed([in_words(evening) for evening in line.evenings]),
        )
        for line in heard[:most]
    ]
    return list(folded(say.LEDGER, "ledger", [bullets(say.LEDGER_LEAD, rows)])) if rows else []


def _left_out(title: str, lead: str, left_out: Sequence[str]) -> list[CardElement]:
    if not left_out:
        return []
    rows = [typed(line) for line in left_out[:_MOST_SURPRISES]]
    return [part([heading(title, level=2), bullets(lead, rows)])]


def _fetched(lead: str, files: Files) -> list[CardElement]:
    """Return buttons that fetch the files."""
    if not files:
        return []
    return [part([para(lead), buttons(*(link(say.FILE_NAMES[kind], url) for kind, url in files))])]


def _audience(review: Review) -> str:
    audience = review.for_feedback.audience
    if audience is Audience.NOT_DECIDED:
        return say.UNDECIDED
    return say.HEARD_BY.format(audience=say.AUDIENCES[audience].lower())
