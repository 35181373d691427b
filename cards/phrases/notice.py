"""The sentences of help, and of today’s sessions."""

from typing import Final

HELP_TITLE: Final = "What I can do"
HELP_AS: Final = "Your part in this review: {role}. You can write:"
HELP_NOBODY: Final = "I do not know you in a review yet. You can write:"
HELP_COMMAND: Final = "**{command}**: {what}"
HELP_OTHER_WAY: Final = "If a card is hard to use, write to me in your own words instead."
TODAY_TITLE: Final = "Your day: {day}"
TODAY_TEXT: Final = "Your day: {sessions}."
TODAY_ZONE: Final = "All times are {zone}."
TODAY_NONE: Final = "You have no sessions on this day."
TODAY_LEADS: Final = "You lead the questions."
TODAY_NOTES: Final = "You take notes."
TODAY_BOTH: Final = "You lead the questions and take notes."
TODAY_CANCELLED: Final = "Cancelled."
TODAY_JOIN: Final = "Join: {title}"
