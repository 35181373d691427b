"""What is pressed and written about the final feedback: what is told, to whom, and that it is agreed."""

from typing import Final, assert_never

from bot.conversation.events import Caller, Said
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.errors import Attributable, Incomplete, NotAllowed
from bot.domain.review import Review
from bot.domain.team import Deed, Person, may, require
from bot.ports.all import Ports
from bot.usecases.choose_feedback import Chosen, choose_feedback
from bot.usecases.give_feedback import (
    Prepared,
    agree_feedback,
    gate_of_feedback,
    let_feedback_stand,
    prepare_feedback,
    write_documents,
)
from bot.usecases.hand_out_feedback import links_to_feedback
from cards.arrange_feedback import arrange_card
from cards.card import Card
from cards.final_feedback import agreed_card, prompt_card
from cards.sent_about_endings import (
    ORDER,
    AboutFeedback,
    AgreeFeedback,
    ArrangeFeedback,
    ChooseFeedback,
    ShowFeedback,
)

_PRESENTED: Final = (
    "The team presents the final feedback to you, and the report comes after it. I send you that."
)


async def answer(submission: AboutFeedback, caller: Caller, ports: Ports) -> Reply:
    """Answer whatever is pressed about the final feedback."""
    match submission:
        case AgreeFeedback():
            return await agree(submission, caller, ports)
        case ArrangeFeedback():
            return await arrange(submission, caller, ports)
        case ShowFeedback():
            return await show(submission, caller, ports)
        case ChooseFeedback():
            return await choose(submission, caller, ports)
        case _:
            assert_never(submission)


async def feedback(said: Said, ports: Ports) -> Reply:
    """Show the challenge manager the final feedback as it would be given, and the team where to fetch it."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        if not person.in_team:
            raise NotAllowed(_PRESENTED)
        prepared = await prepare_feedback(review, work=work)
    return Reply(_shown(review, prepared, person, ports), review.id, person.id)


async def show(submission: ShowFeedback, caller: Caller, ports: Ports) -> Reply:
    """Show the final feedback again, without arranging it; nothing that was filled in is kept."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        require(person, Deed.GIVE_FEEDBACK)
        prepared = await prepare_feedback(review, work=work)
    return Reply(_shown(review, prepared, person, ports), review.id, person.id)


def _shown(review: Review, prepared: Prepared, person: Person, ports: Ports) -> Card:
    is_agreed = review.board_frozen and prepared.mark == (review.for_feedback.agreed or prepared.mark)
    if is_agreed:
        files = links_to_feedback(review, person, links=ports.links, now=ports.clock())
        return agreed_card(review, prepared.feedback, files=files)
    if not may(person.role, Deed.GIVE_FEEDBACK):
        raise NotAllowed("The final feedback is not agreed yet. I can show it to you once it is.")
    return _prompt(review, prepared, person, ports)


async def arrange(submission: ArrangeFeedback, caller: Caller, ports: Ports) -> Reply:
    """Let the challenge manager choose who hears the feedback, who presents it, and in which order."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        require(person, Deed.GIVE_FEEDBACK)
        prepared = await prepare_feedback(review, work=work)
        people = await work.people.of(review.id)
    return Reply(arrange_card(review, prepared.ready, people, mark=prepared.mark), review.id, person.id)


async def choose(submission: ChooseFeedback, caller: Caller, ports: Ports) -> Reply:
    """Keep what was chosen, and show the feedback as it would be given now; or say what is in the way."""
    orders = {box.removeprefix(ORDER): numbers for box, numbers in submission.orders.items()}
    chosen = Chosen(audience=submission.audience, presenter=submission.presenter, orders=orders)
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        try:
            review = await choose_feedback(
                chosen, mark=submission.mark, review=review, by=person, work=work, now=ports.clock()
            )
        except Incomplete as problem:
            shown = await prepare_feedback(review, work=work)
            people = await work.people.of(review.id)
            filled = {**submission.orders, "audience": chosen.audience, "presenter": chosen.presenter}
            again = arrange_card(
                review, shown.ready, people, mark=shown.mark, problem=problem.sentence, filled=filled
            )
            return Reply(again, review.id, person.id)
        prepared = await prepare_feedback(review, work=work)
    return Reply(_prompt(review, prepared, person, ports), review.id, person.id)


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
    names = [document.name for document in written]
    files = links_to_feedback(review, person, links=ports.links, now=ports.clock())
    return Reply(agreed_card(review, prepared.feedback, names, files=files), review.id, person.id)


async def _not_agreed(submission: AgreeFeedback, caller: Caller, ports: Ports, *, problem: str) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        shown = await prepare_feedback(review, work=work)
    card = _prompt(
        review, shown, person, ports, problem=problem, chosen=submission.let, reason=submission.reason
    )
    return Reply(card, review.id, person.id)


def _prompt(
    review: Review,
    prepared: Prepared,
    person: Person,
    ports: Ports,
    *,
    problem: str = "",
    chosen: str = "",
    reason: str = "",
) -> Card:
    return prompt_card(
        review,
        prepared.feedback,
        prepared.ledger,
        prepared.left_out,
        mark=prepared.mark,
        objections=prepared.objections,
        problem=problem,
        chosen=chosen,
        reason=reason,
        held_back=prepared.held_back,
        unanswered=prepared.unanswered,
        files=links_to_feedback(review, person, links=ports.links, now=ports.clock()),
    )
