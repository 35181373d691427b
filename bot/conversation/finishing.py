"""What is pressed at the end of a review: agree the feedback, sign off, confirm destruction."""

from bot.conversation.events import Caller
from bot.conversation.speaking import Reply, speaker
from bot.domain.team import Deed, require
from bot.ports.all import Ports
from bot.usecases.give_feedback import agree_feedback, prepare_feedback, write_documents
from bot.usecases.sign_off_review import confirm_destroyed, sign_off
from cards.destruction import confirmed_card
from cards.final_feedback import agreed_card
from cards.sent_about_endings import AgreeFeedback, AskSignOff, ConfirmSignOff, NotesDestroyed
from cards.sign_off import confirm_card, signed_off_card


async def agree(submission: AgreeFeedback, caller: Caller, ports: Ports) -> Reply:
    """Agree the feedback as shown, once it is seen that its documents can be made."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        require(person, Deed.GIVE_FEEDBACK)
        shown = await prepare_feedback(review, work=work)
    written = await write_documents(shown.feedback, documents=ports.documents)
    async with ports.store.work() as work:
        prepared = await agree_feedback(submission.mark, review=review, by=person, work=work, now=ports.clock())
    return Reply(agreed_card(review, prepared.feedback, [d.name for d in written]), review.id, person.id)


async def ask_sign_off(submission: AskSignOff, caller: Caller, ports: Ports) -> Reply:
    """Ask once more, naming what will be lost."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        require(person, Deed.SIGN_OFF)
        observations = await work.observations.of(review.id)
        findings = await work.findings.of(review.id)
    return Reply(confirm_card(review, len(observations), len(findings)), review.id, person.id)


async def confirm_sign_off(submission: ConfirmSignOff, caller: Caller, ports: Ports) -> Reply:
    """Sign off."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        signed = await sign_off(review=review, by=person, work=work, now=ports.clock())
    return Reply(signed_off_card(signed), review.id, person.id)


async def notes_destroyed(submission: NotesDestroyed, caller: Caller, ports: Ports) -> Reply:
    """Remember that somebody has destroyed their notes."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work, at_the_end=True)
        await confirm_destroyed(review=review, by=person, work=work, now=ports.clock())
    return Reply(confirmed_card(review), review.id, person.id)
