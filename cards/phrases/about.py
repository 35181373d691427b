"""The sentences of the pages that the app's entry in Teams leads to."""

from typing import Final

ABOUT_TITLE: Final = "Critical Friend"
ABOUT: Final = (
    "This bot helps the team of a peer review: with its timetable, its notes and its feedback.",
    "A peer review is never an inspection, and nothing is scored.",
    "To begin, write “help” to the bot in Teams.",
)
TERMS_TITLE: Final = "Terms of use"
TERMS: Final = (
    "You use this bot as a part of a peer review, as agreed between its host and your organisation.",
    "Write down what was said, and never who said it.",
    "Do not write about anybody's health or care so that they could be known by it.",
    "If a card is hard to use, write to the bot in your own words, or tell your challenge manager.",
)
