"""Take in the client's timetable: draft, preview, sessions and one meeting errand each (R13-R15)."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.change import Version
from bot.domain.errand import CancelMeeting, Errand, MoveMeeting, OpenMeeting, Task
from bot.domain.errors import Incomplete
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, SessionId, made_from
from bot.domain.pairing import propose_pairs
from bot.domain.post import AuditLine
from bot.domain.review import Review, Stage
from bot.domain.session import Session
from bot.domain.team import Deed, Person, require
from bot.domain.timetable import Doubt, Draft, DraftSession
from bot.records import Work


class Laid(Frozen):
    """A draft laid out on a review's days: its sessions with their pairs, and what remains doubtful."""

    sessions: tuple[Session, ...]
    doubts: tuple[Doubt, ...]
    proposed: frozenset[SessionId]


def lay_out(draft: Draft, *, review: Review, people: Sequence[Person]) -> Laid:
    """Return the sessions of a draft that have a date and times, each heard one with its pair."""
    certain = [d for d in draft.sessions if d.is_certain and d.end != d.start]
    seen: Counter[tuple[str, ...]] = Counter()
    sessions: list[Session] = []
    named: dict[SessionId, tuple[PersonId, ...]] = {}
    doubts = list(draft.doubts)
    for number, line in enumerate(sorted(certain, key=_when), start=1):
        session = _session(line, number=number, review=review, seen=seen)
        sessions.append(session)
        who, unknown = _named(line, people)
        named[session.id] = who
        doubts += [_nobody(line, word) for word in unknown]
    peers = [p.id for p in people if p.is_peer]
    pairs = propose_pairs(sessions, peers=peers, named=named)
    paired = tuple(s.model_copy(update={"pair": pairs.get(s.id)}) for s in sessions)
    proposed = frozenset(i for i, pair in pairs.items() if tuple(pair.people) != named[i][:2])
    return Laid(sessions=paired, doubts=tuple(doubts), proposed=proposed)


async def keep_draft(draft: Draft, *, review: Review, by: Person, work: Work) -> str:
    """Keep a draft until it is accepted, and return its id."""
    require(by, Deed.TAKE_IN_TIMETABLE)
    draft_id = made_from(review.id, draft.model_dump_json())[:12]
    await work.sessions.keep_draft(review.id, draft, draft_id=draft_id)
    return draft_id


async def accept_timetable(
    draft_id: str, *, review: Review, by: Person, work: Work, now: datetime
) -> tuple[Session, ...]:
    """Store the sessions of a draft with an errand for each meeting that must be made, moved or cancelled."""
    require(by, Deed.TAKE_IN_TIMETABLE)
    draft = await work.sessions.draft(review.id, draft_id)
    laid = lay_out(draft, review=review, people=await work.people.of(review.id))
    if not laid.sessions:
        raise Incomplete(
            "No session in this timetable has a date and times yet, so there is nothing to accept."
        )
    before = {s.id: s for s in await work.sessions.of(review.id)}
    after = {s.id: s for s in laid.sessions}
    gone = [
        s.model_copy(update={"cancelled": True})
        for i, s in before.items()
        if i not in after and not s.cancelled
    ]
    for session in (*laid.sessions, *gone):
        await work.sessions.save(session)
    number = len(await work.sessions.versions_of(review.id)) + 1
    version = f"v{number}"
    tasks = [task for s in laid.sessions if (task := _meeting_task(s, before.get(s.id), version=version))]
    tasks += [CancelMeeting(session=s.id, version=version) for s in gone if before[s.id].needs_meeting]
    days = [review.day_of(s.starts) for s in laid.sessions]
    moved = review.model_copy(update={"first_day": min(days), "last_day": max(days), "stage": Stage.UNDER_WAY})
    await work.reviews.save(moved)
    await work.sessions.keep_version(
        Version(review=review.id, number=number, source=draft.source, at=now, by=by.id)
    )
    end = max(s.ends for s in laid.sessions)
    await work.errands.add(*(_soon(task, review, now, end) for task in tasks))
    await work.audit.note(
        AuditLine(
            review=review.id, at=now, who=by.id, deed="timetable accepted", about=f"{len(after)} sessions"
        )
    )
    return laid.sessions


def _meeting_task(session: Session, before: Session | None, *, version: str) -> Task | None:
    if not session.needs_meeting:
        return CancelMeeting(session=session.id, version=version) if before and before.needs_meeting else None
    if before is None or not before.needs_meeting:
        return OpenMeeting(session=session.id, version=version)
    if (before.starts, before.ends, before.title) != (session.starts, session.ends, session.title):
        return MoveMeeting(session=session.id, version=version)
    return None


def _soon(task: Task, review: Review, now: datetime, end: datetime) -> Errand:
    return Errand(review=review.id, task=task, due=now, too_late=max(end, now + timedelta(days=1)))


def _when(line: DraftSession) -> tuple[str, str, str]:
    return (str(line.date), str(line.start), line.stream)


def _session(line: DraftSession, *, number: int, review: Review, seen: Counter[tuple[str, ...]]) -> Session:
    assert line.date is not None
    assert line.start is not None
    assert line.end is not None
    repeats = not line.people and not line.peers
    same = (line.title.casefold(), str(line.date) if repeats else "")
    seen[same] += 1
    starts, ends = review.at(line.date, line.start), review.at(line.date, line.end)
    return Session(
        id=SessionId(made_from(review.id, *same, str(seen[same]))[:12]),
        review=review.id,
        number=number,
        title=line.title,
        kind=line.kind,
        starts=starts,
        ends=ends if ends > starts else ends + timedelta(days=1),
        people=line.people,
        place=line.place,
        mode=line.mode,
        stream=line.stream,
        at=line.at,
    )


def _named(line: DraftSession, people: Sequence[Person]) -> tuple[tuple[PersonId, ...], tuple[str, ...]]:
    """Return the peers that the file puts beside a session, and the words that are nobody's."""
    known: list[PersonId] = []
    unknown: list[str] = []
    for word in line.peers:
        if word.casefold() in {"all", "team", "all peers", "whole team", "everyone"}:
            continue
        who = next((p for p in people if word.casefold() in {p.initials.casefold(), p.name.casefold()}), None)
        if who is None:
            unknown.append(word)
        elif who.in_team:
            known.append(who.id)
    return tuple(dict.fromkeys(known)), tuple(unknown)


def _nobody(line: DraftSession, word: str) -> Doubt:
    return Doubt(
        at=line.at,
        text=line.title,
        question=f"Who is {word}? Nobody in the team has that name or those initials.",
        suggested="Somebody else is proposed for the pair.",
    )
