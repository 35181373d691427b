"""The sentences that keep the end from surprising anybody."""

from typing import Final

ESCALATION_TITLE: Final = "The catch-up is not approved yet, {day}"
ESCALATION: Final = "The system leads of {client} have had no messages today."
SPEAK: Final = "Only the challenge manager can approve them. Could you speak with {managers}?"
TITLE: Final = "Not heard before the final feedback"
LEAD: Final = "{findings} would be new to the client. No summary told of this, and today's messages do not:"
FINDING: Final = "**{number}.** {text}"
REST: Final = "{findings} more are on the board."
STILL_TIME: Final = "You can still put them into today's messages."
APPROVED: Final = (
    "Today's messages are approved. You can change them and approve them again, or raise these with the "
    "client before the final feedback."
)
OPEN: Final = "Open the catch-up"
