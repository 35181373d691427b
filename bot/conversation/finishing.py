"""What is pressed at the end of a review: agree the feedback, sign off, confirm destruction."""

from bot.conversation.events import Caller
from bot.conversation.speaking import Reply, speaker
from bot.domain.errors import Attributable, Incomplete
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.ports.all import Ports
from bot.usecases.give_feedback import (
    agree_feedback,
    gate_of_feedback,
    let_feedback_stand,
    prepare_feedback,
    write_documents,
)
from bot.usecases.sign_off_review import confirm_destroyed, sign_off
from cards.destruction import confirmed_card
from cards.final_feedback import agreed_card, prompt_card
from cards.sent_about_endings import AgreeFeedback, AskSignOff, ConfirmSignOff, NotesDestroyed
from cards.sign_off import confirm_card, signed_off_card


async def agree(submission: AgreeFeedback, caller: Caller, ports: Ports) -> Reply:
    """Agree the feedback as shown, once its documents are seen to be made; or say what is in the way."""
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, submission.review, work=work)
            require(person, Deed.GIVE_FEEDBACK)
            await let_feedback_stand(
                submission.mark,
                submission.chosen,
                reason=submission.reason,
                review=review,
                by=person,
                work=work,
                now=ports.clock(),
            )
        return await _agreed(submission, person, review, ports)
    except (Attributable, Incomplete) as problem:
        return await _not_agreed(submission, caller, ports, problem=problem.sentence)


async def _agreed(submission: AgreeFeedback, person: Person, review: Review, ports: Ports) -> Reply:
    async with ports.store.work() as work:
        shown = await prepare_feedback(review, work=work)
        gate = await gate_of_feedback(review, work=work)
    if shown.objections:
        raise Attributable("Some of the text could show who said it, so the feedback is not agreed yet.")
    written = await write_documents(shown, gate=gate, documents=ports.documents, day=review.last_day)
    async with ports.store.work() as work:
        prepared = await agree_feedback(submission.mark, review=review, by=person, work=work, now=ports.clock())
    return Reply(agreed_card(review, prepared.feedback, [d.name for d in written]), review.id, person.id)


async def _not_agreed(submission: AgreeFeedback, caller: Caller, ports: Ports, *, problem: str) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        shown = await prepare_feedback(review, work=work)
    card = prompt_card(
        review,
        shown.feedback,
        shown.ledger,
        shown.left_out,
        mark=shown.mark,
        objections=shown.objections,
        problem=problem,
        chosen=submission.let,
        reason=submission.reason,
    )
    return Reply(card, review.id, person.id)


async def ask_sign_off(submission: AskSignOff, caller: Caller, ports: Ports) -> Reply:
    """Ask once more, naming what will be lost."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work, of_meetings=True)
        require(person, Deed.SIGN_OFF)
        observations = await work.observations.of(review.id)
        findings = await work.findings.of(review.id)
    return Reply(confirm_card(review, len(observations), len(findings)), review.id, person.id)


async def confirm_sign_off(submission: ConfirmSignOff, caller: Caller, ports: Ports) -> Reply:
    """Sign off."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work, of_meetings=True)
        signed = await sign_off(review=review, by=person, work=work, now=ports.clock())
    return Reply(signed_off_card(signed), review.id, person.id)


async def notes_destroyed(submission: NotesDestroyed, caller: Caller, ports: Ports) -> Reply:
    """Remember that somebody has destroyed their notes."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work, at_the_end=True, of_meetings=True)
        await confirm_destroyed(review=review, by=person, work=work, now=ports.clock())
    return Reply(confirmed_card(review), review.id, person.id)
