"""One's own notes: asked for, changed, taken back and brought back, by button or in words (R39)."""

from bot.conversation.capturing import session_of, written_of
from bot.conversation.events import Caller, Said
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.errors import Attributable, ChangedSince, Incomplete, NotFound
from bot.domain.observation import Observation
from bot.domain.review import Review
from bot.domain.team import Person
from bot.ports.all import Ports
from bot.records.work import Work
from bot.usecases.edit_observation import (
    bring_back_observation,
    edit_observation,
    own_observation,
    own_observations,
    withdraw_observation,
)
from bot.usecases.guard_words import advice_on
from bot.usecases.record_observation import groups_of
from cards.capture import saved_card
from cards.own_notes import edit_card, my_notes_card, withdrawn_card
from cards.sent_about_own_notes import BringBackNote, OpenEdit, SaveEdit, ShowMyNotes, WithdrawNote


async def mine(said: Said, ports: Ports) -> Reply:
    """Return somebody's own notes."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        return await _listed(review, person, work, page=0)


async def show(submission: ShowMyNotes, caller: Caller, ports: Ports) -> Reply:
    """Show another page of somebody's own notes."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        return await _listed(review, person, work, page=submission.page)


async def edit(said: Said, ports: Ports) -> Reply:
    """Show an own note to be changed, by its number."""
    number = _number(said, "Say which observation to change, for example “edit 12”.")
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        return await _to_edit(number, review, person, work)


async def open_edit(submission: OpenEdit, caller: Caller, ports: Ports) -> Reply:
    """Show an own note to be changed."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        return await _to_edit(submission.number, review, person, work)


async def save_edit(submission: SaveEdit, caller: Caller, ports: Ports) -> Reply:
    """Store the change; whatever stands in the way comes back with the words as typed."""
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, submission.review, work=work)
            note = await edit_observation(
                written_of(submission),
                number=submission.number,
                edition=submission.edition,
                review=review,
                by=person,
                work=work,
                now=ports.clock(),
            )
            return await _saved(note, review, person, work)
    except (Incomplete, Attributable, ChangedSince) as problem:
        why = problem
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        if isinstance(why, ChangedSince):
            return await _to_edit(submission.number, review, person, work, filled=submission, changed=True)
        problem_said = why.sentence
        return await _to_edit(submission.number, review, person, work, filled=submission, problem=problem_said)


async def withdraw(said: Said, ports: Ports) -> Reply:
    """Take back an observation by its number."""
    number = _number(said, "Say which observation to take back, for example “withdraw 12”.")
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=now)
        note = await withdraw_observation(number, review=review, by=person, work=work, now=now)
    return Reply(withdrawn_card(review, note), review.id, person.id)


async def take_back(submission: WithdrawNote, caller: Caller, ports: Ports) -> Reply:
    """Take back an own note."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        note = await withdraw_observation(
            submission.number, review=review, by=person, work=work, now=ports.clock()
        )
    return Reply(withdrawn_card(review, note), review.id, person.id)


async def undo_withdrawal(said: Said, ports: Ports) -> Reply:
    """Bring back an observation by its number."""
    number = _number(said, "Say which observation to bring back, for example “bring back 12”.")
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=now)
        note = await bring_back_observation(number, review=review, by=person, work=work, now=now)
        return await _saved(note, review, person, work)


async def bring_back(submission: BringBackNote, caller: Caller, ports: Ports) -> Reply:
    """Bring back an own note."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        note = await bring_back_observation(
            submission.number, review=review, by=person, work=work, now=ports.clock()
        )
        return await _saved(note, review, person, work)


def _number(said: Said, sentence: str) -> int:
    number = said.text.rstrip(".!")
    if not number:
        raise Incomplete(sentence)
    return int(number)


async def _listed(review: Review, person: Person, work: Work, *, page: int) -> Reply:
    noted = await own_observations(person, work=work)
    sessions = {s.id: s for s in await work.sessions.of(review.id)}
    return Reply(my_notes_card(review, noted, sessions, page=page), review.id, person.id)


async def _saved(note: Observation, review: Review, person: Person, work: Work) -> Reply:
    session = await session_of(review.id, note.source.session, work=work)
    advice = await advice_on(note, review=review, work=work)
    return Reply(saved_card(review, note, session, advice=advice), review.id, person.id)


async def _to_edit(
    number: int,
    review: Review,
    person: Person,
    work: Work,
    *,
    filled: SaveEdit | None = None,
    problem: str = "",
    changed: bool = False,
) -> Reply:
    note = await own_observation(number, review=review, by=person, work=work)
    if note.withdrawn and not changed:
        raise NotFound(f"Number {number} was taken back. To change it, first write: bring back {number}")
    session = await session_of(review.id, note.source.session, work=work)
    groups = groups_of(session) if session else ()
    card = edit_card(review, note, session, groups=groups, filled=filled, problem=problem, changed=changed)
    return Reply(card, review.id, person.id)
