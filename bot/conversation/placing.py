"""Where a review begins, and where its board is kept."""

from bot.conversation.events import Said
from bot.conversation.speaking import Reply, speaker_anywhere
from bot.conversation.taking_in import offered
from bot.domain.errors import NotAllowed
from bot.domain.team import Deed, require
from bot.ports.all import Ports
from cards.notice import notice_card
from cards.set_up import set_up_card


async def set_up(_said: Said, _ports: Ports) -> Reply:
    """Return the card that sets up a review."""
    return Reply(set_up_card(offered()))


async def post_here(said: Said, ports: Ports) -> Reply:
    """Keep the board in this channel from now on."""
    if said.caller.place.kind != "channel":
        raise NotAllowed("Write “post here” in the team's channel, where the board should be kept.")
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        require(person, Deed.TAKE_IN_TIMETABLE)
        await work.people.set_channel(review.id, said.caller.place)
    return Reply(notice_card("The board will be kept here", f"This is the review of {review.client}."))
