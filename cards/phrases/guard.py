"""The sentences about what could show who said it."""

from typing import Final

ADVICE: Final = "You may want to reword"
ADVICE_ROW: Final = "“{words}”: {reason} {instead}"
FOUND: Final = "What could show who said it"
OUT: Final = "**Must come out:** “{words}” in “{sentence}”. {reason} {instead}"
DOUBT: Final = "**Please check:** “{words}” in “{sentence}”. {reason} {instead}"
WHOLE: Final = "**Please check:** “{sentence}”. {reason} {instead}"
MORE: Final = "{things} more will show once these are settled."
MAY: Final = "Which of these may stand?"
WHY: Final = "Why they may stand"
REWORD: Final = "Reword them above, or choose what may stand and say why. The reason is kept with the text."
REWORD_FINDINGS: Final = (
    "Reword the findings, or choose what may stand and say why. The reason is kept with them."
)
CHOICE: Final = "“{words}”: {reason}"
STANDS: Final = "{things} may stand, for the reasons given."
