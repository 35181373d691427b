"""A whole review, rehearsed: from the client's timetable to the destruction of the notes."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Final

from bot.domain.errors import ReviewError
from bot.domain.post import Post
from bot.domain.review import Review
from bot.rehearsal.outcome import Kept, Outcome, keep, outcome_of
from bot.rehearsal.play import Moment
from bot.rehearsal.scene import Script, open_scene
from bot.rehearsal.stage import Stage
from bot.usecases.destroy_notes import OF_THE_END

Watcher = Callable[[Moment, float], None]
"""Is told each moment, and how much of the rehearsal is done by then, from 0 to 1."""

_MOST_MOMENTS: Final = 100_000
_DAYS_END: Final = 0.9
"""How much of a rehearsal is done when the last day of the review is over, from 0 to 1."""


class Rehearsal:
    """Plays one script to its end."""

    def __init__(self, script: Script, stage: Stage) -> None:
        self._script = script
        self._stage = stage

    async def run(self, watch: Watcher) -> Outcome:
        """Play the review to the end; raises `ReviewError` where nothing can be made of the timetable."""
        play = await open_scene(self._script, self._stage, watch=lambda moment: watch(moment, 0.0))
        opened = self._stage.clock.now()
        watch(Moment(at=opened, done=(), changes=play.notice()), 0.0)
        kept: Kept | None = None
        told: tuple[Post, ...] = ()
        for _ in range(_MOST_MOMENTS):
            moment = await play.step()
            if moment is None:
                return await outcome_of(self._script, play, kept or await keep(play), told=told)
            if any(c.new and c.delivery.first.card.kind == "sign_off" for c in moment.changes):
                kept = await keep(play)
            if any(c.new and c.delivery.first.card.kind in OF_THE_END for c in moment.changes):
                async with self._stage.ports.store.work() as work:
                    told = (*told, *await work.posts.of(play.review.id))
            watch(moment, _share(moment.at, opened=opened, review=play.review))
        raise ReviewError("The rehearsal did not come to an end, so it was stopped.")


def _share(now: datetime, *, opened: datetime, review: Review) -> float:
    """Return how much of a rehearsal is done; the weeks after the review go by quickly."""
    ends = review.at(review.last_day, time(23, 59))
    closes = ends + timedelta(days=review.method.deadlines.sign_off + 2)
    if now <= ends:
        return _DAYS_END * ((now - opened) / (ends - opened))
    return min(1.0, _DAYS_END + (1 - _DAYS_END) * ((now - ends) / (closes - ends)))
