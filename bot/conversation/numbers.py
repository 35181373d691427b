"""Numbers that somebody chose on a card."""

import re

from cards.sent_about_findings import MOST_NUMBERED


def numbers_in(chosen: str) -> tuple[int, ...]:
    """Return the numbers in what a choice of several sends, each once; anything else is left out."""
    found = (int(word) for word in re.findall(r"[0-9]{1,6}", chosen))
    return tuple(dict.fromkeys(number for number in found if 0 < number <= MOST_NUMBERED))
