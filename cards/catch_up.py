"""The evening catch-up: the challenge manager edits, checks and approves the exact words (R19, R48, R51)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.attribution import AN_AID
from bot.domain.catch_up import CAVEAT, Emerging, Messages
from bot.domain.evening_at_hand import EveningAtHand
from bot.domain.method import Words
from bot.domain.review import Review
from bot.domain.trailing import Since
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
    writing,
)
from cards.guard import objection_parts
from cards.phrases import catch_up as say
from cards.phrases import common, guard
from cards.request import waiting_parts
from cards.when import day as in_words
from cards.when import span
from cards.wording import counted, listed

_LONGEST: Final = 4000
_LONGEST_LINE: Final = 120
_MOST: Final = 3
"""Lines on one theme that read otherwise by now, or no longer stand."""


def edit_card(
    review: Review,
    hand: EveningAtHand,
    *,
    written: Messages | None = None,
    problem: str = "",
    chosen: str = "",
    reason: str = "",
) -> Card:
    """Return the messages to edit, one on each line, with what could show who said it.

    `written` is what was typed and not kept yet, `chosen` and `reason` what was filled in to let some of it
    stand.
    """
    day, messages = hand.evening.day, written or hand.evening.messages
    since = {s.theme: s for s in hand.since}
    said = [theme for theme in messages.themes if not theme.is_empty]
    silent = [theme for theme in messages.themes if theme.is_empty]
    body = [
        heading(say.TITLE.format(day=in_words(day))),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        *([para(say.LEAD), para(say.WARN)] if said else [para(say.EMPTY)]),
        *_meeting(review, hand),
        *waiting_parts(hand.unanswered),
        *(_boxes(review, theme, since.get(theme.theme)) for theme in said),
        *(_other_themes(review, silent) if silent else ()),
        *objection_parts(hand.objections, lead=guard.REWORD, chosen=chosen, reason=reason),
    ]
    actions = [
        press(say.CHECK, "catch_up.check", about(review=review.id, day=day.isoformat(), mark=hand.evening.mark))
    ]
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


def approved_card(review: Review, day: date, messages: Messages, *, leads: int, told: str = "") -> Card:
    """Return what was approved and how many system leads it goes to; whoever came too late is `told` so."""
    going = say.APPROVED.format(leads=counted(leads, "system lead"))
    body = [
        heading(say.APPROVED_TITLE.format(day=in_words(day))),
        *([trouble(common.NOT_YET, [told])] if told else []),
        para(going if leads else say.NO_LEADS.format(noun=review.method.noun)),
        *message_parts(messages, review.method.words),
        para(say.AGAIN, quiet=True),
    ]
    ids = about(review=review.id, day=day.isoformat(), again="yes")
    text = say.APPROVED_TITLE.format(day=in_words(day))
    actions = [press(say.CHANGE, "catch_up.edit", ids, unchecked=True)]
    return make("catch_up", body, text=text, actions=actions, holds_words=True)


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
    boxes = [_boxes(review, theme, None) for theme in silent]
    return para(say.WITHOUT.format(themes=names)), *folded(say.OTHERS, "others", boxes)


def _meeting(review: Review, hand: EveningAtHand) -> list[CardElement]:
    """Return when the client is met, or the button that makes a meeting now."""
    if hand.meeting is None and not hand.may_be_met:
        return []
    if hand.meeting is None:
        ids = about(review=review.id, day=hand.evening.day.isoformat())
        return [buttons(press(say.MEET, "catch_up.meet", ids))]
    at = span(hand.meeting.starts, hand.meeting.ends, review.zone)
    held = para(say.MEETING.format(title=typed(hand.meeting.title), at=at))
    return [held, buttons(link(say.JOIN, hand.join_url))] if hand.join_url else [held]


def _since(since: Since | None) -> list[CardElement]:
    """Return what changed on a theme since the client last heard of it."""
    if since is None:
        return []
    counts = ((say.NEW, since.new), (say.TOLD, since.told), (say.REWORDED, len(since.reworded)))
    said = [words.format(number=number) for words, number in counts if number]
    lines = [
        words.format(line=typed(shortened(line, _LONGEST_LINE)))
        for words, these in ((say.IN_OTHER_WORDS, since.reworded), (say.DROPPED, since.dropped))
        for line in these[:_MOST]
    ]
    words = [*([say.SINCE.format(changes=", ".join(said))] if said else []), *lines]
    return [para(line, quiet=True) for line in words]


def _boxes(review: Review, theme: Emerging, since: Since | None) -> CardElement:
    words = review.method.words
    return part(
        [
            heading(typed(theme.title), level=2),
            *_since(since),
            _box(f"strengths__{theme.theme}", words.strengths, theme.title, theme.strengths),
            _box(f"areas__{theme.theme}", words.areas, theme.title, theme.areas),
        ]
    )


def _box(name: str, words: str, title: str, lines: Sequence[str]) -> CardElement:
    label = say.BOX.format(words=words, theme=title)
    return writing(name, label, longest=_LONGEST, value="\n".join(lines), lines=True)
