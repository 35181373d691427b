"""What a new version of the timetable changes, as the challenge manager sees it before and after (R15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.change import Change, ChangeKind
from bot.domain.ids import PersonId
from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import (
    Card,
    bullets,
    buttons,
    folded,
    heading,
    make,
    para,
    part,
    press,
    rows,
    shortened,
    typed,
)
from cards.changes import name_and_place, when_before, when_now
from cards.phrases import changes as say
from cards.size import fitted
from cards.timetable import Preview
from cards.when import zone_words
from cards.wording import counted, listed

_LONGEST_TITLE: Final = 120
_MOST_OPEN: Final = 15
_ORDER: Final = tuple(say.GROUPS)


@dataclass(frozen=True)
class Applied:
    """What a new version made happen: sessions changed, meetings touched, and how many people are told."""

    sessions: int
    made: int
    moved: int
    cancelled: int
    told: int


def difference_card(review: Review, read: Preview, people: Sequence[Person]) -> Card:
    """Return what a new version of the timetable would change, each change with those whose day it touches."""
    changes = sorted(read.changes, key=lambda change: (_ORDER.index(chief_kind(change)), change.starts))
    text = say.TEXT.format(sessions=counted(len(changes), "session"))
    apply = press(say.APPLY, "timetable.accept", read.marked(review), unchecked=True)
    leave = press(say.LEAVE, "timetable.decline", read.ids(review), unchecked=True)
    choices = part([buttons(apply), buttons(leave)])  # under one another: side by side a phone cuts their words

    def build(most: int) -> Card:
        left = len(changes) - most
        body = [
            heading(say.TITLE.format(client=typed(review.client))),
            *read.trouble(),
            para(_lead(read)),
            *read.waits(),
            para(_told(changes)),
            para(say.BEFORE.format(zone=zone_words(review.zone, changes[0].starts))),
            *_groups(review, changes[:most], people),
            *([para(say.LEFT.format(sessions=counted(left, "session")))] if left > 0 else []),
            *read.doubtful_parts(review, people),
            choices,
        ]
        return make("timetable", body, text=text)

    return fitted(build, len(changes))


def unchanged_card(review: Review, read: Preview, people: Sequence[Person]) -> Card:
    """Return the answer to a file that changes nothing; what is doubtful in it can still be answered."""
    doubtful = read.doubtful_parts(review, people) if read.doubts else []
    same = say.SAME.format(sessions=counted(len(read.sessions), "session"))
    return make(
        "timetable",
        [heading(say.SAME_TITLE), *read.trouble(), para(same), *read.waits(), *doubtful],
        text=say.SAME_TITLE,
    )


def applied_card(applied: Applied) -> Card:
    """Return what was applied: how many meetings it makes, moves and cancels, and how many people hear."""
    counts = ((applied.made, say.MADE), (applied.moved, say.MOVED), (applied.cancelled, say.CANCELLED))
    lines = [words.format(meetings=counted(number, "meeting")) for number, words in counts if number]
    who = counted(applied.told, "person", "people")
    body = [
        heading(say.APPLIED_TITLE),
        para(say.APPLIED.format(sessions=counted(applied.sessions, "session"))),
        bullets(say.MEETINGS, lines) if lines else para(say.NO_MEETINGS),
        para(say.APPLIED_TOLD.format(people=who) if applied.told else say.APPLIED_NOBODY),
        para(say.APPLIED_NEXT),
    ]
    return make("timetable", body, text=say.APPLIED_TITLE)


def chief_kind(change: Change) -> ChangeKind:
    """Return the kind under which a change is shown."""
    return next(kind for kind in _ORDER if kind in change.kinds)


def _lead(read: Preview) -> str:
    kinds = [chief_kind(change) for change in read.changes]
    counts = [
        say.COUNT.format(number=kinds.count(kind), kind=name.lower())
        for kind, name in say.GROUPS.items()
        if kind in kinds
    ]
    stay = len(read.sessions) - len(kinds) + kinds.count(ChangeKind.CANCELLED)
    few = (say.STAYS_NONE, say.STAYS)
    staying = few[stay] if stay < len(few) else say.STAY.format(sessions=counted(stay, "session"))
    return say.LEAD.format(counts=listed(counts), staying=staying)


def _told(changes: Sequence[Change]) -> str:
    touched = {person for change in changes for person in change.affected}
    return say.TOLD.format(people=counted(len(touched), "person", "people")) if touched else say.TOLD_NOBODY


def _groups(review: Review, changes: Sequence[Change], people: Sequence[Person]) -> list[CardElement]:
    shown: list[CardElement] = []
    for kind, found in groupby(changes, key=chief_kind):
        lines = [_line(review, change, people) for change in found]
        name = say.GROUPS[kind]
        inside = [heading(say.GROUP.format(kind=name, number=len(lines)), level=2), *rows(lines)]
        if shown and len(changes) > _MOST_OPEN:
            shown += folded(say.SHOW.format(kind=name.lower()), f"changes-{kind.name.lower()}", inside)
        else:
            shown.append(part(inside))
    return shown


def _line(review: Review, change: Change, people: Sequence[Person]) -> str:
    line = say.LINE.format(title=_title(change.title), what=_what(review, change, people))
    return f"{line} {say.AFFECTS.format(people=_touched(change, people))}" if change.affected else line


def _what(review: Review, change: Change, people: Sequence[Person]) -> str:
    """Return all that changes of one session, in a sentence for each."""
    now, before = when_now(review, change), when_before(review, change)
    match chief_kind(change):
        case ChangeKind.CANCELLED:
            return say.WAS.format(before=before or now)
        case ChangeKind.MOVED | ChangeKind.SHORTENED | ChangeKind.LENGTHENED:
            first = say.NOW.format(now=now, before=before)
        case _:
            first = say.WHEN.format(when=now)
    swap = [_swap(change, people)] if ChangeKind.SWAPPED in change.kinds else []
    return " ".join([first, *swap, *name_and_place(change)])


def _swap(change: Change, people: Sequence[Person]) -> str:
    after, before = _initials(change.pair, people), _initials(change.was_pair, people)
    if after == before:
        return say.OTHERS_MET
    if not before:
        return say.PAIR_NEW.format(pair=after)
    return say.PAIR.format(pair=after, before=before) if after else say.PAIR_GONE.format(before=before)


def _touched(change: Change, people: Sequence[Person]) -> str:
    team = {person.id for person in people if person.in_team}
    others = tuple(who for who in change.affected if who not in team)
    if team and team <= set(change.affected):
        return listed([say.WHOLE_TEAM, *filter(None, [_initials(others, people)])])
    return _initials(change.affected, people)


def _initials(who: Sequence[PersonId], people: Sequence[Person]) -> str:
    known = {person.id: person.initials for person in people}
    return listed([typed(known.get(person, "?")) for person in who])


def _title(words: str) -> str:
    return typed(shortened(words, _LONGEST_TITLE))
