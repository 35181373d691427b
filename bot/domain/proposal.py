"""A team that is proposed for a review: who for which seat and why, what is still lacking; nobody is ranked."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId
from bot.domain.offer import OfferId, Region
from bot.domain.seat import Seat
from bot.domain.suitability import Reason
from bot.domain.team import Person, Role


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


class Proposal(Frozen):
    """A team proposed for a review; each change makes it another version."""

    review: ReviewId
    number: int
    region: Region
    version: int = 1
    seats: tuple[Chosen, ...]

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


def with_those_there(seats: Sequence[Chosen], team: Sequence[Person]) -> tuple[Chosen, ...]:
    """Return open seats with those of the team who came without the pool, by name.

    Whoever leads has the leading seat; others have those that are open to everybody, since nothing is known of
    what they bring.
    """
    seated = {seat.person for seat in seats}
    waiting = sorted((p for p in team if p.is_peer and not p.has_left and p.id not in seated), key=_by_name)
    there: list[Chosen] = []
    for seat in seats:
        wanted = Role.LEAD_PEER if seat.seat.lead else Role.PEER
        takes = seat.state is SeatState.OPEN and (seat.seat.lead or not seat.seat.brings)
        person = next((p for p in waiting if takes and p.role is wanted), None)
        there.append(seat if person is None else _taken(seat, person))
        waiting = [p for p in waiting if p is not person]
    return tuple(there)


def _taken(seat: Chosen, person: Person) -> Chosen:
    known = {"name": person.name, "role": str(person.role), "person": person.id}
    return seat.model_copy(update={"state": SeatState.JOINED, **known})


def _by_name(person: Person) -> str:
    return person.name.casefold()


def fill(seats: Sequence[Seat], suited: Mapping[int, Sequence[OfferId]]) -> dict[int, OfferId]:
    """Return who takes which seat, so that as many as can be are filled, those that are always there first.

    `suited` holds for each seat whom it suits, in the order in which they are asked for: that order is drawn by
    lot and says nothing of anybody.
    """
    holds: dict[OfferId, int] = {}
    for at in sorted(range(len(seats)), key=lambda at: not seats[at].always):
        _seat_one(at, suited, holds, set())
    return {at: offer for offer, at in holds.items()}


def _seat_one(
    at: int, suited: Mapping[int, Sequence[OfferId]], holds: dict[OfferId, int], seen: AbstractSet[OfferId]
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
