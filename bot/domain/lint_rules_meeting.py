"""Rules about the meetings: how long, for how many, and with whom (R16, R23)."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.caution import WHOLE, Caution, Timetable, lasting
from bot.domain.session import Session, SessionKind

_IN_NUMBERS: Final = re.compile(
    r"\bx\s?(?P<times>\d{1,3})\b"
    r"|\(\s*(?P<least>\d{1,3})(?:\s*[-–]\s*(?P<most>\d{1,3}))?(?:\s+\w+){0,2}\s*\)"
    r"|^(?P<first>\d{1,3})(?:\s*(?:[-–]|to)\s*(?P<last>\d{1,3}))?\s+[^\W\d]",
    re.IGNORECASE,
)
_ORDINAL: Final = 2
"""A bracketed 1 or 2 after a title tells one of two meetings from the other."""
_SEVERAL: Final = re.compile(
    r"\b(?:\w+s|team|group|board|staff|people|forum|panel|committee|public|council|network|children|police)\b",
    re.IGNORECASE,
)
_NOT_MET: Final = frozenset({SessionKind.TEAM_SESSION, SessionKind.READING})


def lengths(timetable: Timetable) -> Iterator[Caution]:
    """Warn of a session that is longer or shorter than its kind normally is (R16)."""
    norms = {norm.kind: norm.minutes for norm in timetable.method.norms}
    for session in timetable.sessions:
        least, most = norms.get(session.kind, (0, 0))
        lasts = timetable.minutes(session)
        if most and not least <= lasts <= most:
            normal = f"{least} to {most}" if least < most else f"{most}"
            yield Caution(
                rule="R16",
                at=session.at,
                text=f"“{session.title}” lasts {lasting(lasts)}. "
                f"{_a(session.kind)} normally takes {normal} minutes.",
            )


def sizes(timetable: Timetable) -> Iterator[Caution]:
    """Warn of a session for more or fewer people than its kind is for, where the file says how many (R16)."""
    norms = {norm.kind: norm.people for norm in timetable.method.norms}
    for session in timetable.sessions:
        norm = norms.get(session.kind)
        if norm is None:
            continue
        fewest, most = _people_in(session)
        if fewest > norm[1] or (most is not None and most < norm[0]):
            normal = f"{norm[0]} to {norm[1]}" if norm[0] < norm[1] else f"{norm[1]}"
            yield Caution(
                rule="R16",
                at=session.at,
                text=f"“{session.title}” is for {_so_many(fewest, most)}. "
                f"{_a(session.kind)} is normally for {normal}.",
            )


def stakeholders(timetable: Timetable) -> Iterator[Caution]:
    """Warn once of the suggested stakeholder groups that no session seems to meet (R23)."""
    told = _plain(
        " | ".join(text for s in timetable.sessions if s.kind not in _NOT_MET for text in (s.title, *s.people))
    )
    missing = [
        group.name
        for group in timetable.method.stakeholders
        if not any(f" {word}" in told for word in group.words)
    ]
    if missing and timetable.sessions:
        text = f"These groups, which the method suggests, seem not to be met: {'; '.join(missing)}."
        yield Caution(rule="R23", at=WHOLE, text=text)


def _people_in(session: Session) -> tuple[int, int | None]:
    """Return the fewest and the most people that the file speaks of; None where it leaves that open."""
    stated = _stated(session.title)
    if stated and stated[1] > _ORDINAL:
        return stated
    fewest, most = 0, 0
    is_open = not session.people
    for someone in session.people:
        number = _stated(someone)
        is_open = is_open or (number is None and bool(_SEVERAL.search(someone.split(",")[0])))
        fewest, most = fewest + (number or (1, 1))[0], most + (number or (1, 1))[1]
    return fewest, None if is_open else most


def _stated(text: str) -> tuple[int, int] | None:
    found = _IN_NUMBERS.search(text)
    if found is None:
        return None
    numbers = [int(n) for n in found.groups() if n]
    return numbers[0], numbers[-1]


def _so_many(fewest: int, most: int | None) -> str:
    if most is None:
        return f"at least {fewest} people"
    number = f"{fewest}" if fewest == most else f"{fewest} to {most}"
    return f"{number} {'person' if most == 1 else 'people'}"


def _a(kind: SessionKind) -> str:
    words = "individual meeting" if kind is SessionKind.INDIVIDUAL else kind.value
    return f"{'An' if words[0] in 'aeiou' else 'A'} {words}"


def _plain(text: str) -> str:
    return " " + re.sub(r"[\W_]+", " ", text.casefold().replace("&", " and ").replace("’", "").replace("'", ""))
