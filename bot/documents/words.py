"""Every sentence that stands in the presentation and the report, in one place."""

import unicodedata
from datetime import date
from typing import Final

from bot.domain.feedback import Feedback, ThemeFeedback
from bot.domain.visible import visible

_LONGEST_PROPERTY: Final = 255

AUTHOR: Final = "Peer team"
CONTEXT: Final = "About this review"
NEXT_STEPS: Final = "Next steps"
NOTHING_TO_SHARE: Final = "Nothing on this theme was heard from enough independent sources to be shared."
BEFORE_STARTING: Final = "Agree beforehand who answers questions on which theme."
WELCOME: Final = "Welcome everybody and say what this is."
ON_A_THEME: Final = "Begin with what is strong."
NEVER_WHO: Final = "Never say who said something or in which session."
FAREWELL: Final = "Invite questions, and thank everybody."
DRAFT: Final = "Draft for comment. It is not to be passed on until it is signed off."

AFTER_THE_PRESENTATION: Final = (
    "You are welcome to discuss these messages with the team now.",
    "A written report normally follows in three to four weeks. You will see it as a draft.",
    "The feedback is yours. You decide what to do with it and with whom to share it.",
    "We encourage you to share it with everybody who took part.",
    "The team destroys its notes once the report is signed off.",
)
"""Next steps as the lead peer says them (R29, R57, R60, R66)."""

AFTER_THE_DRAFT: Final = (
    "Please tell the challenge manager where the draft is wrong in fact, or what it should say more clearly.",
    "Once it is agreed and signed off, the report is yours to publish.",
    "The team can come back to help plan what to do, now or later.",
    "The team destroys its notes once the report is signed off.",
)
"""Next steps as the draft report names them (R61, R63, R66)."""


def context(feedback: Feedback) -> tuple[str, ...]:
    """Say who we are and what this is, before anything is fed back (R26, R58, R65)."""
    return (
        f"{feedback.client} invited us. We came as critical friends, to help what is good become better.",
        "This is not an inspection, and nothing in it is a score.",
        f"{_heard(feedback)} Thank you to everybody who gave their time and spoke openly.",
        "Nothing here is linked to a person. Each message was heard from more than one independent source.",
    )


def sections(theme: ThemeFeedback, *, feedback: Feedback) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what is said on a theme under this review's own words; what is empty is left out (R55, R56)."""
    told = (
        (feedback.strengths_word, theme.strengths),
        (feedback.areas_word, theme.areas),
        (feedback.recommendations_word, theme.recommendations),
    )
    return tuple((word, points) for word, points in told if points)


def presenter_notes(feedback: Feedback, *, opening: str) -> str:
    """Return what stands under a slide for whoever presents it (R55)."""
    who = plain(feedback.presented_by) or "The lead peer"
    return f"{who} presents, with what the team has agreed. {opening} {NEVER_WHO}"


def days(feedback: Feedback) -> str:
    """Return the days of the review as they are spoken: 3 to 5 March 2026."""
    first, last = feedback.first_day, feedback.last_day
    if first == last:
        return _day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_day(last)}"
    return f"{_day(first)} to {_day(last)}"


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


def _heard(feedback: Feedback) -> str:
    sessions = _counted(feedback.sessions_held, "session")
    if not sessions:
        return "We read and listened widely."
    groups = _counted(feedback.people_groups, "group")
    return f"We held {sessions} and heard from {groups} of people." if groups else f"We held {sessions}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


# Not strftime, which would follow the language of whatever machine this runs on.
_MONTHS: Final = tuple(
    "January February March April May June July August September October November December".split()
)
