"""The sentences of the final feedback."""

from typing import Final

from bot.domain.feedback_choices import Audience
from bot.domain.handout import HandoutKind

TITLE: Final = "Final feedback for {client}"
LEAD: Final = "This would be presented by {presenter}. It holds triangulated findings only."
SURPRISES: Final = "Not heard before"
SURPRISES_LEAD: Final = "The client has not heard these in a catch-up. Can you raise them before the session?"
NO_SURPRISES: Final = "The client has heard every finding in a catch-up."
LEFT_OUT: Final = "What stays out"
LEFT_OUT_LEAD: Final = "These are not triangulated, so they are not presented."
EMPTY: Final = "No finding is triangulated yet, so there is nothing to present."
REST: Final = "{points} more are in the presentation."
AGREE: Final = "Agree the feedback"
AGREED_TITLE: Final = "The final feedback is agreed"
AGREED: Final = "{points} on {themes} will be presented by {presenter}."
NEXT: Final = "Next comes the report. The challenge manager writes “report” to me, and the peers read it first."
DOCUMENTS: Final = "Whoever runs the bot writes these files with “critical-friend export {review}”:"
NO_DOCUMENTS: Final = "Whoever runs the bot writes the files with “critical-friend export {review}”."
AUDIENCES: Final = {
    Audience.NOT_DECIDED: "Not decided yet",
    Audience.BOARD: "The board or leadership team",
    Audience.CONTRIBUTORS: "Everybody who took part",
    Audience.INVITED: "The board and others whom the client invites",
}
AUDIENCE: Final = "Who hears it"
AUDIENCE_WHY: Final = "The client decides who hears it. Please ask them, and choose it here."
UNDECIDED: Final = "The client decides who hears it, and that is not chosen here yet."
HEARD_BY: Final = "Who hears it, as the client decided: {audience}."
PRESENTER: Final = "Who presents"
LEAD_PEER: Final = "The lead peer"
ARRANGE: Final = "Audience, presenter, order"
ARRANGE_TITLE: Final = "Arrange the final feedback"
ARRANGE_LEAD: Final = (
    "Under each theme are the findings that may be told. Write their numbers in the order in which they are to "
    "be told. What you leave out is not told; write “none” to tell nothing on a theme."
)
ROW: Final = "{number}: {text} ({kind})"
ORDER: Final = "Order on {theme}"
SAVE: Final = "Save"
BACK: Final = "Back to the feedback"
TOO_MANY: Final = "There are more findings than this card has room for. Those not shown stay as they are."
HELD_BACK: Final = "What you leave out"
HELD_BACK_LEAD: Final = "These are triangulated, and you chose not to tell them."
FILES: Final = "Look at the draft as files:"
FILES_AGREED: Final = "Here are the files. The links are yours: please do not pass them on."
FILES_FOR: Final = "Everybody in the team who writes “feedback” to me gets links of their own."
FILE_NAMES: Final = {
    HandoutKind.FOR_SPEAKERS: "Slides with notes",
    HandoutKind.TO_LEAVE: "Slides to leave behind",
    HandoutKind.REPORT: "First draft of report",
}
LEDGER: Final = "When the client heard each"
LEDGER_LEAD: Final = "The client heard of these on:"
HEARD: Final = "{number}: {text} – {days}"
