"""Bring observations together into findings (R41, R42)."""

from datetime import datetime

from bot.domain.errors import Incomplete
from bot.domain.finding import Finding, FindingDeed, as_it_stands
from bot.domain.finding_changes import Doing, made, refuse_other_kind
from bot.domain.finding_undo import is_repeat
from bot.domain.frozen import Frozen
from bot.domain.ids import ThemeId, made_from
from bot.domain.observation import Observation, ObservationKind
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.change_finding import Turn, chosen_notes, keep, worded
from bot.usecases.record_observation import refuse_if_frozen


class Gathered(Frozen):
    """Observations that somebody put together, in the words of the card; `cites` are their numbers."""

    theme: ThemeId
    kind: str
    text: str
    cites: tuple[int, ...]
    press: str


async def make_finding(gathered: Gathered, *, review: Review, by: Person, work: Work, now: datetime) -> Finding:
    """Store a finding with what it stands on, and an errand to redraw its theme.

    The same observations with the same words again return the finding that is there.
    """
    require(by, Deed.TRIANGULATE)
    number = await work.findings.next_number(review.id)
    turn = Turn(review=await work.reviews.get(review.id), by=by, work=work, now=now)
    refuse_if_frozen(turn.review)
    theme = review.theme(gathered.theme)
    kind = _kind(gathered.kind)
    notes = await _evidence(gathered, kind, turn)
    text = await worded(gathered.text, turn=turn)
    cites = tuple(note.number for note in notes)
    mark = made_from(by.id, gathered.press, kind, text, str(cites))[:12]
    for there in await work.findings.of(review.id):
        same = there.is_live and (there.text, there.cites, there.theme) == (text, cites, theme.id)
        if same or is_repeat(there, 0, mark):
            return there
    new = Finding(review=review.id, number=number, theme=theme.id, kind=kind, text=text, cites=cites)
    finding = as_it_stands(made(new, doing=Doing(by=by.id, at=now, mark=mark)), notes, turn.review.threshold)
    await keep([finding], deed=FindingDeed.MADE, turn=turn)
    return finding


async def _evidence(gathered: Gathered, kind: ObservationKind, turn: Turn) -> tuple[Observation, ...]:
    if not gathered.cites:
        raise Incomplete("Choose at least one observation that the finding stands on.")
    notes = await chosen_notes(gathered.cites, turn=turn)
    for note in notes:
        refuse_other_kind(kind, note)
    return notes


def _kind(words: str) -> ObservationKind:
    try:
        return ObservationKind(words)
    except ValueError:
        raise Incomplete("Choose what kind of finding it is.") from None
