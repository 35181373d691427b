"""Gaps: what stands on one source or is questioned, and the sessions that could test it (R41, R44, R46)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from bot.domain.attribution_text import keys_of
from bot.domain.finding import Finding, FindingState, strength_of
from bot.domain.frozen import Frozen
from bot.domain.ids import SessionId, ThemeId
from bot.domain.observation import Observation, ObservationKind
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.theme import Theme

MOST: Final = 3
"""Things to listen for in one session: more would turn a conversation into an interview."""

_ALIKE: Final = 6
"""So many first letters the same make two words one, as in commissioning and commissioners."""

_OF_THE_THEME: Final = 2
_SHORTEST: Final = 4
_SAY_NOTHING: Final = frozenset(
    "about across again also another because been being both chief could deputy director directors does "
    "each every executive find from good group groups have heard into know lead leads like local made "
    "make manager managers many meeting more most much need next officer officers only other others over "
    "people review senior service services session sessions some staff such team teams than that their "
    "them then there these they this those told very want well were what when where which while will with "
    "work working would your".split()
)
"""Words that stand in half the titles, so that sharing one says nothing."""


class Gap(Frozen):
    """One finding to test in one session: how well it fits, and why."""

    finding: int
    session: SessionId
    fits: int
    why: str


class ToHear(Frozen):
    """Something to listen for, in the words of the theme alone: nothing here can show who said what (R65)."""

    theme: ThemeId
    kind: ObservationKind
    questioned: bool
    prompt: str = ""


def wants_testing(finding: Finding, observations: Sequence[Observation]) -> bool:
    """Say whether a finding stands on one source only, or has something against it (R44, R46)."""
    if finding.state is FindingState.PARKED or not finding.is_live:
        return False
    alone = finding.state is FindingState.EMERGING and strength_of(finding, observations).sources == 1
    return bool(finding.questions) or alone


def gaps_in(
    findings: Iterable[Finding],
    *,
    sessions: Iterable[Session],
    observations: Sequence[Observation],
    review: Review,
    now: datetime,
) -> tuple[Gap, ...]:
    """Return which coming sessions could test which findings, the best for each finding first."""
    coming = [s for s in sessions if s.is_heard and not s.cancelled and s.starts >= now]
    found: list[Gap] = []
    for finding in findings:
        if wants_testing(finding, observations):
            found += _tests(finding, coming, observations, review)
    return tuple(found)


def to_hear(
    gaps: Iterable[Gap], *, session: Session, findings: Iterable[Finding], review: Review
) -> tuple[ToHear, ...]:
    """Return at most three things to listen for in a session: what is questioned first, then what fits."""
    by_number = {f.number: f for f in findings}
    here = [(gap, by_number[gap.finding]) for gap in gaps if gap.session == session.id]
    here.sort(key=lambda each: (not each[1].questions, -each[0].fits, each[0].finding))
    told = (
        ToHear(theme=f.theme, kind=f.kind, questioned=bool(f.questions), prompt=_prompt(f, review))
        for _, f in here
    )
    return tuple(dict.fromkeys(told))[:MOST]


def _tests(
    finding: Finding, coming: Iterable[Session], observations: Sequence[Observation], review: Review
) -> list[Gap]:
    """Return the sessions that share a word with the finding or its theme and were not its source."""
    behind = [o for o in observations if o.number in (*finding.cites, *finding.questions)]
    heard_in = {o.source.session for o in behind}
    theme = _theme(finding, review)
    of_theme = _telling((theme.title, theme.short)) if theme else frozenset()
    of_text = _telling((finding.text, *(theme.prompts if theme else ())))
    of_people = _telling(o.source.group for o in behind)
    found: list[Gap] = []
    for session in coming:
        title, people = _telling((session.title,)), _telling(session.people)
        on_theme = sorted((title | people) & of_theme)
        fits = _OF_THE_THEME * len(on_theme) + len((title | people) & of_text) + len(people & of_people)
        if fits and session.id not in heard_in:
            why = _why(on_theme, people & of_people)
            found.append(Gap(finding=finding.number, session=session.id, fits=fits, why=why))
    starts = {s.id: s.starts for s in coming}
    return sorted(found, key=lambda gap: (-gap.fits, starts[gap.session], gap.session))


def _why(on_theme: Sequence[str], people: Iterable[str]) -> str:
    if on_theme:
        return "It is about the same theme."
    return "It meets people of the same kind." if any(people) else "It may touch on it."


def _prompt(finding: Finding, review: Review) -> str:
    """Return the method's own question that is nearest to a finding, so that none of its words are needed."""
    text = _telling((finding.text,))
    theme = _theme(finding, review)
    return max(theme.prompts if theme else (), key=lambda p: len(_telling((p,)) & text), default="")


def _theme(finding: Finding, review: Review) -> Theme | None:
    """Return the theme of a finding, nothing where the review has given it up since."""
    return next((t for t in review.themes if t.id == finding.theme), None)


def _telling(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(_beginnings(texts))


def _beginnings(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for key in keys_of(text):
            if len(key) >= _SHORTEST and key not in _SAY_NOTHING:
                yield key[:_ALIKE]
