"""Record an observation: one post-it, durable before the peer is told so (R31-R39)."""

from datetime import datetime, time, timedelta

from bot.domain.errand import Errand
from bot.domain.errors import BoardFrozen
from bot.domain.flurry import flurry_of
from bot.domain.ids import ReviewId, ThemeId
from bot.domain.observation import NewObservation, Observation
from bot.domain.post import AuditLine
from bot.domain.review import Review, Stage, require_capture
from bot.domain.session import Session
from bot.domain.tasks.sessions import RedrawBoard
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.guard_words import guard_of, refuse_names, without_names
from bot.usecases.written import Written, read_point, words_of


async def record_observation(
    written: Written, *, review: Review, session: Session | None, by: Person, work: Work, now: datetime
) -> Observation:
    """Store one observation and an errand to redraw its theme; the same press again changes nothing.

    Raises `Incomplete`, `Attributable` or `BoardFrozen` with a sentence, in which case nothing is stored.
    """
    require(by, Deed.RECORD)
    refuse_if_frozen(review)
    press = f"{by.id}/{written.press}"
    if there := await work.observations.pressed(review.id, press):
        return there
    groups = groups_of(session) if session else ()
    point = read_point(written, review=review, session=session, groups=groups)
    new = NewObservation(
        **dict(point),
        review=review.id,
        peer=by.id,
        initials=by.initials,
        recorded_at=now,
        press=press,
        late=session is not None and now > late_after(review, session),
    )
    refuse_names(*words_of(written, groups=groups), guard=await guard_of(review, work=work))
    observation = await work.observations.add(new)
    await work.errands.add(redraw(review.id, observation.theme, now=now))
    await work.audit.note(
        AuditLine(
            review=review.id, at=now, who=by.id, deed="observation recorded", about=str(observation.number)
        )
    )
    return observation


async def nothing_salient(*, review: Review, session: Session, by: Person, work: Work, now: datetime) -> None:
    """Remember that a peer had nothing salient to add, which counts as an answer (R35)."""
    require(by, Deed.RECORD)
    await work.observations.nothing_salient(review.id, session.id, by.id, at=now)


def redraw(review: ReviewId, theme: ThemeId, *, now: datetime) -> Errand:
    """Return the errand that redraws a theme's card, the same one for everything in the same half minute."""
    flurry, due = flurry_of(now)
    return Errand(
        review=review, task=RedrawBoard(theme=theme, flurry=flurry), due=due, too_late=due + timedelta(days=7)
    )


def late_after(review: Review, session: Session) -> datetime:
    """Return when an answer about a session counts as late: nine the next morning on the client's wall."""
    return review.at(review.day_of(session.ends) + timedelta(days=1), time(9))


def refuse_if_frozen(review: Review) -> None:
    """Raise `BoardFrozen` once the final feedback is agreed, or the review is over.

    Where nothing is captured, that is said instead (R86).
    """
    require_capture(review)
    if review.board_frozen or review.stage in {Stage.SIGNED_OFF, Stage.DESTROYED}:
        raise BoardFrozen("The board is frozen for the final feedback, so nothing on it can change.")


def groups_of(session: Session) -> tuple[str, ...]:
    """Return the kinds of people in a session, without anybody's name (R69)."""
    roles: list[str] = []
    for entry in session.people:
        parts = without_names(entry).split(",")
        first = next((part.strip(" ,–-()") for part in parts if part.strip(" ,–-()")), "")
        if first:
            roles.append(first[:80])
    return tuple(dict.fromkeys(roles)) or (session.title[:80],)
