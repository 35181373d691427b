"""The sentences of a reminder."""

from typing import Final

TITLE: Final = "Anything to add?"
LEAD: Final = "I have no notes from you on {sessions} yet."
ADD: Final = "Add: {title}"
REST: Final = "There are {sessions} more. I will ask about those next."
NOTHING: Final = "If nothing stood out, open the card and choose “Nothing salient”."
