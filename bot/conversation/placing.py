"""Where a review begins, and where its board is kept."""

from bot.conversation.events import Said
from bot.conversation.speaking import Reply, speaker_anywhere
from bot.conversation.taking_in import offered
from bot.domain.errors import NotAllowed
from bot.domain.private_board import Reader
from bot.domain.reach import Place
from bot.domain.team import Deed, require
from bot.ports.all import Ports
from bot.ports.failing import Refused
from bot.usecases.keep_board_private import keep_in, look_again
from cards.notice import kept_here_card, not_kept_here_card
from cards.set_up import set_up_card


async def set_up(_said: Said, _ports: Ports) -> Reply:
    """Return the card that sets up a review."""
    return Reply(set_up_card(offered()))


async def post_here(said: Said, ports: Ports) -> Reply:
    """Keep the board in this channel from now on; nothing is posted while somebody of the client's reads it."""
    channel = said.caller.place
    if channel.kind != "channel":
        raise NotAllowed("Write “post here” in the team's channel, where the board should be kept.")
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=now)
    require(person, Deed.TAKE_IN_TIMETABLE)
    readers = await _readers(channel, ports)
    async with ports.store.work() as work:
        kept = await keep_in(channel, readers, review=review, by=person, work=work, now=now)
        if kept.client_reads:
            await look_again(review, mark=now.isoformat(), work=work, now=now)
    return Reply(not_kept_here_card() if kept.client_reads else kept_here_card(review))


async def _readers(channel: Place, ports: Ports) -> tuple[Reader, ...] | None:
    """Return who can read a channel, None where nobody lets us see; raises `Unavailable`."""
    try:
        return await ports.rosters.members_of(channel)
    except Refused:
        return None
