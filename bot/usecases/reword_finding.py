"""Say a finding in other words (R42)."""

from bot.domain.finding import Finding, FindingDeed
from bot.domain.finding_changes import Doing, reworded
from bot.usecases.change_finding import Before, Turn, change, worded


async def reword_finding(text: str, *, before: Before, turn: Turn) -> Finding:
    """Give a finding other words; the guard reads them as it reads every text."""

    async def make(finding: Finding, doing: Doing) -> tuple[Finding, ...]:
        return (reworded(finding, await worded(text, turn=turn), doing=doing),)

    return await change(before, FindingDeed.REWORDED, make, turn=turn, said=text)
