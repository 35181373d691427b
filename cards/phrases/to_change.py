"""The sentences about what was taken of comments and is not in the report yet."""

from typing import Final

TITLE: Final = "To be changed"
FROM_FINDINGS: Final = "New words come in when you make it anew from findings. The rest you change in Word."
OWN_FILE: Final = "Change it in your file and send that to me."
INCLUDED: Final = "Tick what edition {number} includes"
LINE: Final = "Comment {number}: {text}"
LINE_NEW: Final = "Comment {number}, new words for finding {finding}: {text}"
MORE: Final = "{left} more come up once these are ticked."
REWORD: Final = (
    "If it is taken, you can say a finding in other words in the next edition. Else I note it as to be changed."
)
WHICH: Final = "Finding (optional)"
FINDING: Final = "{number}: {text}"
WORDS: Final = "Its new words (optional)"
