"""What a system lead answers to the evening's summary, and what the challenge manager does with it (R53)."""

from datetime import date

from bot.conversation.events import Caller, Said
from bot.conversation.numbers import numbers_in
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.client_evidence import LONGEST_REPLY, ClientEvidence
from bot.domain.errors import Attributable, Incomplete, NotAllowed, OutOfDate
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.ports.all import Ports
from bot.ports.failing import Refused
from bot.usecases.hold_catch_up import summary_of
from bot.usecases.reply_as_client import Replied, attach_reply, evening_last_told, take_reply
from bot.usecases.tell_client import place_summary
from cards.client_reply import reply_card, reply_to_manager_card, thanked_card
from cards.notice import notice_card
from cards.phrases import client_reply as say
from cards.sent_about_replies import AttachReply, SendReply
from cards.summary import Answering, summary_card


async def reply(sent: SendReply, caller: Caller, ports: Ports) -> Reply:
    """Keep a reply; what stands in the way is said beside what was typed."""
    day = _day(sent.day)
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work)
            evidence = await take_reply(
                Replied(theme=sent.theme, kind=sent.kind, text=sent.text, document=sent.document),
                day=day,
                review=review,
                by=person,
                work=work,
                now=ports.clock(),
            )
            evening = await work.catch_ups.get(review.id, day)
    except Incomplete as problem:
        if sent.on == "summary":
            raise
        return Reply(reply_card(review, day, filled=sent, problem=problem.sentence), review.id, person.id)
    if sent.on == "summary" and caller.place.kind == "personal" and evening and evening.is_approved:
        summary = summary_of(evening, review=review)
        card = summary_card(summary, Answering(review=review), thanks=evidence.number)
        return Reply(card, review.id, person.id)
    return Reply(thanked_card(evidence.number), review.id, person.id)


async def offer_as_reply(said: Said, ports: Ports) -> Reply:
    """Return a card that holds a system lead's words, to be sent as a reply to the last summary or not."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        require(person, Deed.REPLY)
        evening = await evening_last_told(review, work=work)
    filled = SendReply(
        review=review.id, day=evening.day.isoformat(), on="alone", text=said.text[:LONGEST_REPLY]
    )
    card = reply_card(review, evening.day, filled=filled, asked=say.IS_IT)
    return Reply(card, review.id, person.id)


async def attach(sent: AttachReply, caller: Caller, ports: Ports) -> Reply:
    """Show a reply beside findings, and count it where that is said."""
    problem = ""
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work)
            await attach_reply(
                sent.number,
                numbers_in(sent.findings),
                counts=sent.counts == "yes",
                review=review,
                by=person,
                work=work,
                now=ports.clock(),
            )
    except (Incomplete, Attributable, OutOfDate) as wrong:
        problem = wrong.sentence
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        evidence = await work.client_evidence.get(review.id, sent.number)
    return await _to_manager(evidence, review, person, ports, problem=problem)


async def _to_manager(
    evidence: ClientEvidence, review: Review, person: Person, ports: Ports, *, problem: str
) -> Reply:
    async with ports.store.work() as work:
        author = await work.people.get(evidence.by)
        findings = [f for f in await work.findings.of(review.id) if f.is_live]
    card = reply_to_manager_card(review, evidence, author, findings, problem=problem, done=not problem)
    return Reply(card, review.id, person.id)


async def summary_here(said: Said, ports: Ports) -> Reply:
    """Let the evening's summary stand in this channel of the client's, where only system leads read it."""
    channel = said.caller.place
    if channel.kind != "channel":
        raise NotAllowed("Write “summary here” in the client's own channel, where the system leads read.")
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=now)
    require(person, Deed.CATCH_UP)
    try:
        roster = await ports.rosters.members_of(channel)
    except Refused:
        roster = None
    async with ports.store.work() as work:
        readers = await place_summary(channel, roster, review=review, by=person, work=work, now=now)
    return Reply(notice_card(say.HERE_TITLE, say.HERE.format(leads=len(readers.leads))))


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise OutOfDate("This card is out of date, so nothing was sent. Ask me for a new one.") from None
