"""The command line, to which each kind of command adds its own."""

from typing import Annotated

import typer

# The rooms are imported by the command that needs them: together they take a second, and help does not wait.

app = typer.Typer(
    name="critical-friend",
    help="A Microsoft Teams bot for remote peer reviews.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Port = Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)]
