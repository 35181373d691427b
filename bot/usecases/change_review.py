"""Change what a review was set up with; what is planned follows its days and its kind (R1, R2, R6, R24).

People are added and taken out by name elsewhere.
"""

from datetime import datetime, timedelta

from bot.domain.errors import Incomplete, NotAllowed, OutOfDate
from bot.domain.frozen import Frozen
from bot.domain.ids import made_from
from bot.domain.method import Method
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.change_method import of_kind, plan_anew, refuse_other_kind
from bot.usecases.change_timetable import change_timetable
from bot.usecases.make_ready import ask_at_once, draw_list
from bot.usecases.read_set_up import (
    known_country,
    known_mailbox,
    known_mode,
    known_zone,
    read_days,
    read_questions,
)

MOVED_WITH_IT = "the review's new days"
"""Where a version of the timetable comes from that only moves its sessions along."""

_FIELDS = (
    "client", "first_day", "last_day", "zone", "country", "mode", "organiser", "scope", "extra_themes"
)  # fmt: skip

_HOURS = ("catch_up_at", "quiet")
"""What stands in the review's own copy of its method."""


class ChangeWanted(Frozen):
    """What a review is to be from now on, in the words that were typed; `moves` takes its sessions along.

    Without a `kind`, the kind of review stays.
    """

    client: str
    first_day: str
    last_day: str
    zone: str
    country: str
    mode: str
    organiser: str
    scope: str
    questions: str
    catch_up: str
    quiet: str
    moves: bool
    kind: Method | None = None


def mark_of_review(review: Review) -> str:
    """Return what tells whether a review was changed since a card showed it."""
    hours = (str(getattr(review.method, name)) for name in _HOURS)
    return made_from(review.method.name, *(str(getattr(review, name)) for name in _FIELDS), *hours)[:12]


async def change_review(
    wanted: ChangeWanted, *, was: str, review: Review, by: Person, work: Work, now: datetime
) -> tuple[Review, tuple[str, ...]]:
    """Keep what a review is from now on, and return it with the names of what has changed.

    Where its days or its zone change, its sessions keep their times on the client's wall. Raises `Incomplete`,
    and `OutOfDate` where `was` is not the mark of the review as it stands.
    """
    require(by, Deed.SET_UP)
    if mark_of_review(review) != was:
        raise OutOfDate("Somebody has changed this since you saw it. Please look at it as it is now.")
    changed = _changed(wanted, review, now)
    names = (
        *(["method"] if wanted.kind else []),
        *(name for name in _FIELDS if getattr(changed, name) != getattr(review, name)),
        *(name for name in _HOURS if getattr(changed.method, name) != getattr(review.method, name)),
    )
    if not names:
        return review, ()
    if wanted.kind is not None:
        await refuse_other_kind(review, wanted.kind, work=work)
    await _refuse_what_stands(names, changed, review, work=work, now=now)
    await work.reviews.save(changed)
    await work.audit.note(
        AuditLine(review=review.id, at=now, who=by.id, deed="review changed", about=", ".join(names))
    )
    if {"first_day", "zone"} & set(names):
        changed = await _follow(review, changed, moves=wanted.moves, by=by, work=work, now=now)
    if wanted.kind is not None:
        await plan_anew(review, changed, by=by, work=work, now=now)
    if changed.method.readiness or review.method.readiness:
        await work.errands.add(draw_list(changed, mark=now.isoformat(), now=now))
        await work.errands.add(*ask_at_once(changed, await work.people.of(review.id), now=now))
    return changed, names


def _changed(wanted: ChangeWanted, review: Review, now: datetime) -> Review:
    if not wanted.client:
        raise Incomplete("Enter the client: the local system that is reviewed.")
    first, last = read_days(wanted.first_day, wanted.last_day, today=now.date())
    method = of_kind(wanted.kind, was=review.method, catch_up=wanted.catch_up, quiet=wanted.quiet)
    return review.model_copy(
        update={
            "client": wanted.client,
            "first_day": first,
            "last_day": last,
            "zone": known_zone(wanted.zone),
            "country": known_country(wanted.country),
            "mode": known_mode(wanted.mode),
            "method": method,
            "organiser": known_mailbox(wanted.organiser) or review.organiser,
            "scope": wanted.scope,
            "extra_themes": read_questions(wanted.questions, method=method, secret=review.secret),
        }
    )


async def _refuse_what_stands(
    names: tuple[str, ...], changed: Review, review: Review, *, work: Work, now: datetime
) -> None:
    """Refuse what would pull the ground from under what is there: begun days, meetings, noted questions."""
    if {"first_day", "zone"} & set(names) and review.day_of(now) >= review.first_day:
        noun = review.method.noun
        raise NotAllowed(f"The {noun} has begun, so its first day and its zone stay. Send me a new timetable.")
    made = [m for m in await work.sessions.meetings_of(review.id) if not m.cancelled]
    if "organiser" in names and made:
        raise Incomplete("Meetings stand in the calendar of that mailbox already, so it stays as it is.")
    gone = {t.id: t for t in review.extra_themes if t.id not in {c.id for c in changed.extra_themes}}
    if not gone:
        return
    noted = {one.theme for one in await work.observations.of(review.id)}
    noted |= {one.theme for one in await work.findings.of(review.id)}
    for theme in gone.values():
        if theme.id in noted:
            raise Incomplete(f"There are notes on “{theme.short}”, so that question stays as it is.")


async def _follow(was: Review, review: Review, *, moves: bool, by: Person, work: Work, now: datetime) -> Review:
    """Take the sessions along: as many days later or earlier, at the same times on the client's wall."""
    sessions = [s for s in await work.sessions.of(review.id) if not s.cancelled]
    if not sessions or not moves:
        return review
    moved = [_moved(session, was, review) for session in sessions]
    await change_timetable(moved, review=review, source=MOVED_WITH_IT, by=by, work=work, now=now)
    return await work.reviews.get(review.id)


def _moved(session: Session, was: Review, review: Review) -> Session:
    later: timedelta = review.first_day - was.first_day

    def at(moment: datetime) -> datetime:
        on_the_wall = moment.astimezone(was.wall)
        return review.at(on_the_wall.date() + later, on_the_wall.time())

    return session.model_copy(update={"starts": at(session.starts), "ends": at(session.ends)})
