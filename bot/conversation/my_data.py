"""Somebody asks what is kept of them (R69)."""

import json
from datetime import timedelta
from typing import Final

from bot.conversation.events import Said
from bot.conversation.speaking import Reply, speaker_anywhere
from bot.domain.errors import NotAllowed
from bot.ports.all import Ports
from bot.ports.failing import Refused
from bot.usecases.person_kept import everything_of
from cards.my_data import my_data_card
from scheduler.agenda.retention import kept_until

_LASTS: Final = timedelta(days=1)
_OWN_CHAT: Final = "Write that to me in your own chat: it is about you alone."


async def show(said: Said, ports: Ports) -> Reply:
    """Return what is kept of whoever asks, also once the review is over, until everybody is forgotten."""
    now = ports.clock()
    if said.caller.place.kind != "personal":
        raise NotAllowed(_OWN_CHAT)
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=now, at_the_end=True)
        sessions = await work.sessions.of(review.id) if not review.is_over else ()
        kept = json.loads(await everything_of(person, work=work))
    counts = {what: len(them) for what, them in kept.items() if isinstance(them, list)}
    until = now + _LASTS
    try:
        url = ports.forms.mine(review=review.id, person=person.id, until=until)
    except Refused:
        url = ""
    ends = kept_until(review, sessions)
    return Reply(my_data_card(review, counts, url=url, until=until, ends=ends), review.id, person.id)
