"""What can be done to a finding: each gives a new finding, whose log says what it was before (R42, R44)."""

from collections.abc import Sequence
from typing import Any, Final

from pydantic import AwareDatetime

from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.finding import Finding, FindingDeed, FindingState, Step, Threshold, strength_of
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId
from bot.domain.observation import Observation, ObservationKind

_APART: Final = {ObservationKind.STRENGTH, ObservationKind.AREA}


class Doing(Frozen):
    """Who does something to a finding, when, and the mark of their press."""

    by: PersonId
    at: AwareDatetime
    mark: str = ""


def made(finding: Finding, *, doing: Doing, split_off: int | None = None) -> Finding:
    """Return a new finding with its first step; one may be split off another."""
    deed = FindingDeed.MADE if split_off is None else FindingDeed.SPLIT_OFF
    step = Step(deed=deed, by=doing.by, at=doing.at, notes=finding.cites, partner=split_off, mark=doing.mark)
    return finding.model_copy(update={"log": (step,)})


def reworded(finding: Finding, text: str, *, doing: Doing) -> Finding:
    """Say a finding in other words; nobody has agreed those yet."""
    if text == finding.text:
        return finding
    return stepped(finding, FindingDeed.REWORDED, doing=doing, text=text, **reopened(finding))


def supported(finding: Finding, notes: Sequence[Observation], *, doing: Doing) -> Finding:
    """Let observations support a finding; those that questioned it do so no longer."""
    for note in notes:
        refuse_other_kind(finding.kind, note)
    numbers = {note.number for note in notes}
    return _weighed(
        finding, FindingDeed.SUPPORTED, numbers, doing=doing,
        cites={*finding.cites, *numbers}, questions={*finding.questions} - numbers,
    )  # fmt: skip


def questioned(finding: Finding, notes: Sequence[Observation], *, doing: Doing) -> Finding:
    """Let observations question a finding; those that supported it do so no longer."""
    numbers = {note.number for note in notes}
    return _weighed(
        finding, FindingDeed.QUESTIONED, numbers, doing=doing,
        cites={*finding.cites} - numbers, questions={*finding.questions, *numbers},
    )  # fmt: skip


def taken_off(finding: Finding, numbers: Sequence[int], *, doing: Doing) -> Finding:
    """Take observations off a finding, whatever they did for it."""
    if not numbers:
        raise Incomplete("Choose at least one note.")
    gone = {*numbers} & {*finding.cites, *finding.questions}
    return _weighed(
        finding, FindingDeed.TAKEN_OFF, gone, doing=doing,
        cites={*finding.cites} - gone, questions={*finding.questions} - gone,
    )  # fmt: skip


def merged(kept: Finding, other: Finding, *, doing: Doing) -> tuple[Finding, Finding]:
    """Make a finding part of another of the same kind; it stays, with a pointer to where it went.

    What questions either of them questions the one that is kept: no doubt vanishes by merging.
    """
    if kept.number == other.number:
        raise Incomplete("A finding cannot be merged with itself. Choose another one.")
    refuse_unless_open_to_change(other)
    if kept.kind is not other.kind:
        raise Incomplete(
            f"Finding {kept.number} is of the kind “{kept.kind}” and finding {other.number} “{other.kind}”. "
            "Only findings of one kind can be merged."
        )
    for one in (kept, other):
        refuse_parked(one)
    questions = {*kept.questions, *other.questions}
    cites = {*kept.cites, *other.cites} - questions
    _refuse_without_support(cites)
    joined = stepped(
        other, FindingDeed.JOINED, doing=doing, partner=kept.number, joined_to=kept.number, **reopened(other)
    )
    return (
        stepped(
            kept, FindingDeed.MERGED, doing=doing, partner=other.number,
            cites=_in_order(cites), questions=_in_order(questions), **reopened(kept),
        ),
        joined,
    )  # fmt: skip


def split(
    finding: Finding, numbers: Sequence[int], *, text: str, number: int, doing: Doing
) -> tuple[Finding, Finding]:
    """Move observations of a finding into a new one with a number of its own; return both."""
    refuse_parked(finding)
    chosen = {*numbers}
    cites, questions = chosen & {*finding.cites}, chosen & {*finding.questions}
    if not cites or not {*finding.cites} - cites:
        raise Incomplete("Choose some of the notes that support the finding, but not all: each half needs one.")
    new = Finding(
        review=finding.review, number=number, theme=finding.theme, kind=finding.kind, text=text,
        cites=_in_order(cites), questions=_in_order(questions),
    )  # fmt: skip
    left = stepped(
        finding, FindingDeed.SPLIT, doing=doing, notes=_in_order(chosen), partner=number,
        cites=_in_order({*finding.cites} - cites), questions=_in_order({*finding.questions} - questions),
        **reopened(finding),
    )  # fmt: skip
    return left, made(new, doing=doing, split_off=finding.number)


def parked(finding: Finding, because: str, *, doing: Doing) -> Finding:
    """Put a finding aside, with the reason."""
    if finding.state is FindingState.PARKED and finding.parked_because == because:
        return finding
    return stepped(finding, FindingDeed.PARKED, doing=doing, state=FindingState.PARKED, parked_because=because)


def brought_back(finding: Finding, *, doing: Doing) -> Finding:
    """Take up a parked finding again; its sources say how far it has come."""
    if finding.state is not FindingState.PARKED:
        return finding
    return stepped(
        finding, FindingDeed.BROUGHT_BACK, doing=doing, state=FindingState.EMERGING, parked_because=""
    )


def agreed(
    finding: Finding, observations: Sequence[Observation], threshold: Threshold, *, doing: Doing
) -> Finding:
    """Agree a finding; raises `Incomplete` for one that is not triangulated (R54)."""
    if finding.state is FindingState.AGREED:
        return finding
    refuse_parked(finding)
    strength = strength_of(finding, observations)
    if not strength.reaches(threshold):
        raise Incomplete(
            f"Finding {finding.number} is not triangulated yet. It needs {threshold.sources} independent "
            f"sources and {threshold.peers} peers; it has {strength.sources} and {strength.peers}."
        )
    return stepped(finding, FindingDeed.AGREED, doing=doing, state=FindingState.AGREED)


def refuse_unless_open_to_change(finding: Finding) -> None:
    """Raise `OutOfDate` for a finding that was taken back, merged or presented."""
    if finding.joined_to is not None:
        raise OutOfDate(
            f"Finding {finding.number} is part of finding {finding.joined_to} now. Change that one."
        )
    if finding.withdrawn:
        raise OutOfDate(f"Finding {finding.number} was taken back, so it can no longer be changed.")
    if finding.state is FindingState.PRESENTED:
        raise OutOfDate(f"Finding {finding.number} was presented, so it can no longer be changed.")


def refuse_parked(finding: Finding) -> None:
    """Raise `Incomplete` for a parked finding."""
    if finding.state is FindingState.PARKED:
        raise Incomplete(f"Finding {finding.number} is parked. Bring it back first.")


def refuse_other_kind(kind: ObservationKind, note: Observation) -> None:
    """Raise `Incomplete` where a strength and an area to explore would be joined (R36)."""
    if note.kind is not kind and {note.kind, kind} == _APART:
        raise Incomplete(
            f"Number {note.number} is of the kind “{note.kind}”, so it cannot support a finding of the kind "
            f"“{kind}”. It may question it."
        )


def reopened(finding: Finding) -> dict[str, Any]:
    """Return what makes an agreed finding an open one: what was agreed is no longer what it says."""
    return {"state": FindingState.EMERGING} if finding.state is FindingState.AGREED else {}


def stepped(
    finding: Finding,
    deed: FindingDeed,
    *,
    doing: Doing,
    notes: tuple[int, ...] = (),
    partner: int | None = None,
    **changed: Any,
) -> Finding:
    """Return a finding with these fields changed, and a step that remembers what they were."""
    step = Step(
        deed=deed,
        by=doing.by,
        at=doing.at,
        before=finding.content,
        notes=notes,
        partner=partner,
        mark=doing.mark,
    )
    return finding.model_copy(update={**changed, "log": (*finding.log, step)})


def _weighed(
    finding: Finding,
    deed: FindingDeed,
    numbers: set[int],
    *,
    doing: Doing,
    cites: set[int],
    questions: set[int],
) -> Finding:
    if (cites, questions) == ({*finding.cites}, {*finding.questions}):
        return finding
    _refuse_without_support(cites)
    return stepped(
        finding, deed, doing=doing, notes=_in_order(numbers),
        cites=_in_order(cites), questions=_in_order(questions),
    )  # fmt: skip


def _refuse_without_support(cites: set[int]) -> None:
    if not cites:
        raise Incomplete("At least one note must support a finding. To put it aside, park it.")


def _in_order(numbers: set[int]) -> tuple[int, ...]:
    return tuple(sorted(numbers))
