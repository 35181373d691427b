"""The sentences of the sign-off."""

from typing import Final

from bot.domain.report import ReportStage

TITLE: Final = "Sign off the report"
ASK: Final = "Is the report for {client} agreed with the client and published?"
ASK_WHY: Final = "Signing off ends the {noun}. The team's notes are then destroyed for good."
ASK_WAIT: Final = "If the report is not ready, do nothing. You can come back to this card."
ASK_BUTTON: Final = "Sign off the report"
CONFIRM_TITLE: Final = "Are you sure?"
LOST: Final = "This will be destroyed and cannot be brought back:"
LOST_ELSE: Final = "every day's messages, and every card that shows what was said"
KEPT: Final = "A certificate stays, with counts and times only."
SAVE_FIRST: Final = "If you are not sure, do nothing."
CONFIRM_BUTTON: Final = "Sign off and destroy notes"
SHORT: Final = {
    ReportStage.NOT_BEGUN: "No report has been written here.",
    ReportStage.DRAFTED: "The report is a draft that nobody else has seen.",
    ReportStage.WITH_PEERS: "The report is a draft: the client has not seen it.",
    ReportStage.WITH_CLIENT: "The report is still the client's to correct: no edition is final.",
}
SHORT_NEXT: Final = "Make it final first, or say why you go on without it."
SHORT_WHY: Final = "Why you sign off without a final report"
SHORT_WHY_NEEDED: Final = "Say why you sign off without a final report."
SHORT_SHOW: Final = "Show the report"
DONE_TITLE: Final = "The report is signed off"
DONE: Final = "The {noun} for {client} is signed off. I am destroying the notes that I hold."
DONE_ASK: Final = (
    "I am asking each of the team and the system leads to destroy what they kept and to confirm it."
)
OVER_TITLE: Final = "Is this over?"
OVER_ASK: Final = "{method} for {client}: have they met for the last time?"
OVER_WHY: Final = "Then I destroy the timetable. What was said, I never held."
OVER_WAIT: Final = "If they still meet, do nothing. You can come back to this card."
OVER_BUTTON: Final = "Yes, it is over"
OVER_LOST: Final = "the timetable with its earlier versions, and what each meeting was called"
OVER_CONFIRM: Final = "End it"
OVER_DONE_TITLE: Final = "This is over"
OVER_DONE: Final = "It has ended for {client}. I am destroying the timetable that I hold."
