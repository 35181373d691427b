"""The posts that one person holds in this review, whatever words stand around them (R65)."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.domain.attribution_kinds import Found, Kind, Level
from bot.domain.attribution_text import Word, keys_of

_ONE: Final = "One person of this review holds this post, so everybody knows who it is."
_THE_POST: Final = frozenset(
    "role roles post posts vacancy vacancies position positions job jobs team teams level "
    "office recruitment".split()
)
_ANY: Final = frozenset("a an any each every no another other".split())


class Posts:
    """Posts by their first word, so that each word of a text is looked up once."""

    def __init__(self, held: Sequence[str]) -> None:
        """Take the posts as the timetable writes them."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for post in held:
            if keys := tuple(keys_of(post)):
                self._by_first.setdefault(keys[0], []).append(keys)

    def find(self, words: Sequence[Word]) -> Iterator[Found]:
        """Yield each such post, save where 'a' or 'every' before it makes it a post that many hold."""
        for at, word in enumerate(words):
            for post in self._by_first.get(word.key, ()):
                run = tuple(w.key for w in words[at : at + len(post)])
                if run == post and not _many_hold_it(words, at) and not _nobody_in_it(words, at + len(post)):
                    yield _found(words[_with_article(words, at)], words[at + len(post) - 1])


def _many_hold_it(words: Sequence[Word], at: int) -> bool:
    return at > 0 and not words[at].first and words[at - 1].key in _ANY


def _nobody_in_it(words: Sequence[Word], after: int) -> bool:
    """Return whether it is the post that is spoken of and not its holder, as in 'the finance lead role'."""
    return after < len(words) and not words[after].first and words[after].key in _THE_POST


def _with_article(words: Sequence[Word], at: int) -> int:
    before = at > 0 and not words[at].first and words[at - 1].key in {"the", "our", "their"}
    return at - 1 if before else at


def _found(first: Word, last: Word) -> Found:
    return Found(start=first.start, end=last.end, kind=Kind.ROLE, level=Level.WARN, reason=_ONE)
