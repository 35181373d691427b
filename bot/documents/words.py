"""The sentences that the presentation and the report share, and how both write days and numbers."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Final

from bot.domain.feedback import Feedback, Met, ThemeFeedback
from bot.domain.visible import visible

_LONGEST_PROPERTY: Final = 255

AUTHOR: Final = "Peer team"
ABOUT: Final = "About this work"
WHAT_IT_IS: Final = "What this is, and what it is not"
IT_IS: Final = "What it is"
IT_IS_NOT: Final = "What it is not"
WHOM_WE_MET: Final = "Whom we met"
AT_A_GLANCE: Final = "How many messages on each theme"
YOUR_QUESTION: Final = "Your question"
NEXT_STEPS: Final = "Next steps"
TABLE_HEAD: Final = ("Kind of session", "How many")
NOTHING_TO_SHARE: Final = "Nothing on this theme was heard from enough independent sources to be shared."
NOT_ANSWERED: Final = "Not enough independent sources spoke to this for the team to answer it."

_NUMBERS: Final = tuple(
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty".split()
)


def about(feedback: Feedback) -> tuple[str, ...]:
    """Say who we are, what was asked and whom we met as counts, before anything is fed back (R26, R65)."""
    lines = (
        f"{feedback.client} invited us. We came as critical friends, to help what is good become better.",
        f"What you asked us to look at: {feedback.scope}" if feedback.scope else "",
        f"We worked with you {'on' if feedback.first_day == feedback.last_day else 'from'} {days(feedback)}.",
        f"{heard(feedback)} Thank you to everybody who gave their time and spoke openly.",
    )
    return tuple(line for line in lines if line)


def sections(theme: ThemeFeedback, *, feedback: Feedback) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what is said on a theme under this review's own words; what is empty is left out (R55, R56)."""
    told = (
        (feedback.strengths_word, theme.strengths),
        (feedback.areas_word, theme.areas),
        (feedback.recommendations_word, theme.recommendations),
    )
    return tuple((word, points) for word, points in told if points)


def days(feedback: Feedback) -> str:
    """Return the days of the review as they are spoken: 3 to 5 March 2026."""
    first, last = feedback.first_day, feedback.last_day
    if first == last:
        return spoken(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {spoken(last)}"
    return f"{spoken(first)} to {spoken(last)}"


def of_the_bars(feedback: Feedback) -> str:
    """Return the chart in words, for whoever cannot see it."""
    strengths, areas = feedback.strengths_word.lower(), feedback.areas_word.lower()
    themes = (f"{plain(t.title)}: {len(t.strengths)} and {len(t.areas)}" for t in feedback.told)
    return (
        f"Bar chart of how many messages are told on each theme, {strengths} and {areas}. {'. '.join(themes)}."
    )


def of_the_table(met: Iterable[Met]) -> str:
    """Return the table in words, for whoever cannot see it."""
    return f"Table of how many sessions of each kind were held. {'; '.join(counted_kinds(met))}."


def counted_kinds(met: Iterable[Met]) -> tuple[str, ...]:
    """Return how many sessions of each kind were held: 9 interviews."""
    return tuple(f"{m.sessions} {m.kind}" for m in met)


def capitalised(text: str) -> str:
    """Return the text with a capital at its start, and nothing else changed."""
    return text[:1].upper() + text[1:]


def number_word(number: int) -> str:
    """Return a number as it is spoken, up to twenty."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def in_days(day: date) -> str:
    """Return a day as it is spoken: Tuesday 3 March."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def plain(text: str) -> str:
    """Return the text on one line, without characters that nobody sees and no document may hold."""
    return " ".join(visible(text).split())


def property_title(kind: str, *, feedback: Feedback) -> str:
    """Return what a file says that it is, no longer than Office takes."""
    return f"{feedback.method_title}: {kind} for {plain(feedback.client)}"[:_LONGEST_PROPERTY]


def file_name(kind: str, *, client: str, ending: str) -> str:
    """Return a file name that any computer takes."""
    letters = unicodedata.normalize("NFKD", client.casefold()).encode("ascii", "ignore").decode()
    words = "".join(c if c.isalnum() else " " for c in letters).split()
    return "-".join((kind, *words))[:80].rstrip("-") + f".{ending}"


def heard(feedback: Feedback) -> str:
    """Say in a sentence how many sessions were held and how many groups of people were met."""
    sessions = _counted(feedback.sessions_held, "session")
    if not sessions:
        return "We read and listened widely."
    groups = _counted(feedback.people_groups, "group")
    return f"We held {sessions} and heard from {groups} of people." if groups else f"We held {sessions}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def spoken(day: date) -> str:
    """Return a day with its year: 3 March 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


# Not strftime, which would follow the language of whatever machine this runs on.
_MONTHS: Final = tuple(
    "January February March April May June July August September October November December".split()
)

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
