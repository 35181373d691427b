"""Errands around sessions: brief, ask, nudge, triangulate (R25, R31, R41)."""

from typing import Final

from bot.domain.briefing import Briefing
from bot.domain.ids import made_from
from bot.domain.tasks.sessions import AskToTriangulate, AskWhatWasHeard, Brief, Nudge
from bot.ports.failing import Refused
from bot.usecases.brief_pair import briefing_of
from bot.usecases.hold_sessions import unanswered
from bot.usecases.record_observation import groups_of
from bot.usecases.see_findings import findings_now
from bot.usecases.who_is_who import person_of
from cards.briefing import briefing_card
from cards.capture import capture_card
from cards.findings import OnTheme
from cards.nudge import nudge_card
from cards.triangulate import triangulate_card
from scheduler.delivery import Offer, link_lasts, to_person
from scheduler.ending import Ending, not_wanted
from scheduler.trip import Trip

_MOST_FORMS: Final = 3
"""As many as a reminder names sessions."""


async def brief(task: Brief, trip: Trip) -> Ending:
    """Brief one of the pair: who leads, who notes, a few themes, the words for the session, and the link."""
    async with trip.ports.store.reading() as work:
        review = await work.reviews.get(trip.errand.review)
        session = await work.sessions.get(task.session)
        person = person_of(await work.people.of(review.id), task.person)
        if session.cancelled or session.pair is None or person.id not in session.pair.people:
            return not_wanted("The session is off, or somebody else's now.")
        briefing = await briefing_of(session, person, review=review, work=work)
    card = briefing_card(briefing.model_copy(update={"page": script_page(briefing, trip)}))
    return await to_person(card, person=person, trip=trip, session=session.id)


def script_page(briefing: Briefing, trip: Trip) -> str:
    """Return where the words for a session can be read as a page, until the next day is over; or nothing."""
    try:
        return trip.ports.forms.script(
            review=briefing.review.id,
            person=briefing.person.id,
            session=briefing.session.id,
            until=link_lasts(briefing.review, max(trip.now, briefing.session.ends)),
        )
    except Refused:
        return ""


async def ask_what_was_heard(task: AskWhatWasHeard, trip: Trip) -> Ending:
    """Ask one of the pair what they heard."""
    async with trip.ports.store.reading() as work:
        review = await work.reviews.get(trip.errand.review)
        session = await work.sessions.get(task.session)
        person = await work.people.get(task.person)
    if session.cancelled or session.pair is None or person.id not in session.pair.people:
        return not_wanted("The session is off, or somebody else's now.")
    press = made_from(trip.errand.key)[:12]
    card = capture_card(review, session, press=press, groups=groups_of(session))
    offer = Offer(session=session.id, press=press)
    return await to_person(card, person=person, trip=trip, session=session.id, offers=[offer])


async def nudge(task: Nudge, trip: Trip) -> Ending:
    """Remind a peer of what they have not answered, if anything."""
    async with trip.ports.store.reading() as work:
        review = await work.reviews.get(trip.errand.review)
        person = await work.people.get(task.person)
        open_still = await unanswered(review, person, work=work, now=trip.now)
    today = tuple(s for s in open_still if review.day_of(s.ends) == task.day)
    if not today:
        return not_wanted("Everything was answered.")
    offers = [
        Offer(session=s.id, press=made_from(trip.errand.key, s.id)[:12], title=s.title)
        for s in today[:_MOST_FORMS]
    ]
    return await to_person(nudge_card(review, today), person=person, trip=trip, offers=offers)


async def ask_to_triangulate(task: AskToTriangulate, trip: Trip) -> Ending:
    """Ask the lead peer to bring observations together, beginning with the fullest theme."""
    async with trip.ports.store.work() as work:
        review = await work.reviews.get(trip.errand.review)
        session = await work.sessions.get(task.session)
        person = await work.people.get(task.person)
        observations = await work.observations.of(review.id)
        findings = await findings_now(review, work=work)
        sessions = await work.sessions.of(review.id)
    if session.cancelled or not observations or review.board_frozen:
        return not_wanted("There is nothing to bring together.")
    count = {t.id: sum(o.theme == t.id for o in observations) for t in review.themes}
    theme = max(review.themes, key=lambda t: count[t.id])
    held = {s.id: s for s in sessions}
    shown = OnTheme(theme=theme, notes=observations, findings=findings, sessions=held)
    card = triangulate_card(review, session.id, shown, press=made_from(trip.errand.key)[:12])
    return await to_person(card, person=person, trip=trip, session=session.id)
