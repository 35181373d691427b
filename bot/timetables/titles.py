"""The words in a session's cell, parted into title, people, peers, place and times."""

import re
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from typing import Final

from bot.timetables.clock import Times
from bot.timetables.lengths import minutes_in, without_last_length
from bot.timetables.people import are_initials, is_name, is_role, read_peers, read_people
from bot.timetables.times import find_end, find_leading, find_range
from bot.timetables.wording import one_of, only

_VIA: Final = re.compile(
    r"\s*[,;(\u2013\u2014-]*\s*\b(?:(?:(?:held|delivered|hosted|meeting|all) )?(?:via|by|on|over|using)\s+"
    r"(?P<on>(?:ms |microsoft )?teams|zoom(?: by provider)?|webex|google meet|skype|video|phone|telephone)"
    r"|(?P<how>remote|in person|face[- ]to[- ]face|on[- ]site|hybrid))\b(?:\s+by (?:the )?provider)?\s*\)?",
    re.IGNORECASE,
)
_CALL: Final = re.compile(
    r"\s*[,;(\u2013\u2014-]+\s*((?:call|dial)[- ]in\b[^)]*|(?:tel|phone)\b[:.]?\s*[\d ]+)\)?", re.IGNORECASE
)
_MEANS: Final = one_of(
    """(?:ms |microsoft )?teams | zoom | webex | google meet | skype | video | phone | telephone | tel | remote
    | in person | face[- ]to[- ]face | on[- ]site | hybrid | call[- ]in | dial[- ]in"""
)
"""Stands in each of those two; quicker to look for."""
_BRACKETS: Final = re.compile(r"\s*\(([^()]*)\)")
_ONLY_LENGTH: Final = re.compile(
    r"\W*(?:approx\.?|approximately|about|c\.)?\W*\d[\d.]*\s*(?:minutes?|mins?|hours?|hrs?)\W*(?:approx\.?|each|max)?\W*"
    r"|\W*(?:runs?|until|ends?)\b.*",
    re.IGNORECASE,
)
_URL: Final = re.compile(r"https?://\S+")
_TAIL: Final = re.compile(r"\s+[\u2013\u2014-]\s+|:\s+")
_INTERVIEW: Final = re.compile(r"\W*(?:\w\s*[\u2013-]\s*)?interview(?: with)?\W*", re.IGNORECASE)
_BULLETED: Final = re.compile(r"(?:[-*\u2022\u25cf\u25e6\u2013]|[A-Ha-h1-9][).:])\s")
_CANCELLED: Final = re.compile(
    r"\b(?:cancel+ed|withdrawn|declined|stood down|superseded|postponed|not going ahead|removed|deleted"
    r"|no longer (?:needed|required|taking place))\b(?P<maybe>\s*\?)?",
    re.IGNORECASE,
)
_NOTE: Final = one_of(
    "on leave | to cover | unavailable | not available | no (?:session|interview|meeting)s? | stream \\w+ free"
)
_NOTHING: Final = only(r"\W*(?:free|n/?a|none|nil|available|spare|hold|buffer|closed?|as above|blank)\W* | \W*")
_AFTER: Final = re.compile(r"\s*[,:;\u2013\u2014-]\s*([A-Z]{2,3}(?:\s*[/&+,]\s*[A-Z]{2,3})*)$")
_JOINTS: Final = " ,;:()-\u2013"
_LINK: Final = re.compile(r"\blink\b|\btbc\b|@", re.IGNORECASE)
_LONGEST_TITLE: Final = 200
_MOST_LINES: Final = 12
_LONGEST_TAIL: Final = 30
_LONGEST_NAMES: Final = 80
"""Characters: a longer line is prose, not people."""


@dataclass(frozen=True, slots=True)
class Words:
    """What one cell says of a session; `left` is what found no place in it."""

    title: str
    people: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    place: str = ""
    minutes: int | None = None
    runs_to: time | None = None
    times: Times | None = None
    left: tuple[str, ...] = ()


@lru_cache(maxsize=1_024)
def cancelled(text: str) -> bool | None:
    """Say whether a text marks something as cancelled; None where it asks."""
    found = _CANCELLED.search(text)
    return False if not found else (None if found["maybe"] else True)


def is_note(text: str) -> bool:
    """Whether the words in a session's place are a remark, not a session: 'AP on leave - KL to cover'."""
    return bool(_NOTE.search(text) or _NOTHING.fullmatch(text))


def read_words(text: str, *, known: frozenset[str] = frozenset(), own_times: bool = False) -> Words:
    """Part the words of a cell; `known` are the peers' initials, `own_times` allows the cell to say when."""
    first, rest = _first_line(_URL.sub("", text).strip())
    first, rest = first[:_LONGEST_TITLE], rest[:_MOST_LINES]
    measured = "\n".join([first, *(line for line in rest if line.startswith("("))])
    runs_to = find_end(measured)
    first, times = _without_times(first) if own_times and runs_to is None else (first, None)
    first, place = _without_place(first)
    first, peers, people = _without_brackets(first, known)
    first, more = _without_people(first)
    first, after = _without_peers_after(first, known)
    first = without_last_length(first)
    others, left = _other_lines(rest)
    title = first.strip(" \t,;:\u2013-") or text.replace("\n", " ").strip()
    return Words(
        title=title[:_LONGEST_TITLE],
        people=tuple(dict.fromkeys(person for person in (*people, *more, *others) if person)),
        peers=(*peers, *after),
        place=place or next((p for line in others if (p := _without_place(line)[1])), ""),
        minutes=minutes_in(measured),
        runs_to=runs_to,
        times=times,
        left=(*left, *_URL.findall(text)),
    )


def _without_times(text: str) -> tuple[str, Times | None]:
    found = find_range(text)
    if found is None:
        return text, None
    times, (start, end) = found
    return f"{text[:start].rstrip(_JOINTS)} {text[end:].lstrip(_JOINTS)}".strip(), times


def _first_line(text: str) -> tuple[str, list[str]]:
    """Return the title's line and those below it; a line that ends in a colon or dash goes on in the next."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        return "", []
    first = lines.pop(0)
    while (
        lines
        and not _BULLETED.match(lines[0])
        and (re.search(r"[:\u2013\u2014,&/-]$|\b(?:and|of|for|with|the|to)$", first) or lines[0][:1].islower())
    ):
        first = f"{first} {lines.pop(0)}"
    return first, lines


def _without_place(text: str) -> tuple[str, str]:
    if not _MEANS.search(text):
        return text, ""
    if call := _CALL.search(text):
        return text[: call.start()] + text[call.end() :], call[1].strip()
    via = _VIA.search(text)
    if via is None or not text[: via.start()].strip():
        return text, ""
    place = (via["on"] or via["how"]).strip()
    if place.lower().startswith("zoom") and "provider" in via.group().lower():
        place = "Zoom (provider-hosted)"
    return (text[: via.start()] + " " + text[via.end() :].lstrip(" ,;")).strip(), place[:1].upper() + place[1:]


def _without_brackets(text: str, known: frozenset[str]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Take lengths, peers' initials and names in brackets out of a title."""
    peers: list[str] = []
    people: list[str] = []

    def taken(found: re.Match[str]) -> str:
        inner = found[1].strip()
        if _ONLY_LENGTH.fullmatch(inner):
            return ""
        if are_initials(inner) and _are_peers(inner, known):
            peers.extend(read_peers(inner))
            return ""
        if is_name(inner):
            people.append(inner)
            return ""
        return found[0]

    return _BRACKETS.sub(taken, text), tuple(peers), tuple(people)


def _without_peers_after(text: str, known: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """Take the initials at the end of a line: 'Chief Executive - JT/RM'."""
    if not text[-1:].isupper():
        return text, ()
    found = _AFTER.search(text)
    if found is None or not _are_peers(found[1], known) or not text[: found.start()].strip():
        return text, ()
    return text[: found.start()], read_peers(found[1])


def pair_at_the_end(text: str) -> frozenset[str]:
    """Return the two or more initials at the end of a line, which can only be those of peers."""
    found = _AFTER.search(text[-_LONGEST_TAIL:])
    named = read_peers(found[1]) if found else ()
    return frozenset(named if len(named) > 1 else ())


def _are_peers(inner: str, known: frozenset[str]) -> bool:
    named = read_peers(inner)
    return set(named) <= known if known else len(named) > 1


def _without_people(text: str) -> tuple[str, tuple[str, ...]]:
    """Part 'Head of Housing - Pat Ward' and 'Clinicians: psychiatrist, nurse, OT' into title and people."""
    for joint in _TAIL.finditer(text):
        head, tail = text[: joint.start()], text[joint.end() :]
        if len(head.strip()) <= 2:  # noqa: PLR2004 - the letter of a stream
            continue
        if _INTERVIEW.fullmatch(head):
            return text, read_people(tail)
        if is_name(tail) or (tail.count(",") >= 1 and (is_role(tail) or is_name(tail.split(",")[0]))):
            return head, read_people(tail)
    return text, ()


def _other_lines(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part the lines below a title into people and the rest; lines with times are an agenda inside the cell."""
    people: list[str] = []
    left: list[str] = []
    for line in lines:
        bare = line.strip(" ()")
        if (
            not bare
            or _ONLY_LENGTH.fullmatch(bare)
            or (line[0] == "(" and (minutes_in(bare) or find_end(bare)))
        ):
            continue
        if _is_agenda(bare) or line[0] in "-*\u2022" or _LINK.search(bare) or len(bare) > _LONGEST_NAMES:
            left.append(line)
        else:
            people += read_people(bare)
    return people, left


def _is_agenda(line: str) -> bool:
    return bool(find_leading(line) or find_range(line))
