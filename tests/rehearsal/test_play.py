"""What time brings and what people do come in the order of the clock, and neither is skipped for the other."""

from datetime import UTC, datetime, timedelta
from random import Random

from bot.rehearsal.manager import RunsReview
from bot.rehearsal.parts import Words
from bot.rehearsal.play import Play
from bot.rehearsal.scene import open_scene
from bot.rehearsal.seen import Seen
from bot.rehearsal.stage import Stage
from bot.staging import open_stage
from tests.rehearsal.reviews import short

FIRST_BRIEFING = datetime(2026, 10, 13, 7, 45, tzinfo=UTC)


class WritesAtOnceWithTheBriefing:
    """Writes to the bot at the very moment at which the first briefing falls due."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def wait(self, seen: Seen) -> timedelta | None:
        is_accepted = seen.kind == "timetable" and not seen.has("timetable.accept")
        return FIRST_BRIEFING - self._stage.clock.now() if is_accepted else None

    def press(self, seen: Seen) -> Words:
        del seen
        return Words("help")


async def test_what_falls_due_while_somebody_acts_is_not_skipped() -> None:
    async with open_stage() as stage:
        opened = await open_scene(short(), stage)
        parts = (RunsReview(random=Random(1)), WritesAtOnceWithTheBriefing(stage))
        play = Play(stage, opened.cast, review=opened.review, parts={opened.cast.manager.seat: parts})
        play.notice()
        while stage.clock.now() < FIRST_BRIEFING:
            moment = await play.step()

    assert moment is not None
    assert moment.at == FIRST_BRIEFING
    assert moment.done == (f"{opened.cast.manager.name} wrote to the bot",)
    assert sorted(c.delivery.first.card.kind for c in moment.changes) == ["briefing", "briefing", "help"]


async def test_people_whose_seats_are_taken_do_nothing_by_themselves() -> None:
    async with open_stage() as stage:
        play = await open_scene(short(), stage)
        play.notice()

        soon = stage.clock.now() + timedelta(hours=1)
        alone = await play.step(away={play.cast.manager.seat}, until=soon)
        together = await play.step(until=soon)

    assert alone is None
    assert together is not None
    assert together.done == (f"{play.cast.manager.name} pressed “Accept timetable”",)
