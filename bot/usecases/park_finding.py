"""Park a finding with a reason, and bring it back (R42)."""

from bot.domain.errors import Incomplete
from bot.domain.finding import Finding, FindingDeed
from bot.domain.finding_changes import Doing, brought_back, parked
from bot.domain.observation import LONGEST_TEXT
from bot.usecases.change_finding import Before, Turn, change
from bot.usecases.guard_words import guard_of, refuse_names


async def park_finding(because: str, *, before: Before, turn: Turn) -> Finding:
    """Put a finding aside; it keeps everything, and is not told to the client."""

    async def make(finding: Finding, doing: Doing) -> tuple[Finding, ...]:
        if not because:
            raise Incomplete("Write in a few words why the finding is parked.")
        if len(because) > LONGEST_TEXT:
            raise Incomplete(f"Please keep the reason under {LONGEST_TEXT:,} characters.")
        refuse_names(because, guard=await guard_of(turn.review, work=turn.work))
        return (parked(finding, because, doing=doing),)

    return await change(before, FindingDeed.PARKED, make, turn=turn, said=because)


async def bring_back_finding(*, before: Before, turn: Turn) -> Finding:
    """Take up a parked finding again."""

    async def make(finding: Finding, doing: Doing) -> tuple[Finding, ...]:
        return (brought_back(finding, doing=doing),)

    return await change(before, FindingDeed.BROUGHT_BACK, make, turn=turn)
