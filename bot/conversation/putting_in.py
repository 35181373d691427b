"""What was taken of comments is put into the report, one after the other (R59, R60)."""

from typing import assert_never

from bot.conversation.commenting import waiting
from bot.conversation.events import Caller
from bot.conversation.place_in_report import place_of
from bot.conversation.speaking import Reply, speaker
from bot.domain.errors import Attributable, Incomplete
from bot.ports.all import Ports
from bot.usecases.change_finding import Turn
from bot.usecases.take_comments import finding_to_reword, left_to_change, reword_for_comment
from cards.sent_about_reports import PutIn, RewordForComment


async def answer(sent: PutIn | RewordForComment, caller: Caller, ports: Ports) -> Reply:
    """Show the place for a comment, or keep the new words of a finding."""
    match sent:
        case PutIn():
            return await _open(sent, caller, ports)
        case RewordForComment():
            return await _reword(sent, caller, ports)
        case _:
            assert_never(sent)


async def _open(sent: PutIn, caller: Caller, ports: Ports) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        await left_to_change(sent.number, review=review, by=person, work=work)
    problem = ""
    try:
        async with ports.store.work() as work:
            if sent.finding:
                await finding_to_reword(sent.finding, review=review, work=work)
    except Incomplete as gone:
        problem = gone.sentence
    return await place_of(sent.number, review, person, ports, finding=sent.finding, problem=problem)


async def _reword(sent: RewordForComment, caller: Caller, ports: Ports) -> Reply:
    """Keep the new words and show what waits next; what stands in their way is said above them."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
    try:
        async with ports.store.work() as work:
            turn = Turn(review=review, by=person, work=work, now=ports.clock())
            await reword_for_comment(sent.number, finding=sent.finding, wording=sent.wording, turn=turn)
    except (Incomplete, Attributable) as problem:
        return await place_of(
            sent.number,
            review,
            person,
            ports,
            finding=sent.finding,
            wording=sent.wording,
            problem=problem.sentence,
        )
    return await waiting(review, person, ports)
