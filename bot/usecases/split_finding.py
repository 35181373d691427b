"""Split a finding in two, where its notes turn out to say two things (R44)."""

from collections.abc import Iterable

from bot.domain.finding import Finding, FindingDeed
from bot.domain.finding_changes import Doing, split
from bot.usecases.change_finding import Before, Turn, change, worded


async def split_finding(numbers: Iterable[int], text: str, *, before: Before, turn: Turn) -> Finding:
    """Move some of a finding's observations into a new one with its own words; return what is left."""
    wanted = sorted(set(numbers))

    async def make(finding: Finding, doing: Doing) -> tuple[Finding, ...]:
        words = await worded(text, turn=turn)
        number = await turn.work.findings.next_number(turn.review.id)
        return split(finding, wanted, text=words, number=number, doing=doing)

    return await change(before, FindingDeed.SPLIT, make, turn=turn, said=f"{wanted} {text}", notes=wanted)
