"""Change what makes a finding triangulated in one review (R41)."""

from datetime import datetime
from typing import Final

from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.finding import Threshold
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.record_observation import redraw, refuse_if_frozen
from bot.usecases.see_findings import tell_of_agreed

FEWEST_SOURCES: Final = 2
"""What stands on one source is not triangulated, whatever anybody wants (R41)."""

MOST: Final = 9


async def change_threshold(
    wanted: Threshold, *, was: str, review: Review, by: Person, work: Work, now: datetime
) -> Review:
    """Keep what makes a finding triangulated from now on, and who said so.

    `was` is the mark of what the card showed; raises `OutOfDate` where that is something else by now.
    """
    require(by, Deed.CHANGE_THRESHOLD)
    refuse_if_frozen(review)
    if not (FEWEST_SOURCES <= wanted.sources <= MOST and 1 <= wanted.peers <= MOST):
        raise Incomplete(f"Choose {FEWEST_SOURCES} to {MOST} sources and 1 to {MOST} peers.")
    if wanted == review.threshold:
        return review
    if mark_of_threshold(review.threshold) != was:
        raise OutOfDate("Somebody has changed this since you saw it. Please look at it as it is now.")
    changed = review.model_copy(update={"own_threshold": wanted})
    await work.reviews.save(changed)
    about = f"{mark_of_threshold(review.threshold)} to {mark_of_threshold(wanted)}"
    await work.audit.note(AuditLine(review=review.id, at=now, who=by.id, deed="threshold changed", about=about))
    for theme in changed.themes:
        await work.errands.add(redraw(review.id, theme.id, now=now))
    await tell_of_agreed(changed, work=work, now=now)
    return changed


def mark_of_threshold(threshold: Threshold) -> str:
    """Return a threshold in a few words, by which a card says what it showed."""
    return f"{threshold.sources} sources, {threshold.peers} peers"
