"""The sentences about what is kept of one person."""

from typing import Final

TITLE: Final = "What I keep of you"
LEAD: Final = "In the {noun} for {client} I keep:"
ROW: Final = "{what}: {count}"
WHO_SEES: Final = (
    "The team sees what you noted, with your initials. The client never sees who said or noted anything."
)
UNTIL: Final = (
    "What was said is destroyed when the report is signed off or the review ends, at the latest on {day}. Your "
    "name and address go once everybody has said what they did with their own notes."
)
BEING_DESTROYED: Final = (
    "This review is over, and what was said in it is being destroyed now. Your name and address go once "
    "everybody has said what they did with their own notes, at the latest on {day}."
)
DESTROYED: Final = (
    "This review is over, and what was said in it is destroyed. I still keep who you are, and how I reached "
    "you. That goes once everybody has said what they did with their own notes, at the latest on {day}."
)
FINAL: Final = (
    "The certificate of destruction is final. I am forgetting your name and address now. The certificate and "
    "the audit trail stay, without a name."
)
BUTTON: Final = "Fetch it as a file"
FILE: Final = "The link is for you alone and works until {until}."
NO_FILE: Final = "To get it as a file, ask whoever runs me."
DELETE: Final = "To be deleted earlier, ask your challenge manager or whoever runs me."
