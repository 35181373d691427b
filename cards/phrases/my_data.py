"""The sentences about what is kept of one person."""

from typing import Final

TITLE: Final = "What I keep of you"
LEAD: Final = "In the review of {client} I keep:"
ROW: Final = "{what}: {count}"
WHO_SEES: Final = (
    "The team sees what you noted, with your initials. The client never sees who said or noted anything."
)
UNTIL: Final = "All of it is destroyed when the report is signed off, or at the latest on {day}."
BUTTON: Final = "Fetch it as a file"
FILE: Final = "The link is for you alone and works until {until}."
NO_FILE: Final = "To get it as a file, ask whoever runs me."
DELETE: Final = "To be deleted earlier, ask your challenge manager or whoever runs me."
