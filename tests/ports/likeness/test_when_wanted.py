"""Nobody waits for the model: words answer until it has read the notes in the background."""

import asyncio

import pytest

from bot.likeness import model
from bot.likeness.by_meaning import LikenessByMeaning
from bot.likeness.by_words import LikenessByWords
from bot.likeness.when_wanted import LikenessWhenWanted
from tests.databases import absent

NOTES = ("Patients wait too long.", "People queue for months to be seen.", "The park is lovely.")


async def test_words_answer_first_and_meaning_once_the_model_has_read_the_notes() -> None:
    if not model.is_installed():
        absent("The extra 'semantic' is not installed, so there is no model to try.")
    likeness = LikenessWhenWanted()

    at_once = (await likeness.pool(NOTES)).likened(0)
    await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()})
    then = (await likeness.pool(NOTES)).likened(0)

    assert at_once == (await LikenessByWords().pool(NOTES)).likened(0)
    assert then == pytest.approx((await LikenessByMeaning().pool(NOTES)).likened(0), abs=0.01)


async def test_a_model_that_is_being_read_in_does_not_hold_up_the_end() -> None:
    likeness = LikenessWhenWanted()
    await likeness.pool([f"Note {number} about the plan." for number in range(200)])

    await likeness.close()

    assert asyncio.all_tasks() == {asyncio.current_task()}
