"""The sentences of help."""

from typing import Final

HELP_TITLE: Final = "What I can do"
HELP_AS: Final = "Your part in this review: {role}. You can write:"
HELP_NOBODY: Final = "I do not know you in a review yet. You can write:"
HELP_COMMAND: Final = "**{command}**: {what}"
HELP_OTHER_WAY: Final = "If a card is hard to use, write to me in your own words instead."
HELP_AMONG_OTHERS: Final = (
    "I help the team with its timetable. I answer each of them in their own chat, and not here."
)
