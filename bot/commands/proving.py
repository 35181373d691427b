"""The commands about the end: certificate, and what is kept of one person."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.app import app
from bot.commands.shared import console, content_of, put, write_for_one
from bot.domain.errors import ReviewError


@app.command()
def certificate(
    review: Annotated[
        str, typer.Argument(help="The review's id; it is enough, even when all is forgotten.")
    ] = "",
    *,
    out: Annotated[Path, typer.Option(help="The folder to write to; it is made if it is not there.")] = Path(),
    check: Annotated[
        Path | None, typer.Option("--verify", help="A certificate's JSON file: is it whole, and do we agree?")
    ] = None,
) -> None:
    """Write a review's certificate of destruction as JSON and as a Word file, or verify one."""
    from bot.proving import certificate_of, verified
    from bot.settings import read_settings

    if check is not None:
        verdict = asyncio.run(verified(read_settings(), content_of(check)))
        console().print(verdict.sentence, markup=False, highlight=False, soft_wrap=True)
        if not verdict.holds:
            sys.exit(1)
        return
    if not review:
        raise ReviewError("Say which review, or which file to --verify.")
    put(asyncio.run(certificate_of(read_settings(), review)), folder=out)


@app.command()
def person(
    review: Annotated[str, typer.Argument(help="The review's id.")],
    email: Annotated[str, typer.Argument(help="Their e-mail address.")],
    *,
    export: Annotated[
        Path | None, typer.Option(help="Write all that is kept of them to this JSON file.")
    ] = None,
    delete: Annotated[
        bool, typer.Option("--delete", help="Delete them now: name, addresses, accounts and words.")
    ] = False,
) -> None:
    """Hand out what is kept of one person, or delete it before the review is over."""
    from bot.proving import delete as deleted
    from bot.proving import kept_of
    from bot.settings import read_settings

    if export is None and not delete:
        raise ReviewError("Say what to do: --export FILE, or --delete.")
    if export is not None:
        write_for_one(export, asyncio.run(kept_of(read_settings(), review, email)))
        console().print(f"{export}", markup=False, highlight=False, soft_wrap=True)
    if delete:
        told = asyncio.run(deleted(read_settings(), review, email))
        console().print(told, markup=False, highlight=False, soft_wrap=True)
