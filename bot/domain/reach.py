"""How people are reached: the accounts they own, and the places where the bot may write to them (R77)."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, Literal

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId


class Account(Frozen):
    """How Teams knows a person: one person may own several (R77)."""

    tenant: str
    object_id: str


class Place(Frozen):
    """Where the bot may write; `route` is the adapter's own. The id of an e-mail is its address.

    A channel is known by its `team` too, where the adapter says which that is. Once `client_reads` a channel,
    nothing is posted there.
    """

    kind: Literal["personal", "channel", "group", "email"]
    id: str
    route: str = ""
    team: str = ""
    client_reads: bool = False


class Rung(StrEnum):
    """One way of reaching a person, the best first; a plain message to the bot is always open besides."""

    PERSONAL = "personal chat"
    CHANNEL = "channel"
    EMAIL = "e-mail"


class Proof(StrEnum):
    """What is known of a way of reaching somebody; the last two are of chats that the bot tried to open."""

    ANSWERED = "answered"
    TAKEN = "taken"
    REFUSED = "refused"
    INSTALLED = "installed"
    NOT_INSTALLED = "not installed"


class Reachability(Frozen):
    """How one way of reaching a person worked when it was last tried; `reason` says why it did not."""

    review: ReviewId
    person: PersonId
    rung: Rung
    proof: Proof
    reason: str = ""


class Ladder(Frozen):
    """What is known of all ways of reaching one person."""

    person: PersonId
    known: tuple[Reachability, ...] = ()

    def on(self, rung: Rung) -> Reachability | None:
        """Return what is known of one way."""
        return next((r for r in self.known if r.rung is rung), None)

    def proof(self, rung: Rung) -> Proof | None:
        """Return whether one way was answered, taken or refused; None where it was never tried."""
        found = self.on(rung)
        return found.proof if found else None

    @property
    def works(self) -> Rung | None:
        """The best way in which the person has answered."""
        return next((rung for rung in Rung if self.proof(rung) is Proof.ANSWERED), None)


def ladder_of(person: PersonId, known: Iterable[Reachability]) -> Ladder:
    """Return what is known of all ways of reaching one person."""
    return Ladder(person=person, known=tuple(r for r in known if r.person == person))


_RUNGS: Final = {"personal": Rung.PERSONAL, "channel": Rung.CHANNEL, "email": Rung.EMAIL}


def rung_of(place: Place) -> Rung | None:
    """Return which way of reaching people a place is; None for a chat that others than the team may read."""
    return _RUNGS.get(place.kind)
