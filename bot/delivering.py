"""Shows on the terminal what was to reach whom in a review, and whether it did."""

import io
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.domain.ids import ReviewId
from bot.from_settings import work_of
from bot.settings import Settings
from bot.usecases.list_deliveries import Delivery, deliveries_of

_COLUMNS = ("Due (UTC)", "What", "To", "By", "Outcome", "Tries", "Why")


async def read_deliveries(settings: Settings, review: str) -> tuple[Delivery, ...]:
    """Return the deliveries of a review; raises `ReviewError` where there is none."""
    async with work_of(settings) as work:
        return await deliveries_of(ReviewId(review), work=work)


def tell(deliveries: Sequence[Delivery], *, as_json: bool, console: Console) -> None:
    """Print deliveries as a table, or one JSON object a line."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    if as_json:
        sys.stdout.writelines(f"{each.model_dump_json()}\n" for each in deliveries)
        return
    table = Table(*_COLUMNS)
    for each in deliveries:
        due, by = f"{each.due:%Y-%m-%d %H:%M}", ", ".join(each.ways)
        row = (due, each.what, each.to, by, each.outcome, str(each.attempts), each.reason)
        table.add_row(*map(Text, row))
    console.print(table)
