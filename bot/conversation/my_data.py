"""Somebody asks what is kept of them (R69)."""

import json
from datetime import date, datetime, timedelta
from typing import Final

from bot.conversation.events import Said
from bot.conversation.speaking import Reply, speaker_anywhere
from bot.domain.errors import NotAllowed, Stranger
from bot.domain.review import Review
from bot.domain.sign_off import Certificate
from bot.ports.all import Ports
from bot.ports.failing import Refused
from bot.records.work import Work
from bot.usecases.person_kept import everything_of
from cards.my_data import my_data_card
from scheduler.agenda.confirmations import last_moment
from scheduler.agenda.retention import kept_until

_LASTS: Final = timedelta(days=1)
_OWN_CHAT: Final = "Write that to me in your own chat: it is about you alone."
_NOTHING: Final = (
    "I do not know this account, so I keep nothing of you in a review under it. Once the certificate of a "
    "review is final I forget everybody who was in it. If you offered to be a peer, write “offer” to see what "
    "I keep of that."
)


async def show(said: Said, ports: Ports) -> Reply:
    """Return what is kept of whoever asks, also once the review is over, until everybody is forgotten."""
    now = ports.clock()
    if said.caller.place.kind != "personal":
        raise NotAllowed(_OWN_CHAT)
    async with ports.store.work() as work:
        try:
            review, person = await speaker_anywhere(said.caller, work=work, now=now, at_the_end=True)
        except Stranger:
            raise Stranger(_NOTHING) from None
        ends, certificate = await _end_of(review, work=work, now=now)
        kept = json.loads(await everything_of(person, work=work))
    counts = {what: len(them) for what, them in kept.items() if isinstance(them, list)}
    until = now + _LASTS
    try:
        url = ports.forms.mine(review=review.id, person=person.id, until=until)
    except Refused:
        url = ""
    card = my_data_card(review, counts, url=url, until=until, ends=ends, certificate=certificate)
    return Reply(card, review.id, person.id)


async def _end_of(review: Review, *, work: Work, now: datetime) -> tuple[date, Certificate | None]:
    """Return the day on which a review ends by itself; where it is over, by when people are forgotten."""
    if not review.is_over:
        return kept_until(review, await work.sessions.of(review.id)), None
    forgotten = last_moment(review, review.signed_off_at or now)
    return review.day_of(forgotten), await work.audit.certificate_of(review.id)
