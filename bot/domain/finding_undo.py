"""Undoing the last deed on a finding, and whether a press on an older card can still be taken (R42)."""

from typing import Final

from bot.domain.errors import OutOfDate
from bot.domain.finding import Finding, FindingDeed, Step
from bot.domain.finding_changes import Doing, stepped

_OF_NOTES: Final = frozenset({FindingDeed.SUPPORTED, FindingDeed.QUESTIONED, FindingDeed.TAKEN_OFF})
_COMMUTES: Final = _OF_NOTES | {FindingDeed.REWORDED}


def undone(finding: Finding, partner: Finding | None, *, doing: Doing) -> tuple[Finding, ...]:
    """Take back the last deed that stands, and return what that changes; undoing again goes further back.

    A `partner` is the other side of that deed. A merge or a split is undone on both sides at once, and only
    while the other side is as the deed left it: what somebody did there since is theirs to undo.
    """
    if not finding.standing:
        raise OutOfDate(f"There is nothing to undo on finding {finding.number}.")
    last = finding.standing[-1]
    match last.deed:
        case FindingDeed.JOINED:
            raise OutOfDate(f"Finding {finding.number} is part of finding {last.partner} now. Undo it there.")
        case FindingDeed.MERGED | FindingDeed.SPLIT | FindingDeed.SPLIT_OFF:
            other = _as_it_was_left(finding, partner)
            return (_back(finding, last, doing), _back(other, other.standing[-1], doing))
        case _:
            return (_back(finding, last, doing),)


def refuse_if_moved(finding: Finding, version: int, deed: FindingDeed, notes: frozenset[int]) -> None:
    """Raise `OutOfDate` where what was done since the card was drawn does not go together with this deed.

    Notes that are added or taken off go together with other notes and with other words, and with the same
    done by somebody else.
    """
    if version > finding.version:
        raise OutOfDate("This card is out of date, so nothing was changed. Ask me for a new one.")
    for step in finding.log[version:]:
        both_commute = {step.deed, deed} <= _COMMUTES and _OF_NOTES & {step.deed, deed}
        clash = step.deed is not deed and notes & {*step.notes}
        if not both_commute or clash:
            raise OutOfDate(
                f"Somebody has changed finding {finding.number} since this card was drawn ({step.deed}), and "
                "that is kept. Please look at it as it is now, and press again."
            )


def is_repeat(finding: Finding, version: int, mark: str) -> bool:
    """Whether this very press was taken already."""
    return any(step.mark == mark for step in finding.log[version:])


def _as_it_was_left(finding: Finding, partner: Finding | None) -> Finding:
    """Return the other side of a finding's last deed; raises `OutOfDate` where it was changed since."""
    if partner is None or not partner.standing or partner.standing[-1].partner != finding.number:
        number = partner.number if partner else "?"
        raise OutOfDate(f"Finding {number} was changed after the two were parted. Undo that first.")
    return partner


def _back(finding: Finding, last: Step, doing: Doing) -> Finding:
    """Return a finding as it was before a step; one that was nothing before is taken back."""
    content = last.before.model_dump() if last.before else {"withdrawn": True}
    return stepped(finding, FindingDeed.UNDONE, doing=doing, notes=last.notes, partner=last.partner, **content)
