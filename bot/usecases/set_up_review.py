"""Set up a review: what it is, and who is in it (R1, R2, R6)."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Final

from bot.domain.errors import Incomplete, ReviewError
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId
from bot.domain.method import Method
from bot.domain.post import AuditLine
from bot.domain.reach import Account, Place
from bot.domain.review import Review
from bot.domain.team import PEERS, Person, Role
from bot.records.work import Work
from bot.usecases.make_ready import FIRST_DRAWN, ask_at_once, draw_list
from bot.usecases.onboard_peers import onboard_who_is_named
from bot.usecases.read_hours import with_hours
from bot.usecases.read_people import Line, read_lines
from bot.usecases.read_set_up import (
    known_country,
    known_mailbox,
    known_mode,
    known_zone,
    read_days,
    read_questions,
)
from bot.usecases.say_what_they_bring import keep_what_they_bring

_SETTING_UP: Final = "setting up a review"
"""What one has in hand who sets up a review."""


class Wanted(Frozen):
    """A review as somebody asked for it, in the words that they typed; `people` and `questions` one a line."""

    client: str
    first_day: str
    zone: str
    organiser: str
    scope: str
    people: str
    country: str = ""
    last_day: str = ""
    mode: str = ""
    questions: str = ""
    catch_up: str = ""
    quiet: str = ""


class Asker(Frozen):
    """Who asks; they become the challenge manager unless they are named with another role.

    On a terminal nobody is known by an account, nor is there a place to answer in.
    """

    name: str
    email: str
    account: Account | None = None
    place: Place | None = None


async def set_up_review(
    wanted: Wanted, *, method: Method, asker: Asker, work: Work, now: datetime
) -> tuple[Review, tuple[Person, ...]]:
    """Store a review and its people, send peers the charter, ask for what day 1 needs; raises `Incomplete`."""
    review = _wanted_review(wanted, method=method, work=work, now=now)
    await _refuse_another(review, work=work, now=now)
    review = review.model_copy(update={"organiser": known_mailbox(wanted.organiser) or asker.email})
    people = read_team(wanted.people, review=review.id, asker=asker, new_id=work.people.new_id)
    await work.reviews.save(review)
    for person in people:
        await work.people.save(person)
    by = await _remember(asker, people, review.id, work)
    await work.audit.note(AuditLine(review=review.id, at=now, who=by.id, deed="review set up"))
    lines = read_lines(wanted.people)
    await keep_what_they_bring(lines, people, review=review, by=by, work=work, now=now)
    await onboard_who_is_named(review, people, work=work, now=now)
    if method.readiness:
        await work.errands.add(draw_list(review, mark=FIRST_DRAWN, now=now))
        await work.errands.add(*ask_at_once(review, people, now=now))
    return review, people


def _wanted_review(wanted: Wanted, *, method: Method, work: Work, now: datetime) -> Review:
    if not wanted.client:
        raise Incomplete("Enter the client: the local system that is reviewed.")
    first, last = read_days(wanted.first_day, wanted.last_day, today=now.date())
    secret = work.reviews.new_secret()
    return Review(
        id=work.reviews.new_id(),
        client=wanted.client,
        method=with_hours(method, catch_up=wanted.catch_up, quiet=wanted.quiet),
        zone=known_zone(wanted.zone),
        country=known_country(wanted.country),
        first_day=first,
        last_day=last,
        mode=known_mode(wanted.mode),
        scope=wanted.scope,
        extra_themes=read_questions(wanted.questions, method=method, secret=secret),
        secret=secret,
    )


async def _refuse_another(review: Review, *, work: Work, now: datetime) -> None:
    """Raise `ReviewError` where this very review is there already, by whatever id.

    Whoever sets one up at the same moment waits until this work ends, and sees it then.
    """
    await work.holdings.take(_SETTING_UP, review.id, now=now, until=now)
    what = _told_apart(review)
    if any(_told_apart(there) == what for there in await work.reviews.all()):
        raise ReviewError(f"There is already a review of {review.client} that starts on that day.")
    await work.holdings.let_go(_SETTING_UP, review.id)


def _told_apart(review: Review) -> tuple[str, date, str]:
    return review.client.casefold(), review.first_day, review.method.name


async def _remember(asker: Asker, people: tuple[Person, ...], review: ReviewId, work: Work) -> Person:
    me = next(p for p in people if p.email.casefold() == asker.email.casefold())
    if asker.account is not None:
        await work.people.own(me.id, asker.account)
    if asker.place is not None and asker.place.kind == "personal":
        await work.people.reach(me.id, asker.place)
    elif asker.place is not None:
        await work.people.set_channel(review, asker.place)
    return me


def read_team(
    words: str, *, review: ReviewId, asker: Asker, new_id: Callable[[], PersonId]
) -> tuple[Person, ...]:
    """Return the people who were typed, with whoever asks among them; raises `Incomplete`."""
    lines = read_lines(words)
    if not any(line.email.casefold() == asker.email.casefold() for line in lines):
        lines = (Line(role=Role.CHALLENGE_MANAGER, name=asker.name, email=asker.email), *lines)
    has_team(lines)
    people: list[Person] = []
    for line in lines:
        people.append(line.person(new_id(), review, used={p.initials for p in people}))
    return tuple(people)


def has_team(lines: Iterable[Line]) -> Line:
    """Return the challenge manager among those typed; raises `Incomplete` where they or a peer are missing."""
    there = tuple(lines)
    managers = [line for line in there if line.role is Role.CHALLENGE_MANAGER]
    if not managers:
        raise Incomplete("Name a challenge manager: they own the review.")
    if not any(line.role in PEERS for line in there):
        raise Incomplete("Name at least one peer, one person a line: peer, name, e-mail address.")
    return managers[0]
