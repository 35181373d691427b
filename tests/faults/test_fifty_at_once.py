"""Fifty people press Save at the same moment, each press arriving twice: fifty observations, and no error."""

import asyncio
from collections import Counter

import pytest

from bot.domain.ids import PersonId
from bot.domain.reach import Account
from tests.builders import a_person
from tests.room import Room, open_room

PEOPLE = 50


@pytest.fixture(params=["sqlite_database", pytest.param("postgres_database", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> str:
    """Return the address of a new database of each kind."""
    return str(request.getfixturevalue(request.param))


async def a_crowd(room: Room) -> tuple[str, ...]:
    """Put fifty peers into the review."""
    names = tuple(f"peer-{number}" for number in range(PEOPLE))
    async with room.ports.store.work() as work:
        for number, name in enumerate(names):
            person = a_person(id=PersonId(name), initials=f"P{number}", email=f"{name}@peers.example")
            await work.people.save(person)
            await work.people.own(person.id, Account(tenant="t", object_id=name))
    return names


async def test_fifty_presses_at_once_each_twice_are_fifty_observations(database: str) -> None:
    async with open_room(database) as room:
        names = await a_crowd(room)

        async def save(name: str) -> str:
            about = {"review": room.review.id, "press": f"press-{name}"}
            typed = {"theme": "outcomes", "kind": "strength", "elsewhere": "data", "document": "Waiting times"}
            return (await room.press(name, "capture.save", about, text=f"{name} saw it.", **typed)).text

        answers = await asyncio.gather(*(save(name) for name in (*names, *names)))

        async with room.ports.store.work() as work:
            noted = await work.observations.of(room.review.id)

    assert sorted(o.number for o in noted) == list(range(1, PEOPLE + 1))
    assert {o.peer for o in noted} == set(names)
    assert Counter(answers) == {f"Saved as number {number}": 2 for number in range(1, PEOPLE + 1)}
