"""A review in which a word that is nowhere else is said in every place in which anything can be said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from bot.domain.catch_up import CatchUp
from bot.domain.session import Guest, Session
from bot.domain.tasks.reaching import TellManager
from bot.domain.team import Person
from tests.builders import FIRST_DAY, NINE, an_errand
from tests.conversation.reported import comment_of, with_peers
from tests.conversation.test_timetable import taken_in
from tests.room import TEAM_SESSION, Room

PREFIX = "zqxheron"
REVIEW = {"review": "review-1"}
EVENING = REVIEW | {"day": FIRST_DAY.isoformat()}


@dataclass
class Planter:
    """Makes markers: each is another word, and all begin alike."""

    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    planted: int = 0

    def word(self) -> str:
        """Return a word that was never said."""
        self.planted = next(self.numbers)
        return f"{PREFIX}{self.planted:03}"

    def sentence(self, wording: str = "Partners share one plan of {}.") -> str:
        """Return a sentence with such a word in it."""
        return wording.format(self.word())


async def planted(room: Room) -> int:
    """Say something in every place of a review under way, and return how many words were planted."""
    plant = Planter()
    await _who_and_when(room, plant)
    await _notes_and_findings(room, plant)
    await _evening(room, plant)
    await _timetable(room, plant)
    await _report(room, plant)
    async with room.ports.store.work() as work:
        warning = TellManager(about="x", sentence=plant.sentence())
        await work.errands.add(an_errand(task=warning, due=NINE + timedelta(days=9)))
        kept = (work.observations, work.findings, work.requests, work.client_evidence, work.comments)
        there = [len(await each.of(room.review.id)) for each in kept]
        assert [n >= least for n, least in zip(there, (60, 6, 3, 2, 4), strict=True)] == [True] * 5, there
    return plant.planted


async def _who_and_when(room: Room, plant: Planter) -> None:
    """Give the review, its people and its sessions other names."""
    async with room.ports.store.work() as work:
        named = {"client": plant.word(), "scope": plant.sentence(), "organiser": f"{plant.word()}@x.example"}
        room.review = room.review.model_copy(update=named)
        await work.reviews.save(room.review)
        for person in await work.people.of(room.review.id):
            await work.people.save(_renamed(person, plant))
        for session in await work.sessions.of(room.review.id):
            await work.sessions.save(_retitled(session, plant))


def _renamed(person: Person, plant: Planter) -> Person:
    name = f"{person.name.split()[0]} {plant.word().title()}"
    changed = {"name": name, "email": f"{plant.word()}@x.example", "organisation": plant.sentence()}
    return person.model_copy(update=changed)


def _retitled(session: Session, plant: Planter) -> Session:
    guest = Guest(name=plant.word(), email=f"{plant.word()}@x.example")
    met = {"people": (plant.word(), plant.word()), "guests": (guest,)}
    return session.model_copy(update={"title": plant.sentence(), "place": plant.word(), **met})


async def _notes_and_findings(room: Room, plant: Planter) -> None:
    await room.push(NINE + timedelta(hours=1))
    for number in range(60):
        said = {"text": plant.sentence(), "example": plant.sentence(), "press": f"{plant.word()}/{number}"}
        await room.save_note(("ana", "ben")[number % 2], **said)
    for number in range(6):
        cites = f"{2 * number + 1},{2 * number + 2}"
        about = REVIEW | {"session": TEAM_SESSION, "theme": "commissioning", "press": plant.word()}
        await room.press(
            "leo",
            "triangulate.save",
            about,
            kind="strength",
            text=plant.sentence("There is trust in {}."),
            cites=cites,
        )
    for number in range(3):
        about = REVIEW | {"press": plant.word()}
        wanted = (FIRST_DAY + timedelta(days=1)).isoformat()
        typed = {"theme": "commissioning", "text": plant.sentence(), "wanted_by": wanted}
        await room.press(("ana", "ben", "leo")[number], "request.raise", about, **typed)


async def _evening(room: Room, plant: Planter) -> None:
    """Shape the evening's text twice, send it, and let the client answer."""
    await room.push(NINE + timedelta(hours=9))
    for _ in range(2):
        await room.press(
            "cora",
            "catch_up.check",
            EVENING,
            strengths__commissioning=plant.sentence("Streets near {} feel quiet."),
        )
    async with room.ports.store.work() as work:
        evening = await work.catch_ups.get(room.review.id, FIRST_DAY)
    assert isinstance(evening, CatchUp)
    await room.press("cora", "catch_up.approve", EVENING | {"mark": evening.messages.mark})
    await room.push(timedelta(hours=1))
    for on in ("summary", "alone"):
        await room.press(
            "sol", "summary.reply", EVENING | {"on": on}, text=plant.sentence("Our board agreed {} in May.")
        )


async def _timetable(room: Room, plant: Planter) -> None:
    """Let the client send a file with other titles, and accept it."""
    lines = [f"10/06/2026,{hour:02}.00-{hour:02}.45,Carers of {plant.word()},AI/BI" for hour in range(9, 17)]
    await taken_in(room, "\n".join(("Date,Time,Session,Peers", *lines)))


async def _report(room: Room, plant: Planter) -> None:
    async with room.ports.store.work() as work:
        room.review = await work.reviews.get(room.review.id)  # with the days of its timetable
    await with_peers(room)
    for number in range(4):
        await comment_of(room, ("ana", "ben")[number % 2], plant.sentence(), press=plant.word())
