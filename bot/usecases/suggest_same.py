"""Suggests which other observations may say the same; people decide, and nothing is joined by itself (R41)."""

from collections.abc import Sequence
from functools import partial

from bot.domain.grouping import FlipCharts, Noted, Suggestion
from bot.domain.observation import Observation
from bot.ports.likeness import Likeness


async def suggest_same(
    chosen: Observation, *, among: Sequence[Observation], likeness: Likeness
) -> tuple[Suggestion, ...]:
    """Return at most three observations that may say the same, best first; a suggestion's id is a number.

    Withdrawn ones and those of another kind are left out (R36). Call it outside of a transaction:
    a model may have to be loaded.
    """
    others = [o for o in among if not o.withdrawn and o.kind is chosen.kind and o.number != chosen.number]
    notes = [as_noted(o) for o in (*others, chosen)]
    pool = await likeness.pool([note.text for note in notes])
    number = len(others)
    return FlipCharts(notes).suggested(
        number, likened=pool.likened(number), shared=partial(pool.shared, number)
    )


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
