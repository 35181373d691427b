"""Guard what people write: the guard of a review, and what not even the team's board may hold (R65, R69).

Whatever is typed is judged here, whichever card or message it came by.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final
from weakref import WeakKeyDictionary

from bot.domain.attribution import Concern, Guard, Judgement, names_in
from bot.domain.attribution_institutions import is_institution
from bot.domain.attribution_posts import find_posts
from bot.domain.errors import Attributable
from bot.domain.ids import ReviewId
from bot.domain.observation import Observation
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.team import Person
from bot.records.work import Work

_IN_HAND: Final[WeakKeyDictionary[Work, dict[ReviewId, Guard]]] = WeakKeyDictionary()
"""The guard of each transaction under way, so that a press reads the timetable and the team once."""


async def guard_of(review: Review, *, work: Work) -> Guard:
    """Return the guard of a review as its timetable and its team stand when this transaction first asks."""
    in_hand = _IN_HAND.setdefault(work, {})
    if review.id not in in_hand:
        in_hand[review.id] = guard_from(
            review, sessions=await work.sessions.of(review.id), people=await work.people.of(review.id)
        )
    return in_hand[review.id]


def guard_from(review: Review, *, sessions: Iterable[Session], people: Iterable[Person]) -> Guard:
    """Return the guard for these people and sessions; the same ones again give the one laid out before."""
    return _guard(
        (review.client, review.method.title),
        tuple((s.people, s.title, s.place) for s in sessions),
        tuple((p.name, p.initials, p.organisation) for p in people),
    )


def refuse_names(*texts: str, guard: Guard) -> None:
    """Raise `Attributable` where words name somebody of the review, or identify anybody.

    Nothing else stops a note: what else could show who said it is advice, as `advice_on` gives it.
    """
    found = [c.words for text in texts if text for c in _judged(guard, text).must_come_out]
    if found:
        words = " and ".join(dict.fromkeys(f"“{each}”" for each in found))
        raise Attributable(
            f"Please take out {words}: notes must not name people. Say what was heard, not who said it. "
            "Nothing was saved yet."
        )


async def advice_on(*notes: Observation, review: Review, work: Work) -> tuple[Concern, ...]:
    """Return what could show who said it in notes that are kept all the same, each thing once."""
    guard = await guard_of(review, work=work)
    found = {
        (c.words, c.kind): c
        for note in notes
        for text in (note.text, note.example)
        if text
        for c in _judged(guard, text).concerns
    }
    return tuple(found.values())


@lru_cache(maxsize=8)
def _judged(guard: Guard, text: str) -> Judgement:
    """Return the judgement on words; only the last are remembered: a note's are asked after twice in a row."""
    return guard.judge(text)


@lru_cache(maxsize=1_024)
def without_names(entry: str) -> str:
    """Return an entry of the timetable without the names of people in it (R69)."""
    judged = Guard(names_in((entry,))).judge(entry)
    for concern in judged.concerns:
        if concern.names_somebody:
            entry = entry.replace(concern.words, "")
    return entry


_Held = tuple[tuple[str, ...], str, str]
_Known = tuple[str, str, str]


@lru_cache(maxsize=16)
def _guard(review: tuple[str, ...], sessions: tuple[_Held, ...], people: tuple[_Known, ...]) -> Guard:
    entries = [entry for met, _, _ in sessions for entry in met]
    names = names_in((*entries, *(name for name, _, _ in people)))
    return Guard(
        names,
        known=tuple(dict.fromkeys(_places(review, sessions, people))),
        posts=held_by_one(entries),
        initials=tuple(initials for _, initials, _ in people if len(initials) > 1),
    )


def _places(review: tuple[str, ...], sessions: tuple[_Held, ...], people: tuple[_Known, ...]) -> Iterator[str]:
    """Yield places and organisations; of what may name a person, only the parts that say what they are."""
    yield from review
    yield from (organisation for _, _, organisation in people if organisation)
    for met, title, place in sessions:
        for written in (*met, title, place):
            yield from (part.strip() for part in _parts(written) if is_institution(part.strip()))


@lru_cache(maxsize=1_024)
def _is_a_post(part: str) -> bool:
    """Return whether words of a timetable are a post such as one person holds: 'carer' and 'GP' are not."""
    return (
        len(part.split()) > 1 and not is_institution(part.title()) and any(find_posts(f"The {part} said so."))
    )


def _parts(written: str) -> list[str]:
    for mark in "(–—/;|:)":
        written = written.replace(mark, ",")
    return written.split(",")


def held_by_one(entries: Iterable[str]) -> tuple[str, ...]:
    """Return the posts that the timetable gives to one named person and to no other."""
    holders = Counter(
        post
        for entry in dict.fromkeys(entries)
        if names_in((entry,))
        for post in {part.strip().casefold() for part in _parts(without_names(entry))}
        if _is_a_post(post)
    )
    return tuple(post for post, held in holders.items() if held == 1)
