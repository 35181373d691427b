"""Old backups of a database, as whoever runs it has them: a copy of the file, or what `pg_dump` wrote."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from bot.store.door import file_at
from tests.databases import absent, binaries_of_postgres


def back_up(url: str, *, into: Path) -> Path:
    """Return the file with all that a database holds; what was dumped of PostgreSQL is legible SQL."""
    file = file_at(url)
    if file is None:
        _run("pg_dump", f"--dbname={url}", f"--file={into}", "--no-owner")
        return into
    with closing(sqlite3.connect(file)) as live, closing(sqlite3.connect(into)) as old:
        live.backup(old)
    return into


def restore(backup: Path, *, to: str) -> str:
    """Return the address of a database that is what a backup holds; a server's is written to an empty one."""
    if file_at(to) is not None:
        return f"sqlite:///{backup}"
    _run("psql", f"--dbname={to}", f"--file={backup}", "--quiet", "--set=ON_ERROR_STOP=1")
    return to


def _run(program: str, *words: str) -> None:
    folder = None if os.environ.get("TEST_POSTGRES_URL") else binaries_of_postgres()
    found = str(folder / program) if folder else shutil.which(program)
    if found is None:
        absent(f"There is no {program} here.")
    ended = subprocess.run([found, *words], capture_output=True, text=True, check=False)
    if "server version mismatch" in ended.stderr:
        absent(f"{program} is of another edition than that PostgreSQL.")
    assert (ended.returncode, ended.stderr) == (0, "")
