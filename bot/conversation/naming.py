"""The challenge manager writes who is added to the review, changed in it, or taken out of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.conversation.events import Caller, Said
from bot.conversation.noting import offer_as_note
from bot.conversation.speaking import Reply, reviews_of, speaker, speaker_anywhere
from bot.conversation.which_review import the_one_meant
from bot.domain.errors import Incomplete, NotAllowed
from bot.domain.review import Review
from bot.domain.team import Deed, Person, may
from bot.ports.all import Ports
from bot.records.work import Work
from bot.usecases.name_people import name_people
from bot.usecases.read_people import ROLES
from bot.usecases.say_who_is_in import refuse_the_only_manager
from cards.people import named_card, remove_card

NAMES_SOMEBODY: Final = rf"(?:[?.!]*|(?:{'|'.join(ROLES)})\b.*|.*@.*)"
"""What follows “add” where it is about people: anything else is a note, and must not be lost."""

_OWN_CHAT: Final = "Write that to me in your own chat: it is about people."


async def add_people(said: Said, ports: Ports) -> Reply:
    """Add or change people, one a line; a line that cannot be read is said, and then nothing is done."""
    async with ports.store.work() as work:
        review, by = await _in_own_chat(said.caller, ports, work=work)
        named = await name_people(said.text.rstrip("?.!"), review=review, by=by, work=work, now=ports.clock())
    card = named_card(review, named.added, named.changed, chat_link=ports.chat_link, brought=named.brought)
    return Reply(card, review.id, by.id)


async def ask_to_remove(said: Said, ports: Ports) -> Reply:
    """Ask whether somebody is to be taken out; words that name nobody are offered back as a note."""
    now = ports.clock()
    async with ports.store.work() as work:
        people = await _who_may_be_meant(said.caller, work=work, now=now)
    meant = _meant(said.text.rstrip("?.! "), people)
    if not meant and said.text:
        return await offer_as_note(Said(said.caller, f"remove {said.text}", said.sent), ports)
    only = {person.review for person in meant}
    caller = replace(said.caller, about=only.pop()) if len(only) == 1 else said.caller
    async with ports.store.work() as work:
        review, by = await _in_own_chat(caller, ports, work=work)
        if len(meant) != 1:
            raise Incomplete("Say whom: write “remove” and their whole name, or their e-mail address.")
        refuse_the_only_manager(meant[0], [p for p in people if p.review == review.id])
        to_come = [s for s in await work.sessions.of(review.id) if s.ends > now and not s.cancelled]
    theirs = [s for s in to_come if s.pair is not None and meant[0].id in s.pair.people]
    return Reply(remove_card(review, meant[0], sessions=len(theirs)), review.id, by.id)


async def _in_own_chat(caller: Caller, ports: Ports, *, work: Work) -> tuple[Review, Person]:
    """Return a review that is not over, and who speaks in it; raises `NotAllowed` where others read."""
    review, _ = await the_one_meant(caller, Deed.SAY_WHO_IS_IN, work=work, now=ports.clock())
    if caller.place.kind != "personal":
        raise NotAllowed(_OWN_CHAT)
    return await speaker(caller, review.id, work=work, of_meetings=True)


async def _who_may_be_meant(caller: Caller, *, work: Work, now: datetime) -> list[Person]:
    """Return who is in the reviews of somebody who may take people out, else in the one that they speak of."""
    review, _ = await speaker_anywhere(caller, work=work, now=now)
    found = await reviews_of(caller, work=work, now=now)
    able = [r for r, by in found if may(by.role, Deed.SAY_WHO_IS_IN) and not (r.is_over or by.has_left)]
    return [p for there in able or [review] for p in await work.people.of(there.id) if not p.has_left]


def _meant(words: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Return who is named by a name, initials or an e-mail address."""
    said = " ".join(words.casefold().split())
    return tuple(
        p for p in people if said and said in {p.name.casefold(), p.initials.casefold(), p.email.casefold()}
    )
