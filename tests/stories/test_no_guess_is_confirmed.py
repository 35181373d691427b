"""Whoever has an old backup and guesses what was written cannot confirm it by an id (R66, decision 24)."""

import asyncio
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from bot.domain.ids import made_from
from bot.store.tables import metadata
from bot.store.work import SqlStore
from bot.usecases.read_set_up import read_questions
from bot.usecases.set_up_review import Asker, Wanted, set_up_review
from tests.builders import NINE, a_method
from tests.stories.backups import back_up
from tests.stories.guesses import QUESTION, every_guess, written_down

_SHORT = 12
"""Digits of most ids."""


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Return the address of a new file: what stands in a column is the same in both databases."""
    return sqlite_database


def cells_of(backup: Path) -> dict[str, list[str]]:
    """Return whatever stands as text in each column of each table of a backup."""
    with closing(sqlite3.connect(backup)) as old:
        return {
            f"{table.name}.{column.name}": [
                str(value) for (value,) in old.execute(f'SELECT "{column.name}" FROM "{table.name}"')
            ]
            for table in metadata.sorted_tables
            for column in table.columns
        }


def confirmed(guesses: Mapping[str, str], cells: Mapping[str, list[str]]) -> set[str]:
    """Return which guesses stand in any column, as they are or as a review without a secret marks them."""
    everything = "\n".join(value for column in cells.values() for value in column)
    ways = {what: (guess[:_SHORT], made_from(guess)[:_SHORT]) for what, guess in guesses.items()}
    return {what for what, forms in ways.items() if any(form in everything for form in forms)}


async def test_from_an_old_backup_no_guess_at_what_somebody_wrote_is_confirmed(
    store: SqlStore, database: str, tmp_path: Path
) -> None:
    room, guesses = await written_down(store, secret="an invented secret")

    backup = await asyncio.to_thread(back_up, database, into=tmp_path / "old.backup")

    cells = cells_of(backup)
    assert confirmed(guesses, cells) == set()
    assert confirmed({guess: guess for guess in every_guess(room)}, cells) == set()
    assert {"errands.key", "sessions.id", "audit.body"} <= {name for name, values in cells.items() if values}
    assert "an invented secret" not in str(cells)


async def test_a_review_of_an_earlier_edition_keeps_the_ids_that_it_has(
    store: SqlStore, database: str, tmp_path: Path
) -> None:
    _, guesses = await written_down(store, secret="")

    backup = await asyncio.to_thread(back_up, database, into=tmp_path / "old.backup")

    assert set(guesses) - confirmed(guesses, cells_of(backup)) == set()


def test_a_question_typed_again_stays_the_same_and_that_of_another_review_is_another() -> None:
    first, again, elsewhere = (
        read_questions(words, method=a_method(), secret=secret)[0].id
        for words, secret in (
            (QUESTION, "one secret"),
            (f"Discharge: {QUESTION.upper()}", "one secret"),
            (QUESTION, "another secret"),
        )
    )

    assert (first == again, first == elsewhere) == (True, False)


async def test_a_review_that_is_set_up_has_a_secret_that_nobody_is_shown(store: SqlStore) -> None:
    asker = Asker(name="Cora Invented", email="cora@team.example")
    people = "Peer, Ana Invented, ana@peers.example"
    wanted = Wanted(
        client="Invented Borough", first_day="9 June 2026", zone="", organiser="", scope="", people=people
    )
    async with store.work() as work:
        made, _ = await set_up_review(wanted, method=a_method(), asker=asker, work=work, now=NINE)
        kept = await work.reviews.get(made.id)
        other = work.reviews.new_secret()

    assert (len(kept.secret), kept.secret == other, kept.secret in repr(kept)) == (36, False, False)
