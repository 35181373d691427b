"""The door: `critical-friend new | rehearse | serve | check | guard | doctor | pack | export | …`."""

import sys

from bot.commands import (  # noqa: F401 - each adds its commands to the app
    pooling,
    proving,
    reading,
    rehearsing,
    serving,
    setting_up,
    telling,
    writing,
)
from bot.commands.app import app
from bot.commands.shared import console
from bot.domain.errors import ReviewError
from bot.ports.failing import Refused, Unavailable


def main() -> None:
    """Run the command line; a sentence and exit code 2 for whatever a person can put right."""
    try:
        app(prog_name="critical-friend")
    except (ReviewError, Unavailable, Refused) as error:
        console(stderr=True).print(str(error), style="bold", highlight=False, markup=False)
        sys.exit(2)
    except OSError as error:
        console(stderr=True).print(f"That went wrong: {error.strerror or error}.", style="bold", markup=False)
        sys.exit(2)


if __name__ == "__main__":
    main()
