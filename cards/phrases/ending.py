"""The sentences of an end that is not sign-off."""

from typing import Final

TITLE: Final = "End the {noun}"
ASK: Final = "This ends the {noun} for {client} for good, without a report."
ASK_ALONE: Final = "This ends the {noun} for {client} for good."
ASK_WHY: Final = "Why does it end?"
NEEDED: Final = "Choose why it ends."
WAIT: Final = "If you are not sure, do nothing."
BUTTON: Final = "Go on"
CONFIRM_TITLE: Final = "Are you sure?"
LOST: Final = "This will be destroyed and cannot be brought back:"
LOST_MEETINGS: Final = "the timetable; meetings still to come are called off"
LOST_ELSE: Final = "every day's messages, every draft, and every card in chats"
TOLD: Final = "System leads are told exactly this:"
KEPT: Final = "A certificate stays, with counts and times only. It says: {why}."
LOST_ALONE: Final = "what the meetings were called"
CONFIRM_BUTTON: Final = "End it and destroy notes"
CONFIRM_ALONE: Final = "End it"
DONE_TITLE: Final = "The {noun} has ended"
DONE: Final = (
    "The {noun} for {client} has ended. I am destroying what I hold, and call off what was still to come."
)
DONE_ASK: Final = (
    "I am asking each of the team and the system leads to destroy what they kept and to confirm it."
)
RETENTION_TITLE: Final = "Notes may not be kept for much longer"
RETENTION: Final = "Nobody has signed off the report for {client}."
RETENTION_LIMIT: Final = "On {day} I end the {noun} and destroy the notes. This method keeps them no longer."
RETENTION_LAST: Final = "That is the next working day. Save what the report still needs today."
RETENTION_DO: Final = "If the report is agreed, sign it off now."
RETENTION_BUTTON: Final = "Sign off the report"
