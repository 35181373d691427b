"""The command that tells what is kept about people: privacy."""

from pathlib import Path
from typing import Annotated

import typer

from bot import clock
from bot.commands.app import app
from bot.commands.shared import console, writable, write


@app.command()
def privacy(
    *,
    out: Annotated[
        Path, typer.Option(help="The page to write; the DPIA template is written beside it.")
    ] = Path("privacy.html"),
) -> None:
    """Write the privacy page, and a template for a data protection impact assessment."""
    from bot.documents.dpia import write_dpia
    from bot.web.privacy import privacy_page

    template = write_dpia(day=clock.now().date())
    beside = writable(out.parent) / f"{out.stem}-{template.name}"
    write(out, privacy_page().encode())
    write(beside, template.content)
    for path in (out, beside):
        console().print(f"{path}", markup=False, highlight=False, soft_wrap=True)
