"""The evening's summary, to each system lead once by one way, and what they answer (R49-R51, R53).

A lead who reads the client's own channel finds it there; anybody else in their own chat, or else by e-mail.
A text that was approved again takes the place of the one before, or says what it replaces.
"""

from dataclasses import dataclass
from typing import assert_never

from bot.domain.catch_up import CatchUp
from bot.domain.errand import key_of
from bot.domain.ids import made_from
from bot.domain.post import Post
from bot.domain.reach import Place, Proof, Rung, ladder_of
from bot.domain.review import Review
from bot.domain.tasks.evenings import SendCorrection, SendSummary, TellOfReply
from bot.domain.team import Person, Role
from bot.ports.failing import NotReached, Refused, Unavailable
from bot.usecases.hold_catch_up import send_task, summary_of
from bot.usecases.say_who_is_in import told
from bot.usecases.tell_client import readers_in
from cards.because import because
from cards.card import Card
from cards.client_reply import reply_to_manager_card
from cards.summary import Answering, summary_card
from scheduler.challenge_managers import review_and_managers, to_managers
from scheduler.delivery import link_lasts
from scheduler.ending import DONE, Ending, not_wanted
from scheduler.sending import replace, send_once, set_aside, standing
from scheduler.trip import Trip

_NOT_APPROVED = "The text was changed after it was approved, and waits for approval again."
_OVERTAKEN = "A later text was approved in its place."
_NOT_A_LEAD = "Only a system lead of this review is sent the summary."
_SHUT = (
    "Somebody in the client's channel is not in this review, so the day's summary does not come there. "
    "System leads get it in their own chats or by e-mail. Take them out, or write “summary here” elsewhere."
)


@dataclass(frozen=True)
class _Going:
    """One version of an evening's text on its way to one system lead."""

    review: Review
    evening: CatchUp
    person: Person


async def see_to_summaries(task: SendSummary | SendCorrection | TellOfReply, trip: Trip) -> Ending:
    """Carry out an errand about the summary."""
    match task:
        case SendSummary():
            return await _send(task, 1, trip)
        case SendCorrection():
            return await _send(task, task.version, trip)
        case TellOfReply():
            return await _tell_of_reply(task, trip)
        case _:
            assert_never(task)


async def _send(task: SendSummary | SendCorrection, version: int, trip: Trip) -> Ending:
    """Send exactly the approved text to one system lead, and to nobody else (R51)."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        evening = await work.catch_ups.get(review.id, task.day)
        person = next((p for p in await work.people.of(review.id) if p.id == task.person), None)
    if evening is None or not evening.is_approved:
        return not_wanted(_NOT_APPROVED)
    if evening.version != version:
        return not_wanted(_OVERTAKEN)
    if person is None or person.role is not Role.SYSTEM_LEAD or person.has_left:
        return not_wanted(_NOT_A_LEAD)
    going = _Going(review, evening, person)
    channel = await _channel_for(going, trip)
    if channel is not None:
        return await _put(going, _key(going, "channel"), (channel,), trip)
    return await _put(going, _key(going, person.id), await _ways(going, trip), trip)


async def _channel_for(going: _Going, trip: Trip) -> Place | None:
    """Return the client's channel where the lead reads it and nobody else does; it is looked at each time."""
    async with trip.ports.store.work() as work:
        channel = await work.people.client_channel_of(going.review.id)
        own = await work.posts.find(going.review.id, _key(going, going.person.id))
    if channel is None or own is not None:
        return None
    try:
        roster = await trip.ports.rosters.members_of(channel)
    except Refused:
        return None
    async with trip.ports.store.work() as work:
        readers = await readers_in(roster, review=going.review, work=work)
        if readers.others:
            about = made_from("summary channel", channel.id, going.evening.day.isoformat())[:12]
            await work.errands.add(told(going.review.id, _SHUT, about=about, now=trip.now))
    return channel if readers.is_fit and going.person.id in readers.leads else None


async def _ways(going: _Going, trip: Trip) -> tuple[Place, ...]:
    """Return where a lead may be reached alone, the best first; a way on which they were not is tried last."""
    async with trip.ports.store.work() as work:
        chat = await work.people.place_of(going.person.id)
        ladder = ladder_of(going.person.id, await work.reaches.of(going.review.id))
    by_post = Place(kind="email", id=going.person.email)
    ways = [(Rung.PERSONAL, chat)] if chat else []
    ways += [(Rung.EMAIL, by_post)] if trip.ports.mail and going.person.email else []
    return tuple(place for _, place in sorted(ways, key=lambda way: ladder.proof(way[0]) is Proof.REFUSED))


async def _put(going: _Going, key: str, places: tuple[Place, ...], trip: Trip) -> Ending:
    """Put a text where it belongs: in the place of the one before where that can be, and else as a new one."""
    async with trip.ports.store.work() as work:
        posts = [p for p in await work.posts.of(going.review.id) if p.key == key or p.key.startswith(f"{key}/")]
        leads = [p.id for p in await work.people.of(going.review.id) if p.role is Role.SYSTEM_LEAD]
        there = await work.posts.find(going.review.id, key)
    known = await standing(there, trip)
    tasks = [send_task(going.evening.day, lead, version=going.evening.version) for lead in leads]
    if known is not None and known.is_sent and known.errand in {key_of(going.review.id, t) for t in tasks}:
        return DONE
    first = min(posts, key=lambda post: post.at, default=None)
    if known is not None:
        if known.posted and await _replaced(_drawn(going, known.place, first, trip), known, trip):
            return DONE
        await set_aside(known, trip)
        places = (known.place, *(p for p in places if p != known.place))
    return await _sent_anew(going, key, places, first, trip)


async def _sent_anew(
    going: _Going, key: str, places: tuple[Place, ...], first: Post | None, trip: Trip
) -> Ending:
    missed: NotReached | None = None
    for place in places:
        rung = Rung.EMAIL if place.kind == "email" else Rung.PERSONAL
        post = Post(
            key=key,
            review=going.review.id,
            kind="summary",
            place=place,
            posted="",
            at=trip.now,
            person=None if place.kind == "channel" else going.person.id,
            because=because(trip.errand.task),
            holds_words=place.kind != "email",  # no e-mail can be overwritten, and it is the client's own
        )
        to = None if place.kind == "channel" else (going.person, rung)
        try:
            await send_once(_drawn(going, place, first, trip), post, trip=trip, to=to)
        except NotReached as why:
            missed = missed or why
        else:
            return DONE
    raise missed or Unavailable(f"{going.person.name} has not opened a chat with me yet, and has no e-mail.")


async def _replaced(card: Card, known: Post, trip: Trip) -> bool:
    """Put a card in the place of one; False where what was sent cannot be changed, or is not there any more."""
    if known.place.kind == "email":
        return False
    try:
        await replace(card, known, trip)
    except Refused:
        return False
    return True


def _drawn(going: _Going, place: Place, first: Post | None, trip: Trip) -> Card:
    """Return the summary as it goes to a place; by e-mail it brings a page to answer on, for that lead."""
    page = ""
    if place.kind == "email":
        page = _page_for(going, trip)
    answering = Answering(review=going.review, page=page, by_post=place.kind == "email")
    summary = summary_of(going.evening, review=going.review)
    return summary_card(summary, answering, replaces=first.at if first else None)


def _page_for(going: _Going, trip: Trip) -> str:
    try:
        return trip.ports.forms.reply(
            review=going.review.id,
            person=going.person.id,
            day=going.evening.day,
            until=link_lasts(going.review, trip.now),
        )
    except Refused:
        return ""


def _key(going: _Going, where: str) -> str:
    return f"{going.review.id}/evening/{going.evening.day}/{where}"


async def _tell_of_reply(task: TellOfReply, trip: Trip) -> Ending:
    """Show the challenge manager what a system lead answered, to be attached to findings (R53)."""
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        evidence = await work.client_evidence.get(review.id, task.number)
        person = await work.people.get(evidence.by)
        findings = await work.findings.of(review.id)
    card = reply_to_manager_card(review, evidence, person, [f for f in findings if f.is_live])
    return await to_managers(card, managers=managers, trip=trip)
