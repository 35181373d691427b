"""Follow the organiser's calendar: what people do there to a meeting of ours is put to the challenge manager.

The calendar is looked at every few minutes, and that is the truth; an announcement only makes it sooner.
"""

import asyncio
import logging
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from bot.domain.calendar import Following
from bot.domain.ids import ReviewId
from bot.domain.tasks.meetings import AskAboutCalendar
from bot.domain.team import Role
from bot.ports.all import Ports
from bot.ports.failing import Refused, Unavailable
from bot.ports.meetings import Calendars, Entry, Seen, Subscribed
from bot.usecases.follow_calendar import Watched, clashes_of, take_note, watch
from bot.usecases.hold_sessions import invited
from cards.calendar import change_card
from scheduler.challenge_managers import review_and_managers, to_managers
from scheduler.ending import Ending, not_wanted
from scheduler.trip import Trip

log = logging.getLogger(__name__)

LOOK_EVERY: Final = timedelta(minutes=3)

_TOLD_FOR: Final = timedelta(minutes=4200)
"""How long announcements are asked for at a time: Outlook promises 4,230 minutes at the most."""

_RENEW_BEFORE: Final = timedelta(days=1)
_ASK_AGAIN_AFTER: Final = timedelta(hours=1)
_SECRET_BYTES: Final = 32


class CalendarFollower:
    """Looks at the calendar of each review under way, and sees to it that changes are announced."""

    def __init__(self, ports: Ports, calendars: Calendars) -> None:
        self._store = ports.store
        self._calendars = calendars
        self._one_at_a_time = asyncio.Lock()
        self._secrets: dict[str, str] = {}
        self._nobodys = secrets.token_urlsafe(_SECRET_BYTES)

    async def look(self, now: datetime) -> None:
        """Look at each calendar once; after a look that failed, the next one begins where it did."""
        async with self._one_at_a_time:
            await self._look_around(now)

    async def close(self) -> None:
        """Wait for a look that is under way; there is none after this."""
        await self._one_at_a_time.acquire()

    async def _look_around(self, now: datetime) -> None:
        try:
            async with self._store.work() as work:
                reviews = [review.id for review in await work.reviews.all()]
        except (Unavailable, Refused) as failure:
            log.warning("calendar.not_looked_at", extra={"error": type(failure).__name__})
            return
        for review in reviews:
            try:
                await self._follow(review, now)
            except (Unavailable, Refused) as failure:
                log.warning("calendar.not_looked_at", extra={"review": review, "error": type(failure).__name__})

    async def _follow(self, review: ReviewId, now: datetime) -> None:
        async with self._store.work() as work:
            watched = await watch(review, work=work)
        if not watched.is_followed(now):
            return
        if watched.following.subscription:
            self._secrets[watched.following.subscription] = watched.following.secret
        await self._look_at(watched, now)
        await self._be_told(watched, now)

    def knows(self, subscription: str, secret: str) -> bool:
        """Say whether an announcement names its subscription's secret; the time this takes tells nothing."""
        ours = self._secrets.get(subscription, self._nobodys)
        return secrets.compare_digest(_as_sent(secret), _as_sent(ours))

    async def _look_at(self, watched: Watched, now: datetime) -> None:
        organiser, link = watched.review.organiser, watched.link(now)
        seen = await self._calendars.look(organiser, since=watched.since, until=watched.until, link=link)
        entries = await self._believed(watched, seen, whole=not link)
        async with self._store.work() as work:
            noticed = await take_note(watched, entries=entries, link=seen.link, work=work, now=now)
        if noticed:
            log.info("calendar.changed", extra={"review": watched.review.id, "count": len(noticed)})

    async def _believed(self, watched: Watched, seen: Seen, *, whole: bool) -> tuple[Entry, ...]:
        """Return our meetings among those seen; one that is said or seems to be gone is asked for by itself."""
        ours = {m.event for m in watched.meetings}
        entries = {e.event: e for e in seen.entries if e.event in ours}
        gone = {event for event, entry in entries.items() if entry.is_gone}
        missing = ours - entries.keys() if whole else set()
        for event in sorted(gone | missing):
            entries[event] = await self._calendars.entry(watched.review.organiser, event)
        return tuple(entries.values())

    async def _be_told(self, watched: Watched, now: datetime) -> None:
        """Ask to be told of changes, or for longer; where that is refused, try again now and then."""
        review, organiser = watched.review.id, watched.review.organiser
        async with self._store.work() as work:
            is_over = (await work.reviews.get(review)).is_over
            there = await work.calendar.following(review)
            if is_over or not _asks(there, now):
                return
            secret = there.secret or secrets.token_urlsafe(_SECRET_BYTES)
            asking = there.model_copy(update={"secret": secret, "ask_again": now + _ASK_AGAIN_AFTER})
            await work.calendar.follow(asking)
        promised = await self._promised(asking, organiser, until=now + _TOLD_FOR)
        if promised is None:
            log.info("calendar.not_announced", extra={"review": review})
            return
        async with self._store.work() as work:
            is_over = (await work.reviews.get(review)).is_over
            there = await work.calendar.following(review)
            new = {"subscription": promised.id, "subscribed_until": promised.until, "ask_again": None}
            if not is_over:
                await work.calendar.follow(there.model_copy(update=new))
        if is_over:  # it ended meanwhile, and whoever destroys it has ended what was promised before
            await self._calendars.unsubscribe(promised.id)
            return
        self._secrets[promised.id] = secret

    async def _promised(self, asking: Following, organiser: str, *, until: datetime) -> Subscribed | None:
        """Return a promise that lasts longer, a new one where the old one is not known any more, or none."""
        if asking.subscription:
            with suppress(Refused):
                return await self._calendars.renew(asking.subscription, until=until)
        with suppress(Refused):
            return await self._calendars.subscribe(organiser, secret=asking.secret, until=until)
        return None


async def ask_about_calendar(task: AskAboutCalendar, trip: Trip) -> Ending:
    """Ask the challenge manager what a change in Outlook means, unless it is overtaken by now."""
    review, managers = await review_and_managers(trip)
    async with trip.ports.store.work() as work:
        change = await work.calendar.get(review.id, task.mark)
        session = await work.sessions.get(change.session)
        meeting = await work.sessions.meeting_of(session.id)
        people = await work.people.of(review.id)
        clashes = clashes_of(change, session, await work.sessions.of(review.id))
    if not change.is_open or not change.still_stands(session, meeting):
        return not_wanted("It was overtaken by the timetable or by another change.")
    affected = [p.initials for p in invited(session, people) if p.role is not Role.CHALLENGE_MANAGER]
    initials = {p.id: p.initials for p in people}
    busy = [(initials[who], other.title) for who, other in clashes]
    card = change_card(review, change, session, affected=affected, clashes=busy)
    return await to_managers(card, managers=managers, trip=trip, session=session.id)


def _asks(there: Following, now: datetime) -> bool:
    """Say whether it is time to ask to be told; whoever asks says so first, so that nobody else does."""
    if there.ask_again is not None and now < there.ask_again:
        return False
    return there.subscribed_until is None or there.subscribed_until - now < _RENEW_BEFORE


def _as_sent(secret: str) -> bytes:
    """Return a secret as bytes; whatever comes in from outside may hold half a character."""
    return secret.encode("utf-8", "surrogatepass")
