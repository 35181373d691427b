"""The no-surprises ledger: on which evenings the client heard of each finding, and what is new since (R52)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from bot.domain.alike import is_alike
from bot.domain.catch_up import CatchUp, CatchUpState, Drawn, Emerging, Messages
from bot.domain.feedback import Trailed
from bot.domain.finding import Finding
from bot.domain.frozen import Frozen
from bot.domain.ids import ThemeId
from bot.domain.override import mark_of_text

_A_WORD: Final = 4
"""Letters; shorter words say too little about what a line tells."""


class Telling(Frozen):
    """One finding as the client heard it on one evening; `said` is the SHA-256 of what it said then."""

    day: date
    line: str
    said: str


class Since(Frozen):
    """What changed on one theme since the client last heard of it, in lines and numbers of findings."""

    theme: ThemeId
    new: int = 0
    told: int = 0
    reworded: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def drawn_from(findings: Iterable[Finding], messages: Messages) -> tuple[Drawn, ...]:
    """Return which lines of a draft are findings, word for word."""
    lines = set(messages.sentences)
    return tuple(
        Drawn(line=f.text, finding=f.number, said=mark_of_text(f.text)) for f in findings if f.text in lines
    )


def still_drawn(drawn: Sequence[Drawn], *, before: Messages, after: Messages) -> tuple[Drawn, ...]:
    """Return which lines of an edited text still tell a finding: those left alone, and those reworded."""
    by_line = {d.line: d for d in drawn}
    was = dict(_boxes(before))
    kept: list[Drawn] = []
    for box, lines in _boxes(after):
        old = was.get(box, ())
        gone = [line for line in old if line not in lines and line in by_line]
        for at, line in enumerate(lines):
            origin = line if line in by_line else _origin(line, gone, _opposite(old, lines, at))
            if origin is not None:
                kept.append(by_line[origin].model_copy(update={"line": line}))
                gone = [other for other in gone if other != origin]
    return tuple(kept)


def tellings_of(
    finding: Finding, evenings: Iterable[CatchUp], *, among: Iterable[Finding] = ()
) -> tuple[Telling, ...]:
    """Return how the client heard of a finding, or of those that were made part of it, evening by evening.

    A line tells the finding that it was drawn from; one that was written by hand tells what it is like.
    """
    numbers = {finding.number} | {f.number for f in among if f.joined_to == finding.number}
    return tuple(
        telling
        for evening in evenings
        if evening.state is CatchUpState.APPROVED
        for telling in tuple(_tellings(finding, numbers, evening))[:1]
    )


def ledger_of(
    findings: Sequence[Finding], evenings: Sequence[CatchUp], *, among: Sequence[Finding] = ()
) -> tuple[Trailed, ...]:
    """Return for each finding the evenings on which the system leads heard of it (R52)."""
    return tuple(
        Trailed(
            finding=f.number,
            text=f.text,
            evenings=tuple(telling.day for telling in tellings_of(f, evenings, among=among)),
        )
        for f in findings
    )


def since_told(
    theme: ThemeId, *, standing: Sequence[Finding], every: Sequence[Finding], evenings: Sequence[CatchUp]
) -> Since:
    """Return what changed on a theme since it was last told: standing findings, among all there ever were."""
    here = [f for f in standing if f.theme == theme]
    told = {f.number: tellings_of(f, evenings, among=every) for f in here}
    numbers = {f.number for f in standing}
    gone = [f for f in every if f.theme == theme and f.number not in numbers and f.joined_to is None]
    return Since(
        theme=theme,
        new=sum(not told[f.number] for f in here),
        told=sum(_is_told(f, told[f.number]) for f in here),
        reworded=tuple(f.text for f in here if told[f.number] and not _is_told(f, told[f.number])),
        dropped=tuple(t.line for f in gone for t in tellings_of(f, evenings)[-1:]),
    )


def _is_told(finding: Finding, tellings: Sequence[Telling]) -> bool:
    return bool(tellings) and tellings[-1].said == mark_of_text(finding.text)


def tells(evening: CatchUp, finding: int, text: str) -> bool:
    """Whether an evening's text tells a finding of this number and wording, be it approved yet or not."""
    drawn = {d.line: d.finding for d in evening.drawn}
    lines = evening.messages.sentences
    return any(drawn[line] == finding if line in drawn else is_alike(text, line) for line in lines)


def is_news(finding: Finding, evenings: Sequence[CatchUp], *, among: Sequence[Finding]) -> bool:
    """Whether the client has not heard of a finding, or heard it in other words."""
    return not _is_told(finding, tellings_of(finding, evenings, among=among))


def _tellings(finding: Finding, numbers: set[int], evening: CatchUp) -> Iterator[Telling]:
    drawn = {d.line: d for d in evening.drawn}
    for line in evening.messages.sentences:
        origin = drawn.get(line)
        if origin is not None and origin.finding in numbers:
            yield Telling(day=evening.day, line=line, said=origin.said)
        elif origin is None and is_alike(finding.text, line):
            yield Telling(day=evening.day, line=line, said=mark_of_text(finding.text))


def _boxes(messages: Messages) -> Iterator[tuple[tuple[ThemeId, str], tuple[str, ...]]]:
    for theme in messages.themes:
        yield from _boxes_of(theme)


def _boxes_of(theme: Emerging) -> Iterator[tuple[tuple[ThemeId, str], tuple[str, ...]]]:
    yield (theme.theme, "strengths"), theme.strengths
    yield (theme.theme, "areas"), theme.areas


def _opposite(old: Sequence[str], new: Sequence[str], at: int) -> str:
    """Return the line that stood in the place of one, where none was added or taken out."""
    return old[at] if len(old) == len(new) else ""


def _origin(line: str, gone: Sequence[str], opposite: str) -> str | None:
    """Return the line of which this is another wording, if it is one."""
    if opposite in gone and len(_words(opposite) & _words(line)) > 1:
        return opposite
    return next((other for other in gone if is_alike(other, line)), None)


def _words(line: str) -> set[str]:
    return {word for word in re.findall(r"\w+", line.casefold()) if len(word) >= _A_WORD}
