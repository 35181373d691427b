"""The sentences of what follows the report."""

from typing import Final

TITLE: Final = "What follows the report?"
LEAD: Final = "**{client}.** I make a meeting for each in {organiser}, and invite the client's leads and you."
NO_ORGANISER: Final = "No mailbox of an organiser is set, so no meeting can be made. Set it up first."
WHY: Final = "Invitations stay in people's calendars. After sign-off I remember nobody and ask nobody."
PLANNING: Final = "Action planning on (optional)"
AT: Final = "It begins at (optional)"
CHECK_INS: Final = "Check-ins on progress (optional)"
CHECK_IN: Final = "{day}, 10am"
SAVE: Final = "Make the meetings"
DONE_TITLE: Final = "The meetings are on their way"
ROW: Final = "{title}: {span}"
DONE: Final = "**{client}.** The organiser's calendar invites the client's leads and you:"
DONE_CHANGE: Final = "To move one, move it in the calendar."
