"""The sentences of the pages that the app's entry in Teams leads to."""

from typing import Final

ABOUT_TITLE: Final = "Critical Friend"
ABOUT: Final = (
    "This bot helps the team of a peer review: with its timetable, its notes and its feedback.",
    "A peer review is never an inspection, and nothing is scored.",
    "To begin, write “help” to the bot in Teams.",
)
PRIVACY_TITLE: Final = "Privacy"
PRIVACY: Final = (
    "The organisation that runs this bot decides about the data in it. Ask it first.",
    "The bot keeps names, e-mail addresses and Teams accounts of the team and of the system leads.",
    "It keeps the timetable with those to be met, and what the team writes down.",
    "Only the team sees its notes. The challenge manager approves every word that the client reads.",
    "The bot reads what is written to it and no other message. It records no meeting.",
    "When the report is signed off, all that was said is destroyed, also in messages that the bot sent.",
    "What stays is who did what and when, without a word of what was said.",
)
TERMS_TITLE: Final = "Terms of use"
TERMS: Final = (
    "You use this bot as a part of a peer review, as agreed between its host and your organisation.",
    "Write down what was said, and never who said it.",
    "Do not write about anybody's health or care so that they could be known by it.",
    "If a card is hard to use, write to the bot in your own words, or tell your challenge manager.",
)
