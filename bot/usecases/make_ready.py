"""Make a review ready for day 1: what it needs is listed, ticked, put back or gone without (R3-R10)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.errand import Errand
from bot.domain.errors import Incomplete, NotAllowed
from bot.domain.post import AuditLine
from bot.domain.readiness import (
    LONGEST_WORDS,
    REASONS,
    Item,
    ReadinessList,
    ReadyState,
    ShownBy,
    Standing,
    standing_of,
)
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.tasks.preparing import AskForItems, ShowReadiness
from bot.domain.team import Deed, Person, may, require
from bot.domain.visible import visible
from bot.records.work import Work
from bot.usecases.change_timetable import change_timetable
from bot.usecases.meet_evening_before import evening_ticked, is_evening_before
from scheduler.agenda.preparing import planned

FIRST_DRAWN: Final = "set up"
"""What makes the list be drawn first; it waits until the challenge manager has a chat with the bot."""

_FROM_LIST: Final = "the readiness list"
"""Where a version of the timetable comes from that adds or takes out the meeting on the evening before."""

_AT_LEAST: Final = timedelta(days=1)
_Said = tuple[ReadyState, tuple[str, ...], str]
"""How something stands from now on, in which words, and what the audit calls it."""


async def readiness_of(review: Review, *, work: Work, now: datetime) -> ReadinessList:
    """Return all that a review needs before day 1, and how it stands."""
    people = await work.people.of(review.id)
    standings = await work.readiness.of(review.id)
    sessions = [s for s in await work.sessions.of(review.id) if not s.cancelled]
    evening = _evening(review, sessions)
    seen = await _seen(review, sessions, evening, work=work)
    links = {m.session: m.join_url for m in await work.sessions.meetings_of(review.id) if not m.cancelled}
    items: list[Item] = []
    for one in planned(review, people):
        held = evening if one.needed.shown_by is ShownBy.EVENING_BEFORE else None
        item = Item(
            planned=one,
            standing=standing_of(standings, review.id, one.key),
            is_shown=one.needed.shown_by in seen,
            held=held,
            join_url=links.get(held.id, "") if held else "",
        )
        items.append(item)
    return ReadinessList(items=tuple(items), today=review.day_of(now))


async def tick(
    item: str, words: str, *, review: Review, by: Person, work: Work, now: datetime
) -> tuple[Item, bool]:
    """Remember that something is there, with a link or a note; return it, and whether that is news.

    Whoever brings it may say so, and the challenge manager. More links may follow to what is there already.
    """
    require(by, Deed.TICK_READY)
    there = await _chosen(item, review=review, work=work, now=now)
    if there.planned.person != by.id and not may(by.role, Deed.GO_WITHOUT):
        raise NotAllowed("That is for somebody else to bring. The challenge manager can tick it.")
    words = _checked(words, review=review)
    words = words if review.captures else ""
    if there.state is ReadyState.THERE and (not words or words in there.standing.words):
        return there, False
    kept = there.standing.words if there.standing.state is ReadyState.THERE else ()
    said = (ReadyState.THERE, (*kept, *([words] if words else [])), "item ticked")
    return await _kept(there, said, review=review, by=by, work=work, now=now), True


async def go_without(
    item: str, reason: str, *, review: Review, by: Person, work: Work, now: datetime
) -> tuple[Item, bool]:
    """Remember that the review goes without something, and why; nothing of it is chased any more."""
    require(by, Deed.GO_WITHOUT)
    there = await _chosen(item, review=review, work=work, now=now)
    reason = _checked(reason, review=review)
    if not reason:
        raise Incomplete(f"Say in a few words why the {review.method.noun} goes without it.")
    if there.standing.state is ReadyState.WITHOUT and there.standing.words == (reason,):
        return there, False
    said = (ReadyState.WITHOUT, (reason,), "gone without")
    return await _kept(there, said, review=review, by=by, work=work, now=now), True


async def put_back(item: str, *, review: Review, by: Person, work: Work, now: datetime) -> tuple[Item, bool]:
    """Put something back on the list that was ticked, or that the review went without."""
    require(by, Deed.GO_WITHOUT)
    there = await _chosen(item, review=review, work=work, now=now)
    if there.standing.state is ReadyState.OPEN:
        return there, False
    said: _Said = (ReadyState.OPEN, (), "item put back")
    return await _kept(there, said, review=review, by=by, work=work, now=now), True


async def note_asked(items: Iterable[Item], *, review: Review, work: Work, now: datetime) -> None:
    """Remember that things were asked for today, the first time or again; they may have come meanwhile."""
    today = review.day_of(now)
    there = {standing.item: standing for standing in await work.readiness.of(review.id)}
    for item in items:
        standing = there.get(item.standing.item, item.standing)
        if today not in standing.asked_on:
            asked = (*standing.asked_on, today)
            await work.readiness.keep(standing.model_copy(update={"asked_on": asked}))


def draw_list(review: Review, *, mark: str, now: datetime) -> Errand:
    """Return the errand that draws the list, in the place of how it was drawn before."""
    begins = review.at(review.first_day, review.method.quiet.ends)
    late = max(begins, now + _AT_LEAST)
    return Errand(review=review.id, task=ShowReadiness(mark=mark), due=now, too_late=late)


def ask_at_once(review: Review, people: Sequence[Person], *, now: datetime) -> tuple[Errand, ...]:
    """Return the errands that ask each person on one card for all that should have been asked for by now."""
    today = review.day_of(now)
    if today >= review.first_day:
        return ()
    late = dict.fromkeys(one.person for one in planned(review, people) if one.ask_on <= today)
    ends = max(review.at(review.first_day, review.method.quiet.ends), now + _AT_LEAST)
    return tuple(
        Errand(review=review.id, task=AskForItems(person=person, day=today), due=now, too_late=ends)
        for person in late
    )


def _evening(review: Review, sessions: Sequence[Session]) -> Session | None:
    """Return the team's meeting on the evening before day 1, the timetable's own or the one that was made."""
    before = [s for s in sessions if is_evening_before(s, review=review, first_day=review.first_day)]
    return before[-1] if before else None


async def _seen(
    review: Review, sessions: Sequence[Session], evening: Session | None, *, work: Work
) -> frozenset[ShownBy]:
    """Return what is seen to be there without anybody saying so."""
    seen = {
        ShownBy.SCOPE: bool(review.scope),
        ShownBy.TIMETABLE: bool(sessions),
        ShownBy.CHANNEL: await work.people.channel_of(review.id) is not None,
        ShownBy.MAILBOX: bool(review.organiser),
        ShownBy.EVENING_BEFORE: evening is not None,
        ShownBy.TEAM_SHEET: bool(await work.teams.approved(review.id)),
    }
    return frozenset(what for what, is_there in seen.items() if is_there)


async def _chosen(item: str, *, review: Review, work: Work, now: datetime) -> Item:
    if not item:
        raise Incomplete("Choose what it is about.")
    return (await readiness_of(review, work=work, now=now)).get(item)


def _checked(words: str, *, review: Review) -> str:
    words = " ".join(visible(words).split())
    if words and not review.captures and words not in REASONS:
        raise Incomplete("I keep no words here: what is said stays between those who meet. A tick is enough.")
    if len(words) > LONGEST_WORDS:
        raise Incomplete(f"Keep it to {LONGEST_WORDS} characters: a link or a short note is enough.")
    return words


async def _kept(item: Item, said: _Said, *, review: Review, by: Person, work: Work, now: datetime) -> Item:
    state, words, deed = said
    changed = {"state": state, "words": words, "by": by.id, "at": now}
    standing: Standing = item.standing.model_copy(update=changed)
    await work.readiness.keep(standing)
    await work.audit.note(AuditLine(review=review.id, at=now, who=by.id, deed=deed, about=item.key))
    await work.errands.add(draw_list(review, mark=now.isoformat(), now=now))
    evening = await evening_ticked(item.planned.needed, state, review=review, work=work, now=now)
    if evening:
        await change_timetable(evening, review=review, source=_FROM_LIST, by=by, work=work, now=now)
        return (await readiness_of(review, work=work, now=now)).get(item.key)
    return item.model_copy(update={"standing": standing})
