"""What must be there before day 1: seen, ticked, put back, or knowingly gone without (R3-R10)."""

import re
from typing import assert_never

from bot.conversation.events import Caller, Said
from bot.conversation.noting import offer_as_note
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.errors import Incomplete, NotFound
from bot.domain.readiness import Item, ReadinessList
from bot.domain.review import Review
from bot.domain.team import Deed, Person, Role, may, require
from bot.ports.all import Ports
from bot.usecases.make_ready import go_without, put_back, readiness_of, tick
from bot.usecases.who_is_who import those
from cards.card import Card
from cards.phrases import readiness as say
from cards.readiness import eve_card, needed_card, readiness_card
from cards.sent import LONGEST
from cards.sent_about_readiness import (
    AboutItem,
    GoWithoutItem,
    OnReadiness,
    PutItemBack,
    ReadinessSent,
    TickItem,
)
from scheduler.agenda.working_days import load_working_days


async def readiness(said: Said, ports: Ports) -> Reply:
    """Return the list, or what is needed of whoever asks; what follows the word ticks an item by its name."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
    require(person, Deed.TICK_READY)
    on: OnReadiness = "list" if may(person.role, Deed.GO_WITHOUT) else "needed"
    named = re.split(r":\s+|:$", said.text.rstrip(), maxsplit=1)
    if not named[0].strip("?.! "):
        return await _shown(review, person, ports, on=on)
    listed = await _listed(review, ports)
    item = listed.called(named[0])
    if item is None:
        return await offer_as_note(Said(said.caller, f"readiness {said.text}", said.sent), ports)
    words = named[1] if len(named) > 1 else ""
    sent = TickItem(review=review.id, on=on, item=item.key, words=words[:LONGEST])
    return await answer(sent, said.caller, ports)


async def answer(sent: ReadinessSent, caller: Caller, ports: Ports) -> Reply:
    """Do what was pressed, and show the card as it stands then; what stands in the way is said on it."""
    problem, done = "", ""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work, of_meetings=True)
    await load_working_days(review)
    try:
        done = await _done(sent, caller, ports)
    except (Incomplete, NotFound) as wrong:
        problem = wrong.sentence
    filled = sent if problem else None
    return await _shown(review, person, ports, on=sent.on, filled=filled, problem=problem, done=done)


async def _done(sent: ReadinessSent, caller: Caller, ports: Ports) -> str:
    """Do it in one transaction, and return what to say of it."""
    now = ports.clock()
    async with ports.store.work() as work:
        review, by = await speaker(caller, sent.review, work=work, of_meetings=True)
        match sent:
            case TickItem():
                item, news = await tick(sent.item, sent.words, review=review, by=by, work=work, now=now)
                words = say.SENT if sent.on in {"needed", "chased"} else say.TICKED
            case GoWithoutItem():
                item, news = await go_without(sent.item, sent.words, review=review, by=by, work=work, now=now)
                words = say.WENT_WITHOUT
            case PutItemBack():
                item, news = await put_back(sent.item, review=review, by=by, work=work, now=now)
                words = say.BACK
            case _:
                assert_never(sent)
    return (words if news else say.NO_NEWS).format(title=item.planned.title, noun=review.method.noun)


async def _shown(
    review: Review,
    person: Person,
    ports: Ports,
    *,
    on: OnReadiness,
    filled: AboutItem | None = None,
    problem: str = "",
    done: str = "",
) -> Reply:
    listed = await _listed(review, ports)
    async with ports.store.work() as work:
        people = await work.people.of(review.id)
    card: Card
    if not may(person.role, Deed.GO_WITHOUT) or on in {"needed", "chased"}:
        manager = those((p for p in people if not p.has_left), Role.CHALLENGE_MANAGER)[0]
        mine = _asked_of(listed, person)
        chased = on == "chased"
        card = needed_card(review, mine, manager, chased=chased, filled=filled, problem=problem, done=done)
    elif on == "eve":
        card = eve_card(review, listed, people, filled=filled, problem=problem, done=done)
    else:
        card = readiness_card(review, listed, people, filled=filled, problem=problem, done=done)
    return Reply(card, review.id, person.id)


async def _listed(review: Review, ports: Ports) -> ReadinessList:
    await load_working_days(review)
    async with ports.store.work() as work:
        return await readiness_of(review, work=work, now=ports.clock())


def _asked_of(listed: ReadinessList, person: Person) -> tuple[Item, ...]:
    """Return what somebody was asked for by now; all that is open where nothing was yet."""
    mine = listed.open_of(person.id)
    return tuple(i for i in mine if i.planned.ask_on <= listed.today) or mine
