"""Hand out the timetable as a calendar: times, titles, links and the team's initials, and nobody who is met."""

from pydantic import AwareDatetime

from bot.domain.day_sheet import goes_to
from bot.domain.errors import NotFound
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, SessionId
from bot.domain.session import Session, SessionKind
from bot.domain.team import Deed, require
from bot.records.work import Work


class DiaryEntry(Frozen):
    """One session in a calendar; `leads` and `notes` are initials, empty where there is no pair."""

    session: SessionId
    title: str
    kind: SessionKind
    starts: AwareDatetime
    ends: AwareDatetime
    place: str = ""
    join_url: str = ""
    leads: str = ""
    notes: str = ""
    cancelled: bool = False


class Diary(Frozen):
    """Sessions as a calendar takes them; `version` rises with each version of the timetable.

    What they belong to is `called` something, such as a peer review or a workshop.
    """

    client: str
    called: str
    zone: str
    version: int
    at: AwareDatetime
    entries: tuple[DiaryEntry, ...]


async def diary_of(
    review_id: ReviewId, person_id: PersonId, *, whole: bool, work: Work, now: AwareDatetime
) -> Diary:
    """Return somebody's sessions, or those of the whole team; raises `ReviewError` for whoever may not."""
    review = await work.reviews.get(review_id)
    people = await work.people.of(review_id)
    person = next((p for p in people if p.id == person_id), None)
    if person is None or review.is_over:
        raise NotFound("There is no such timetable any more.")
    require(person, Deed.TAKE_AWAY_TIMETABLE)
    urls = {m.session: m.join_url for m in await work.sessions.meetings_of(review_id) if not m.cancelled}
    initials = {p.id: p.initials for p in people}
    wanted = [s for s in await work.sessions.of(review_id) if whole or goes_to(s, person)]
    return Diary(
        client=review.client,
        called=review.method.called,
        zone=review.zone,
        version=len(await work.sessions.versions_of(review_id)),
        at=now,
        entries=tuple(_entry(s, initials if review.captures else {}, urls.get(s.id, "")) for s in wanted),
    )


def _entry(session: Session, initials: dict[PersonId, str], join_url: str) -> DiaryEntry:
    pair = session.pair
    return DiaryEntry(
        session=session.id,
        title=session.title,
        kind=session.kind,
        starts=session.starts,
        ends=session.ends,
        place=session.place,
        join_url=join_url,
        leads=initials.get(pair.lead, "") if pair else "",
        notes=initials.get(pair.notes, "") if pair else "",
        cancelled=session.cancelled,
    )
