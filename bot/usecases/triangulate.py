"""Bring observations together into findings (R41, R42)."""

from datetime import datetime

from bot.domain.errors import BoardFrozen, Incomplete
from bot.domain.finding import Finding, FindingState, strength_of
from bot.domain.frozen import Frozen
from bot.domain.ids import ThemeId
from bot.domain.observation import LONGEST_TEXT, ObservationKind
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.record_observation import redraw, stop_names
from bot.usecases.who_is_who import names_to_keep_out


class Gathered(Frozen):
    """Observations that somebody put together, in the words of the card; `cites` are their numbers."""

    theme: ThemeId
    kind: str
    text: str
    cites: tuple[int, ...]


async def make_finding(gathered: Gathered, *, review: Review, by: Person, work: Work, now: datetime) -> Finding:
    """Store a finding with what it stands on, and an errand to redraw its theme.

    The same observations with the same words again return the finding that is there.
    """
    require(by, Deed.TRIANGULATE)
    if review.board_frozen:
        raise BoardFrozen("The board is frozen for the final feedback, so findings can no longer change.")
    cites = await _known(gathered, review, work)
    text = _text(gathered.text)
    names = names_to_keep_out(await work.sessions.of(review.id), await work.people.of(review.id))
    stop_names(text, names=names)
    for there in await work.findings.of(review.id):
        if (there.text, there.cites, there.theme) == (text, cites, gathered.theme):
            return there
    finding = Finding(
        review=review.id,
        number=await work.findings.next_number(review.id),
        theme=gathered.theme,
        kind=_kind(gathered.kind),
        text=text,
        cites=cites,
    )
    finding = finding.model_copy(update={"state": await _state(finding, review, work)})
    await work.findings.save(finding)
    await work.errands.add(redraw(review.id, finding.theme, now=now))
    await work.audit.note(
        AuditLine(review=review.id, at=now, who=by.id, deed="finding made", about=str(finding.number))
    )
    return finding


async def _state(finding: Finding, review: Review, work: Work) -> FindingState:
    strength = strength_of(finding, await work.observations.of(review.id))
    reached = strength.reaches(review.method.threshold)
    return FindingState.TRIANGULATED if reached else FindingState.EMERGING


async def _known(gathered: Gathered, review: Review, work: Work) -> tuple[int, ...]:
    there = {o.number for o in await work.observations.of(review.id, theme=gathered.theme) if not o.withdrawn}
    cites = tuple(sorted(set(gathered.cites) & there))
    if not cites:
        raise Incomplete("Choose at least one observation that the finding stands on.")
    return cites


def _text(words: str) -> str:
    if not words:
        raise Incomplete("Write the finding in one or two sentences.")
    if len(words) > LONGEST_TEXT:
        raise Incomplete(f"Please keep the finding under {LONGEST_TEXT:,} characters.")
    return words


def _kind(words: str) -> ObservationKind:
    try:
        return ObservationKind(words)
    except ValueError:
        raise Incomplete("Choose what kind of finding it is.") from None
