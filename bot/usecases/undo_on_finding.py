"""Undo the last deed on a finding; undoing again goes further back (R42)."""

from bot.domain.finding import Content, Finding, FindingDeed, FindingState
from bot.domain.finding_changes import Doing
from bot.domain.finding_undo import undone
from bot.domain.team import Deed, require
from bot.usecases.change_finding import Before, Turn, change, require_for_agreed


async def undo_on_finding(*, before: Before, turn: Turn) -> Finding:
    """Take back the last deed that stands; a merge or a split on both sides."""

    async def make(finding: Finding, doing: Doing) -> tuple[Finding, ...]:
        last = finding.standing[-1] if finding.standing else None
        partner = None
        if last and last.partner is not None:
            partner = await turn.work.findings.get(turn.review.id, last.partner)
            require_for_agreed(partner, turn.by)
        changed = undone(finding, partner, doing=doing)
        if any(_agreed_again(one) for one in changed):
            require(turn.by, Deed.AGREE_FINDING)
        return changed

    return await change(before, FindingDeed.UNDONE, make, turn=turn)


def _agreed_again(finding: Content) -> bool:
    return finding.state is FindingState.AGREED
