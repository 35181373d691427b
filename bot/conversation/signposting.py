"""Signposts and what follows the report: what the team points to, and the days that are planned (R62-R64)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import assert_never

from bot.conversation.events import Caller, Said
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.errors import Attributable, Incomplete
from bot.domain.ids import made_from
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.ports.all import Ports
from bot.usecases.offer_signpost import offer_signpost, take_out_signpost
from bot.usecases.plan_what_follows import plan_what_follows, planned, propose
from bot.usecases.see_findings import findings_now
from cards.follow_up import follow_up_card, followed_up_card
from cards.phrases import signposts as say
from cards.sent import LONGEST
from cards.sent_about_reports import OpenSignpost, PlanWhatFollows, SaveSignpost, TakeOutSignpost
from cards.signposts import signpost_card

SignpostSent = OpenSignpost | SaveSignpost | TakeOutSignpost
"""What is done about signposts."""


async def signpost(said: Said, ports: Ports) -> Reply:
    """Return room for a signpost."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        require(person, Deed.SIGNPOST)
    filled = SaveSignpost(review=review.id, press="", practice=said.text[:LONGEST]) if said.text else None
    return await _room(review, person, ports, filled=filled)


async def answer(sent: SignpostSent, caller: Caller, ports: Ports) -> Reply:
    """Do what was pressed, and show what signposts there are."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        require(person, Deed.SIGNPOST)
    match sent:
        case OpenSignpost():
            return await _room(review, person, ports)
        case SaveSignpost():
            return await _save(sent, caller, ports)
        case TakeOutSignpost():
            async with ports.store.work() as work:
                await take_out_signpost(sent.number, review=review, by=person, work=work, now=ports.clock())
            return await _room(review, person, ports, told=say.OUT.format(number=sent.number))
        case _:
            assert_never(sent)


async def _save(sent: SaveSignpost, caller: Caller, ports: Ports) -> Reply:
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
    try:
        async with ports.store.work() as work:
            kept = await offer_signpost(
                sent.practice,
                where=sent.where,
                about=sent.on,
                press=sent.press,
                review=review,
                by=person,
                work=work,
                now=ports.clock(),
            )
    except (Incomplete, Attributable) as problem:
        return await _room(review, person, ports, filled=sent, problem=problem.sentence)
    return await _room(review, person, ports, told=say.SAVED.format(number=kept.number))


async def _room(
    review: Review,
    person: Person,
    ports: Ports,
    *,
    filled: SaveSignpost | None = None,
    problem: str = "",
    told: str = "",
) -> Reply:
    async with ports.store.work() as work:
        offered = await work.papers.signposts(review.id)
        findings = [f for f in await findings_now(review, work=work) if f.is_tellable]
    card = signpost_card(
        review,
        findings,
        [s for s in offered if not s.taken_out],
        person,
        key=made_from(person.id, "signpost", str(len(offered)))[:12],
        filled=filled,
        problem=problem,
        told=told,
    )
    return Reply(card, review.id, person.id)


async def follow_up(said: Said, ports: Ports) -> Reply:
    """Return the question for what follows the report, or what is planned already."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        require(person, Deed.PLAN_WHAT_FOLLOWS)
        there = await planned(review, work=work)
    if there:
        return Reply(followed_up_card(review, there), review.id, person.id)
    days = propose(review)
    card = follow_up_card(review, planning=days.planning, check_ins=days.check_ins)
    return Reply(card, review.id, person.id)


async def plan(sent: PlanWhatFollows, caller: Caller, ports: Ports) -> Reply:
    """Make the meetings; what is wrong with a day is said beside it."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        require(person, Deed.PLAN_WHAT_FOLLOWS)
    try:
        async with ports.store.work() as work:
            there = await plan_what_follows(
                _moment(sent, review),
                tuple(_days(sent.check_ins)),
                review=review,
                by=person,
                work=work,
                now=ports.clock(),
            )
    except Incomplete as problem:
        days = propose(review)
        card = follow_up_card(
            review, planning=days.planning, check_ins=days.check_ins, filled=sent, problem=problem.sentence
        )
        return Reply(card, review.id, person.id)
    return Reply(followed_up_card(review, there), review.id, person.id)


def _moment(sent: PlanWhatFollows, review: Review) -> datetime | None:
    if not sent.day:
        return None
    try:
        day, at = date.fromisoformat(sent.day), time.fromisoformat(sent.time or "10:00")
    except ValueError:
        raise Incomplete("I cannot read that day or time. Choose both from the boxes.") from None
    return review.at(day, at).astimezone(UTC)


def _days(written: str) -> Iterator[date]:
    """Return the days that were ticked; raises `Incomplete` for what no box of ours holds."""
    for each in written.replace(";", ",").split(","):
        try:
            yield from [date.fromisoformat(each)] if each else []
        except ValueError:
            raise Incomplete("Choose the check-ins from those that are offered.") from None
