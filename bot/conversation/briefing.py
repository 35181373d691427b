"""What a pair presses on its briefing, and the words for a session whenever they are wanted (R17, R26)."""

from bot.conversation.events import Caller, Said
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.team import Deed, require
from bot.ports.all import Ports
from bot.usecases.brief_pair import briefing_of, session_ahead
from bot.usecases.swap_roles import swap_roles
from cards.briefing import briefing_card
from cards.script import script_card
from cards.sent_about_notes import SwapRoles


async def swap(sent: SwapRoles, caller: Caller, ports: Ports) -> Reply:
    """Let the other of the pair lead, and show the briefing as it is then."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        session = await swap_roles(
            sent.session, lead=sent.lead, review=review, by=person, work=work, now=ports.clock()
        )
        briefing = await briefing_of(session, person, review=review, work=work)
    return Reply(briefing_card(briefing), review.id, person.id)


async def script(said: Said, ports: Ports) -> Reply:
    """Show what to say and do in the session that is next, or in any."""
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=now)
        require(person, Deed.SEE_SCRIPT)
        session = await session_ahead(person, review=review, work=work, now=now)
    return Reply(script_card(review, session), review.id, person.id)
