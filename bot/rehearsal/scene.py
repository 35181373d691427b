"""The opening of a rehearsal: a team, a review that is set up, and a timetable waiting to be accepted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from bot.conversation.events import Arrived, Caller, Pressed, Said, SentFile
from bot.domain.attribution import names_in
from bot.domain.errors import Incomplete
from bot.domain.method import Method
from bot.domain.review import Review
from bot.domain.timetable import Draft
from bot.methods import shelf
from bot.rehearsal.cast import CHANNEL, Cast, Member, cast_for
from bot.rehearsal.client import AnswersOnce, PutsBesideFindings
from bot.rehearsal.gathering import GathersTeam, OffersToCome, TellsOfOneself
from bot.rehearsal.lead_peer import BringsTogether
from bot.rehearsal.manager import DestroysNotes, RunsReview
from bot.rehearsal.parts import Part, pressed
from bot.rehearsal.peers import ConfirmsCharter, Habit, TakesNotes, WritesInChat
from bot.rehearsal.play import Moment, Play
from bot.rehearsal.preparing import BringsWhatIsNeeded
from bot.rehearsal.report import MakesFinal, WritesReport, lead_reads, peer_reads
from bot.rehearsal.requests import SeesToRequests
from bot.rehearsal.said import Bank
from bot.rehearsal.seen import look_at
from bot.rehearsal.stage import Stage

CLIENT: Final = "Saltmarsh Health and Care Partnership"
ZONE: Final = "Europe/London"
FIRST_DAY: Final = date(2026, 10, 13)
"""A Tuesday: day 1 where the timetable gives no dates."""

_YEARS: Final = tuple(date(FIRST_DAY.year + n, 7, 1) for n in (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5))
"""Middles of years, the nearest first: between them every weekday falls on every date."""

_TIMETABLE_COMES: Final = timedelta(days=15)
"""How long before day 1 the client's timetable is there: the method asks for it two weeks before."""

_OPENS: Final = time(10)
_A_PAIR: Final = 2
Watch = Callable[[Moment], None]
"""Is told each moment of the weeks before the timetable."""


def _nobody_watches(_: Moment) -> None:
    """Let the weeks before the timetable go by unseen."""


@dataclass(frozen=True)
class Script:
    """What a rehearsal is made from; the same script plays the same way."""

    file: str
    content: bytes
    method: str
    seed: int


async def open_scene(script: Script, stage: Stage, *, watch: Watch = _nobody_watches) -> Play:
    """Play up to the moment at which the preview of the timetable lies before the challenge manager.

    The weeks of preparation before that are told to whoever watches.

    Raises `NotATimetable` or `Incomplete` where nothing can be made of the file.
    """
    draft = await _read(script, stage)
    cast = cast_for(draft, seed=script.seed)
    stage.clock.push_to(_opening(draft, shelf.method(script.method)))
    review = await _set_up(script, draft, cast, stage)
    bank = Bank(review.themes, random=_chance("bank", script.seed))
    parts = _parts(bank, draft, cast, seed=script.seed)
    parts[cast.manager.seat] += (MakesFinal(days=review.method.deadlines.corrections),)
    chatty = cast.peers[-1].seat
    parts[chatty] = (*parts[chatty], WritesInChat(bank, review.themes))
    for others in (_gathering(cast, review.method, seed=script.seed), _requests(cast, seed=script.seed)):
        parts |= {seat: (*parts[seat], *more) for seat, more in others.items()}
    play = Play(stage, cast, review=review, parts=parts)
    await _arrive(cast, stage, review)
    comes = datetime.combine(min(_days(draft)) - _TIMETABLE_COMES, _OPENS, ZoneInfo(ZONE))
    await _get_ready(play, until=comes, watch=watch)
    sent = SentFile(caller=cast.manager.caller, name=script.file, content=script.content)
    await stage.send(sent, because=f"{cast.manager.name} sent the client's timetable.")
    return play


async def _read(script: Script, stage: Stage) -> Draft:
    """Read the timetable; one that leaves out its dates, or their year, is played when they next fit."""
    for first_day in (None, FIRST_DAY, *_YEARS):
        draft = await stage.ports.timetables.read(script.file, script.content, first_day=first_day)
        if any(s.is_certain for s in draft.sessions):
            return draft
    raise Incomplete(
        f"No session in {script.file} has both a day and times, so there is nothing to rehearse yet."
    )


def _days(draft: Draft) -> tuple[date, ...]:
    return tuple(s.date for s in draft.sessions if s.is_certain and s.date is not None)


def _opening(draft: Draft, method: Method) -> datetime:
    """Return when the review is set up: as many weeks before day 1 as the method asks for anything."""
    before = max((timedelta(weeks=needed.asked) for needed in method.readiness), default=_TIMETABLE_COMES)
    first = min(_days(draft)) - max(before, _TIMETABLE_COMES)
    return datetime.combine(first, _OPENS, ZoneInfo(ZONE)) - timedelta(hours=1)


async def _get_ready(play: Play, *, until: datetime, watch: Watch) -> None:
    """Play the weeks in which what day 1 needs is asked for, chased and brought."""
    watch(Moment(at=play.stage.clock.now(), done=(), changes=play.notice()))
    while (moment := await play.step(until=until)) is not None:
        watch(moment)
    play.stage.clock.push_to(until)


async def _set_up(script: Script, draft: Draft, cast: Cast, stage: Stage) -> Review:
    manager = cast.manager
    await stage.send(Arrived(manager.caller), because=f"{manager.name} opened a chat with the bot.")
    if not _set_up_cards(stage, manager):
        await stage.send(Said(manager.caller, "set up"), because=f"{manager.name} wrote “set up”.")
    posted = _set_up_cards(stage, manager)[-1]
    stage.clock.push_to(stage.clock.now() + timedelta(minutes=6))
    card = stage.messenger.find(manager.place, posted).last.card
    written = {
        "client": CLIENT,
        "method": script.method,
        "first_day": min(_days(draft)).isoformat(),
        "zone": ZONE,
        "organiser": "reviews@peers.example",
        "scope": "How well partners work together for local people.",
        "people": "\n".join(f"{m.role}, {m.name}, {m.email}, {m.initials}" for m in _at_set_up(cast)),
    }
    press = pressed(look_at(card), "set_up.save", written=written)
    event = Pressed(caller=manager.caller, verb=press.verb, data=press.data, posted=posted)
    await stage.send(event, because=f"{manager.name} filled in what the review is and who is in it.")
    async with stage.ports.store.work() as work:
        (review,) = await work.reviews.all()
    return review.model_copy(update={"last_day": max(_days(draft))})


def _from_the_pool(cast: Cast) -> Member | None:
    """Return the peer who comes by way of the pool: the last, where the others are a pair without them."""
    return cast.peers[-1] if len(cast.peers) > _A_PAIR else None


def _at_set_up(cast: Cast) -> tuple[Member, ...]:
    return tuple(m for m in cast.everybody if m != _from_the_pool(cast))


def _set_up_cards(stage: Stage, manager: Member) -> list[str]:
    there = stage.messenger.at(manager.place)
    return [d.posted for d in there if look_at(d.last.card).has("set_up.save")]


async def _arrive(cast: Cast, stage: Stage, review: Review) -> None:
    """Let everybody open a chat with the bot, and the challenge manager bring it into the team's channel.

    Where nothing is captured there is no board, and so no channel for it (R86).
    """
    manager = cast.manager
    if review.captures:
        in_channel = Caller(manager.caller.account, manager.name, CHANNEL, manager.email)
        stage.clock.push_to(stage.clock.now() + timedelta(minutes=4))
        await stage.send(Arrived(in_channel), because=f"{manager.name} added the bot to the team's channel.")
        heard = f"{manager.name} wrote “post here” in the channel."
        await stage.send(Said(in_channel, "post here"), because=heard)
    for member in cast.everybody:
        if member is not manager:
            stage.clock.push_to(stage.clock.now() + timedelta(minutes=3))
            await stage.send(Arrived(member.caller), because=f"{member.name} opened a chat with the bot.")


def _parts(bank: Bank, draft: Draft, cast: Cast, *, seed: int) -> dict[str, tuple[Part, ...]]:
    """Give everybody their part; the human habits are shared out among the peers in turn."""
    met = names_in(entry for session in draft.sessions for entry in session.people)
    slip = met[0] if met else cast.system_leads[0].name
    parts: dict[str, tuple[Part, ...]] = {
        cast.manager.seat: (
            BringsWhatIsNeeded(random=_chance(f"{cast.manager.seat}/ready", seed)),
            RunsReview(random=_chance(cast.manager.seat, seed)),
            PutsBesideFindings(random=_chance(f"{cast.manager.seat}/replies", seed)),
        )
    }
    for at, peer in enumerate(cast.peers):
        chance = _chance(peer.seat, seed)
        habits = [h for turn, h in enumerate(Habit, start=1) if turn % len(cast.peers) == at]
        notes = TakesNotes(bank, habits, slip=slip, random=chance)
        parts[peer.seat] = (notes, BringsTogether(bank, random=chance)) if at == 0 else (notes,)
    parts = {seat: (*p, DestroysNotes(random=_chance(f"{seat}/end", seed))) for seat, p in parts.items()}
    for nth, lead in enumerate(cast.system_leads):
        ends = DestroysNotes(random=_chance(f"{lead.seat}/end", seed))
        parts[lead.seat] = (AnswersOnce(nth, random=_chance(lead.seat, seed)), ends)
    for member in (cast.peers[0], *cast.system_leads):
        ready = BringsWhatIsNeeded(random=_chance(f"{member.seat}/ready", seed))
        parts[member.seat] = (*parts[member.seat], ready)
    for nth, peer in enumerate(cast.peers):
        reads = peer_reads(nth, random=_chance(f"{peer.seat}/report", seed))
        confirms = ConfirmsCharter(random=_chance(f"{peer.seat}/charter", seed))
        parts[peer.seat] = (*parts[peer.seat], reads, confirms)
    for nth, lead in enumerate(cast.system_leads):
        parts[lead.seat] = (*parts[lead.seat], lead_reads(nth, random=_chance(f"{lead.seat}/report", seed)))
    writes = WritesReport(random=_chance(f"{cast.manager.seat}/report", seed))
    parts[cast.manager.seat] = (*parts[cast.manager.seat], writes)
    return parts


def _gathering(cast: Cast, method: Method, *, seed: int) -> dict[str, tuple[Part, ...]]:
    """Return the parts of the weeks in which the team comes together, by seat."""
    comes = _from_the_pool(cast)
    if comes is None:
        return {}
    sheet = any(needed.id == "team-sheet" for needed in method.readiness)
    parts: dict[str, tuple[Part, ...]] = {cast.manager.seat: (GathersTeam(sheet=sheet),)}
    for peer in cast.peers:
        tells = TellsOfOneself(peer, random=_chance(f"{peer.seat}/sheet", seed))
        parts[peer.seat] = (tells,) if sheet else ()
    offers = OffersToCome(comes, method.peers_seats[-1], random=_chance(f"{comes.seat}/offers", seed))
    parts[comes.seat] = (*parts[comes.seat], offers)
    return parts


def _requests(cast: Cast, *, seed: int) -> dict[str, tuple[Part, ...]]:
    """Return the part of whoever asks the client for something, lets it go or answers it, by seat."""
    asks = cast.peers[-1]
    playing = (asks, cast.manager, *cast.system_leads)
    return {
        m.seat: (SeesToRequests(asks=m == asks, random=_chance(f"{m.seat}/requests", seed)),) for m in playing
    }


def _chance(whose: str, seed: int) -> Random:
    return Random(f"{whose}/{seed}")  # noqa: S311 - nothing here is secret, and it must come out the same again
