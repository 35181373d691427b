"""Send peers the charter, the ground rules and the induction, and take in what each confirms (R76)."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Final

from bot.domain.errand import Errand
from bot.domain.errors import OutOfDate
from bot.domain.onboarding import Part, has_charter, still_to_confirm
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.tasks.peers import ChaseOnboarding, SendOnboarding, ShowOnboarding
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from scheduler.agenda.wall import awake_at
from scheduler.agenda.working_days import working_day_from

CHASED_AFTER: Final = timedelta(days=5)
SHOWN_AFTER: Final = timedelta(days=7)
"""How long after they were asked the challenge manager is shown who has not confirmed."""

_MORNING: Final = time(10)
_USEFUL: Final = timedelta(days=14)


async def send_onboarding(
    review: Review, people: Iterable[Person], *, work: Work, now: datetime, kind: str = ""
) -> int:
    """Send it to each who has not confirmed all of it; chase once, then show who has not; return how many.

    Nobody is taken out for not having confirmed: somebody speaks with them. Where the `kind` of review was
    changed, it is sent again.
    """
    asked = [p for p in people if p.is_peer and not p.has_left and still_to_confirm(p)]
    for person in asked:
        sent = SendOnboarding(person=person.id, kind=kind)
        await work.errands.add(
            Errand(review=review.id, task=sent, due=awake_at(review, now), too_late=now + _USEFUL),
            _later(review, ChaseOnboarding(person=person.id), now + CHASED_AFTER),
        )
    if asked:
        shown = review.day_of(now + SHOWN_AFTER)
        await work.errands.add(_later(review, ShowOnboarding(day=shown), now + SHOWN_AFTER))
    return len(asked)


async def onboard_who_is_named(
    review: Review, people: Iterable[Person], *, work: Work, now: datetime, kind: str = ""
) -> None:
    """Send it to peers who were named by hand, to nobody twice for one `kind`; without a charter, to nobody."""
    if has_charter(review) and review.day_of(now) <= review.last_day:
        await send_onboarding(review, people, work=work, now=now, kind=kind)


def _later(review: Review, task: ChaseOnboarding | ShowOnboarding, about: datetime) -> Errand:
    """Return an errand for the morning of a working day."""
    due = review.at(working_day_from(review, review.day_of(about)), _MORNING)
    return Errand(review=review.id, task=task, due=due, too_late=due + _USEFUL)


async def confirm_part(review: Review, part: str, *, by: Person, work: Work, now: datetime) -> Person:
    """Remember that a peer has read a part and keeps to it; again changes nothing."""
    require(by, Deed.CONFIRM_CHARTER)
    if part not in set(Part):
        raise OutOfDate("This card is out of date, so nothing was changed. Write “charter” for a new one.")
    if part in by.confirmed:
        return by
    confirmed = by.model_copy(update={"confirmed": (*by.confirmed, part)})
    await work.people.save(confirmed)
    line = AuditLine(review=review.id, at=now, who=by.id, deed=f"{part} confirmed")
    await work.audit.note(line)
    return confirmed
