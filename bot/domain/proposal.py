"""A team that is proposed for a review: who for which seat and why, what is still lacking; nobody is ranked."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import TypeVar

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId
from bot.domain.offer import Brought, OfferId, Region
from bot.domain.seat import Seat
from bot.domain.suitability import Engagement, Reason, reasons_in_team
from bot.domain.team import Person, Role

Who = TypeVar("Who", bound=str)
"""Whom a seat suits, by an id."""


class SeatState(StrEnum):
    """How far a seat has come."""

    OPEN = "open"
    PROPOSED = "proposed"
    INVITED = "invited"
    JOINED = "joined"


class Chosen(Frozen):
    """One seat of a proposal: who for it, why, and what the challenge manager said where they chose otherwise.

    Whoever `declined` it is not proposed for it again. It is `unanswered` once they were asked twice in vain.
    """

    seat: Seat
    state: SeatState = SeatState.OPEN
    offer: OfferId | None = None
    name: str = ""
    role: str = ""
    new: bool = False
    reasons: tuple[Reason, ...] = ()
    because: str = ""
    person: PersonId | None = None
    declined: tuple[OfferId, ...] = ()
    unanswered: bool = False


class InTeam(Frozen):
    """One of the team who has no seat in a proposal."""

    person: PersonId
    name: str


class Proposal(Frozen):
    """A team proposed for a review; each change makes it another version.

    It names those who are in the team `beside` it, since they bring what no open seat asks for, or nobody said
    what they bring.
    """

    review: ReviewId
    number: int
    region: Region
    version: int = 1
    seats: tuple[Chosen, ...]
    beside: tuple[InTeam, ...] = ()

    @property
    def taken(self) -> frozenset[OfferId]:
        """Everybody who has a seat."""
        return frozenset(seat.offer for seat in self.seats if seat.offer)

    def with_seat(self, at: int, seat: Chosen) -> "Proposal":
        """Return the proposal with one seat as it is now."""
        seats = (*self.seats[:at], seat, *self.seats[at + 1 :])
        return self.model_copy(update={"seats": seats, "version": self.version + 1})


class Lacking(Frozen):
    """What a team still lacks: seats that are always there, other open ones, and somebody who knows how."""

    always: tuple[str, ...]
    others: tuple[str, ...]
    only_new: bool


def lacking(proposal: Proposal) -> Lacking:
    """Return what a proposed team still lacks; new peers come beside experienced ones (S0)."""
    empty = [chosen.seat for chosen in proposal.seats if chosen.state is SeatState.OPEN]
    named = [chosen for chosen in proposal.seats if chosen.name]
    return Lacking(
        always=tuple(seat.title for seat in empty if seat.always),
        others=tuple(seat.title for seat in empty if not seat.always),
        only_new=bool(named) and all(chosen.new for chosen in named),
    )


def with_those_there(
    seats: Sequence[Chosen],
    team: Sequence[Person],
    *,
    brought: Mapping[PersonId, Brought],
    engagement: Engagement,
) -> tuple[Chosen, ...]:
    """Return open seats with those of the team who came without the pool, and why.

    Whoever leads has the leading seat. Others have seats that ask for what they bring, and seats that are open
    to everybody; of whom nothing is known only the latter.
    """
    waiting = {p.id: p for p in _without_seat(seats, team)}
    known = {who: brought.get(who, Brought(person=who)) for who in waiting}
    suited = {
        at: [who for who, person in waiting.items() if _may_have(seat.seat, person, known[who])]
        for at, seat in enumerate(seats)
        if seat.state is SeatState.OPEN
    }
    found = fill([seat.seat for seat in seats], suited)
    return tuple(
        _taken(seat, waiting[found[at]], known[found[at]], engagement) if at in found else seat
        for at, seat in enumerate(seats)
    )


def without_seat(seats: Sequence[Chosen], team: Sequence[Person]) -> tuple[InTeam, ...]:
    """Return those of the team who have no seat, by name."""
    return tuple(InTeam(person=p.id, name=p.name) for p in _without_seat(seats, team))


def _without_seat(seats: Sequence[Chosen], team: Sequence[Person]) -> list[Person]:
    seated = {seat.person for seat in seats}
    return sorted((p for p in team if p.is_peer and not p.has_left and p.id not in seated), key=_by_name)


def _may_have(seat: Seat, person: Person, brought: Brought) -> bool:
    return (
        person.role is Role.LEAD_PEER if seat.lead else person.role is Role.PEER and seat.suits(brought.brings)
    )


def _taken(seat: Chosen, person: Person, brought: Brought, engagement: Engagement) -> Chosen:
    why = reasons_in_team(person, brought, seat.seat, engagement)
    known = {"name": person.name, "role": str(person.role), "person": person.id, "reasons": why}
    return seat.model_copy(update={"state": SeatState.JOINED, **known})


def _by_name(person: Person) -> str:
    return person.name.casefold()


def fill(seats: Sequence[Seat], suited: Mapping[int, Sequence[Who]]) -> dict[int, Who]:
    """Return who takes which seat, so that as many as can be are filled.

    Those that are always there come first, and those that are open to everybody last. `suited` holds for each
    seat whom it suits, in the order in which they are asked for: that order says nothing of anybody.
    """
    holds: dict[Who, int] = {}
    for at in sorted(range(len(seats)), key=lambda at: (not seats[at].always, not seats[at].brings)):
        _seat_one(at, suited, holds, set())
    return {at: offer for offer, at in holds.items()}


def _seat_one(
    at: int, suited: Mapping[int, Sequence[Who]], holds: dict[Who, int], seen: AbstractSet[Who]
) -> bool:
    """Find somebody for a seat, moving others to a seat that suits them too; nobody who has one loses it."""
    tried = set(seen)
    for offer in suited.get(at, ()):
        if offer in tried:
            continue
        tried.add(offer)
        if offer not in holds or _seat_one(holds[offer], suited, holds, tried):
            holds[offer] = at
            return True
    return False
