"""What the challenge manager is answered to each command, before anything has been noted."""

from typing import Final

from cards.phrases import capture, notice, own_notes, set_up, threshold

ANSWERS: Final = {
    "help": notice.HELP_TITLE,
    "today": "Your day",
    "calendar": "calendar file",
    "timetable": "Send me the timetable",
    "note": capture.TITLE_ELSEWHERE,
    "notes": own_notes.MANY_TITLE,
    "my notes": own_notes.MINE_TITLE,
    "edit": "Say which observation to change",
    "withdraw": "Say which observation to take back",
    "bring back": "Say which observation to bring back",
    "findings": "There are no observations on this theme yet",
    "threshold": threshold.TITLE,
    "board": "There is nothing on this board yet",
    "catch up": "strengths__",
    "who": "Who is in the review of Invented Borough",
    "add": "**Fern Other** (FO), peer",
    "remove": "Say whom: write “remove” and their whole name",
    "set up": set_up.TITLE,
    "post here": notice.KEPT_HERE_TITLE,
    "summary here": "The team's board is kept in this channel, so no summary comes here",
}
TYPED: Final = {"add": "add peer, Fern Other, fern@peers.example"}
"""How a command is typed, where it is none without what follows it."""
AMONG_OTHERS: Final = "Others can read this chat. Write to me in your own chat, or in the team's channel."
"""What everything but help is answered with in a chat that interviewees may read (R30)."""
