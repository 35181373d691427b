"""Somebody shows that a message has come, and who can be reached is told (R77)."""

from datetime import time
from typing import Final

from bot.conversation.events import Caller
from bot.conversation.speaking import Reply, speaker
from bot.domain.errand import Errand
from bot.domain.ids import PersonId
from bot.domain.reach import Rung, ladder_of
from bot.domain.review import Review
from bot.domain.tasks.reaching import SayHello
from bot.domain.team import Role
from bot.ports.all import Ports
from bot.usecases.reach_peers import answered_on, ladders_of
from bot.usecases.who_is_who import those
from cards.reach import how_reached, thanks_card
from cards.submissions import SayHere

END_OF_DAY: Final = time(23, 59)


async def say_here(submission: SayHere, caller: Caller, ports: Ports) -> Reply:
    """Remember that whoever pressed is reached where they pressed, whomever the card was for."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work, of_meetings=True)
        if caller.place.kind == "personal":
            await work.people.reach(person.id, caller.place)
        elif caller.place.kind == "email":  # pressed behind the link in it: nothing else proves that it came
            await answered_on(person, Rung.EMAIL, work=work)
    return Reply(thanks_card(review), review.id, person.id)


async def ways_to_peers(review: Review, ports: Ports) -> dict[PersonId, str]:
    """Return how each peer and system lead is reached; peers not known to be are greeted, once a day."""
    now = ports.clock()
    day = review.day_of(now)
    async with ports.store.work() as work:
        peers = await ladders_of(review, work=work)
        hellos = [
            Errand(
                review=review.id,
                task=SayHello(person=person.id, day=day),
                due=now,
                too_late=review.at(day, END_OF_DAY),
            )
            for person, ladder in peers
            if ladder.works is None
        ]
        await work.errands.add(*hellos)
        known = await work.reaches.of(review.id)
        leads = those(await work.people.of(review.id), Role.SYSTEM_LEAD)
    everybody = (*peers, *((lead, ladder_of(lead.id, known)) for lead in leads))
    return {person.id: how_reached(ladder) for person, ladder in everybody}
