"""What a peer presses on a capture card, and what stands on it next."""

from collections.abc import Sequence

from bot.conversation.events import Caller
from bot.conversation.speaking import Reply, speaker
from bot.domain.attribution import Concern
from bot.domain.errand import key_of
from bot.domain.errors import Attributable, Incomplete, NotAllowed, NotFound
from bot.domain.ids import ReviewId, SessionId, made_from
from bot.domain.observation import Observation
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.tasks.sessions import AskWhatWasHeard
from bot.domain.team import Deed, Person, require
from bot.ports.all import Ports
from bot.records.work import Work
from bot.usecases.guard_words import advice_on
from bot.usecases.record_observation import (
    groups_of,
    nothing_salient,
    record_observation,
    refuse_if_frozen,
)
from bot.usecases.written import Written
from cards.capture import capture_card, later_card, nothing_card, saved_card
from cards.card import Card
from cards.own_notes import edit_card, withdrawn_card
from cards.phrases import capture as say
from cards.sent import Noted
from cards.sent_about_notes import NothingSalient, NotNow, OpenCapture, SaveObservation, SeeCapture
from cards.sent_about_own_notes import SaveEdit


async def save(submission: SaveObservation, caller: Caller, ports: Ports) -> Reply:
    """Store the observation, then say so; whatever stands in the way comes back with the words as typed."""
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, submission.review, work=work)
            session = await session_of(submission.review, submission.session, work=work)
            await refuse_unless_asked(person, session, work=work)
            observation = await record_observation(
                written_of(submission, press=submission.press),
                review=review,
                session=session,
                by=person,
                work=work,
                now=ports.clock(),
            )
            advice = await advice_on(observation, review=review, work=work)
    except (Incomplete, Attributable) as problem:
        return await _again(submission, caller, ports, problem=problem.sentence)
    if observation.withdrawn:
        return Reply(withdrawn_card(review, observation), review.id, person.id)
    if card := _in_other_words(submission, review, observation, session):
        return Reply(card, review.id, person.id)
    if not submission.again:
        return Reply(saved_card(review, observation, session, advice=advice), review.id, person.id)
    card = await _empty(review, session, person, ports, after=observation.press, advice=advice)
    return Reply(card, review.id, person.id)


async def see(submission: SeeCapture, caller: Caller, ports: Ports) -> Reply:
    """Show somebody their own view of a card that several people see: room to write, or what they answered."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        require(person, Deed.RECORD)
        refuse_if_frozen(review)
        session = await session_in(review.id, submission.session, work=work)
        await refuse_unless_asked(person, session, work=work)
        numbers = await _numbers(review, session, person, work)
        last = await work.observations.get(review.id, numbers[-1]) if numbers else None
        answered = await work.observations.answered(session.id, person.id)
    if last is not None:
        return Reply(saved_card(review, last, session), review.id, person.id)
    if answered:
        return Reply(nothing_card(review, session), review.id, person.id)
    task = AskWhatWasHeard(session=session.id, person=person.id, day=review.day_of(session.starts))
    press = made_from(key_of(review.id, task))[:12]
    return Reply(capture_card(review, session, press=press, groups=groups_of(session)), review.id, person.id)


async def open_capture(submission: OpenCapture, caller: Caller, ports: Ports) -> Reply:
    """Show an empty capture card."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        require(person, Deed.RECORD)
        refuse_if_frozen(review)
        session = await session_of(review.id, submission.session, work=work)
        await refuse_unless_asked(person, session, work=work)
    return Reply(await _empty(review, session, person, ports, after=""), review.id, person.id)


async def nothing(submission: NothingSalient, caller: Caller, ports: Ports) -> Reply:
    """Take 'nothing salient' as an answer, save where something was written: that stays on the card."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        require(person, Deed.RECORD)
        session = await session_in(review.id, submission.session, work=work)
        await refuse_unless_asked(person, session, work=work)
        is_nothing = not _says_something(submission)
        if is_nothing:
            await nothing_salient(review=review, session=session, by=person, work=work, now=ports.clock())
    if not is_nothing:
        return await _again(_to_save(submission, ports), caller, ports, problem=say.NOT_NOTHING)
    return Reply(nothing_card(review, session), review.id, person.id)


async def not_now(submission: NotNow, caller: Caller, ports: Ports) -> Reply:
    """Put the card away until the peer has time; what was written so far stays on it."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        require(person, Deed.RECORD)
        session = await session_in(review.id, submission.session, work=work)
        await refuse_unless_asked(person, session, work=work)
    if _says_something(submission):
        return await _again(_to_save(submission, ports), caller, ports, problem=say.STAYS_HERE)
    return Reply(later_card(review, session), review.id, person.id)


def _says_something(submission: NothingSalient | NotNow) -> bool:
    return bool(submission.text or submission.example)


def _to_save(submission: NothingSalient | NotNow, ports: Ports) -> SaveObservation:
    """Return what was typed as it would be saved, under the key of its card; cards of old sent none."""
    key = submission.press or made_from(submission.session, ports.clock().isoformat())[:12]
    return SaveObservation(**submission.model_dump(exclude={"verb", "press"}), press=key)


async def refuse_unless_asked(person: Person, session: Session | None, *, work: Work) -> None:
    """Raise `NotAllowed` for a card about a session that was somebody else's.

    Whoever was asked may answer, even where the timetable has since given the session to others.
    """
    if session is None or (session.pair is not None and person.id in session.pair.people):
        return
    require(person, Deed.RECORD)
    sent = await work.posts.of(session.review)
    if not any(post.session == session.id and post.person == person.id for post in sent):
        raise NotAllowed(
            "That card was for somebody else. To add what you heard, write “note”, the theme, a colon and "
            "the point."
        )


async def session_of(review: ReviewId, session: SessionId | None, *, work: Work) -> Session | None:
    """Return a session of this review and no other; None stands for a document, data or a visit."""
    return None if session is None else await session_in(review, session, work=work)


async def session_in(review: ReviewId, session: SessionId, *, work: Work) -> Session:
    """Return a session of this review; raises `NotFound` for another review's."""
    found = await work.sessions.get(session)
    if found.review != review:
        raise NotFound("That session is not one of this review's.")
    return found


def _in_other_words(
    submission: SaveObservation, review: Review, kept: Observation, session: Session | None
) -> Card | None:
    """Return a card to change what an earlier press kept, where this press of the same card says more.

    Once it was changed, an earlier press that arrives late cannot be told from a later one.
    """
    said = (submission.theme, submission.kind, submission.text, submission.example)
    if kept.edition > 1 or said == (kept.theme, kept.kind, kept.text, kept.example):
        return None
    filled = SaveEdit(
        number=kept.number, edition=kept.edition, **submission.model_dump(exclude={"verb", "session", "press"})
    )
    groups = groups_of(session) if session else ()
    return edit_card(review, kept, session, groups=groups, filled=filled, changed=True)


async def _again(submission: SaveObservation, caller: Caller, ports: Ports, *, problem: str) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        session = await session_of(review.id, submission.session, work=work)
        saved = await _numbers(review, session, person, work)
    card = capture_card(
        review,
        session,
        press=submission.press,
        groups=groups_of(session) if session else (),
        saved=saved,
        filled=submission,
        problem=problem,
        on_page=caller.signed_for is not None,
    )
    return Reply(card, review.id, person.id)


async def _empty(
    review: Review,
    session: Session | None,
    person: Person,
    ports: Ports,
    *,
    after: str,
    advice: Sequence[Concern] = (),
) -> Card:
    async with ports.store.work() as work:
        saved = await _numbers(review, session, person, work)
    where = session.id if session else ""
    press = made_from(review.id, where, person.id, after, ports.clock().isoformat())[:12]
    groups = groups_of(session) if session else ()
    return capture_card(review, session, press=press, groups=groups, saved=saved, advice=advice)


async def _numbers(review: Review, session: Session | None, person: Person, work: Work) -> tuple[int, ...]:
    if session is None:
        return ()
    return tuple(
        o.number
        for o in await work.observations.of(review.id)
        if o.source.session == session.id and o.peer == person.id and not o.withdrawn
    )


def written_of(sent: Noted, *, press: str = "") -> Written:
    """Return what was written on a card, as the core takes it in."""
    return Written(**sent.model_dump(include=set(Noted.model_fields)), press=press)
