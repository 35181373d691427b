"""Set up a review: what it is, and who is in it (R1)."""

import re
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import parser as dates

from bot.domain.errors import Incomplete, ReviewError
from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId, made_from
from bot.domain.method import Method
from bot.domain.post import AuditLine
from bot.domain.reach import Account, Place
from bot.domain.review import Review
from bot.domain.team import PEERS, Person, Role
from bot.records.work import Work
from bot.usecases.read_people import Line, read_lines
from scheduler.agenda.working_days import knows_holidays_of

_NATIONS: Final = {
    "england": "GB-ENG",
    "wales": "GB-WLS",
    "scotland": "GB-SCT",
    "northern ireland": "GB-NIR",
}
"""The nations of one zone, whose bank holidays differ."""


class Wanted(Frozen):
    """A review as somebody asked for it, in the words that they typed."""

    client: str
    first_day: str
    zone: str
    organiser: str
    scope: str
    people: str
    country: str = ""


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
    zone, country = known_zone(wanted.zone), known_country(wanted.country)
    review_id = ReviewId(made_from(wanted.client.casefold(), first_day.isoformat(), method.name)[:10])
    if any(r.id == review_id for r in await work.reviews.all()):
        raise ReviewError(f"There is already a review of {wanted.client} that starts on that day.")
    people = _people(wanted.people, review=review_id, asker=asker)
    review = Review(
        id=review_id,
        client=wanted.client,
        method=method,
        zone=zone,
        country=country,
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


def known_country(words: str) -> str:
    """Return whose bank holidays count, nothing where the zone tells; raises `Incomplete`."""
    country = _NATIONS.get(words.casefold(), words.upper())
    if country and not knows_holidays_of(country):
        raise Incomplete(
            f"I do not know the bank holidays of {words}. Write Scotland, or a code such as GB-SCT or IE."
        )
    return country


def _people(words: str, *, review: ReviewId, asker: Asker) -> tuple[Person, ...]:
    lines = read_lines(words)
    if not any(line.email.casefold() == asker.email.casefold() for line in lines):
        lines = (Line(role=Role.CHALLENGE_MANAGER, name=asker.name, email=asker.email), *lines)
    if not any(line.role is Role.CHALLENGE_MANAGER for line in lines):
        raise Incomplete("Name a challenge manager: they own the review.")
    if not any(line.role in PEERS for line in lines):
        raise Incomplete("Name at least one peer, one person a line: peer, name, e-mail address.")
    people: list[Person] = []
    for line in lines:
        people.append(line.person(review, used={p.initials for p in people}))
    return tuple(people)
