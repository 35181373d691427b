"""What happened in a moment, in lines for whoever watches; never what somebody said."""

from itertools import groupby
from typing import Final

from bot.rehearsal.messenger import Delivery
from bot.rehearsal.play import Moment

_UPDATES_SHOWN: Final = frozenset({"board"})


def lines_of(moment: Moment) -> tuple[str, ...]:
    """Return what happened in a moment, never what somebody said."""
    told = list(moment.done)
    new = sorted((c.delivery for c in moment.changes if c.new), key=lambda d: d.first.card.kind)
    for kind, deliveries in groupby(new, key=lambda d: d.first.card.kind):
        told.append(f"{_called(kind)} to {', '.join(dict.fromkeys(_to(d) for d in deliveries))}")
    redrawn = [c.delivery for c in moment.changes if not c.new and c.delivery.last.card.kind in _UPDATES_SHOWN]
    told += [f"Redrawn in {_to(d)}: {d.last.card.text}" for d in redrawn]
    gone = sum(c.delivery.last.card.kind == "gone" for c in moment.changes)
    if gone:
        told.append(f"{gone} messages are overwritten")
    return tuple(told)


def _called(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


def _to(delivery: Delivery) -> str:
    seat = delivery.place.id.partition(":")[2]
    return seat.upper() if delivery.place.kind == "personal" else "the channel"
