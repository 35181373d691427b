"""Shows on the terminal who is in the pool of peers, and what they bring (R79)."""

import io
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.domain.errors import NotFound
from bot.domain.offer import Offer
from bot.from_settings import store_there
from bot.records.work import Work
from bot.settings import Settings
from bot.usecases.keep_pool import PoolTable, forget_offer, kept_in_pool, table_of_pool

_COLUMNS = ("Name", "E-mail", "Role", "Region", "Brings", "Been a peer", "Time offered", "Kept until")


async def read_pool(settings: Settings, today: date) -> PoolTable:
    """Return the pool as it stands today; raises `NotFound` where there is no database."""
    async with _at_work(settings) as work:
        return await table_of_pool(today, work=work)


async def kept_of(settings: Settings, email: str) -> bytes:
    """Return all that the pool keeps of whoever has an address, as JSON; raises `NotFound`."""
    async with _at_work(settings) as work:
        return await kept_in_pool(email, work=work)


async def forget(settings: Settings, email: str) -> None:
    """Take somebody out of the pool who asks for it; raises `NotFound` for an address that is not in it."""
    async with _at_work(settings) as work:
        kept = await work.offers.with_email(email)
        if kept is None:
            raise NotFound("Nobody in the pool has that address.")
        await forget_offer(kept.id, work=work)


@asynccontextmanager
async def _at_work(settings: Settings) -> AsyncIterator[Work]:
    async with store_there(settings, missing="There is no pool of peers here") as store:
        async with store.work() as work:
            yield work
        await store.sweep()


def tell(pool: PoolTable, *, as_json: bool) -> None:
    """Print the pool: people by name, and then counts."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    if as_json:
        sys.stdout.write(f"{pool.model_dump_json()}\n")
        return
    console = Console()
    if not (pool.people or pool.waiting):
        console.print("Nobody has offered to be a peer yet.")
        return
    table = Table(*_COLUMNS)
    for offer in pool.people:
        table.add_row(*map(Text, _row(offer)))
    console.print(table)
    for title, counts in (("Regions", pool.regions), ("They bring", pool.brings)):
        told = ", ".join(f"{what} {count}" for what, count in counts) or "nobody"
        console.print(f"{title}: {told}.", markup=False, highlight=False)
    console.print(f"{len(pool.people)} in the pool; {pool.waiting} have not confirmed their address yet.")


def _row(offer: Offer) -> tuple[str, ...]:
    brings = ", ".join(offer.brings)
    until = f"{offer.expires:%Y-%m-%d}"
    return (offer.name, offer.email, offer.role, offer.region, brings, offer.trained, offer.time, until)
