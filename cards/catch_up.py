"""The evening catch-up: the challenge manager edits, checks and approves the exact words (R19, R48, R51)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.attribution import AN_AID
from bot.domain.catch_up import CAVEAT, Emerging, Messages
from bot.domain.gate import Objection
from bot.domain.method import Words
from bot.domain.review import Review
from cards.card import Card, about, bullets, folded, heading, make, para, part, press, trouble, typed, writing
from cards.guard import objection_parts
from cards.phrases import catch_up as say
from cards.phrases import common, guard
from cards.when import day as in_words
from cards.wording import counted, listed

_LONGEST: Final = 4000


def edit_card(
    review: Review,
    day: date,
    messages: Messages,
    *,
    problem: str = "",
    objections: Sequence[Objection] = (),
    chosen: str = "",
    reason: str = "",
) -> Card:
    """Return the messages to edit, one on each line; `objections` are what could show who said it.

    `chosen` and `reason` are what was filled in to let some of it stand.
    """
    said = [theme for theme in messages.themes if not theme.is_empty]
    silent = [theme for theme in messages.themes if theme.is_empty]
    body = [
        heading(say.TITLE.format(day=in_words(day))),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        *([para(say.LEAD), para(say.WARN)] if said else [para(say.EMPTY)]),
        *(_boxes(review, theme) for theme in said),
        *(_other_themes(review, silent) if silent else ()),
        *objection_parts(objections, lead=guard.REWORD, chosen=chosen, reason=reason),
    ]
    actions = [press(say.CHECK, "catch_up.check", about(review=review.id, day=day.isoformat()))]
    text = say.TITLE.format(day=in_words(day))
    return make("catch_up", body, text=text, actions=actions, holds_words=True)


def check_card(review: Review, day: date, messages: Messages, *, stands: int = 0) -> Card:
    """Return the exact text to approve, as the system leads will read it (R51); so much of it was let stand."""
    ids = about(review=review.id, day=day.isoformat())
    body = [
        heading(say.CHECK_TITLE.format(day=in_words(day))),
        para(say.CHECK_LEAD),
        para(typed(CAVEAT)),
        *message_parts(messages, review.method.words),
        *([para(guard.STANDS.format(things=counted(stands, "thing")))] if stands else []),
        para(AN_AID, quiet=True),
    ]
    approve = about(review=review.id, day=day.isoformat(), mark=messages.mark)
    actions = [
        press(say.APPROVE, "catch_up.approve", approve),
        press(say.CHANGE, "catch_up.edit", ids),
    ]
    text = say.CHECK_TITLE.format(day=in_words(day))
    return make("catch_up", body, text=text, actions=actions, holds_words=True)


def approved_card(review: Review, day: date, messages: Messages, *, leads: int) -> Card:
    """Return what was approved and how many system leads it goes to."""
    going = say.APPROVED.format(leads=counted(leads, "system lead"))
    body = [
        heading(say.APPROVED_TITLE.format(day=in_words(day))),
        para(going if leads else say.NO_LEADS),
        *message_parts(messages, review.method.words),
    ]
    text = say.APPROVED_TITLE.format(day=in_words(day))
    return make("catch_up", body, text=text, holds_words=True)


def reminder_card(review: Review, day: date) -> Card:
    """Return a reminder that nothing is approved yet (R47)."""
    title = say.REMINDER_TITLE.format(day=in_words(day))
    ids = about(review=review.id, day=day.isoformat())
    body = [heading(title), para(say.REMINDER)]
    actions = [press(say.OPEN, "catch_up.edit", ids)]
    return make("catch_up_reminder", body, text=title, actions=actions)


def message_parts(messages: Messages, words: Words) -> list[CardElement]:
    """Return the messages by theme, without a word about where they come from."""
    said = [theme for theme in messages.themes if not theme.is_empty]
    return [_theme(theme, words) for theme in said] or [para(say.EMPTY)]


def _theme(theme: Emerging, words: Words) -> CardElement:
    items: list[CardElement] = [heading(typed(theme.title), level=2)]
    for title, lines in ((words.strengths, theme.strengths), (words.areas, theme.areas)):
        if lines:
            items.append(bullets(f"**{typed(title)}**", map(typed, lines)))
    return part(items)


def _other_themes(review: Review, silent: Sequence[Emerging]) -> tuple[CardElement, ...]:
    """Return room for messages on the themes that have none, folded away at first."""
    names = listed([typed(review.theme(theme.theme).short) for theme in silent])
    boxes = [_boxes(review, theme) for theme in silent]
    return para(say.WITHOUT.format(themes=names)), *folded(say.OTHERS, "others", boxes)


def _boxes(review: Review, theme: Emerging) -> CardElement:
    words = review.method.words
    return part(
        [
            heading(typed(theme.title), level=2),
            _box(f"strengths__{theme.theme}", words.strengths, theme.title, theme.strengths),
            _box(f"areas__{theme.theme}", words.areas, theme.title, theme.areas),
        ]
    )


def _box(name: str, words: str, title: str, lines: Sequence[str]) -> CardElement:
    label = say.BOX.format(words=words, theme=title)
    return writing(name, label, longest=_LONGEST, value="\n".join(lines), lines=True)
