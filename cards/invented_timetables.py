"""Invented doubts, cautions and changes of a timetable, for the gallery of cards."""

from datetime import timedelta
from itertools import cycle, islice

from bot.domain.change import Change, ChangeKind
from bot.domain.ids import PersonId
from bot.domain.linter import Caution
from bot.domain.review import Review
from bot.domain.timetable import Asks, Doubt
from cards.invented import sessions


def doubts(count: int) -> tuple[Doubt, ...]:
    """Return invented doubtful lines of every kind."""
    some = (
        Doubt(at="Sheet “Day 2”, row 14", text="2.00 – Carers | room tbc", question="When does it end?",
              suggested="2.45pm", asks=Asks.END, session=0, value="14:45"),
        Doubt(at="Sheet “Day 2”, row 15", text="??.?? Front-line staff from housing and reablement teams",
              question="When does it start?", asks=Asks.START, session=1),
        Doubt(at="Sheet “Day 2”", text="Tuesday 14 October", suggested="Wednesday 14 October",
              question="14 October 2026 is a Wednesday. On which day is it?", asks=Asks.DATE, session=2,
              value="2026-10-14"),
        Doubt(at="Table 1, row 9", text="Joint commissioning board | ZZ / BE", asks=Asks.PEER, session=3,
              question="Who is ZZ? Nobody in the team has that name or those initials.", word="ZZ"),
        Doubt(at="Table 1, row 11", text="Finance directors | ZZ", asks=Asks.PEER, session=4,
              question="Who is ZZ? Nobody in the team has that name or those initials.", word="ZZ"),
        Doubt(at="Table 1, row 7", text="Lunch / walkabout", question="Is this a session with people to meet?"),
    )  # fmt: skip
    return tuple(islice(cycle(some), count))


def cautions(count: int) -> tuple[Caution, ...]:
    """Return what a method might ask about an invented timetable."""
    some = (
        Caution(rule="R19", at="Sheet “Day 1”", text="Day 1 has no scene setting."),
        Caution(rule="R17", at="Table 1, row 9", text="AFE is in two places at 10am on Tuesday 13 October."),
        Caution(rule="R17", at="Table 1, row 10", text="“Finance directors” has nobody to take notes."),
    )
    return tuple(islice(cycle(some), count))


def changes(of: Review, count: int) -> tuple[Change, ...]:
    """Return invented changes of every kind, each touching somebody's day."""
    kinds = cycle(
        (
            (ChangeKind.MOVED,), (ChangeKind.NEW,), (ChangeKind.CANCELLED,), (ChangeKind.SWAPPED,),
            (ChangeKind.MOVED, ChangeKind.SWAPPED, ChangeKind.RENAMED), (ChangeKind.SHORTENED,),
            (ChangeKind.RENAMED,), (ChangeKind.PLACE,), (ChangeKind.SWAPPED, ChangeKind.PLACE),
        )
    )  # fmt: skip
    before = (PersonId("chidi"), PersonId("alex"))
    made = []
    for session, kind in zip(sessions(of, count), kinds, strict=False):
        pair = session.pair.people if session.pair else ()
        was_pair = before if ChangeKind.SWAPPED in kind else pair
        new = Change(
            session=session.id,
            kinds=kind,
            title=session.title,
            starts=session.starts,
            ends=session.ends,
            pair=pair,
            affected=tuple(dict.fromkeys((*pair, *was_pair))),
        )
        made.append(new if ChangeKind.NEW in kind else _from(new, was_pair, days=session.number % 2))
    return tuple(made)


def _from(change: Change, was_pair: tuple[PersonId, ...], *, days: int) -> Change:
    """Return the change with what was before it."""
    earlier = timedelta(days=days, minutes=45) * (ChangeKind.MOVED in change.kinds)
    longer = timedelta(minutes=15) * (ChangeKind.SHORTENED in change.kinds)
    return change.model_copy(
        update={
            "was_titled": "Directors" if ChangeKind.RENAMED in change.kinds else change.title,
            "was_starting": change.starts - earlier,
            "was_ending": change.ends - earlier + longer,
            "was_pair": was_pair,
        }
    )
