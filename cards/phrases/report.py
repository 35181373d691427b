"""The sentences of the report: how it stands, and that it is due."""

from typing import Final

from bot.domain.report import ReportStage

TITLE: Final = "The draft report is due"
TO_PEERS: Final = "Please send the draft report to the peers for comment by {due}."
TO_PEERS_WHY: Final = "They read it before the client does, and can add people and practice to learn from."
TO_CLIENT: Final = "Please send the draft report to the client by {due}."
TO_CLIENT_WHY: Final = (
    "When the report is agreed and published, sign it off here. The notes are then destroyed."
)
SHOW: Final = "Show the report"

OVERDUE_TITLE: Final = "The draft report is overdue"
OVERDUE: Final = {
    "peers": "The draft was to go to the peers by {due}, and it has not gone out.",
    "client": "The report was to go to the client by {due}, and it has not gone out.",
}
OVERDUE_NEXT: Final = "I tell the lead peer in a few days if it is still here then."
ESCALATED_TITLE: Final = "The draft report is still not out"
ESCALATED: Final = {
    "peers": "**{client}.** The draft was to go to the peers by {due}.",
    "client": "**{client}.** The report was to go to the client by {due}.",
}
ESCALATED_ASK: Final = "Please speak with {managers}. I have told them too."

BOARD_TITLE: Final = "How the report stands"
STAGES: Final = {
    ReportStage.NOT_BEGUN: "Nothing is written yet. I make the first draft from the agreed findings.",
    ReportStage.DRAFTED: "Edition {number} is drafted. Nobody else has seen it.",
    ReportStage.WITH_PEERS: "Edition {number} is with the peers since {day}.",
    ReportStage.WITH_CLIENT: "Edition {number} is with the client since {day}.",
    ReportStage.FINAL: (
        "Edition {number} is the final one. I tell the client's leads where to fetch it. "
        "Sign it off when they have published it."
    ),
}
NOT_AGREED: Final = "Agree the final feedback first: the report is made from what is agreed there."
NEWER: Final = "Edition {number} is newer, and only you have seen it."
BY_PEERS: Final = "To the peers by"
BY_CLIENT: Final = "To the client by"
ANSWERS_BY: Final = "Answers by"
COMMENTS: Final = "Peers' comments"
CORRECTIONS: Final = "Client's corrections"
COUNTED: Final = "{all}, {waiting} to answer"
ALL_ANSWERED: Final = "{all}, all answered"
NONE_YET: Final = "none yet"
INCLUDED: Final = "Includes comments"
NOT_IN: Final = "Taken, not in the text yet"
SILENT: Final = "Nothing heard from"
SIGNPOSTS: Final = "Signposts"
LATEST: Final = "Last edition"
FROM_FINDINGS: Final = "{number}, from the findings"
FROM_WORD: Final = "{number}, your own file"
OPEN: Final = "Open edition {number}"
EDIT: Final = "Edit it in Word if you like, and send the file to me here: it becomes the next edition."
NO_ADDRESS: Final = "I have no web address, so I cannot hand the file out here."
DRAFT_FIRST: Final = "Make the first draft"
DRAFT_AGAIN: Final = "Make it anew from findings"
TO_PEERS_BUTTON: Final = "Send {number} to the peers"
TO_CLIENT_BUTTON: Final = "Send {number} to the client"
FINAL_BUTTON: Final = "Make {number} the final one"
ANSWER_BUTTON: Final = "Answer {waiting}"
SIGN_OFF: Final = "Sign off the report"
REWORD: Final = "Reword it in Word and send me the file, or choose what may stand and say why."

SILENT_TITLE: Final = "Not everybody has answered"
SILENT_LEAD: Final = {
    "peers": "**{client}.** Comments on edition {number} were due by {due}. Nothing came from:",
    "client": "**{client}.** Corrections of edition {number} were due by {due}. Nothing came from:",
}
SILENT_NEXT: Final = "You can go on without them: I do not ask again."

KEPT_TITLE: Final = "Edition {number} is kept"
KEPT: Final = "Your file “{name}” is edition {number} of the report. Only you have seen it."
