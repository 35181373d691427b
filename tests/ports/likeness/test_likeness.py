"""The contract of likening: the same for words alone and for the model of the extra `semantic`."""

import os
import socket
from typing import Final, NoReturn

import pytest

from bot.likeness import model
from bot.likeness.by_meaning import LikenessByMeaning
from bot.likeness.by_words import LikenessByWords
from bot.likeness.door import best_likeness
from bot.ports.failing import Refused
from bot.ports.likeness import Likeness
from tests.ports.likeness.known_groups import found_in

NOTES: Final = (
    "Patients wait too long for discharge from hospital.",
    "Hospital discharge is delayed at weekends.",
    "The park is lovely.",
    "",
    "🎉🎉",
    "\x00\x07",
    "waiting " * 12_500,
)


@pytest.fixture(params=["words", "meaning"])
def likeness(request: pytest.FixtureRequest) -> Likeness:
    if request.param == "words":
        return LikenessByWords()
    if not model.is_installed():
        if os.environ.get("CI") == "true":
            pytest.fail("The extra 'semantic' is not installed.")
        pytest.skip("The extra 'semantic' is not installed, so there is no model to try.")
    return LikenessByMeaning()


async def test_a_note_is_as_like_as_can_be_to_itself_and_others_lie_between(likeness: Likeness) -> None:
    pool = await likeness.pool(NOTES)

    row = pool.likened(0)

    assert len(row) == len(NOTES)
    assert row[0] == pytest.approx(1, abs=1e-6)
    assert row[1] > row[2]
    assert [alike for alike in row if not 0 <= alike <= 1] == []


async def test_a_note_added_later_is_likened_as_if_it_had_been_there(likeness: Likeness) -> None:
    at_once = await likeness.pool(NOTES)
    later = await likeness.pool(NOTES[:-1])

    number = await later.add(NOTES[-1])

    assert number == len(NOTES) - 1
    assert later.likened(number) == pytest.approx(at_once.likened(number), abs=0.01)


async def test_what_both_speak_of_is_told_in_plain_words(likeness: Likeness) -> None:
    pool = await likeness.pool(NOTES)

    assert sorted(pool.shared(0, 1)) == ["hospital discharge and flow", "waiting"]
    assert pool.shared(0, 2) == ()


async def test_no_notes_make_an_empty_pool(likeness: Likeness) -> None:
    pool = await likeness.pool(())

    assert await pool.add(NOTES[0]) == 0


async def test_no_socket_is_opened(likeness: Likeness, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise AssertionError("A socket was opened.")

    model._loaded.cache_clear()
    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)

    likened = (await likeness.pool(NOTES[:3])).likened(0)

    assert len(likened) == 3


@pytest.mark.parametrize(
    ("name", "plain", "themed"), [("place_review", 0.50, 0.85), ("right_support", 0.15, 0.85)]
)
async def test_a_note_with_a_mate_mostly_has_one_among_its_three(
    likeness: Likeness, name: str, plain: float, themed: float
) -> None:
    without = await found_in(name, likeness, themes=False)
    within = await found_in(name, likeness, themes=True)

    assert (without.across, within.across) == (0, 0)
    assert (without.hits >= plain, within.hits >= themed) == (True, True)


def test_weights_that_are_not_the_known_ones_are_refused() -> None:
    with pytest.raises(Refused, match="not the one that I know"):
        model.known(b"other weights")


def test_words_alone_are_used_where_that_is_asked_for() -> None:
    assert isinstance(best_likeness(words_only=True), LikenessByWords)
