"""A campaign's reviews: each with its team, sessions and a board, and an errand for each message."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from bot.domain.errand import Errand
from bot.domain.ids import PersonId, ReviewId, SessionId, ThemeId
from bot.domain.reach import Place
from bot.domain.session import Pair, Session
from bot.domain.tasks.meetings import OpenMeeting
from bot.domain.tasks.sessions import Brief, RedrawBoard, SendDaySheet
from bot.domain.team import Person, Role
from bot.domain.theme import Theme
from bot.records.work import Store
from bot.teams.incoming import Conversation, Member
from bot.teams.places import Route
from tests.builders import a_method, a_person, a_review, a_session

FAR: Final = datetime(2031, 6, 9, 8, tzinfo=UTC)
"""When the sessions are: so far away that time itself brings nothing meanwhile."""

SESSIONS: Final = 24
"""Of each review; every third has a meeting made, and every fourth a peer without a chat."""

ERRANDS_A_REVIEW: Final = 70
"""About: as many as one review makes."""

PEERS: Final = 8


@dataclass(frozen=True)
class Layout:
    """One review of a campaign."""

    number: int
    url: str

    @property
    def id(self) -> ReviewId:
        """The review's id."""
        return ReviewId(f"r{self.number}")

    @property
    def organiser(self) -> str:
        """In whose calendar its meetings are made."""
        return f"organiser-{self.number}@team.example"

    def peer(self, nth: int) -> PersonId:
        """Return one of its peers; the last two have no chat."""
        return PersonId(f"r{self.number}-p{nth % PEERS}")

    def place(self, name: str, *, channel: bool = False) -> Place:
        """Return a conversation at the witness."""
        route = Route(
            channel_id="msteams",
            service_url=f"{self.url}/",
            conversation=Conversation(id=name, tenant_id="t"),
            bot=Member(id="28:critical-friend"),
        )
        return Place(kind="channel" if channel else "personal", id=name, route=route.as_json())

    def sessions(self) -> Iterator[Session]:
        """Return its sessions, each on a day of its own."""
        for n in range(SESSIONS):
            yield a_session(
                id=SessionId(f"r{self.number}-s{n}"),
                review=self.id,
                number=n + 1,
                title=f"Mark {self.number}-{n}",
                starts=FAR + timedelta(days=n),
                pair=Pair(lead=self.peer(n), notes=self.peer(n + 1)),
            )

    def themes(self) -> tuple[Theme, ...]:
        """Return its themes, each with a mark of its own."""
        named = ((n, f"Mark {self.number}-{900 + n}") for n in range(3))
        return tuple(Theme(id=ThemeId(f"theme-{n}"), title=title, short=title) for n, title in named)

    def people(self) -> Iterator[Person]:
        """Return its team."""
        cora = {"initials": "CI", "name": "Cora Invented", "role": Role.CHALLENGE_MANAGER}
        yield a_person(id=PersonId(f"r{self.number}-cora"), review=self.id, email=self.organiser, **cora)
        for n in range(PEERS):
            person, initials = self.peer(n), f"P{chr(65 + n)}"
            name = f"Peer {initials}"
            yield a_person(
                id=person, review=self.id, name=name, initials=initials, email=f"{person}@peers.example"
            )

    def errands(self, due: datetime) -> Iterator[Errand]:
        """Return what is to be done, all at once."""
        for n in range(SESSIONS):
            session, day = SessionId(f"r{self.number}-s{n}"), (FAR + timedelta(days=n)).date()
            for task in self._tasks(n, session, day):
                yield Errand(review=self.id, task=task, due=due, too_late=due + timedelta(hours=1))

    def _tasks(
        self, n: int, session: SessionId, day: date
    ) -> Iterator[Brief | OpenMeeting | RedrawBoard | SendDaySheet]:
        for nth in (n, n + 1):
            if nth % PEERS < PEERS - 2:
                yield Brief(session=session, person=self.peer(nth), day=day)
            else:
                yield SendDaySheet(person=self.peer(nth), day=day)
        if n % 3 == 0:
            yield OpenMeeting(session=session, version="v1")
        if n % 2 == 0:
            yield RedrawBoard(theme=ThemeId(f"theme-{n % 3}"), flurry=n)


async def lay_out(store: Store, *, errands: int, url: str, due: datetime) -> tuple[Layout, ...]:
    """Write down reviews with at least so many errands."""
    layouts: list[Layout] = []
    written = 0
    while written < errands:
        layout = Layout(len(layouts) + 1, url)
        layouts.append(layout)
        written += await _write(store, layout, due)
    return tuple(layouts)


async def _write(store: Store, layout: Layout, due: datetime) -> int:
    method = a_method(themes=layout.themes())
    async with store.work() as work:
        await work.reviews.save(
            a_review(
                id=layout.id,
                client=f"Invented Borough {layout.number}",
                method=method,
                organiser=layout.organiser,
                first_day=FAR.date(),
                last_day=(FAR + timedelta(days=SESSIONS)).date(),
            )
        )
        for n, person in enumerate(layout.people()):
            await work.people.save(person)
            if n <= PEERS - 2:
                await work.people.reach(person.id, layout.place(f"chat-{person.id}"))
        if layout.number % 2:
            await work.people.set_channel(layout.id, layout.place(f"channel-{layout.number}", channel=True))
        for session in layout.sessions():
            await work.sessions.save(session)
        wanted = [e for e in layout.errands(due) if layout.number % 2 or not isinstance(e.task, RedrawBoard)]
        return await work.errands.add(*wanted)
