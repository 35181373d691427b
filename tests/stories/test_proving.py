"""Whoever runs the bot hands out and verifies a certificate, and what is kept of one person, without Teams."""

import json
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.bootstrap import board_of, documents_of
from bot.domain.errors import ReviewError
from bot.proving import certificate_of, delete, kept_of, verified
from bot.settings import Settings
from tests.keys import keys_of
from tests.room import Room, open_room

REVIEW = {"review": "review-1", "nothing": "yes"}


def settings_of(folder: Path) -> Settings:
    url = f"sqlite:///{folder / 'review.db'}"
    return Settings(database_url=url, keys=str(keys_of(url)))


async def sign_off_and_forget(room: Room) -> None:
    await room.press("cora", "sign_off.confirm", {"review": "review-1"}, reason="Invented.")
    await room.push(timedelta(minutes=1))
    for person in ("ana", "ben", "leo", "sol", "cora"):
        await room.press(person, "notes.destroyed", REVIEW)
    await room.push(timedelta(minutes=2))


async def test_a_certificate_is_handed_out_and_verified_after_everybody_is_forgotten(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    async with open_room(settings.database_url) as room:
        await sign_off_and_forget(room)

    as_json, on_paper = await certificate_of(settings, "review-1")
    verdict = await verified(settings, as_json.content)
    forged = await verified(settings, as_json.content.replace(b'"peer"', b'"lead peer"', 1))

    (tmp_path / on_paper.name).write_bytes(on_paper.content)
    with ZipFile(tmp_path / on_paper.name) as paper:
        words = paper.read("word/document.xml").decode()
    told = json.loads(as_json.content)
    assert ([c["role"] for c in told["confirmed"]].count("peer"), told["outstanding"]) == (2, [])
    assert (verdict.holds, verdict.sentence) == (True, "The hash is right, and the database agrees.")
    assert (forged.holds, told["hash"] in words) == (False, True)
    assert [name for name in ("Invented", "Ana", "Cora", "example") if name in words + str(told)] == []


async def test_what_is_kept_of_one_person_is_handed_out_then_deleted(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    async with open_room(settings.database_url) as room:
        await room.save_note()

    kept = json.loads(await kept_of(settings, "review-1", "ANA@peers.example"))
    told = await delete(settings, "review-1", "ana@peers.example")

    assert (len(kept["observations"]), told) == (
        1,
        "One peer of this review was deleted on request, with 1 note.",
    )
    with pytest.raises(ReviewError, match="Nobody with that address"):
        await kept_of(settings, "review-1", "ana@peers.example")


async def test_a_review_that_is_over_hands_out_neither_board_nor_report(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    async with open_room(settings.database_url) as room:
        await room.save_note()
        await room.press("cora", "sign_off.confirm", {"review": "review-1"}, reason="Invented.")

    with pytest.raises(ReviewError, match="signed off"):
        await board_of(settings, "review-1")
    with pytest.raises(ReviewError, match="signed off"):
        await anext(documents_of(settings, "review-1"))


async def test_something_else_is_no_certificate(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    async with open_room(settings.database_url):
        pass

    with pytest.raises(ReviewError, match="no certificate of mine"):
        await verified(settings, b'{"left": 0}')
