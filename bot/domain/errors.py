"""What can go wrong, each as a sentence for whoever can act on it."""


class ReviewError(Exception):
    """A sentence that may be shown to a person as it stands."""

    @property
    def sentence(self) -> str:
        """What to show."""
        return str(self)


class NotAllowed(ReviewError):
    """The person's role in this review does not allow the deed."""


class NotFound(ReviewError):
    """There is no such thing in this review."""


class Stranger(NotFound):
    """The account belongs to nobody whom the bot knows."""


class NotATimetable(ReviewError):
    """The file cannot be read as a timetable at all."""


class NotAReport(ReviewError):
    """The file cannot be kept as an edition of the report."""


class Attributable(ReviewError):
    """The words could show who said what (R65)."""


class BoardFrozen(ReviewError):
    """The board is frozen: nothing may be added or changed."""


class Incomplete(ReviewError):
    """Something that is needed was left out."""


class OutOfDate(ReviewError):
    """The card shows something that has changed since."""


class ChangedSince(OutOfDate):
    """Somebody's own note was changed elsewhere since they opened it."""
