"""A draft laid out on a review's days, and the card that shows it: a first timetable, or a difference."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import made_from
from bot.domain.linter import lint
from bot.domain.review import Review
from bot.domain.team import Person
from bot.domain.timetable import Draft
from bot.records.work import Work
from bot.usecases.meet_evening_before import evening_changed
from bot.usecases.take_in_timetable import Laid, lay_out
from cards.card import Card
from cards.difference import difference_card, unchanged_card
from cards.timetable import Preview, preview_card


@dataclass(frozen=True)
class Previewed:
    """A draft as it lies on a review's days; it `is_first` where no timetable is in force yet.

    Lines that lack a day or a time are `waiting`: they are in none of its sessions.
    """

    review: Review
    people: tuple[Person, ...]
    draft: str
    laid: Laid
    waiting: int
    is_first: bool

    @property
    def mark(self) -> str:
        """What accepting it would change, as a mark: it differs as soon as anything else would change."""
        return made_from(*(change.model_dump_json() for change in self.laid.changes))[:12]

    async def card(
        self, *, filled: Mapping[int, str] | None = None, problem: str = "", stale: bool = False
    ) -> Card:
        """Return the card, drawn off the event loop: a long one is weighed several times."""
        return await asyncio.to_thread(self._drawn, filled, problem, stale=stale)

    def _drawn(self, filled: Mapping[int, str] | None, problem: str, *, stale: bool) -> Card:
        read = Preview(
            draft=self.draft,
            mark=self.mark,
            sessions=self.laid.sessions,
            waiting=self.waiting,
            doubts=self.laid.doubts,
            cautions=lint(self.laid.sessions, review=self.review, people=self.people),
            proposed=self.laid.proposed,
            changes=self.laid.changes,
            evening=next(iter(self.laid.evening), None),
            filled=filled,
            problem=problem,
            stale=stale and bool(self.laid.changes),
        )
        if self.is_first or not self.laid.sessions:
            return preview_card(self.review, read, self.people)
        if not self.laid.changes:
            return unchanged_card(self.review, read, self.people)
        return difference_card(self.review, read, self.people)


async def preview(draft: Draft, *, draft_id: str, review: Review, work: Work, now: datetime) -> Previewed:
    """Return a draft laid out beside the timetable in force."""
    people, before = await work.people.of(review.id), await work.sessions.of(review.id)
    laid = lay_out(draft, review=review, people=people, before=before, now=now)
    changed = (*laid.sessions, *laid.gone)
    evening = await evening_changed(changed, before, review=review, work=work, now=now)
    laid = laid.model_copy(update={"evening": evening})
    is_first = all(session.cancelled for session in before)
    waiting = sum(not line.is_certain for line in draft.sessions)
    return Previewed(
        review=review, people=people, draft=draft_id, laid=laid, waiting=waiting, is_first=is_first
    )
