"""What is typed to set up or change a review, read with one sentence for what is wrong (R1, R2, R6)."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import parser as dates

from bot.domain.errors import Incomplete
from bot.domain.ids import ThemeId, keyed
from bot.domain.method import Method
from bot.domain.session import Mode
from bot.domain.theme import Theme
from scheduler.agenda.working_days import knows_holidays_of

SHORT: Final = 24
"""Characters of a theme's short name that fit on a button (cards show themes by it)."""

LONGEST_QUESTION: Final = 200
MOST_QUESTIONS: Final = 12
_LONGEST: Final = 366
"""Days from the first to the last: a series of meetings may run for a year."""

_NATIONS: Final = {
    "england": "GB-ENG",
    "wales": "GB-WLS",
    "scotland": "GB-SCT",
    "northern ireland": "GB-NIR",
}
"""The nations of one zone, whose bank holidays differ."""

_ADDRESS: Final = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")


def read_day(words: str, *, today: date, which: str = "first") -> date:
    """Return the day that was typed, such as '13 October 2026' or '13/10/2026'; raises `Incomplete`."""
    try:
        midnight = datetime.combine(today, datetime.min.time())
        iso = re.fullmatch(r"\d{4}-\d{2}-\d{2}", words.strip())
        read = dates.parse(words, dayfirst=not iso, default=midnight)
    except (ValueError, OverflowError):
        raise Incomplete(f"Enter the {which} day as a date, for example 13 October 2026.") from None
    return read.date()


def read_days(first: str, last: str, *, today: date) -> tuple[date, date]:
    """Return the first day and the last, the same where none is given; raises `Incomplete`."""
    begins = read_day(first, today=today)
    ends = read_day(last, today=begins, which="last") if last.strip() else begins
    if ends < begins:
        raise Incomplete("The last day is before the first. Please check both.")
    if (ends - begins).days > _LONGEST:
        raise Incomplete("The last day is more than a year after the first. Please check both.")
    return begins, ends


def known_zone(words: str) -> str:
    """Return the name of a time zone, the United Kingdom's unless one is given; raises `Incomplete`."""
    zone = words or "Europe/London"
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Incomplete(f"I do not know the time zone {zone}. Try Europe/London.") from None
    return zone


def known_country(words: str) -> str:
    """Return whose bank holidays count, nothing where the zone tells; raises `Incomplete`."""
    country = _NATIONS.get(words.casefold(), words.upper())
    if country and not knows_holidays_of(country):
        raise Incomplete(
            f"I do not know the bank holidays of {words}. Write Scotland, or a code such as GB-SCT or IE."
        )
    return country


def known_mode(words: str) -> Mode:
    """Return how people meet, in Teams unless it is said; raises `Incomplete`."""
    said = " ".join(words.casefold().replace("-", " ").replace("onsite", "on site").split())
    try:
        return Mode(said or Mode.REMOTE)
    except ValueError:
        raise Incomplete("Say how people meet: remote, hybrid or on site.") from None


def known_mailbox(words: str) -> str:
    """Return the mailbox that sends the meetings, or nothing; raises `Incomplete` for what is no address."""
    if words and not _ADDRESS.fullmatch(words):
        raise Incomplete("Enter the mailbox as an e-mail address, for example peer.review@example.org.")
    return words


def read_questions(words: str, *, method: Method, secret: str) -> tuple[Theme, ...]:
    """Return the client's own questions as themes of the review, one a line (R2, R6); raises `Incomplete`.

    A line may begin with a short name for buttons and a colon: “Discharge: How do people leave hospital?”.
    With the `secret` of the review, the same question has the same id whenever it is typed again.
    """
    lines = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
    if lines and not method.captures:
        raise Incomplete(f"In {method.title.lower()} nothing is noted, so there are no questions for the team.")
    if len(lines) > MOST_QUESTIONS:
        raise Incomplete(f"Enter at most {MOST_QUESTIONS} questions, one on each line.")
    themes = tuple(_question(line, secret) for line in lines)
    if len({theme.id for theme in themes}) < len(themes):
        raise Incomplete("One of the client's questions stands there twice. Please take one out.")
    _refuse_same_names(themes, method.themes)
    return themes


def written_questions(themes: Iterable[Theme]) -> str:
    """Return questions as they would be typed, one a line."""
    return "\n".join(f"{theme.short}: {theme.title}" for theme in themes)


def _question(line: str, secret: str) -> Theme:
    named = re.fullmatch(rf"([^:?]{{1,{SHORT}}}):\s*(.+)", line)
    title = named.group(2) if named else line
    if len(title) > LONGEST_QUESTION:
        raise Incomplete(f"Keep each of the client's questions to {LONGEST_QUESTION} characters.")
    short = named.group(1).strip() if named else _shortened(title)
    return Theme(id=ThemeId(f"own-{keyed(secret, title.casefold())[:8]}"), title=title, short=short)


def _shortened(title: str) -> str:
    """Return as many whole words of a question as fit on a button."""
    words = title.rstrip("?. ").split()
    short = words[0][:SHORT]
    for word in words[1:]:
        if len(short) + 1 + len(word) > SHORT:
            break
        short = f"{short} {word}"
    return short


def _refuse_same_names(themes: tuple[Theme, ...], others: tuple[Theme, ...]) -> None:
    """Refuse two boards that would be called the same."""
    known = {theme.short.casefold() for theme in others}
    for theme in themes:
        if theme.short.casefold() in known:
            raise Incomplete(
                f"Two themes would be called “{theme.short}”. Begin the question with another short name and a "
                "colon, such as “Discharge: …”."
            )
        known.add(theme.short.casefold())
