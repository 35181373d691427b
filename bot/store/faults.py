"""What goes wrong in a database, in our words; what was being kept never gets into an error."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, StatementError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from bot.ports.failing import Refused, Unavailable

_LATER: Final = (OperationalError, InterfaceError, sqlite3.OperationalError, sqlite3.InterfaceError)


@contextmanager
def in_our_words() -> Generator[None]:
    """Raise `Unavailable` where it may work later, `Refused` where it will not, `ValueError` for a bad value.

    The driver's own error is left behind: PostgreSQL puts whole rows into its messages.
    """
    try:
        yield
    except (*_LATER, NoConnectionFree) as fault:
        raise Unavailable(f"The database did not answer ({_name(fault)}).") from None
    except (DBAPIError, sqlite3.Error) as fault:
        raise Refused(f"The database refused what it was given ({_name(fault)}).") from None
    except StatementError as fault:
        raise ValueError(str(fault.orig)) from None


def _name(fault: Exception) -> str:
    cause = fault.orig if isinstance(fault, StatementError) else None
    return type(cause or fault).__name__
