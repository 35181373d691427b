"""The client's own channel: who may read there what is written for the system leads alone (R49, R71)."""

from collections.abc import Mapping, Sequence

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId
from bot.domain.private_board import Reader
from bot.domain.reach import Account
from bot.domain.team import Person, Role


class Readers(Frozen):
    """Who reads a channel: the system leads there, and how many are in no way part of the review."""

    leads: frozenset[PersonId] = frozenset()
    others: int = 0

    @property
    def is_fit(self) -> bool:
        """Whether a summary may stand there: a system lead reads it, and nobody outside the review does."""
        return bool(self.leads) and not self.others


def readers_of(
    roster: Sequence[Reader], people: Sequence[Person], accounts: Mapping[PersonId, Sequence[Account]]
) -> Readers:
    """Return who reads a channel by its roster, as far as accounts and addresses tell them."""
    here = [p for p in people if not p.has_left]
    known = [next((p for p in here if _is(p, reader, accounts.get(p.id, ()))), None) for reader in roster]
    leads = frozenset(p.id for p in known if p is not None and p.role is Role.SYSTEM_LEAD)
    return Readers(leads=leads, others=sum(p is None for p in known))


def _is(person: Person, reader: Reader, accounts: Sequence[Account]) -> bool:
    addresses = {address.strip().casefold() for address in reader.addresses}
    by_address = bool(person.email) and person.email.strip().casefold() in addresses
    return by_address or reader.account.object_id in {account.object_id for account in accounts}
