"""Merge two findings of one kind that say the same (R41)."""

from collections.abc import Sequence

from bot.domain.errors import Incomplete
from bot.domain.finding import Finding, FindingDeed
from bot.domain.finding_changes import Doing, merged
from bot.usecases.change_finding import Before, Turn, change, require_for_agreed


async def merge_findings(others: Sequence[int], *, before: Before, turn: Turn) -> Finding:
    """Make one other finding part of the one before them; it stays, with a pointer to where it went."""
    if len(others) != 1:
        raise Incomplete("Choose one other finding.")

    async def make(finding: Finding, doing: Doing) -> tuple[Finding, ...]:
        joining = await turn.work.findings.get(turn.review.id, others[0])
        require_for_agreed(joining, turn.by)
        return merged(finding, joining, doing=doing)

    return await change(before, FindingDeed.MERGED, make, turn=turn, said=str(others[0]))
