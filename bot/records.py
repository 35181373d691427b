"""What is kept, and how the core asks for it: a Protocol for each collection, and one transaction over all."""

from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.domain.calendar import CalendarChange, Following
from bot.domain.catch_up import CatchUp
from bot.domain.change import Version
from bot.domain.errand import Claimed, Ended, Errand, ErrandState
from bot.domain.finding import Finding
from bot.domain.ids import PersonId, ReviewId, SessionId, ThemeId
from bot.domain.observation import NewObservation, Observation
from bot.domain.post import AuditLine, Post
from bot.domain.reach import Account, Place, Reachability
from bot.domain.review import Review
from bot.domain.session import Meeting, Session
from bot.domain.sign_off import Certificate, Counted
from bot.domain.team import Person
from bot.domain.timetable import Draft


class Reviews(Protocol):
    """Reviews by id."""

    async def save(self, review: Review) -> None:
        """Add or change a review."""

    async def get(self, review: ReviewId) -> Review:
        """Return a review; raises `NotFound`."""

    async def all(self) -> tuple[Review, ...]:
        """Return every review that is not yet destroyed, oldest first."""


class People(Protocol):
    """People, their accounts and the places where the bot may write to them."""

    async def save(self, person: Person) -> None:
        """Add or change a person."""

    async def of(self, review: ReviewId) -> tuple[Person, ...]:
        """Return everybody in a review, in the order in which they were added."""

    async def get(self, person: PersonId) -> Person:
        """Return a person; raises `NotFound`."""

    async def owning(self, account: Account) -> tuple[Person, ...]:
        """Return the person of each review that owns the account, the newest review first."""

    async def accounts_of(self, person: PersonId) -> tuple[Account, ...]:
        """Return the accounts that a person owns, the first one met first."""

    async def with_email(self, email: str) -> tuple[Person, ...]:
        """Return the people with that e-mail address, whatever its case."""

    async def own(self, person: PersonId, account: Account) -> None:
        """Remember that a person owns an account."""

    async def reach(self, person: PersonId, place: Place) -> None:
        """Remember where the bot may write to a person."""

    async def place_of(self, person: PersonId) -> Place | None:
        """Return where the bot may write to a person."""

    async def forget_people(self, review: ReviewId) -> None:
        """Take out names, e-mail addresses, accounts and places; ids and roles stay for the audit (R69)."""

    async def set_channel(self, review: ReviewId, place: Place) -> None:
        """Remember the team's channel."""

    async def channel_of(self, review: ReviewId) -> Place | None:
        """Return the team's channel."""

    async def lose(self, place: Place) -> tuple[ReviewId, ...]:
        """Forget a place where the bot can no longer write; return the reviews whose channel it was."""


class Reaches(Protocol):
    """How each way of reaching people worked, and which links to a form were used."""

    async def keep(self, reach: Reachability) -> None:
        """Remember how a way of reaching somebody worked, in the place of what was known of it."""

    async def of(self, review: ReviewId) -> tuple[Reachability, ...]:
        """Return what is known of each way of reaching each person."""

    async def spend(self, review: ReviewId, mark: str, *, at: datetime) -> None:
        """Remember that a link was used; again changes nothing."""

    async def is_spent(self, review: ReviewId, mark: str) -> bool:
        """Say whether a link was used."""


class Sessions(Protocol):
    """Sessions, their meetings, and drafts of the timetable."""

    async def save(self, session: Session) -> None:
        """Add or change a session."""

    async def of(self, review: ReviewId) -> tuple[Session, ...]:
        """Return a review's sessions by start, then number; cancelled ones too."""

    async def get(self, session: SessionId) -> Session:
        """Return a session; raises `NotFound`."""

    async def keep_meeting(self, meeting: Meeting) -> None:
        """Add or change the meeting of a session."""

    async def meeting_of(self, session: SessionId) -> Meeting | None:
        """Return the meeting of a session."""

    async def meetings_of(self, review: ReviewId) -> tuple[Meeting, ...]:
        """Return all meetings of a review."""

    async def keep_draft(self, review: ReviewId, draft: Draft, *, draft_id: str) -> None:
        """Keep a draft until it is accepted; the same id again replaces it."""

    async def draft(self, review: ReviewId, draft_id: str) -> Draft:
        """Return a draft; raises `NotFound`."""

    async def keep_version(self, version: Version) -> None:
        """Keep an accepted version of the timetable."""

    async def versions_of(self, review: ReviewId) -> tuple[Version, ...]:
        """Return the accepted versions of a review's timetable, the first one first."""


class CalendarChanges(Protocol):
    """What people did to meetings in Outlook, and how far it was followed."""

    async def keep(self, change: CalendarChange) -> None:
        """Add or change what was noticed of a meeting; its mark tells it from others."""

    async def get(self, review: ReviewId, mark: str) -> CalendarChange:
        """Return a change by its mark; raises `NotFound`."""

    async def of(self, review: ReviewId) -> tuple[CalendarChange, ...]:
        """Return the changes of a review in the order in which they were noticed."""

    async def follow(self, following: Following) -> None:
        """Remember how far a review's calendar has been followed."""

    async def following(self, review: ReviewId) -> Following:
        """Return how far a review's calendar has been followed; from the beginning, if never."""


class Observations(Protocol):
    """Observations; nothing is ever taken out before destruction."""

    async def add(self, new: NewObservation) -> Observation:
        """Store one and number it within its review; the same `press` again returns the one stored before."""

    async def pressed(self, review: ReviewId, press: str) -> Observation | None:
        """Return what a press has stored already."""

    async def save(self, observation: Observation) -> None:
        """Change an observation; what it was before is kept."""

    async def get(self, review: ReviewId, number: int) -> Observation:
        """Return an observation; raises `NotFound`."""

    async def of(self, review: ReviewId, *, theme: ThemeId | None = None) -> tuple[Observation, ...]:
        """Return observations by number, withdrawn ones too."""

    async def answered(self, session: SessionId, person: PersonId) -> bool:
        """Say whether a person has answered for a session, with a note or with 'nothing salient' (R35)."""

    async def nothing_salient(
        self, review: ReviewId, session: SessionId, person: PersonId, *, at: datetime
    ) -> None:
        """Remember that a person had nothing salient to add; again changes nothing."""


class Findings(Protocol):
    """Findings of a review."""

    async def next_number(self, review: ReviewId) -> int:
        """Return the number of the next finding."""

    async def save(self, finding: Finding) -> None:
        """Add or change a finding; what it was before is kept."""

    async def get(self, review: ReviewId, number: int) -> Finding:
        """Return a finding; raises `NotFound`."""

    async def of(self, review: ReviewId) -> tuple[Finding, ...]:
        """Return findings by number."""


class CatchUps(Protocol):
    """The evenings of a review."""

    async def get(self, review: ReviewId, day: date) -> CatchUp | None:
        """Return an evening, if it was started."""

    async def save(self, catch_up: CatchUp) -> None:
        """Add or change an evening; what it was before is kept."""

    async def of(self, review: ReviewId) -> tuple[CatchUp, ...]:
        """Return evenings by day."""


class Errands(Protocol):
    """The errand table."""

    async def add(self, *errands: Errand) -> int:
        """Write down those whose key is new, pending; return how many."""

    async def known(self, review: ReviewId) -> frozenset[str]:
        """Return the keys of all errands of a review, ended ones too."""

    async def claim(self, *, now: datetime, owner: str, lease: timedelta, limit: int) -> tuple[Claimed, ...]:
        """Take what is due, or whose lease ran out, the earliest first; the lease runs from now."""

    async def finish(self, claimed: Claimed, *, state: ErrandState, now: datetime, reason: str = "") -> bool:
        """End an errand; False where somebody else has it by now."""

    async def put_off(self, claimed: Claimed, *, until: datetime, reason: str = "") -> bool:
        """Give an errand back, not to be tried before `until`; False where somebody else has it by now."""

    async def void(self, review: ReviewId, *, keys: Iterable[str] | None = None, reason: str) -> int:
        """End pending errands, all or those of the keys, before anything is sent; return how many."""

    async def put_at(self, *errands: Errand) -> int:
        """Give pending errands of the same keys these due times and ends instead; return how many."""

    async def of(self, review: ReviewId) -> tuple[Ended, ...]:
        """Return every errand of a review with its state, by due time then key."""

    async def next_due(self) -> datetime | None:
        """Return when the next pending errand falls due."""


class Posts(Protocol):
    """Messages that were sent."""

    async def keep(self, post: Post) -> None:
        """Remember a message; the same key again replaces it."""

    async def find(self, review: ReviewId, key: str) -> Post | None:
        """Return the message of a key."""

    async def standing(self, review: ReviewId, place: Place, posted: str) -> Post | None:
        """Return what is remembered of the message with that id in that place."""

    async def of(self, review: ReviewId) -> tuple[Post, ...]:
        """Return every message of a review in the order in which they were sent."""


class Audit(Protocol):
    """The audit log and the certificates; both outlive destruction (R72)."""

    async def note(self, line: AuditLine) -> None:
        """Add a line."""

    async def of(self, review: ReviewId) -> tuple[AuditLine, ...]:
        """Return the lines of a review in the order in which they were written."""

    async def keep_certificate(self, certificate: Certificate) -> None:
        """Add or change the certificate of a review."""

    async def certificate_of(self, review: ReviewId) -> Certificate | None:
        """Return the certificate of a review."""


class Work(Protocol):
    """One transaction: all of it is kept, or nothing is."""

    reviews: Reviews
    people: People
    reaches: Reaches
    sessions: Sessions
    calendar: CalendarChanges
    observations: Observations
    findings: Findings
    catch_ups: CatchUps
    errands: Errands
    posts: Posts
    audit: Audit

    async def destroy(self, review: ReviewId) -> tuple[Counted, ...]:
        """Take out all that was said in a review (R66), and say what was destroyed and what is left."""


class Store(Protocol):
    """Where everything is kept."""

    def work(self) -> AbstractAsyncContextManager[Work]:
        """Begin a transaction; it is committed at the end, and undone if anything is raised."""

    async def sweep(self) -> None:
        """After destruction, leave no copy in free pages or logs that this database keeps."""

    async def close(self) -> None:
        """Let go of the database."""
