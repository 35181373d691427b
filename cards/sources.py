"""Where a point was heard or read, and what kind it is, as a card asks for them (R28, R33, R38)."""

from collections.abc import Sequence

from microsoft_teams.cards.core import CardElement

from bot.domain.observation import LONGEST_NAME, SOMEBODY_ELSE, Elsewhere, ObservationKind
from bot.domain.session import Session, SessionKind
from cards.card import choice, writing
from cards.phrases import capture as say
from cards.sent import Sourced
from cards.wording import KINDS


def kinds_for(session: Session | None, chosen: str) -> list[tuple[str, str]]:
    """Return the kinds to choose from: only a focus group's participants are asked to recommend (R28)."""
    asked_all = session is not None and session.kind is SessionKind.FOCUS_GROUP
    left_out = {ObservationKind.RECOMMENDATION.value} - {chosen}
    return [kind for kind in KINDS if asked_all or kind[0] not in left_out]


def source_inputs(
    session: Session | None, groups: Sequence[str], was: Sourced, *, needed: bool = True
) -> list[CardElement]:
    """Return the inputs for a source: one of the session's groups or somebody else, or what it was.

    Of those in a session none is `needed` where we say ourselves what is missing.
    """
    if session is None:
        sorts = [(sort.value, sort.value.capitalize()) for sort in Elsewhere]
        return [
            choice("elsewhere", say.ELSEWHERE, sorts, value=was.elsewhere, needed=say.ELSEWHERE_NEEDED),
            writing("document", say.DOCUMENT, longest=LONGEST_NAME, value=was.document,
                    needed=say.DOCUMENT_NEEDED),
        ]  # fmt: skip
    if not groups:
        return [
            writing("group", say.GROUP_WRITE, longest=LONGEST_NAME, value=was.group,
                    needed=say.GROUP_WRITE_NEEDED if needed else "")
        ]  # fmt: skip
    only = groups[0] if len(groups) == 1 else ""
    listed = was.group in {*groups, SOMEBODY_ELSE, ""}
    offered = [*((group, group) for group in groups), (SOMEBODY_ELSE, say.ELSE)]
    return [
        choice("group", say.GROUP, offered, value=(was.group or only) if listed else SOMEBODY_ELSE,
               needed=say.GROUP_NEEDED if needed else ""),
        writing("somebody", say.ELSE_WRITE, longest=LONGEST_NAME,
                value=was.somebody if listed else was.somebody or was.group),
    ]  # fmt: skip
