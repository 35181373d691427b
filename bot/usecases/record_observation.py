"""Record an observation: one post-it, durable before the peer is told so (R31-R39)."""

from datetime import datetime, time, timedelta

from bot.domain.attribution import concerns
from bot.domain.errand import Errand
from bot.domain.errors import Attributable, BoardFrozen, Incomplete, NotAllowed
from bot.domain.frozen import Frozen
from bot.domain.ids import ReviewId, SessionId, ThemeId
from bot.domain.observation import LONGEST_TEXT, NewObservation, Observation, ObservationKind, Source
from bot.domain.post import AuditLine
from bot.domain.review import Review, Stage
from bot.domain.session import Session
from bot.domain.tasks.sessions import RedrawBoard
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.who_is_who import names_to_keep_out

FLURRY = timedelta(seconds=30)
"""Changes to the board within this time are drawn once (c20)."""


class Written(Frozen):
    """What a peer wrote down, in the words of the card."""

    theme: str
    kind: str
    text: str
    example: str = ""
    group: str = ""
    document: str = ""
    press: str


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
    new = NewObservation(
        review=review.id,
        theme=_theme(written, review),
        kind=_kind(written),
        text=_text(written),
        example=written.example,
        source=_source(written, session),
        peer=by.id,
        initials=by.initials,
        recorded_at=now,
        press=press,
        late=session is not None and now > late_after(review, session),
    )
    names = names_to_keep_out(await work.sessions.of(review.id), await work.people.of(review.id))
    stop_names(new.text, new.example, new.source.document, names=names)
    observation = await work.observations.add(new)
    await work.errands.add(redraw(review.id, observation.theme, now=now))
    await work.audit.note(
        AuditLine(
            review=review.id, at=now, who=by.id, deed="observation recorded", about=str(observation.number)
        )
    )
    return observation


async def withdraw_observation(
    number: int, *, review: Review, by: Person, work: Work, now: datetime
) -> Observation:
    """Take back an observation of one's own, until the board is frozen (R39); again changes nothing."""
    require(by, Deed.RECORD)
    refuse_if_frozen(review)
    observation = await work.observations.get(review.id, number)
    if observation.peer != by.id:
        raise NotAllowed(f"Number {number} is somebody else's. Only its author can take it back.")
    withdrawn = observation.model_copy(update={"withdrawn": True})
    await work.observations.save(withdrawn)
    await work.errands.add(redraw(review.id, observation.theme, now=now))
    await work.audit.note(
        AuditLine(review=review.id, at=now, who=by.id, deed="observation withdrawn", about=str(number))
    )
    return withdrawn


async def nothing_salient(*, review: Review, session: Session, by: Person, work: Work, now: datetime) -> None:
    """Remember that a peer had nothing salient to add, which counts as an answer (R35)."""
    require(by, Deed.RECORD)
    await work.observations.nothing_salient(review.id, session.id, by.id, at=now)


def redraw(review: ReviewId, theme: ThemeId, *, now: datetime) -> Errand:
    """Return the errand that redraws a theme's card, the same one for everything in the same half minute."""
    flurry = int(now.timestamp() // FLURRY.total_seconds())
    due = datetime.fromtimestamp((flurry + 1) * FLURRY.total_seconds(), tz=now.tzinfo)
    return Errand(
        review=review, task=RedrawBoard(theme=theme, flurry=flurry), due=due, too_late=due + timedelta(days=7)
    )


def late_after(review: Review, session: Session) -> datetime:
    """Return when an answer about a session counts as late: nine the next morning on the client's wall."""
    return review.at(review.day_of(session.ends) + timedelta(days=1), time(9))


def stop_names(*texts: str, names: tuple[str, ...]) -> None:
    """Raise `Attributable` where the words name somebody (R65)."""
    for text in texts:
        found = concerns(text, names=names)
        if found:
            words = " and ".join(dict.fromkeys(f"“{c.words}”" for c in found))
            raise Attributable(
                f"Please take out {words}: notes must not name people. Say what was heard, not who said it. "
                "Nothing was saved yet."
            )


def refuse_if_frozen(review: Review) -> None:
    """Raise `BoardFrozen` once the final feedback is agreed, or the review is over."""
    if review.board_frozen or review.stage in {Stage.SIGNED_OFF, Stage.DESTROYED}:
        raise BoardFrozen("The board is frozen for the final feedback, so nothing on it can change.")


def _theme(written: Written, review: Review) -> ThemeId:
    if not written.theme:
        raise Incomplete("Choose a theme. Nothing was saved yet.")
    return review.theme(ThemeId(written.theme)).id


def _kind(written: Written) -> ObservationKind:
    try:
        return ObservationKind(written.kind)
    except ValueError:
        raise Incomplete("Choose what kind of point it is. Nothing was saved yet.") from None


def _text(written: Written) -> str:
    if not written.text:
        raise Incomplete("Write down what you heard or saw. Nothing was saved yet.")
    if len(written.text) > LONGEST_TEXT:
        raise Incomplete(
            f"A note holds one point, in up to {LONGEST_TEXT:,} characters, and this has "
            f"{len(written.text):,}. Nothing was saved yet: please split it."
        )
    return written.text


def _source(written: Written, session: Session | None) -> Source:
    if session is None:
        return Source(document=written.document or "a document, data or a visit", group=written.group)
    return Source(session=SessionId(session.id), group=written.group or groups_of(session)[0])


def groups_of(session: Session) -> tuple[str, ...]:
    """Return the kinds of people in a session, without anybody's name (R69)."""
    roles: list[str] = []
    for entry in session.people:
        name_gone = entry
        for found in concerns(entry, names=names_to_keep_out([session], ())):
            name_gone = name_gone.replace(found.words, "")
        first = next((part.strip(" ,–-()") for part in name_gone.split(",") if part.strip(" ,–-()")), "")
        if first:
            roles.append(first[:80])
    return tuple(dict.fromkeys(roles)) or (session.title[:80],)
