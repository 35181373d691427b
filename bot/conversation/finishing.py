"""What is pressed about the final feedback: that it is agreed, in these words."""

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
from cards.final_feedback import agreed_card, prompt_card
from cards.sent_about_endings import AgreeFeedback


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
