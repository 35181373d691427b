"""What a pair says and does in a session, in the method's words: folded away, or as a whole (R26-R29)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import CardElement

from bot.domain.in_session import GroupGuide
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from cards.card import Card, bullets, folded, heading, make, para, part, typed
from cards.phrases import script as say
from cards.when import span


@dataclass(frozen=True)
class Passage:
    """One part of the script: its name, the button that shows it, and what it says."""

    name: str
    button: str
    elements: Sequence[CardElement]


def script_card(review: Review, session: Session | None) -> Card:
    """Return the whole script: of one session, or where there is none ahead of any of the method's."""
    passages = list(passages_of(review, session))
    title = say.TITLE_OF.format(title=typed(session.title)) if session else say.TITLE
    body = [
        heading(title),
        *([para(span(session.starts, session.ends, review.zone))] if session else []),
        *([para(say.LEAD)] if passages else [para(say.NOTHING)]),
        *(part(passage.elements) for passage in passages),
        *([para(f"**{say.ALWAYS}**")] if passages else []),
    ]
    return make("script", body, text=say.TITLE)


def folded_script(review: Review, session: Session) -> tuple[CardElement, ...]:
    """Return the script with each part folded away, so that the card stays short on a phone."""
    shown = (folded(p.button, p.name, p.elements) for p in passages_of(review, session))
    return tuple(element for pair in shown for element in pair)


def passages_of(review: Review, session: Session | None) -> Iterator[Passage]:
    """Yield the parts of the script that a session needs; somebody who reads papers needs none."""
    if session is not None and session.kind is SessionKind.READING:
        return
    method = review.method
    if method.opening:
        spoken = [typed(point) for point in method.opening]
        yield Passage("opening", say.OPENING_FOLD, _headed(say.OPENING, bullets(say.SAY, spoken)))
    mode = session.mode if session else review.mode
    listening = (*method.in_session.before, *method.in_session.listening(mode))
    if listening:
        lines = bullets(say.KEEP_IN_MIND, map(typed, listening))
        yield Passage("during", say.DURING_FOLD, _headed(say.DURING, lines))
    guide = method.in_session.guide_for(session.kind) if session else method.in_session.group
    if guide:
        yield Passage("group", say.GROUP_FOLD, _headed(say.GROUP, *_group(guide)))
    if method.closing:
        spoken = [typed(point) for point in method.closing]
        yield Passage("closing", say.CLOSING_FOLD, _headed(say.CLOSING, bullets(say.SAY, spoken)))


def _headed(title: str, *elements: CardElement) -> list[CardElement]:
    return [heading(title, level=2), *elements]


def _group(guide: GroupGuide) -> Iterator[CardElement]:
    if guide.introductions:
        yield bullets(say.INTRODUCTIONS, map(typed, guide.introductions))
    if guide.questions:
        asked = [say.QUESTION.format(ask=typed(q.ask), minutes=q.minutes) for q in guide.questions]
        yield bullets(say.QUESTIONS.format(how=typed(guide.how)), asked)
    if guide.during:
        yield bullets(say.GROUP_DURING, map(typed, guide.during))
    if guide.ending:
        yield bullets(say.GROUP_ENDING, map(typed, guide.ending))
