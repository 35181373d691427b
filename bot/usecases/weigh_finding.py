"""Weigh a finding: add observations that support it or question it, or take some off (R41, R44)."""

from collections.abc import Iterable

from bot.domain.finding import Finding, FindingDeed
from bot.domain.finding_changes import Doing, questioned, supported, taken_off
from bot.usecases.change_finding import Before, Turn, change, chosen_notes


async def support_finding(numbers: Iterable[int], *, before: Before, turn: Turn) -> Finding:
    """Let observations support a finding; two people who add different ones both succeed."""
    wanted = sorted(set(numbers))

    async def make(finding: Finding, doing: Doing) -> tuple[Finding, ...]:
        return (supported(finding, await chosen_notes(wanted, turn=turn), doing=doing),)

    return await change(before, FindingDeed.SUPPORTED, make, turn=turn, said=str(wanted), notes=wanted)


async def question_finding(numbers: Iterable[int], *, before: Before, turn: Turn) -> Finding:
    """Let observations question a finding (R44); they may be of another kind."""
    wanted = sorted(set(numbers))

    async def make(finding: Finding, doing: Doing) -> tuple[Finding, ...]:
        return (questioned(finding, await chosen_notes(wanted, turn=turn), doing=doing),)

    return await change(before, FindingDeed.QUESTIONED, make, turn=turn, said=str(wanted), notes=wanted)


async def take_off(numbers: Iterable[int], *, before: Before, turn: Turn) -> Finding:
    """Take observations off a finding, withdrawn ones too."""
    wanted = sorted(set(numbers))

    async def make(finding: Finding, doing: Doing) -> tuple[Finding, ...]:
        return (taken_off(finding, wanted, doing=doing),)

    return await change(before, FindingDeed.TAKEN_OFF, make, turn=turn, said=str(wanted), notes=wanted)
