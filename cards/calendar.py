"""A meeting that somebody changed in Outlook: the challenge manager decides what it means (R15)."""

from collections.abc import Sequence
from typing import assert_never

from bot.domain.calendar import Answer, CalendarChange
from bot.domain.review import Review
from bot.domain.session import Session
from cards.card import Card, about, buttons, facts, heading, make, para, part, press, shortened, typed
from cards.phrases import calendar as say
from cards.when import span


def change_card(
    review: Review,
    change: CalendarChange,
    session: Session,
    *,
    affected: Sequence[str] = (),
    clashes: Sequence[tuple[str, str]] = (),
) -> Card:
    """Return the question, or what became of it.

    `affected` are initials; `clashes` are initials, each with the title of what else is on for them then.
    """
    match change.answer:
        case Answer.OPEN:
            return _ask(review, change, session, affected, clashes)
        case Answer.ACCEPTED if change.is_gone:
            return _answered(say.OFF_TITLE, session, say.OFF)
        case Answer.ACCEPTED:
            return _answered(say.TAKEN_OVER_TITLE, session, _when(review, session), say.TAKEN_OVER)
        case Answer.UNDONE if change.is_gone:
            made = say.MADE_AGAIN.format(when=_when(review, session))
            return _answered(say.MADE_AGAIN_TITLE, session, made)
        case Answer.UNDONE:
            back = say.PUT_BACK.format(when=_when(review, session))
            return _answered(say.PUT_BACK_TITLE, session, back)
        case Answer.OVERTAKEN:
            now = say.OVERTAKEN_NOW.format(when=_when(review, session))
            on = say.OVERTAKEN_OFF if session.cancelled else now
            return _answered(say.OVERTAKEN_TITLE, session, say.OVERTAKEN, on)
        case unknown:
            assert_never(unknown)


def _ask(
    review: Review,
    change: CalendarChange,
    session: Session,
    affected: Sequence[str],
    clashes: Sequence[tuple[str, str]],
) -> Card:
    busy = [say.CLASH.format(who=typed(who), title=typed(shortened(title, 60))) for who, title in clashes]
    told = (
        (say.IN_TIMETABLE, span(change.was_starting, change.was_ending, review.zone)),
        (say.IN_OUTLOOK, _in_outlook(review, change)),
        (say.AFFECTED, typed(", ".join(affected)) or say.NOBODY),
        (say.CLASHES, ", ".join(busy)),
    )
    body = [
        heading(say.GONE_TITLE if change.is_gone else say.MOVED_TITLE),
        para(f"**{typed(session.title)}**"),
        facts((title, value) for title, value in told if value),
        para(say.GONE_ASK if change.is_gone else say.MOVED_ASK),
        para(say.GONE_ACCEPT_WHY if change.is_gone else say.MOVED_ACCEPT_WHY),
        para(say.GONE_UNDO_WHY if change.is_gone else say.MOVED_UNDO_WHY, close=True),
    ]
    ids = about(review=review.id, mark=change.mark)
    accept = press(say.ACCEPT_GONE if change.is_gone else say.ACCEPT_MOVED, "calendar.accept", ids)
    undo = press(say.UNDO_GONE if change.is_gone else say.UNDO_MOVED, "calendar.undo", ids)
    body.append(part([buttons(accept), buttons(undo)]))  # side by side, a phone cuts their words
    return make(
        "calendar",
        body,
        text=say.GONE_TEXT.format(noun=review.method.noun)
        if change.is_gone
        else say.MOVED_TEXT.format(noun=review.method.noun),
    )


def _in_outlook(review: Review, change: CalendarChange) -> str:
    if change.starts is None or change.ends is None:
        return say.TAKEN_OUT
    return span(change.starts, change.ends, review.zone)


def _when(review: Review, session: Session) -> str:
    return span(session.starts, session.ends, review.zone)


def _answered(title: str, session: Session, *sentences: str) -> Card:
    lines = [para(f"**{typed(session.title)}**"), *(para(sentence) for sentence in sentences)]
    return make("calendar", [heading(title), *lines], text=title)
