"""Readiness: what must be there before day 1, who brings it, and how it stands (R3-R10)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final, Self

from pydantic import AwareDatetime, Field, model_validator

from bot.domain.errors import NotFound
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId
from bot.domain.session import Session

LONGEST_WORDS: Final = 500
"""Characters of a link, a note or a reason; documents themselves are not kept (R5)."""

REASONS: Final = ("It is not needed this time.", "It comes later.", "It was settled in a call.")
"""Why something is gone without where nothing may be written down (R86)."""


class Bringer(StrEnum):
    """Who brings something: the client's first system lead, the first lead peer, or the challenge manager."""

    CLIENT = "client"
    LEAD_PEER = "lead peer"
    MANAGER = "challenge manager"


class ShownBy(StrEnum):
    """What shows by itself that something is there, so that nobody needs to tick it."""

    NOTHING = ""
    SCOPE = "scope"
    TIMETABLE = "timetable"
    CHANNEL = "channel"
    MAILBOX = "mailbox"
    EVENING_BEFORE = "evening before"
    TEAM_SHEET = "team sheet"


class Needed(Frozen):
    """Something that a method needs before day 1: due so many weeks, or working days, before it.

    It is asked for `asked` weeks before day 1. What is `each_peer` is one item for each of them, as a call is.
    What is `optional` is asked for and never chased; `kinds` are examples of what may be brought.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str = Field(max_length=60)
    what: str = ""
    brings: Bringer = Bringer.CLIENT
    weeks: int = Field(default=0, ge=0, le=52)
    working_days: int = Field(default=0, ge=0, le=60)
    asked: int = Field(default=8, ge=0, le=52)
    optional: bool = False
    each_peer: bool = False
    kinds: tuple[str, ...] = ()
    shown_by: ShownBy = ShownBy.NOTHING

    @model_validator(mode="after")
    def _due_once(self) -> Self:
        if bool(self.weeks) == bool(self.working_days):
            raise ValueError("say either weeks or working_days before day 1")
        if self.asked < self.weeks:
            raise ValueError("asked must not be fewer weeks before day 1 than weeks")
        return self


class Planned(Frozen):
    """Something needed, on the days of one review, from somebody in it; `key` tells it from others."""

    key: str
    title: str
    needed: Needed
    person: PersonId
    ask_on: date
    due: date


class ReadyState(StrEnum):
    """How something needed stands."""

    OPEN = "open"
    THERE = "there"
    WITHOUT = "without"


class Standing(Frozen):
    """What was said of one thing needed: that it is there, or that the review goes `WITHOUT` it and why.

    `words` are links and notes, or the reason; `asked_on` are the days on which it was asked for and chased.
    """

    review: ReviewId
    item: str
    state: ReadyState = ReadyState.OPEN
    words: tuple[str, ...] = ()
    by: PersonId | None = None
    at: AwareDatetime | None = None
    asked_on: tuple[date, ...] = ()


class Item(Frozen):
    """One line of the readiness list: what is planned, how it stands, and whether it is seen to be there.

    What is a meeting of the team has its session in `held`, and its link once that is made.
    """

    planned: Planned
    standing: Standing
    is_shown: bool = False
    held: Session | None = None
    join_url: str = ""

    @property
    def key(self) -> str:
        """What tells it from other items."""
        return self.planned.key

    @property
    def state(self) -> ReadyState:
        """How it stands: what is seen to be there needs no tick."""
        is_seen = self.is_shown and self.standing.state is ReadyState.OPEN
        return ReadyState.THERE if is_seen else self.standing.state

    @property
    def is_open(self) -> bool:
        """Whether it is still to come."""
        return self.state is ReadyState.OPEN

    @property
    def is_missed(self) -> bool:
        """Whether it is still to come and wanted by everybody, so that it is chased."""
        return self.is_open and not self.planned.needed.optional

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been there before today."""
        return self.is_missed and self.planned.due < today


class ReadinessList(Frozen):
    """All that a review needs before day 1, by the day on which it is due, as seen on a day."""

    items: tuple[Item, ...]
    today: date

    @property
    def missing(self) -> tuple[Item, ...]:
        """What is still to come and is not optional."""
        return tuple(item for item in self.items if item.is_missed)

    @property
    def overdue(self) -> tuple[Item, ...]:
        """What should have been there before today."""
        return tuple(item for item in self.items if item.is_overdue(self.today))

    def open_of(self, person: PersonId) -> tuple[Item, ...]:
        """Return what is still to come from somebody, optional things too."""
        return tuple(item for item in self.items if item.is_open and item.planned.person == person)

    def get(self, key: str) -> Item:
        """Return an item by its key; raises `NotFound`."""
        for item in self.items:
            if item.key == key:
                return item
        raise NotFound("That is not on this review's readiness list any more. Write “readiness” to see it.")

    def called(self, words: str) -> Item | None:
        """Return the item that somebody names by its title, or by the beginning of it that no other has."""
        said = " ".join(words.casefold().split())
        titled = {item.key: item.planned.title.casefold() for item in self.items}
        exact = [item for item in self.items if said in {item.key, titled[item.key]}]
        begun = [item for item in self.items if said and titled[item.key].startswith(said)]
        found = exact or begun
        return found[0] if len(found) == 1 else None


def standing_of(standings: Iterable[Standing], review: ReviewId, key: str) -> Standing:
    """Return how an item stands; open where nothing was said of it yet."""
    return next((s for s in standings if s.item == key), Standing(review=review, item=key))
