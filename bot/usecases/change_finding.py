"""Change a finding: what every deed on one has in common, so that several people work at once (R41, R44)."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain.errors import Incomplete
from bot.domain.finding import Finding, FindingDeed, FindingState, as_it_stands
from bot.domain.finding_changes import Doing, refuse_unless_open_to_change
from bot.domain.finding_undo import is_repeat, refuse_if_moved
from bot.domain.frozen import Frozen
from bot.domain.ids import made_from
from bot.domain.observation import LONGEST_TEXT, Observation
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.guard_words import guard_of, refuse_names
from bot.usecases.record_observation import redraw, refuse_if_frozen
from bot.usecases.see_findings import tell_of_agreed

_ANYBODY: Final = frozenset({FindingDeed.SUPPORTED, FindingDeed.QUESTIONED})
"""What anybody in the team may do to an agreed finding too: it stays agreed."""

Make = Callable[[Finding, Doing], Awaitable[tuple[Finding, ...]]]


class Before(Frozen):
    """The finding that somebody had before them: its number, and its version on the card that was pressed."""

    number: int
    version: int


@dataclass(frozen=True)
class Turn:
    """Somebody's turn at the board: who, in which review, in which transaction, and when."""

    review: Review
    by: Person
    work: Work
    now: datetime


async def change(
    before: Before,
    deed: FindingDeed,
    make: Make,
    *,
    turn: Turn,
    said: str = "",
    notes: Iterable[int] = (),
) -> Finding:
    """Let `make` change the finding as it is now, and return it; the same press again changes nothing.

    `said` is what was typed or chosen. Raises `OutOfDate` where somebody did something in the meantime that
    does not go together with this, and then nothing is changed.
    """
    require(turn.by, Deed.TRIANGULATE)
    finding = await turn.work.findings.get(turn.review.id, before.number)
    turn = replace(turn, review=await turn.work.reviews.get(turn.review.id))
    refuse_if_frozen(turn.review)
    mark = made_from(turn.by.id, deed, str(before.number), str(before.version), said)[:12]
    if is_repeat(finding, before.version, mark):
        return finding
    if deed is not FindingDeed.UNDONE:
        refuse_unless_open_to_change(finding)
    refuse_if_moved(finding, before.version, deed, frozenset(notes))
    if deed not in _ANYBODY:
        require_for_agreed(finding, turn.by)
    changed = await make(finding, Doing(by=turn.by.id, at=turn.now, mark=mark))
    await keep([one for one in changed if one.log and one.log[-1].mark == mark], deed=deed, turn=turn)
    return changed[0]


async def keep(changed: Sequence[Finding], *, deed: FindingDeed, turn: Turn) -> None:
    """Keep findings that were changed, and write down what follows from it."""
    if not changed:
        return
    review, work, now = turn.review, turn.work, turn.now
    observations = await work.observations.of(review.id)
    for one in changed:
        await work.findings.save(as_it_stands(one, observations, review.threshold))
    for theme in {one.theme for one in changed}:
        await work.errands.add(redraw(review.id, theme, now=now))
    about = ", ".join(str(one.number) for one in changed)
    line = AuditLine(review=review.id, at=now, who=turn.by.id, deed=f"finding {deed}", about=about)
    await work.audit.note(line)
    await tell_of_agreed(review, work=work, now=now)


def require_for_agreed(finding: Finding, by: Person) -> None:
    """Raise `NotAllowed` where a finding is agreed and the person is not one of those who agree findings."""
    if finding.state is FindingState.AGREED:
        require(by, Deed.AGREE_FINDING)


async def worded(text: str, *, turn: Turn) -> str:
    """Return the words of a finding; raises `Incomplete` or `Attributable` where they cannot stand."""
    if not text:
        raise Incomplete("Write the finding in one or two sentences.")
    if len(text) > LONGEST_TEXT:
        raise Incomplete(f"Please keep the finding under {LONGEST_TEXT:,} characters.")
    if not any(letter.isalnum() for letter in text):
        raise Incomplete("Write the finding in words: pictures and marks alone do not do.")
    refuse_names(text, guard=await guard_of(turn.review, work=turn.work))
    return text


async def chosen_notes(numbers: Iterable[int], *, turn: Turn) -> tuple[Observation, ...]:
    """Return the observations of these numbers; raises `Incomplete` for one that is not there or no longer."""
    there = {o.number: o for o in await turn.work.observations.of(turn.review.id) if not o.withdrawn}
    wanted = sorted(set(numbers))
    if not wanted:
        raise Incomplete("Choose at least one note.")
    gone = [str(number) for number in wanted if number not in there]
    if gone:
        which = f"{', '.join(gone[:3])}{' and others' if gone[3:] else ''}"
        raise Incomplete(f"No note of number {which} is on the board now. Choose again; nothing was changed.")
    return tuple(there[number] for number in wanted)
