"""What happens around the bot without anybody speaking to it: nobody waits for an answer."""

from datetime import datetime
from typing import assert_never

from bot.conversation.events import Caller, Departed, Happened, Joined, MeetingEnded, PlaceLost, Renamed
from bot.conversation.meeting_ended import ask_now
from bot.domain.ids import made_from
from bot.domain.private_board import Reader
from bot.domain.reach import Proof, Reachability, Rung
from bot.ports.all import Ports
from bot.records.work import Work
from bot.usecases.keep_board_private import client_of, close_to_the_client, look_again
from bot.usecases.say_who_is_in import is_its_channel, take_out, told
from bot.usecases.who_is_who import meet, running
from cards.notice import renamed_card

_TAKEN_OUT = "They took me out of their chat in Teams."
_NO_BOARD = (
    "I can no longer write in the team's channel: it was deleted, or I was taken out of it. Add me to a "
    "channel and write “post here” to me there, so that the board is kept again."
)
_JOINED = (
    "{name} was added to the team's channel and is not in this review. They can read the board there: if they "
    "do not belong to the team, take them out of the channel."
)
_BACK = "{name} is in the team's channel again. To let them back into the review, write “who” to me."


async def heed(event: Happened, ports: Ports) -> None:
    """Do what follows from something that happened."""
    now = ports.clock()
    match event:
        case MeetingEnded():
            await ask_now(event, ports)
        case PlaceLost():
            async with ports.store.work() as work:
                await _lose(event, work, now)
        case Joined():
            async with ports.store.work() as work:
                for caller in event.people:
                    await _welcome(caller, event, work, now)
                await _look_at(event, work, now)
        case Departed():
            async with ports.store.work() as work:
                await take_out(
                    event.object_ids, place=event.place, whole_team=event.whole_team, work=work, now=now
                )
                await _look_at(event, work, now)
        case Renamed():
            await _say_that_the_board_stays(event, ports)
        case _:
            assert_never(event)


async def _lose(event: PlaceLost, work: Work, now: datetime) -> None:
    """Forget a place; the challenge manager is told where it was the board's."""
    lost = [event.place]
    for review in await running(work):
        channel = await work.people.channel_of(review.id)
        if channel and is_its_channel(event.place, channel, whole_team=event.whole_team):
            lost.append(channel)
            about = made_from("channel lost", channel.id, now.isoformat())[:12]
            await work.errands.add(told(review.id, _NO_BOARD, about=about, now=now))
    for place in lost:
        await work.people.lose(place)
    if event.place.kind == "personal":
        for person in await work.people.owning(event.account):
            refused = Reachability(
                review=person.review,
                person=person.id,
                rung=Rung.PERSONAL,
                proof=Proof.REFUSED,
                reason=_TAKEN_OUT,
            )
            await work.reaches.keep(refused)


async def _welcome(caller: Caller, event: Joined, work: Work, now: datetime) -> None:
    """Tell the challenge manager of somebody in the team's channel who is not in the review."""
    known = await meet(caller.account, caller.addresses, place=event.place, work=work, now=now, spoke=False)
    for review in await running(work):
        channel = await work.people.channel_of(review.id)
        here = next((p for p in known if p.review == review.id), None)
        if channel is None or not is_its_channel(event.place, channel, whole_team=event.whole_team):
            continue
        reader = Reader(account=caller.account, addresses=(*caller.addresses, caller.claims))
        if (await client_of(review, work=work)).role_of(reader):
            await close_to_the_client(review, channel, work=work, now=now)
        elif here is None or here.has_left or not here.in_team:
            words = _BACK if here and here.has_left else _JOINED
            name = caller.name or "Somebody"
            about = review.keyed("joined", caller.account.object_id, words)[:12]
            await work.errands.add(told(review.id, words.format(name=name), about=about, now=now))


async def _look_at(event: Joined | Departed, work: Work, now: datetime) -> None:
    """Have it looked at who is in a channel that somebody came into, or left while the client was there."""
    for review in await running(work):
        channel = await work.people.channel_of(review.id)
        if channel is None or not is_its_channel(event.place, channel, whole_team=event.whole_team):
            continue
        if isinstance(event, Joined) or channel.client_reads:
            await look_again(review, mark=now.isoformat(), work=work, now=now)


async def _say_that_the_board_stays(event: Renamed, ports: Ports) -> None:
    async with ports.store.work() as work:
        channels = [await work.people.channel_of(review.id) for review in await work.reviews.all()]
    if event.place.id in {channel.id for channel in channels if channel}:
        await ports.messenger.post(event.place, renamed_card())
