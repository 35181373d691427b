"""The bot is added to a chat or a channel: whoever is there is greeted once, by their part in the review."""

from dataclasses import replace

from bot.conversation.events import Caller
from bot.conversation.saying import help_for
from bot.conversation.speaking import Reply
from bot.ports.all import Ports
from cards.notice import help_among_others_card, offer_channel_card


async def greet(caller: Caller, ports: Ports) -> Reply | None:
    """Return the greeting; nothing where the bot was there before: Teams tells of one installation twice."""
    match caller.place.kind:
        case "channel":
            return None if await _keeps_a_board(caller, ports) else Reply(offer_channel_card())
        case "group":
            return Reply(help_among_others_card())
        case _:
            return (
                None if await _was_there(caller, ports) else await help_for(replace(caller, spoke=False), ports)
            )


async def _keeps_a_board(caller: Caller, ports: Ports) -> bool:
    async with ports.store.work() as work:
        channels = [await work.people.channel_of(review.id) for review in await work.reviews.all()]
    return caller.place.id in {channel.id for channel in channels if channel}


async def _was_there(caller: Caller, ports: Ports) -> bool:
    """Say whether everybody whom the account belongs to is reached here already; an unknown one never is."""
    async with ports.store.work() as work:
        owners = await work.people.owning(caller.account)
        places = [await work.people.place_of(person.id) for person in owners]
    return bool(places) and all(place is not None and place.id == caller.place.id for place in places)
