"""Destructions that die at a step, each in a child: `python -m tests.faults.destroying FOLDER STEP=ADDRESS …`.

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
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar

from bot.documents.office import OfficeDocuments
from bot.domain.calendar import Following
from bot.domain.ids import PersonId, ReviewId
from bot.domain.reach import Place
from bot.domain.review import Stage
from bot.keys.folder import FolderKeyRing
from bot.likeness.by_words import LikenessByWords
from bot.ports.all import Ports
from bot.ports.messages import Message
from bot.rehearsal.meetings import StandInMeetings
from bot.rehearsal.rosters import StandInRosters
from bot.store import door
from bot.store.sealing import Lock, name_of
from bot.store.work import SqlStore
from bot.timetables.door import FileTimetables
from bot.usecases.certify import certify, verify
from bot.usecases.sign_off_review import sign_off
from scheduler.runner import Runner
from tests.builders import NINE, REVIEW, a_meeting, a_new_observation, a_post, a_review, a_session, a_team
from tests.keys import keys_of
from tests.room import chat_of

LAST = frozenset({"forgetting", "destroying the last key"})
"""The steps that are taken once everybody has confirmed, or a month is over."""

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

    fatal: ClassVar = Fatal("")

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


class MortalRing(FolderKeyRing):
    """A ring whose process dies once it has destroyed the last key of a review."""

    async def destroy(self, review: ReviewId) -> None:
        """Destroy a key."""
        await super().destroy(review)
        if review == name_of(REVIEW, Lock.PART):
            MortalStore.fatal.after("destroying the last key")


def ports_of(store: SqlStore, chats: Path, fatal: Fatal, now: datetime) -> Ports:
    """Return what the bot works with, whose caller dies at a step."""
    calendar = MortalCalendar(fatal)
    return Ports(
        store=store,
        messenger=Chats(chats, fatal),
        rosters=StandInRosters(),
        meetings=calendar,
        timetables=FileTimetables(),
        documents=OfficeDocuments(),
        likeness=LikenessByWords(),
        clock=lambda: now,
        calendars=calendar,
    )


async def ring(store: SqlStore, chats: Path, step: str, days: int) -> None:
    """Carry out what is due so many days after the report was signed off, or die at a step."""
    MortalStore.fatal = Fatal(step)
    now = OVER + timedelta(days=days)
    await Runner(ports_of(store, chats, MortalStore.fatal, now), owner=f"{os.getpid()} {days}").ring(now)


async def die(address: str, chats: Path, step: str) -> None:
    """Sign a review off, carry out its destruction, and die at a step of it."""
    store = await opened(address)
    await furnish(store, chats)
    if step in LAST:
        await ring(store, chats, "", days=0)
    await ring(store, chats, step, days=30 if step in LAST else 0)
    await store.close()


async def go_on(address: str, chats: Path, step: str, out: Path) -> None:
    """Be started anew after that death, come to the end, and write down what became of it."""
    store = await opened(address)
    for days in (31 if step in LAST else 1, 32):
        await ring(store, chats, "", days=days)
    found = await look(store, keys_of(address))
    await store.close()
    await asyncio.to_thread(out.write_text, json.dumps(found))


async def opened(address: str) -> SqlStore:
    """Open a database whose process may die."""
    keys = keys_of(address)
    store = await door.open_store(address, keys=MortalRing(keys))
    store.__class__ = MortalStore
    return store


async def furnish(store: SqlStore, chats: Path) -> None:
    """Sign off a review with a note, a meeting that is over, an announcement and a card that shows words."""
    await asyncio.to_thread((chats / "chat-ana-m000-capture").write_text, "One plan.")
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


async def look(store: SqlStore, keys: Path) -> dict[str, object]:
    """Return what became of it: in the store, on the certificate and in the folder of keys."""
    async with store.work() as work:
        certificate = await work.audit.certificate_of(REVIEW)
        deeds = Counter(line.deed for line in await work.audit.of(REVIEW))
        people = await work.people.of(REVIEW)
        statement = await certify(REVIEW, work=work, now=OVER + timedelta(days=32))
        verdict = await verify(statement.model_dump_json().encode(), work=work)
    assert certificate is not None
    return {
        "complete": certificate.complete,
        "certificate": verdict.sentence,
        "keys": len(await asyncio.to_thread(os.listdir, keys)),
        "outstanding": len(certificate.outstanding),
        "people": len(people),
        "deeds": [deeds["notes destroyed"], deeds["certificate closed"], deeds["people forgotten"]],
    }


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


def destroy_with_death_at(step: str, address: str, folder: Path) -> dict[str, object]:
    """Die at a step of the destruction of a review, go on to the end, and return what became of it."""
    chats, out = folder / "chats", folder / "out.json"
    chats.mkdir(parents=True)
    killed = in_a_child(die(address, chats, step))
    went_on = in_a_child(go_on(address, chats, step, out))
    asked = Counter(file.name.partition("-m")[0] for file in chats.glob("*-destroy_notes"))
    seen = {"card": (chats / "chat-ana-m000-capture").read_text(), "asked": sorted(asked.values())}
    return {**json.loads(out.read_text()), **seen, "killed": killed, "went on": went_on}


if __name__ == "__main__":
    where = [word.partition("=") for word in sys.argv[2:]]
    told = {step: destroy_with_death_at(step, address, Path(sys.argv[1]) / step) for step, _, address in where}
    sys.stdout.write(json.dumps(told))
