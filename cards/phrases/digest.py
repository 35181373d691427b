"""The sentences of what is new before a team session."""

from typing import Final

TITLE: Final = "Since the last team session"
TEXT: Final = "For {title}: {observations} to talk about."
LEAD: Final = "For {title}, {when}."
COUNT: Final = "{observations} from {sources}."
ELSEWHERE: Final = "Documents, data and visits"
ROW: Final = "**{number}, {theme}.** {text} ({marks})"
SINGLES: Final = "{points} on one source only. Who else has heard the same, or the opposite?"
NO_SINGLES: Final = "No point stands on one source only."
EMPTY: Final = "Nothing new was noted. Ask each pair what stood out."
REST: Final = "{observations} more are on the boards."
