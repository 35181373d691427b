"""The sentences of signposts."""

from typing import Final

TITLE: Final = "Add a signpost"
LEAD: Final = "Where has somebody got on well with what we found? It goes into the report's own section."
ON: Final = "What it can help with"
ON_NEEDED: Final = "Choose what it can help with."
FINDING: Final = "Finding {number}: {text}"
PRACTICE: Final = "What is good there, in a sentence"
PRACTICE_NEEDED: Final = "Say in a sentence what is good there."
WHERE: Final = "The place, or a link (optional)"
NO_NAMES: Final = "Do not name anybody who takes part. Ask people elsewhere before you point to them."
SAVE: Final = "Add it"
SAVED: Final = "Signpost {number} goes into the next edition."
OUT: Final = "Signpost {number} is taken out."
THERE: Final = "Signposts so far"
ROW: Final = "{number}: {practice} {where}"
TAKE_OUT: Final = "Take out {number}"
