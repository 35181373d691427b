"""A challenge manager's decision that words may stand although the guard warns of them (R51, R65)."""

import hashlib

from pydantic import AwareDatetime

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId


class Override(Frozen):
    """What may stand, why, and who said so; it is kept with the text, and destroyed with it.

    `concern` is the key of one concern, and `text` the SHA-256 of the sentence that it was found in.
    """

    concern: str
    text: str
    reason: str
    by: PersonId
    at: AwareDatetime


def mark_of_text(text: str) -> str:
    """Return the SHA-256 of a text, as hexadecimal digits, by which the audit names it without its words."""
    return hashlib.sha256(text.encode()).hexdigest()
