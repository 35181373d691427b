"""The sentences of what is new before a team session."""

from typing import Final

TITLE: Final = "Since the last team session"
TEXT: Final = "For {title}: {observations} to talk about."
LEAD: Final = "For {title}, {when}."
COUNT: Final = "{observations} from {sources}, in the order of the day."
HELD: Final = "{when}: {title}"
ELSEWHERE: Final = "Documents, data and visits"
ROW: Final = "**{number}, {theme}.** {text}"
TO_TEST: Final = "To talk about first"
TO_TEST_COUNT: Final = "{findings} testing. Who else has heard the same, or the opposite?"
NOTHING_TO_TEST: Final = "No finding needs testing now."
FINDING: Final = "**Finding {number}, {theme}, {state}.** {text}"
QUESTIONED: Final = "Questioned by {numbers}."
TEST: Final = "Could be tested in “{title}”, {when}. {why}"
NO_THEME: Final = "no theme"
EMPTY: Final = "Nothing new was noted. Ask each pair what stood out."
