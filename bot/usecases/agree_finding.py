"""Agree a finding, which the lead peer and the challenge manager do with the team (R42, R54)."""

from bot.domain.finding import Finding, FindingDeed
from bot.domain.finding_changes import Doing, agreed
from bot.domain.team import Deed, require
from bot.usecases.change_finding import Before, Turn, change


async def agree_finding(*, before: Before, turn: Turn) -> Finding:
    """Agree a finding in exactly these words; raises `Incomplete` unless it is triangulated."""
    require(turn.by, Deed.AGREE_FINDING)

    async def make(finding: Finding, doing: Doing) -> tuple[Finding, ...]:
        observations = await turn.work.observations.of(turn.review.id)
        threshold = (await turn.work.reviews.get(turn.review.id)).threshold
        return (agreed(finding, observations, threshold, doing=doing),)

    return await change(before, FindingDeed.AGREED, make, turn=turn)
