"""Suggests which other observations may say the same; people decide, nothing is joined by itself (R41, R45)."""

from collections.abc import Sequence
from functools import partial

from bot.domain.finding import Finding, supporting
from bot.domain.finding_at_hand import Alike
from bot.domain.grouping import MOST, FlipCharts, Noted, Suggestion
from bot.domain.observation import Observation
from bot.ports.likeness import Likeness


async def suggest_same(
    chosen: Observation, *, among: Sequence[Observation], likeness: Likeness
) -> tuple[Suggestion, ...]:
    """Return at most three observations that may say the same, best first; a suggestion's id is a number.

    Withdrawn ones and those of another kind are left out (R36). Call it outside of a transaction:
    a model may have to be loaded.
    """
    return await _best([chosen], among=among, likeness=likeness)


async def alike_to(
    chosen: Observation, *, among: Sequence[Observation], findings: Sequence[Finding], likeness: Likeness
) -> tuple[Alike, ...]:
    """Return the same with the notes themselves, and the findings that cite both already."""
    best = await _best([chosen], among=among, likeness=likeness)
    return tuple(_alike(each, [chosen.number], among=among, findings=findings) for each in best)


async def alike_to_finding(
    finding: Finding, *, among: Sequence[Observation], findings: Sequence[Finding], likeness: Likeness
) -> tuple[Alike, ...]:
    """Return at most three notes that may say the same as those that support a finding, and are not on it."""
    chosen = [o for o in supporting(finding, among) if o.kind is finding.kind]
    known = {*finding.cites, *finding.questions}
    left = [o for o in among if o.number not in known or o in chosen]
    best = await _best(chosen, among=left, likeness=likeness) if chosen else ()
    return tuple(_alike(each, finding.cites, among=among, findings=findings) for each in best)


async def _best(
    chosen: Sequence[Observation], *, among: Sequence[Observation], likeness: Likeness
) -> tuple[Suggestion, ...]:
    """Return what is most like any of the chosen ones, none of which is suggested."""
    ours = {o.number for o in chosen}
    others = [o for o in among if not o.withdrawn and o.kind is chosen[0].kind and o.number not in ours]
    notes = [as_noted(o) for o in (*others, *chosen)]
    pool = await likeness.pool([note.text for note in notes])
    charts, found = FlipCharts(notes), dict[str, Suggestion]()
    for number in range(len(others), len(notes)):
        for each in charts.suggested(
            number,
            likened=pool.likened(number),
            shared=partial(pool.shared, number),
            most=MOST + len(chosen) - 1,
        ):
            known = found.get(each.id)
            if int(each.id) not in ours and (known is None or known.likeness < each.likeness):
                found[each.id] = each
    return tuple(sorted(found.values(), key=lambda each: -each.likeness)[:MOST])


def _alike(
    suggestion: Suggestion,
    beside: Sequence[int],
    *,
    among: Sequence[Observation],
    findings: Sequence[Finding],
) -> Alike:
    note = next(o for o in among if str(o.number) == suggestion.id)
    together = (f.number for f in findings if f.is_live and note.number in f.cites and {*beside} & {*f.cites})
    return Alike(note=note, why=suggestion.why, together_in=tuple(together))


def as_noted(observation: Observation) -> Noted:
    """Return an observation as far as it matters to what it is like."""
    source = observation.source
    return Noted(
        id=str(observation.number),
        text=f"{observation.text} {observation.example}".strip(),
        kind=observation.kind,
        theme=observation.theme,
        session=source.session or source.document,
        source_group=source.group,
    )
