"""Many points at once, one on each line, and what became of them (R28, R35)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import CardElement, TextBlock

from bot.domain.attribution import Concern
from bot.domain.observation import Observation, ObservationKind
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from cards.capture import opening
from cards.card import Card, about, choice, heading, make, para, press, rows, shortened, trouble, typed, writing
from cards.guard import advice_parts
from cards.phrases import capture, common
from cards.phrases import own_notes as say
from cards.sent_about_own_notes import LONGEST_LIST, SaveMany
from cards.sources import kinds_for, source_inputs
from cards.wording import counted

_MOST_TOLD: Final = 12
"""Lines of which a card says what is wrong with them; all of them stand in the room to write."""

_LINE: Final = 60
_ECHO: Final = 160
"""Characters of a point as it is shown again."""


def many_card(
    review: Review,
    session: Session | None,
    *,
    groups: Sequence[str],
    filled: SaveMany | None = None,
    problems: Sequence[tuple[str, str]] = (),
    problem: str = "",
    saved: Sequence[int] = (),
) -> Card:
    """Return room for many points; `problems` are lines that were not taken, each with why."""
    was = filled or SaveMany(review=review.id)
    asks_all = session is not None and session.kind is SessionKind.FOCUS_GROUP
    title = say.MANY_FOCUS if asks_all else say.MANY_SESSION if session else say.MANY_TITLE
    kind = was.kind or (ObservationKind.RECOMMENDATION.value if asks_all else "")
    body: list[CardElement] = [
        heading(title),
        *([para(say.MANY_SAVED.format(numbers=", ".join(map(str, saved))))] if saved else []),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        *([trouble(common.NOT_YET, _told(problems))] if problems else []),
        *([para(f"**{typed(session.title)}.**")] if session else []),
        para(f"{say.MANY_FOCUS_SAID if asks_all else say.MANY_LEAD} {common.NO_NAMES}"),
        para(say.MANY_OWN, quiet=True),
        choice("theme", say.MANY_THEME, [(t.id, t.title) for t in review.themes], value=was.theme),
        choice("kind", say.MANY_KIND, kinds_for(session, kind), value=kind),
        writing("lines", say.MANY_LINES, longest=LONGEST_LIST, value=was.lines, lines=True,
                needed=say.MANY_LINES_NEEDED),
        *([] if asks_all else source_inputs(session, groups, was)),
    ]  # fmt: skip
    saving = press(say.MANY_SAVE, "many.save", opening(review, session))
    return make("capture", body, text=title, actions=[saving], holds_words=filled is not None)


def many_saved_card(
    review: Review, noted: Sequence[Observation], session: Session | None, *, advice: Sequence[Concern] = ()
) -> Card:
    """Return proof that all points of a list are kept, with their numbers, and what to reword in them."""
    title = say.MANY_DONE_TITLE.format(notes=counted(len(noted), "note"))
    body = [heading(title), *_echoed(noted), para(capture.SAVED_SEEN), *advice_parts(advice)]
    actions = [
        press(say.MANY_AGAIN, "many.open", opening(review, session), unchecked=True),
        press(say.MINE_SHOW, "notes.mine", about(review=review.id, page="0"), unchecked=True),
    ]
    return make("capture", body, text=title, actions=actions, holds_words=True)


def _echoed(noted: Sequence[Observation]) -> list[TextBlock]:
    return rows(say.MANY_ROW.format(number=o.number, text=typed(shortened(o.text, _ECHO))) for o in noted)


def _told(problems: Sequence[tuple[str, str]]) -> list[str]:
    told = [
        say.MANY_LEFT_ONE.format(line=shortened(line, _LINE), sentence=sentence)
        for line, sentence in problems[:_MOST_TOLD]
    ]
    rest = len(problems) - _MOST_TOLD
    return [*told, *([say.MANY_REST.format(lines=rest)] if rest > 0 else [])]
