"""What the challenge manager is answered to each command, before anything has been noted."""

from typing import Final

from cards.phrases import (
    capture,
    ending,
    follow_up,
    my_data,
    notice,
    offer,
    onboarding,
    own_notes,
    report,
    request,
    script,
    set_up,
    signposts,
    team_sheet,
    threshold,
)

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
    "script": script.TITLE,
    "request": request.TITLE,
    "requests": request.LIST_TITLE,
    "findings": "There are no observations on this theme yet",
    "report": report.BOARD_TITLE,
    "comment": "You cannot comment on the report as a challenge manager",
    "signpost": signposts.TITLE,
    "follow up": follow_up.TITLE,
    "threshold": threshold.TITLE,
    "board": "There is nothing on this board yet",
    "catch up": "strengths__",
    "feedback": "Final feedback for",
    "summary here": "The team's board is kept in this channel, so no summary comes here",
    "who": "Who is in the review for Invented Borough",
    "add": "**Fern Other** (FO), peer",
    "remove": "Say whom: write “remove” and their whole name",
    "end review": ending.TITLE.format(noun="review"),
    "my data": my_data.TITLE,
    "offer": offer.TITLE,
    "team sheet": team_sheet.DRAFT_TITLE,
    "team": "The team for Invented Borough",
    "charter": onboarding.WAITING_TITLE,
    "about me": team_sheet.ABOUT_TITLE,
    "set up": set_up.TITLE,
    "change review": "Change the review for Invented Borough",
    "readiness": "Ready for day 1: Invented Borough",
    "post here": notice.KEPT_HERE_TITLE,
}
TYPED: Final = {"add": "add peer, Fern Other, fern@peers.example"}
"""How a command is typed, where it is none without what follows it."""
AMONG_OTHERS: Final = "Others can read this chat. Write to me in your own chat, or in the team's channel."
"""What everything but help is answered with in a chat that interviewees may read (R30)."""
