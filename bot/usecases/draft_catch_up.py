"""Draft the evening's messages: what is news to the client, by theme, and what changed since (R47-R49, R52)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from bot.domain.catch_up import CatchUp, CatchUpState, Drawn, Emerging, Messages
from bot.domain.evening_at_hand import EveningAtHand
from bot.domain.finding import Finding, FindingState
from bot.domain.observation import Observation, ObservationKind
from bot.domain.request import waiting
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from bot.domain.team import Deed, Person, require
from bot.domain.theme import Theme
from bot.domain.trailing import drawn_from, is_news, since_told
from bot.records.work import Work
from bot.usecases.guard_what_leaves import objections_to
from bot.usecases.see_findings import findings_now

_AT_MOST: Final = 3
"""Notes of one kind that a theme without findings lends to the first draft."""

_NOT_TOLD: Final = frozenset({FindingState.PARKED})


async def evening(review: Review, day: date, *, by: Person, work: Work) -> CatchUp:
    """Return the evening as it stands, with a first draft where it was not started yet (R48)."""
    require(by, Deed.CATCH_UP)
    there = await work.catch_ups.get(review.id, day)
    if there is not None:
        return there
    messages, drawn = await first_draft(review, day, work=work)
    started = CatchUp(review=review.id, day=day, messages=messages, drawn=drawn)
    await work.catch_ups.save(started)
    return started


async def first_draft(review: Review, day: date, *, work: Work) -> tuple[Messages, tuple[Drawn, ...]]:
    """Return findings that are news to the client, and for other themes a few of the day's notes.

    On the last day, or with nothing new, every finding is told again: nothing may surprise at the end (R52).
    """
    before = await _told_before(review, day, work=work)
    every = await work.findings.of(review.id)
    standing = [f for f in await findings_now(review, work=work) if f.state not in _NOT_TOLD]
    notes = [
        o
        for o in await work.observations.of(review.id)
        if not o.withdrawn and review.day_of(o.recorded_at) == day
    ]
    new = [f for f in standing if is_news(f, before, among=every)]
    told = standing if day == review.last_day or not (new or notes) else new
    messages = Messages(themes=tuple(_emerging(t, told, notes) for t in review.themes))
    return messages, drawn_from(told, messages)


async def see_evening(tonight: CatchUp, *, review: Review, work: Work, now: datetime) -> EveningAtHand:
    """Return an evening with what the challenge manager needs beside it."""
    before = await _told_before(review, tonight.day, work=work)
    every = await work.findings.of(review.id)
    standing = [f for f in await findings_now(review, work=work) if f.state not in _NOT_TOLD]
    meeting = await catch_up_session(review, tonight.day, work=work, after=now)
    made = await work.sessions.meeting_of(meeting.id) if meeting else None
    return EveningAtHand(
        evening=tonight,
        objections=await objections_to(tonight, review=review, work=work),
        since=tuple(since_told(t.id, standing=standing, every=every, evenings=before) for t in review.themes)
        if before
        else (),
        meeting=meeting,
        join_url=made.join_url if made and not made.cancelled else "",
        may_be_met=tonight.day == review.day_of(now) <= review.last_day,
        unanswered=waiting(await work.requests.of(review.id)),
    )


async def catch_up_session(review: Review, day: date, *, work: Work, after: datetime) -> Session | None:
    """Return the last catch-up that the timetable has on a day and that is not over by a moment."""
    return next(
        (
            s
            for s in reversed(await work.sessions.of(review.id))
            if s.kind is SessionKind.CATCH_UP and not s.cancelled
            if review.day_of(s.starts) == day and s.ends > after
        ),
        None,
    )


async def _told_before(review: Review, day: date, *, work: Work) -> tuple[CatchUp, ...]:
    """Return the evenings before a day that the client heard."""
    every = await work.catch_ups.of(review.id)
    return tuple(c for c in every if c.state is CatchUpState.APPROVED and c.day < day)


def _emerging(theme: Theme, findings: Sequence[Finding], notes: Sequence[Observation]) -> Emerging:
    """Return the messages of a theme; what a finding suggests is told as something to explore."""
    found = [f for f in findings if f.theme == theme.id]
    at_most = len(found) or _AT_MOST
    noted = [o for o in notes if o.theme == theme.id]
    strengths = [x.text for x in found or noted if x.kind is ObservationKind.STRENGTH]
    areas = [f.text for f in found if f.kind is not ObservationKind.STRENGTH]
    areas = areas or [o.text for o in noted if not found and o.kind is ObservationKind.AREA]
    return Emerging(
        theme=theme.id,
        title=theme.title,
        strengths=tuple(dict.fromkeys(strengths))[:at_most],
        areas=tuple(dict.fromkeys(areas))[:at_most],
    )
