"""Bringing the tables of a database up to date, in a thread, once however many processes start together."""

from threading import Lock
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Connection

from bot.store.engines import plain_engine_for
from bot.store.laying import wait_for_others
from bot.store.standing import MIGRATIONS, LaterEdition

_one_at_a_time: Final = Lock()
"""Alembic keeps what it is doing in its modules."""


def bring_up_to_date(address: URL) -> None:
    """Run the migrations that a database has not seen yet; raises `LaterEdition`."""
    engine = plain_engine_for(address)
    try:
        with _one_at_a_time, engine.begin() as connection:
            wait_for_others(connection)
            command.upgrade(config_for(connection), "head")
    except CommandError as fault:
        raise LaterEdition from fault
    finally:
        engine.dispose()


def config_for(connection: Connection) -> Config:
    """Return what Alembic needs to know, without a file of settings."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
