"""Chooses how texts are likened: by meaning where the extra `semantic` is installed, by words otherwise."""

from bot.likeness.by_meaning import LikenessByMeaning
from bot.likeness.by_words import LikenessByWords
from bot.likeness.model import is_installed
from bot.ports.likeness import Likeness


def best_likeness(*, words_only: bool = False) -> Likeness:
    """Return the best way of likening that is installed, or the one by words where that is asked for."""
    return LikenessByWords() if words_only or not is_installed() else LikenessByMeaning()
