"""Why somebody suits a review, rule by rule (R75): facts to weigh, and never a rank or a score of people."""

import re
from collections.abc import Container, Iterable
from datetime import date
from enum import StrEnum
from typing import Final

from bot.domain.frozen import Frozen
from bot.domain.offer import Brings, Brought, Offer, Region
from bot.domain.seat import Seat
from bot.domain.team import Person


class Why(StrEnum):
    """What one rule found."""

    BRINGS = "brings what the seat asks for"
    ANYBODY = "the seat asks for nothing special"
    NOT_BROUGHT = "does not bring what the seat asks for"
    LEADS = "leads the team"
    OUTSIDE = "from outside the region"
    SAME_REGION = "from the client's own region"
    FREE = "free on the days"
    AWAY = "away"
    ENGAGED = "in another review"
    NO_EARLIER = "no earlier review"
    EARLIER = "reviewed this client before"
    NO_CONFLICT = "no conflict declared"
    CONFLICT = "declared a conflict"
    OWN_SYSTEM = "works in the client's own system"


_MET: Final = frozenset(
    {Why.BRINGS, Why.ANYBODY, Why.LEADS, Why.OUTSIDE, Why.FREE, Why.NO_EARLIER, Why.NO_CONFLICT}
)


class Reason(Frozen):
    """What a rule found of one person, and the words that it found it by."""

    why: Why
    about: str = ""

    @property
    def met(self) -> bool:
        """Whether the rule is kept."""
        return self.why in _MET


class Engagement(Frozen):
    """What a review asks of those who come to it."""

    client: str
    region: Region
    first_day: date
    last_day: date


class Known(Frozen):
    """What the bot itself knows of somebody: other reviews on the same days, and whether they were there."""

    engaged: bool = False
    was_there: bool = False


def reasons(offer: Offer, seat: Seat, engagement: Engagement, *, known: Known) -> tuple[Reason, ...]:
    """Return what each rule finds: role, region, days, earlier reviews and conflicts, in that order."""
    return (
        _role(offer.brings, offer.role, seat),
        _region(offer.region, engagement),
        _days(offer, engagement, engaged=known.engaged),
        _earlier(offer, engagement, was_there=known.was_there),
        _conflict(offer, engagement),
    )


def reasons_in_team(person: Person, brought: Brought, seat: Seat, engagement: Engagement) -> tuple[Reason, ...]:
    """Return why one who is in the team already has a seat; of what nobody said of them there is no word."""
    leads = [Reason(why=Why.LEADS)] if seat.lead else []
    role = _role(brought.brings, str(person.role), seat)
    region = [_region(brought.region, engagement)] if brought.region else []
    own = names_the_same(person.organisation, engagement.client)
    conflict = [Reason(why=Why.OWN_SYSTEM, about=person.organisation)] if own else []
    return (*leads, *([role] if role.met or not leads else []), *region, *conflict)


def suits(found: Iterable[Reason]) -> bool:
    """Say whether every rule is kept."""
    return all(reason.met for reason in found)


def _role(brings: Container[Brings], role: str, seat: Seat) -> Reason:
    if not seat.brings:
        return Reason(why=Why.ANYBODY, about=role)
    brought = [asked for asked in seat.brings if asked in brings]
    return Reason(why=Why.BRINGS, about=", ".join(brought)) if brought else Reason(why=Why.NOT_BROUGHT)


def _region(region: Region, engagement: Engagement) -> Reason:
    same = region is engagement.region and region is not Region.ELSEWHERE
    return Reason(why=Why.SAME_REGION if same else Why.OUTSIDE, about=region)


def _days(offer: Offer, engagement: Engagement, *, engaged: bool) -> Reason:
    away = any(a.first <= engagement.last_day and a.last >= engagement.first_day for a in offer.away)
    if away:
        return Reason(why=Why.AWAY)
    return Reason(why=Why.ENGAGED if engaged else Why.FREE)


def _earlier(offer: Offer, engagement: Engagement, *, was_there: bool) -> Reason:
    named = [line for line in offer.earlier if names_the_same(line, engagement.client)]
    if was_there or named:
        return Reason(why=Why.EARLIER, about=named[0] if named else "")
    return Reason(why=Why.NO_EARLIER)


def _conflict(offer: Offer, engagement: Engagement) -> Reason:
    if names_the_same(offer.organisation, engagement.client):
        return Reason(why=Why.OWN_SYSTEM, about=offer.organisation)
    named = [line for line in offer.conflicts if names_the_same(line, engagement.client)]
    return Reason(why=Why.CONFLICT, about=named[0]) if named else Reason(why=Why.NO_CONFLICT)


_COMMON: Final = frozenset(
    "the of and for in at a an nhs ics stp icb trust council borough county city district metropolitan royal "
    "integrated care system systems partnership board health social services foundation hospital hospitals "
    "authority local place community mental university north south east west central upper lower new my i "
    "work worked with review peer greater national association".split()
)
"""Words that name no place by themselves."""


def names_the_same(words: str, client: str) -> bool:
    """Say whether words speak of a client: they share a name, besides what many are called.

    Where a client's name has nothing else, the whole of it must stand there. To see one too many is safe: the
    challenge manager is shown the words, and decides.
    """
    told, names = _words(words), _words(client)
    own = names - _COMMON
    return bool(told & own) if own else bool(names) and names <= told


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))
