"""Compare two versions of a timetable, session by session (R15)."""

from collections.abc import Iterator, Sequence

from bot.domain.change import Change, ChangeKind
from bot.domain.day_sheet import goes_to
from bot.domain.ids import PersonId
from bot.domain.session import Pair, Session
from bot.domain.team import Person


def difference(
    before: Sequence[Session], after: Sequence[Session], *, people: Sequence[Person]
) -> tuple[Change, ...]:
    """Return what becomes of the sessions in `after`, in the order of the days; what is not in it stays."""
    old = {s.id: s for s in before}
    changes = [_change(old.get(s.id), s, people) for s in after]
    found = [change for change in changes if change is not None]
    return tuple(sorted(found, key=lambda change: (change.starts, change.session)))


def _change(old: Session | None, new: Session, people: Sequence[Person]) -> Change | None:
    if old is None or old.cancelled:
        return None if new.cancelled else _new(new, people)
    kinds = (ChangeKind.CANCELLED,) if new.cancelled else tuple(_kinds(old, new))
    if not kinds:
        return None
    return Change(
        session=new.id,
        kinds=kinds,
        title=new.title,
        was_titled=old.title,
        starts=new.starts,
        ends=new.ends,
        was_starting=old.starts,
        was_ending=old.ends,
        pair=_of_pair(new.pair),
        was_pair=_of_pair(old.pair),
        affected=tuple(p.id for p in people if goes_to(old, p) or goes_to(new, p)),
    )


def _new(session: Session, people: Sequence[Person]) -> Change:
    return Change(
        session=session.id,
        kinds=(ChangeKind.NEW,),
        title=session.title,
        starts=session.starts,
        ends=session.ends,
        pair=_of_pair(session.pair),
        affected=tuple(p.id for p in people if goes_to(session, p)),
    )


def _kinds(old: Session, new: Session) -> Iterator[ChangeKind]:
    """Say in which ways a session changes; one of another kind counts as renamed."""
    lasts, lasted = new.ends - new.starts, old.ends - old.starts
    if new.starts != old.starts:
        yield ChangeKind.MOVED
    if lasts < lasted:
        yield ChangeKind.SHORTENED
    if lasts > lasted:
        yield ChangeKind.LENGTHENED
    if (new.pair, set(new.people), set(new.guests)) != (old.pair, set(old.people), set(old.guests)):
        yield ChangeKind.SWAPPED
    if (new.title, new.kind) != (old.title, old.kind):
        yield ChangeKind.RENAMED
    if (new.place, new.mode) != (old.place, old.mode):
        yield ChangeKind.PLACE


def _of_pair(pair: Pair | None) -> tuple[PersonId, ...]:
    return pair.people if pair else ()
