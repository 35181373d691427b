"""The card with which the challenge manager says what makes a finding triangulated (R41)."""

from typing import Final

from bot.domain.finding import Threshold
from bot.domain.review import Review
from cards.card import Card, about, choice, heading, make, para, press, trouble, typed
from cards.phrases import common
from cards.phrases import threshold as say
from cards.wording import counted

_SOURCES: Final = tuple(str(number) for number in range(2, 10))
_PEERS: Final = tuple(str(number) for number in range(1, 10))


def threshold_card(
    review: Review, *, mark: str, filled: tuple[str, str] | None = None, problem: str = "", done: bool = False
) -> Card:
    """Return the card; `filled` is what was chosen, as sources and peers, and `mark` what it shows."""
    now: Threshold = review.threshold
    sources, peers = filled or (str(now.sources), str(now.peers))
    standing = say.NOW.format(
        sources=counted(now.sources, "independent source"), peers=counted(now.peers, "peer")
    )
    body = [
        heading(say.TITLE),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        *([para(f"**{typed(say.SAVED)}**")] if done else []),
        para(standing),
        para(say.LEAD, quiet=True),
        choice(
            "sources", say.SOURCES, [(n, n) for n in _SOURCES], value=sources, needed=say.NEEDED, short=True
        ),
        choice("peers", say.PEERS, [(n, n) for n in _PEERS], value=peers, needed=say.NEEDED, short=True),
    ]
    actions = [press(say.SAVE, "threshold.save", about(review=review.id, mark=mark))]
    return make("threshold", body, text=say.TITLE, actions=actions)
