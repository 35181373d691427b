"""The reminder of sessions that a peer has not answered for yet."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import Action

from bot.domain.review import Review
from bot.domain.session import Session
from cards.capture import opening
from cards.card import Card, bullets, buttons, heading, make, para, press, shortened, typed
from cards.phrases import nudge as say
from cards.when import span
from cards.wording import counted

_MOST: Final = 3
_BUTTON: Final = 25


def nudge_card(review: Review, sessions: Sequence[Session]) -> Card:
    """Return a reminder with a button for each of the first few sessions."""
    first, left = sessions[:_MOST], len(sessions) - _MOST
    rest = say.REST.format(sessions=counted(left, "session"))
    body = [
        heading(say.TITLE),
        bullets(
            say.LEAD.format(sessions=counted(len(sessions), "session")),
            (f"**{typed(s.title)}.** {span(s.starts, s.ends, review.zone)}" for s in first),
        ),
        *(buttons(_add(review, session)) for session in first),
        *([para(rest)] if left > 0 else []),
        para(say.NOTHING, quiet=True),
    ]
    return make("nudge", body, text=say.TITLE)


def _add(review: Review, session: Session) -> Action:
    title = say.ADD.format(title=shortened(session.title, _BUTTON))
    return press(title, "capture.open", opening(review, session), unchecked=True)
