"""What is handed out as a file behind a link: the presentation and the editions of the report (R55, R59)."""

from enum import StrEnum

from bot.domain.frozen import Frozen


class HandoutKind(StrEnum):
    """The files; the presentation comes with notes for its speakers, and without for whoever keeps it."""

    FOR_SPEAKERS = "speakers"
    TO_LEAVE = "slides"
    REPORT = "report"


class Handout(Frozen):
    """One file to fetch; of the report the edition of that number, and the first draft where it is 0."""

    kind: HandoutKind
    edition: int = 0
