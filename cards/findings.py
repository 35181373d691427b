"""The findings of a theme as part of a card: how far each has come in words, and what opens it (R42)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.finding import Finding, falls_short, questioning
from bot.domain.finding_at_hand import Alike
from bot.domain.ids import SessionId
from bot.domain.observation import Observation
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.theme import Theme
from cards.card import about, buttons, heading, para, part, press, shortened, typed
from cards.phrases import triangulate as say
from cards.wording import counted, strength_words

_A_PAGE: Final = 8
_LONGEST: Final = 200


def ids_of(review: Review, session: SessionId | None, **ids: str) -> dict[str, object]:
    """Return what a button about findings sends back; a team session only where it is one's card."""
    return about(review=review.id, **({"session": session} if session else {}), **ids)


@dataclass(frozen=True)
class OnTheme:
    """What the card of a theme shows; `around` is the note beside which others may say the same.

    `notes` and `findings` may be of other themes too: a finding may cite notes from anywhere.
    """

    theme: Theme
    notes: Sequence[Observation]
    findings: Sequence[Finding]
    sessions: Mapping[SessionId, Session] = field(default_factory=dict)
    around: Observation | None = None
    alike: Sequence[Alike] = ()
    page: int = 1

    def beside(self, note: Observation, alike: Sequence[Alike]) -> "OnTheme":
        """Return the same with notes that may say the same as one."""
        return replace(self, around=note, alike=alike)


def findings_part(review: Review, session: SessionId | None, shown: OnTheme) -> list[CardElement]:
    """Return a page of a theme's findings, the newest first."""
    of_theme = (f for f in shown.findings if f.theme == shown.theme.id and f.is_live)
    newest = sorted(of_theme, key=lambda f: -f.number)
    if not newest:
        return []
    last = (len(newest) - 1) // _A_PAGE + 1
    page = min(shown.page, last)
    rows = [
        part(
            [
                *_told(review, finding, shown),
                buttons(
                    press(say.OPEN.format(number=finding.number), "finding.open",
                          ids_of(review, session, finding=str(finding.number)), unchecked=True)
                ),
            ]
        )
        for finding in newest[(page - 1) * _A_PAGE : page * _A_PAGE]
    ]  # fmt: skip
    turns = [
        press(
            title,
            "triangulate.show",
            ids_of(review, session, theme=shown.theme.id, page=str(to)),
            unchecked=True,
        )
        for title, to in ((say.NEWER, page - 1), (say.OLDER, page + 1))
        if 1 <= to <= last
    ]
    return [part([heading(say.SO_FAR, level=2), *rows, *([buttons(*turns)] if turns else [])])]


def standing_words(
    review: Review, finding: Finding, notes: Sequence[Observation], sessions: Mapping[SessionId, Session]
) -> str:
    """Return what stands behind a finding and against it, in words."""
    against = questioning(finding, notes)
    parts = [
        f"{strength_words(finding, notes, sessions)}.".replace("..", "."),
        say.QUESTIONED.format(notes=counted(len(against), "note")) if against else "",
        say.FALLS_SHORT if falls_short(finding, notes, review.threshold) else "",
    ]
    return " ".join(words for words in parts if words)


def _told(review: Review, finding: Finding, shown: OnTheme) -> list[CardElement]:
    words = say.SO_FAR_ROW.format(
        number=finding.number, state=finding.state, text=typed(shortened(finding.text, _LONGEST))
    )
    standing = standing_words(review, finding, shown.notes, shown.sessions)
    return [para(words), para(standing, quiet=True, close=True)]
