"""The three ways in which the outside fails: try later, a human must act, or nobody knows."""

from datetime import timedelta

from bot.domain.ids import PersonId


class Unavailable(Exception):
    """Nothing happened, and it may work later; `retry_after` is how long the other side asked us to wait."""

    def __init__(self, reason: str, *, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class Uncertain(Exception):
    """It may have happened or not: the answer was lost on the way. It is never simply done again.

    The reason is a sentence for the challenge manager. Where several were sent the same, `person` is the one
    for whom nobody knows.
    """

    def __init__(self, reason: str, *, person: PersonId | None = None) -> None:
        super().__init__(reason)
        self.person = person


class Refused(Exception):
    """It will not work until a human acts; the reason is a sentence for the challenge manager."""


class NotReached(Refused):
    """Nobody can be written to in that place: the bot was blocked or taken out, or the chat is no more."""


class Gone(Refused):
    """The meeting is no longer in the organiser's calendar: it can be made anew, as its next generation."""
