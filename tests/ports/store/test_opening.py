"""Opening a database: what goes wrong is said in a sentence, and its tables are those that we mean."""

import asyncio
import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.domain.errors import ReviewError
from bot.store.door import open_store
from bot.store.engines import address_of, plain_engine_for
from bot.store.tables import metadata
from bot.store.work import SqlStore
from tests.keys import open_store as open_with_keys


@pytest.mark.usefixtures("store")
def test_the_migrations_make_the_tables_that_we_mean(database: str) -> None:
    engine = plain_engine_for(address_of(database))

    with engine.begin() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()

    assert differences == []


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def test_a_new_database_has_the_tables_that_the_migrations_make(
    request: pytest.FixtureRequest, kind: str
) -> None:
    migrated, new = (str(request.getfixturevalue(f"{kind}{which}_database")) for which in ("", "_empty"))

    await (await open_with_keys(new)).close()

    assert await asyncio.to_thread(_laid_out, new) == await asyncio.to_thread(_laid_out, migrated)


def _laid_out(address: str) -> tuple[object, dict[str, object]]:
    """Return the edition of a database, and what makes up each of its tables, in no order."""
    engine = plain_engine_for(address_of(address))
    with engine.begin() as connection:
        there = inspect(connection)
        tables = {
            name: {
                "columns": sorted((c["name"], str(c["type"]), c["nullable"]) for c in there.get_columns(name)),
                "key": there.get_pk_constraint(name),
                "indexes": sorted(map(str, there.get_indexes(name))),
                "unique": sorted(map(str, there.get_unique_constraints(name))),
                "elsewhere": sorted(map(str, there.get_foreign_keys(name))),
            }
            for name in there.get_table_names()
        }
        edition = connection.scalar(text("SELECT version_num FROM alembic_version"))
    engine.dispose()
    return edition, dict(tables)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.glob("reviews.db*")}

    assert modes == {0o600}


async def test_the_longer_name_of_sqlite_will_do_too(tmp_path: Path) -> None:
    store = await open_store(f"sqlite+aiosqlite:///{tmp_path / 'reviews.db'}")

    await store.close()

    assert (tmp_path / "reviews.db").exists()


@pytest.mark.parametrize(
    "address",
    ["", "reviews.db", "sqlite://", "sqlite:///:memory:", "mysql://name:secret@host/reviews", "postgresql:x"],
)
async def test_an_address_of_something_else_is_refused_with_an_example(address: str) -> None:
    with pytest.raises(ReviewError) as refused:
        await open_store(address)

    assert refused.value.sentence == (
        "The address of the database cannot be used. Give a file, such as sqlite:///critical-friend.db, "
        "or a PostgreSQL database, such as postgresql://name@host/database."
    )


async def test_a_path_that_cannot_hold_a_database_is_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("A letter.")
    (tmp_path / "letter.db").write_text("Dear challenge manager, " * 100)
    reasons = {
        tmp_path: "cannot be opened: Is a directory.",
        tmp_path / "missing" / "reviews.db": "cannot be opened: No such file or directory.",
        tmp_path / "file" / "reviews.db": "cannot be opened: Not a directory.",
        tmp_path / "letter.db": "cannot be used: the file is something else.",
    }

    for path, reason in reasons.items():
        with pytest.raises(ReviewError) as refused:
            await open_store(f"sqlite:///{path}")
        assert refused.value.sentence == f"The database {path} {reason}"
    assert (tmp_path / "letter.db").read_text() == "Dear challenge manager, " * 100


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux has a folder in which even root makes no file.")
async def test_a_folder_that_takes_no_files_is_refused() -> None:
    with pytest.raises(ReviewError, match="cannot be opened"):
        await open_store("sqlite:////proc/self/reviews.db")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_database_of_a_later_edition_is_left_alone(store: SqlStore, tmp_path: Path) -> None:
    await store.close()
    with sqlite3.connect(tmp_path / "reviews.db") as later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")
    later.close()

    with pytest.raises(ReviewError, match="was written by a later edition of Critical Friend"):
        await open_store(f"sqlite:///{tmp_path / 'reviews.db'}")


async def test_a_postgresql_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match=r"cannot be used: .*No such file or directory") as refused:
        await open_with_keys(f"postgresql://name:secret@/reviews?host={tmp_path}")

    assert "secret" not in refused.value.sentence


WITHOUT_PSYCOPG = """
import asyncio, sys
from bot.domain.errors import ReviewError
from tests.keys import open_store
sys.modules["psycopg"] = None
try:
    asyncio.run(open_store("postgresql://name@host/reviews"))
except ReviewError as error:
    print(error.sentence)
"""


async def test_without_its_driver_postgresql_is_refused_with_what_to_install() -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WITHOUT_PSYCOPG, stdout=asyncio.subprocess.PIPE, env=os.environ.copy()
    )

    said, _ = await child.communicate()

    assert said.decode() == "PostgreSQL needs one more package: install critical-friend[postgres].\n"
