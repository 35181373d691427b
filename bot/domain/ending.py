"""How a review ends: by sign-off, early by a decision, or because nobody ever signed it off (R61, R66)."""

from enum import StrEnum
from typing import Final


class EndedAs(StrEnum):
    """Why a review ended, from a closed list: a reason in somebody's own words could name somebody."""

    SIGNED_OFF = "the report was signed off"
    MET = "they met for the last time"
    WITHDRAWN = "the client withdrew"
    CIRCUMSTANCES = "the client's circumstances changed"
    TEAM = "the peer team could not go on"
    MISTAKE = "it was set up by mistake"
    RETENTION = "the time for which notes may be kept was over"


EARLY: Final = (EndedAs.WITHDRAWN, EndedAs.CIRCUMSTANCES, EndedAs.TEAM, EndedAs.MISTAKE)
"""The reasons from which the challenge manager chooses one."""


def over_sentence(ended: EndedAs | None, *, noun: str) -> str:
    """Return the one sentence with which a review that is over refuses everything, by what it calls itself."""
    if ended in {None, EndedAs.SIGNED_OFF}:
        return f"This {noun} is signed off, so nothing in it can be changed any more."
    return f"This {noun} has ended, so nothing in it can be changed any more."
