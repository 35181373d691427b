"""Hand out the board as tables: all of it to the team, to the client what may leave it (R40, R65, R71)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.errors import OutOfDate
from bot.domain.finding import Finding, FindingState
from bot.domain.gate import Gate
from bot.domain.handed_out import ClientFinding, ClientTable, Found, TeamTable, noted
from bot.domain.ids import ThemeId
from bot.domain.post import AuditLine
from bot.domain.review import Review, Stage, require_capture
from bot.ports.files import Document, Documents
from bot.records.work import Work
from bot.usecases.guard_what_leaves import gate_of
from bot.usecases.see_findings import findings_now
from cards.wording import source_words, strength_words

_TELLABLE: Final = frozenset({FindingState.TRIANGULATED, FindingState.AGREED, FindingState.PRESENTED})
_OVER: Final = frozenset({Stage.SIGNED_OFF, Stage.DESTROYED})


@dataclass(frozen=True)
class HandedOut:
    """The tables of a review; `left_out` are the numbers of findings that the `gate` keeps from the client."""

    team: TeamTable
    client: ClientTable
    gate: Gate
    left_out: tuple[int, ...]


async def hand_out_board(review: Review, *, work: Work, now: datetime) -> HandedOut:
    """Return the board as tables; raises `OutOfDate` after sign-off, `NotAllowed` where there is none."""
    require_capture(review)
    if review.stage in _OVER:
        raise OutOfDate(
            "This review is signed off and its notes are destroyed, so there is nothing to hand out."
        )
    notes = tuple(o for o in await work.observations.of(review.id) if not o.withdrawn)
    findings = await findings_now(review, work=work)
    titles = {theme.id: theme.title for theme in review.themes}
    sessions = {s.id: s for s in await work.sessions.of(review.id)}
    told = review.for_feedback.told(f for f in findings if f.state in _TELLABLE)
    gate = await gate_of(told, review=review, work=work)
    stopped = tuple(f.number for f in told if gate.objections((f.text,)))
    await work.audit.note(AuditLine(review=review.id, at=now, who="", deed="board handed out as tables"))
    return HandedOut(
        team=TeamTable(
            client=review.client,
            noted=tuple(
                noted(o, theme=titles.get(o.theme, ""), source=source_words(o, sessions)) for o in notes
            ),
            found=tuple(_found(f, titles, strength=strength_words(f, notes, sessions)) for f in findings),
        ),
        client=ClientTable(
            client=review.client,
            findings=tuple(
                ClientFinding(theme=titles.get(f.theme, ""), kind=f.kind.value, text=f.text)
                for f in _by_theme(told, tuple(titles))
                if f.number not in stopped
            ),
        ),
        gate=gate,
        left_out=stopped,
    )


async def write_tables(handed_out: HandedOut, *, documents: Documents) -> tuple[Document, ...]:
    """Return the files, the client's apart from the team's."""
    return (
        *await documents.team_tables(handed_out.team),
        *await documents.client_tables(handed_out.client, gate=handed_out.gate),
    )


def _by_theme(findings: Sequence[Finding], themes: Sequence[ThemeId]) -> list[Finding]:
    """Return findings by theme, then by text: numbers would tell in which order things were heard."""
    place = {theme: at for at, theme in enumerate(themes)}
    return sorted(findings, key=lambda f: (place.get(f.theme, len(place)), f.kind.value, f.text.casefold()))


def _found(finding: Finding, titles: dict[ThemeId, str], *, strength: str) -> Found:
    return Found(
        number=finding.number,
        theme=titles.get(finding.theme, ""),
        kind=finding.kind.value,
        state=finding.state.value,
        text=finding.text,
        strength=strength,
        cites=finding.cites,
        questions=finding.questions,
        parked_because=finding.parked_because,
    )
