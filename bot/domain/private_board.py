"""Whether the client can read where the team's board is kept (R71)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId
from bot.domain.reach import Account
from bot.domain.session import Session
from bot.domain.team import Person

MET: Final = "person met in a session"
"""What somebody is called whom the timetable invites by address, and of whom no more may be said."""


class Reader(Frozen):
    """Somebody who can read a channel, by account and by every address that Teams gives for them.

    Nobody comes in by these addresses, so one that nobody has proven counts too.
    """

    account: Account
    addresses: tuple[str, ...] = ()


class TheClient(Frozen):
    """The client's people in a review: what each account and each address belongs to, as a role."""

    accounts: tuple[tuple[Account, str], ...]
    addresses: dict[str, str]

    def role_of(self, reader: Reader) -> str:
        """Return the role of somebody of the client's; nothing for anybody else."""
        for account, role in self.accounts:
            if _same(account, reader.account):
                return role
        found = (self.addresses.get(_folded(address)) for address in reader.addresses)
        return next((role for role in found if role), "")

    def among(self, readers: Iterable[Reader]) -> tuple[tuple[str, int], ...]:
        """Return how many there are of each role among those who can read."""
        return tuple(sorted(Counter(role for r in readers if (role := self.role_of(r))).items()))


def the_client(
    people: Sequence[Person], accounts: Mapping[PersonId, Sequence[Account]], sessions: Iterable[Session]
) -> TheClient:
    """Return the client's people: the system leads, and those whom the timetable invites to sessions."""
    outside = [p for p in people if not p.in_team]
    ours = {_folded(p.email) for p in people if p.in_team}
    guests = {_folded(g.email): MET for s in sessions for g in s.guests}
    leads = {_folded(p.email): p.role.value for p in outside}
    return TheClient(
        accounts=tuple((account, p.role.value) for p in outside for account in accounts.get(p.id, ())),
        addresses={
            address: role for address, role in {**guests, **leads}.items() if address not in {"", *ours}
        },
    )


def _same(one: Account, other: Account) -> bool:
    """Say whether two accounts are one; a roster may leave out the tenant, and ids are unique without."""
    tenants = {_folded(one.tenant), _folded(other.tenant)} - {""}
    return _folded(one.object_id) == _folded(other.object_id) and len(tenants) <= 1


def _folded(address: str) -> str:
    return address.strip().casefold()
