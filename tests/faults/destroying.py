"""Destructions that die at a step, each in a child: `python -m tests.faults.destroying FOLDER STEP …`.

This program loads everything once and is forked, so that a step costs little. What stands in chats is a folder
of small files, which outlives a process.
"""

import asyncio
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path

from bot.documents.office import OfficeDocuments
from bot.domain.calendar import Following
from bot.domain.ids import PersonId
from bot.domain.reach import Place
from bot.domain.review import Stage
from bot.likeness.by_words import LikenessByWords
from bot.ports.all import Ports
from bot.ports.messages import Message
from bot.rehearsal.meetings import StandInMeetings
from bot.rehearsal.rosters import StandInRosters
from bot.store.work import SqlStore
from bot.timetables.door import FileTimetables
from bot.usecases.sign_off_review import sign_off
from scheduler.runner import Runner
from tests.builders import NINE, REVIEW, a_meeting, a_new_observation, a_post, a_review, a_session, a_team
from tests.keys import open_store
from tests.room import chat_of

OVER = NINE + timedelta(days=40)
"""When the report is signed off."""


class Fatal:
    """Kills this very process, as `kill -9` does, when a step has just been done and is not written down."""

    def __init__(self, step: str) -> None:
        self._step = step

    def after(self, step: str) -> None:
        """Die, if this is the step."""
        if step == self._step:
            os.kill(os.getpid(), signal.SIGKILL)


class Chats:
    """Messages in a folder: each is a file with what it shows."""

    def __init__(self, folder: Path, fatal: Fatal) -> None:
        self._folder = folder
        self._fatal = fatal

    async def post(self, place: Place, message: Message) -> str:
        """Send a new message."""
        posted = f"m{len(list(self._folder.iterdir())):03}"
        (self._folder / f"{place.id}-{posted}-{message.kind}").write_text("shown")
        if message.kind == "destroy_notes":
            self._fatal.after("asking")
        return posted

    async def replace(self, place: Place, posted: str, message: Message) -> None:
        """Overwrite a message."""
        for file in self._folder.glob(f"{place.id}-{posted}-*"):
            file.write_text(message.kind)
        self._fatal.after("overwriting")

    async def delete(self, place: Place, posted: str) -> None:
        """Take a message away."""
        for file in self._folder.glob(f"{place.id}-{posted}-*"):
            file.write_text("deleted")
        self._fatal.after("deleting")


class MortalCalendar(StandInMeetings):
    """A calendar whose caller dies once it has cleared a meeting, or ended an announcement."""

    def __init__(self, fatal: Fatal) -> None:
        super().__init__()
        self._fatal = fatal

    async def clear(self, event: str, *, organiser: str) -> None:
        """Clear a meeting."""
        await super().clear(event, organiser=organiser)
        self._fatal.after("clearing")

    async def unsubscribe(self, subscribed: str) -> None:
        """End an announcement."""
        await super().unsubscribe(subscribed)
        self._fatal.after("unsubscribing")


class MortalStore(SqlStore):
    """A store whose process dies once it has swept, or destroyed a key, or forgotten a review."""

    fatal = Fatal("")

    async def sweep(self) -> None:
        """Sweep."""
        await super().sweep()
        self.fatal.after("sweeping")

    async def destroy_key(self, review: object) -> None:
        """Destroy a key."""
        await super().destroy_key(review)  # type: ignore[arg-type]  # it is the same id
        self.fatal.after("destroying the key")

    async def forget_review(self, review: object) -> None:
        """Forget a review."""
        await super().forget_review(review)  # type: ignore[arg-type]  # it is the same id
        self.fatal.after("forgetting")


async def ring(database: str, chats: str, step: str, days: int) -> None:
    """Carry out what is due so many days after the report was signed off, or die at a step."""
    fatal = Fatal(step)
    store = await open_store(database)
    store.__class__ = MortalStore
    MortalStore.fatal = fatal
    calendar = MortalCalendar(fatal)
    now = OVER + timedelta(days=days)
    ports = Ports(
        store=store,
        messenger=Chats(Path(chats), fatal),
        rosters=StandInRosters(),
        meetings=calendar,
        timetables=FileTimetables(),
        documents=OfficeDocuments(),
        likeness=LikenessByWords(),
        clock=lambda: now,
        calendars=calendar,
    )
    await Runner(ports, owner=f"{os.getpid()} {step}").ring(now)
    await store.close()


async def furnish(database: str, chats: Path) -> None:
    """Sign off a review with a note, a meeting that is over, an announcement and a card that shows words."""
    (chats / "chat-ana-m000-capture").write_text("One plan.")
    store = await open_store(database)
    async with store.work() as work:
        review = a_review(stage=Stage.UNDER_WAY, organiser="cora@team.example")
        await work.reviews.save(review)
        for person in a_team():
            await work.people.save(person)
            await work.people.reach(person.id, chat_of(person.id))
        await work.sessions.save(a_session())
        await work.sessions.keep_meeting(a_meeting())
        await work.calendar.follow(Following(review=REVIEW, subscription="s", secret="s"))
        await work.observations.add(a_new_observation())
        await work.posts.keep(a_post(posted="m000", holds_words=True))
        cora = await work.people.get(PersonId("cora"))
        await sign_off(review=review, by=cora, work=work, now=OVER, reason="Invented.")
    await store.close()


async def look(database: str, out: Path) -> None:
    """Write down what became of it."""
    store = await open_store(database)
    async with store.work() as work:
        certificate = await work.audit.certificate_of(REVIEW)
        deeds = Counter(line.deed for line in await work.audit.of(REVIEW))
        people = await work.people.of(REVIEW)
    await store.close()
    assert certificate is not None
    found = {
        "complete": certificate.complete,
        "outstanding": len(certificate.outstanding),
        "people": len(people),
        "deeds": [deeds["notes destroyed"], deeds["certificate closed"], deeds["people forgotten"]],
    }
    await asyncio.to_thread(out.write_text, json.dumps(found))


def in_a_child(work: Coroutine[object, object, None]) -> int:
    """Do something in a process of its own, and return how it ended."""
    child = os.fork()
    if child == 0:
        ended = 1
        try:
            asyncio.run(work)
            ended = 0
        finally:
            os._exit(ended)
    work.close()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def destroy_with_death_at(step: str, folder: Path) -> dict[str, object]:
    """Furnish a review, die at a step of its destruction, go on to the end, and return what became of it."""
    folder.mkdir()
    database, chats, out = f"sqlite:///{folder / 'review.db'}", folder / "chats", folder / "out.json"
    chats.mkdir()
    ended = [in_a_child(furnish(database, chats))]
    days = 0
    if step == "forgetting":
        ended.append(in_a_child(ring(database, str(chats), "", days=days)))
        days = 30
    killed = in_a_child(ring(database, str(chats), step, days=days))
    ended.append(in_a_child(ring(database, str(chats), "", days=days + 1)))
    ended.append(in_a_child(ring(database, str(chats), "", days=32)))
    ended.append(in_a_child(look(database, out)))
    asked = Counter(file.name.partition("-m")[0] for file in chats.glob("*-destroy_notes"))
    seen = {"card": (chats / "chat-ana-m000-capture").read_text(), "asked": sorted(asked.values())}
    return {**json.loads(out.read_text()), **seen, "killed": killed, "others": sorted(set(ended))}


if __name__ == "__main__":
    told = {step: destroy_with_death_at(step, Path(sys.argv[1]) / step) for step in sys.argv[2:]}
    sys.stdout.write(json.dumps(told))
