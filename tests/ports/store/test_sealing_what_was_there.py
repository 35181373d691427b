"""A database of an edition that sealed nothing is sealed when it is opened, however often that is cut short."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from bot.domain.errors import ReviewError
from bot.domain.ids import ReviewId
from bot.domain.reach import Account
from bot.keys.folder import FolderKeyRing
from bot.ports.failing import Unavailable
from bot.store import door
from bot.store.engines import address_of, make_file, plain_engine_for
from bot.store.migrating import config_for
from tests.builders import (
    REVIEW,
    a_finding,
    a_person,
    a_review,
    an_audit_line,
    an_errand,
    an_observation,
)

MARKER = "The heron told us about the lighthouse."
EMAIL = "ana.heron@peers.example"


class Faltering(FolderKeyRing):
    """A ring that is not there when it is asked for the key of one review, as where the bot is killed."""

    def __init__(self, folder: Path, *, fails_for: str) -> None:
        super().__init__(folder)
        self.fails_for = fails_for

    async def make(self, review: ReviewId) -> None:
        """Make a key, or fail."""
        if review == self.fails_for:
            raise Unavailable("The ring of keys is away.")
        await super().make(review)


def in_the_clear(url: str) -> None:
    """Write what the edition before wrote: two reviews, and what was said in the second."""
    address = address_of(url)
    make_file(address)
    engine = plain_engine_for(address)
    with engine.begin() as connection:
        command.upgrade(config_for(connection), "0006")
        for table, nth, row in (*people_in_the_clear(), *words_in_the_clear()):
            whole = {"nth": nth, **row}
            names, values = ", ".join(whole), ", :".join(whole)
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES (:{values})"), whole)
    engine.dispose()


Clear = tuple[str, int, dict[str, object]]
"""A table, and a row of it as it was."""


def people_in_the_clear() -> Iterator[Clear]:
    for nth, review in enumerate(("another", REVIEW), start=1):
        body = a_review(id=review, scope=MARKER).model_dump_json()
        yield "reviews", nth, {"id": review, "stage": "reporting", "body": body}
    person = a_person(review=REVIEW, email=EMAIL, name=MARKER)
    body = person.model_dump_json()
    yield "people", 1, {"id": person.id, "review": REVIEW, "folded_email": EMAIL, "body": body}
    account = {"tenant": "tenant", "object_id": "object"}
    yield "accounts", 1, {"review": REVIEW, "person": person.id, **account}


def words_in_the_clear() -> Iterator[Clear]:
    note, errand = an_observation(review=REVIEW, text=MARKER), an_errand(review=REVIEW)
    found_by = {"theme": note.theme, "session": note.source.session, "peer": note.peer, "press": note.press}
    body = note.model_dump_json()
    yield "observations", 1, {"review": REVIEW, "number": note.number, **found_by, "body": body}
    body = a_finding(review=REVIEW, text=MARKER).model_dump_json()
    for nth in range(1, 451):
        yield "history", nth, {"review": REVIEW, "kind": "finding", "body": body}
    due = {"due": errand.due, "not_before": errand.due, "purpose": errand.task.purpose}
    ended = {"state": "pending", "owner": "", "attempts": 1, "reason": MARKER}
    body = errand.model_dump_json()
    yield "errands", 1, {"key": errand.key, "review": REVIEW, **due, **ended, "body": body}
    line = an_audit_line(review=REVIEW).model_dump(mode="json") | {"who": EMAIL}
    yield "audit", 1, {"review": REVIEW, "body": json.dumps(line)}


def found_in(folder: Path) -> dict[str, int]:
    """Return how often what was said stands in each file of a database."""
    words = (MARKER.encode(), EMAIL.encode())
    return {f.name: sum(map(f.read_bytes().count, words)) for f in folder.glob("reviews.db*")}


async def test_what_an_earlier_edition_left_in_the_clear_is_sealed_even_where_that_was_cut_short(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path / 'reviews.db'}"
    await asyncio.to_thread(in_the_clear, url)
    before = found_in(tmp_path)
    with pytest.raises(ReviewError, match="away"):
        await door.open_store(url, keys=Faltering(tmp_path / "keys", fails_for=REVIEW))

    store = await door.open_store(url)

    async with store.work() as work:
        (person,) = await work.people.with_email(EMAIL)
        assert await work.people.owning(Account(tenant="tenant", object_id="object")) == (person,)
        assert await work.people.accounts_of(person.id) == (Account(tenant="tenant", object_id="object"),)
        assert [r.scope for r in await work.reviews.all()] == [MARKER, MARKER]
        assert [o.text for o in await work.observations.of(REVIEW)] == [MARKER]
        assert await work.observations.pressed(REVIEW, an_observation().press) is not None
        assert [e.reason for e in await work.errands.of(REVIEW)] == [MARKER]
        assert [line.who for line in await work.audit.of(REVIEW)] == [""]
    after = found_in(tmp_path)
    await store.close()
    assert (before["reviews.db"] > 450, sum(after.values())) == (True, 0)
