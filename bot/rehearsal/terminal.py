"""The rehearsal on the terminal: a line for each moment, and a bar that shows how far the review has come."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import tzinfo
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.rehearsal.play import Moment
from bot.rehearsal.review import Watcher
from bot.rehearsal.scene import ZONE
from bot.rehearsal.telling import lines_of


@contextmanager
def timeline(console: Console) -> Iterator[Watcher]:
    """Show moments as they happen; where the console is no terminal, as plain lines without a bar."""
    wall = ZoneInfo(ZONE)
    if not console.is_terminal:
        yield lambda moment, _done: _tell(moment, console, wall)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        bar = progress.add_task("Rehearsing", total=1.0)

        def watch(moment: Moment, done: float) -> None:
            progress.update(bar, completed=done, description=f"{moment.at.astimezone(wall):%a %d %b %H:%M}")
            _tell(moment, console, wall)

        yield watch
        progress.update(bar, completed=1.0)


def _tell(moment: Moment, console: Console, wall: tzinfo) -> None:
    for words in lines_of(moment):
        line = f"{moment.at.astimezone(wall):%a %d %b %H:%M %Z}  {words}"
        console.print(line, markup=False, highlight=False, soft_wrap=True)
