"""The sentences of a list that is cut into pages."""

from typing import Final

PAGE: Final = "Page {number} of {of}."
NEXT: Final = "Next page"
BEFORE: Final = "Page before"
