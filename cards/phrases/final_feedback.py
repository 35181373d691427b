"""The sentences of the final feedback."""

from typing import Final

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
DOCUMENTS: Final = "Whoever runs the bot writes these files with “critical-friend export {review}”:"
NO_DOCUMENTS: Final = "The documents are on their way."
SHARE: Final = "The client decides who hears it."
