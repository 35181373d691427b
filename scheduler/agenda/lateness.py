"""What is done about things that come late: each kind once to each person, and not in the night."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.errand import Errand, Task, recipient_of
from bot.domain.ids import PersonId
from bot.domain.review import Review
from scheduler.agenda.coming import not_at_night
from scheduler.agenda.rules import RULES

LATE: Final = timedelta(minutes=15)
"""How long after its moment something counts as late: nobody was there to send it."""

OVERTAKEN: Final = "It came late, and a later card to the same person stands for it."
_OF_ITS_KIND = dict[tuple[type[Task], PersonId | None], list[Errand]]


def awake(review: Review, errand: Errand, *, now: datetime) -> Errand:
    """Return an errand that is due by now, put off to the morning where it is night and it may wait."""
    due = not_at_night(review, type(errand.task), now, too_late=errand.too_late)
    return errand if due <= now else errand.model_copy(update={"due": due})


def overtaken(errands: Sequence[Errand], *, now: datetime) -> tuple[str, ...]:
    """Return the keys of late errands that need not be sent any more.

    Of several of one kind for one person the last goes; a reminder does not go with the one card that it
    reminds of, but where there are several it stands for those that do not go.
    """
    kinds: _OF_ITS_KIND = {}
    for errand in sorted(errands, key=lambda e: e.due):
        if errand.due + LATE < now <= errand.too_late:
            kinds.setdefault((type(errand.task), recipient_of(errand.task)), []).append(errand)
    gone: list[str] = []
    for (kind, person), late in kinds.items():
        first = RULES[kind].reminds
        gone += [errand.key for errand in late[:-1]]
        if first is not None and len(kinds.get((first, person), ())) == 1:
            gone.append(late[-1].key)
    return tuple(gone)
