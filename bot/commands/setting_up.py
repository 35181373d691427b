"""The commands that set up a review and show how ready it is: new, readiness."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.app import app
from bot.commands.shared import console, write
from bot.domain.errors import ReviewError

if TYPE_CHECKING:
    from bot.settings import Settings

_FROM = "A file that says it all; --write-example writes one to begin with."


@app.command()
def new(
    *,
    from_file: Annotated[Path | None, typer.Option("--from", help=_FROM)] = None,
    write_example: Annotated[
        Path | None, typer.Option("--write-example", help="Write an example of such a file, and do no more.")
    ] = None,
) -> None:
    """Set up a review: its days, its scope, the client's own questions and its people."""
    from bot.setting_up.asked import ask_for_answers
    from bot.setting_up.filed import EXAMPLE, answers_in
    from bot.setting_up.kept import keep
    from bot.setting_up.told import tell_set_up

    out = console(highlight=False, soft_wrap=True)
    if write_example is not None:
        if write_example.exists():
            raise ReviewError(f"{write_example} is there already. Give the example another name.")
        write(write_example, EXAMPLE.encode())
        out.print(f"{write_example}", markup=False)
        return
    settings = _settings()
    if from_file is not None:
        answers = answers_in(from_file)
    else:
        from bot import clock

        answers = ask_for_answers(_ask, console=out, today=clock.now().date())
    review, people, listed = asyncio.run(keep(answers, settings=settings))
    tell_set_up(review, people, listed, console=out)


@app.command()
def readiness(
    review: Annotated[str, typer.Argument(help="The review's id, as “critical-friend new” names it.")],
) -> None:
    """Show what must be there before day 1 of a review, when it is due, and how it stands."""
    from bot.setting_up.kept import read_readiness
    from bot.setting_up.told import tell_readiness

    shown, people, listed = asyncio.run(read_readiness(review, settings=_settings()))
    tell_readiness(shown, people, listed, console=console(highlight=False, soft_wrap=True))


def _settings() -> "Settings":
    """Return the settings, with methods of one's own on the shelf as `serve` has them."""
    from bot.methods import shelf
    from bot.settings import read_settings

    settings = read_settings()
    if settings.methods:
        shelf.put_all(Path(settings.methods))
    return settings


def _ask(prompt: str, default: str) -> str:
    return str(typer.prompt(prompt, default=default, show_default=bool(default)))
