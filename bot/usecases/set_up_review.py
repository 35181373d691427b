"""Set up a review: what it is, and who is in it (R1)."""

import re
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import parser as dates

from bot.domain.errors import Incomplete, ReviewError
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, made_from
from bot.domain.method import Method
from bot.domain.post import AuditLine
from bot.domain.reach import Account, Place
from bot.domain.review import Review
from bot.domain.team import Person, Role
from bot.records.work import Work

_ROLES: Final = {
    "peer": Role.PEER,
    "lead peer": Role.LEAD_PEER,
    "lead": Role.LEAD_PEER,
    "challenge manager": Role.CHALLENGE_MANAGER,
    "manager": Role.CHALLENGE_MANAGER,
    "system lead": Role.SYSTEM_LEAD,
    "client": Role.SYSTEM_LEAD,
}
_EMAIL: Final = re.compile(r"^[^@\s]+@[^@\s]+$")


class Wanted(Frozen):
    """A review as somebody asked for it, in the words that they typed."""

    client: str
    first_day: str
    zone: str
    organiser: str
    scope: str
    people: str


class Asker(Frozen):
    """Who asks; they become the challenge manager unless they are named with another role."""

    account: Account
    name: str
    email: str
    place: Place


async def set_up_review(
    wanted: Wanted, *, method: Method, asker: Asker, work: Work, now: datetime
) -> tuple[Review, tuple[Person, ...]]:
    """Store a review and its people; raises `Incomplete` with what is still needed."""
    if not wanted.client:
        raise Incomplete("Enter the client: the local system that is reviewed.")
    first_day = read_day(wanted.first_day, today=now.date())
    zone = known_zone(wanted.zone)
    review_id = ReviewId(made_from(wanted.client.casefold(), first_day.isoformat(), method.name)[:10])
    if any(r.id == review_id for r in await work.reviews.all()):
        raise ReviewError(f"There is already a review of {wanted.client} that starts on that day.")
    people = _people(wanted.people, review=review_id, asker=asker)
    review = Review(
        id=review_id,
        client=wanted.client,
        method=method,
        zone=zone,
        first_day=first_day,
        last_day=first_day,
        scope=wanted.scope,
        organiser=wanted.organiser or asker.email,
    )
    await work.reviews.save(review)
    for person in people:
        await work.people.save(person)
    await _remember(asker, people, review_id, work)
    await work.audit.note(AuditLine(review=review_id, at=now, who=asker.email, deed="review set up"))
    return review, people


async def _remember(asker: Asker, people: tuple[Person, ...], review: ReviewId, work: Work) -> None:
    me = next(p for p in people if p.email.casefold() == asker.email.casefold())
    await work.people.own(me.id, asker.account)
    if asker.place.kind == "personal":
        await work.people.reach(me.id, asker.place)
    else:
        await work.people.set_channel(review, asker.place)


def read_day(words: str, *, today: date) -> date:
    """Return the day that was typed, such as '13 October 2026' or '13/10/2026'; raises `Incomplete`."""
    try:
        midnight = datetime.combine(today, datetime.min.time())
        iso = re.fullmatch(r"\d{4}-\d{2}-\d{2}", words.strip())
        read = dates.parse(words, dayfirst=not iso, default=midnight)
    except (ValueError, OverflowError):
        raise Incomplete("Enter the first day as a date, for example 13 October 2026.") from None
    return read.date()


def known_zone(words: str) -> str:
    """Return the name of a time zone, the United Kingdom's unless one is given; raises `Incomplete`."""
    zone = words or "Europe/London"
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Incomplete(f"I do not know the time zone {zone}. Try Europe/London.") from None
    return zone


def _people(words: str, *, review: ReviewId, asker: Asker) -> tuple[Person, ...]:
    people = [_person(line, review=review) for line in words.splitlines() if line.strip()]
    if not any(p.email.casefold() == asker.email.casefold() for p in people):
        people.insert(0, _made(Role.CHALLENGE_MANAGER, asker.name, asker.email, "", review))
    if not any(p.role is Role.CHALLENGE_MANAGER for p in people):
        raise Incomplete("Name a challenge manager: they own the review.")
    if not any(p.is_peer for p in people):
        raise Incomplete("Name at least one peer, one person a line: peer, name, e-mail address.")
    used: set[str] = set()
    unique: list[Person] = []
    for person in people:
        unique.append(person.model_copy(update={"initials": _free(person.initials, used)}))
        used.add(unique[-1].initials)
    if len({p.id for p in unique}) < len(unique):
        raise Incomplete("Somebody is named twice. Each person has one role in a review.")
    return tuple(unique)


def _person(line: str, *, review: ReviewId) -> Person:
    role, name, email, initials, *_ = [*(part.strip() for part in re.split(r"[,;\t]", line)), "", "", "", ""]
    known = _ROLES.get(role.casefold())
    if known is None or not name or not _EMAIL.match(email):
        raise Incomplete(f"I could not read “{line.strip()}”. Write: role, name, e-mail address.")
    return _made(known, name, email, initials, review)


def _made(role: Role, name: str, email: str, initials: str, review: ReviewId) -> Person:
    letters = initials or "".join(word[0] for word in name.split() if word[0].isalpha())
    return Person(
        id=PersonId(made_from(review, email.casefold())[:10]),
        review=review,
        name=name,
        initials=letters.upper()[:4] or "XX",
        role=role,
        email=email,
    )


def _free(initials: str, used: set[str]) -> str:
    """Return initials that nobody else has: a second AB becomes AB2."""
    number, free = 2, initials
    while free in used:
        free, number = f"{initials}{number}", number + 1
    return free
