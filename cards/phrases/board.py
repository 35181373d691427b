"""The sentences of the board."""

from typing import Final

TEXT: Final = "Board: {theme}. {observations}, {findings}."
COUNTS: Final = "{observations} and {findings} so far."
UPDATED: Final = "Updated {at}."
NEW: Final = "{number} new since {since}."
FINDINGS: Final = "Findings"
FINDING: Final = "**Finding {number}, {state}.** {text}"
PARKED: Final = "Parked because: {reason}"
ROW: Final = "**{number}.** {text}"
EXAMPLE: Final = "Example: {example}"
LATE: Final = "late"
FRESH: Final = "new"
FOLD: Final = "{kind} ({number})"
EMPTY: Final = "There is nothing on this board yet."
REST: Final = (
    "The {observations} that came first are not shown here. Write “board {theme}” to me to read them all."
)
