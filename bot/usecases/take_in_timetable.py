"""Take in the client's timetable: a draft is laid out, shown as a difference, and applied at once (R13-R15)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

from bot.domain.change import Change, Version
from bot.domain.errors import Incomplete
from bot.domain.frozen import Frozen
from bot.domain.guests import parted, without_addresses
from bot.domain.ids import PersonId, SessionId
from bot.domain.pairing import propose_pairs
from bot.domain.review import Review
from bot.domain.session import MET, Mode, Pair, Session
from bot.domain.team import Deed, Person, require
from bot.domain.timetable import Asks, Doubt, Draft, DraftSession
from bot.records.work import Work
from bot.usecases.change_timetable import change_timetable
from bot.usecases.compare_timetables import difference
from bot.usecases.make_ready import draw_list
from bot.usecases.meet_evening_before import days_held, evening_session, is_evening_before
from bot.usecases.recognise_sessions import recognise

_EVERYBODY: Final = frozenset({"all", "team", "all peers", "whole team", "everyone"})


class Laid(Frozen):
    """A draft laid out on a review's days, beside what was there `before`; `gone` are those that it cancels.

    The team's meeting on the `evening` before is not in the draft, and follows from it.
    """

    sessions: tuple[Session, ...]
    doubts: tuple[Doubt, ...]
    proposed: frozenset[SessionId]
    gone: tuple[Session, ...]
    before: tuple[Session, ...]
    people: tuple[Person, ...]
    evening: tuple[Session, ...] = ()

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What it would change."""
        changed = (*self.sessions, *self.gone, *self.evening)
        return difference(self.before, changed, people=self.people)


def lay_out(
    draft: Draft,
    *,
    review: Review,
    people: Sequence[Person],
    before: Sequence[Session] = (),
    now: datetime | None = None,
) -> Laid:
    """Return the sessions of a draft that have a date and times, each heard one with its pair.

    Those of `before` keep their ids, and their pairs where the file names nobody else. What has begun by `now`
    is never cancelled: a file that lists the remaining days alone says nothing of those that are over.
    """
    certain = [(n, d) for n, d in enumerate(draft.sessions) if d.is_certain and d.end != d.start]
    numbered = sorted(certain, key=lambda one: _when(one[1]))
    lines = [line for _, line in numbered]
    sessions = _with_ids([_session(line, review) for line in lines], before, review=review, now=now)
    there = {s.id for s in sessions}
    known = _by_what_they_are_called(people)
    named = {s.id: _named(line, known) for s, line in zip(sessions, lines, strict=True)}
    paired, proposed = _paired(sessions, named, before, people, alone=not review.captures)
    ours = evening_session(review.id)
    staying = (s for s in before if s.id not in {*there, ours} and not (s.cancelled or s.follows))
    gone = tuple(_off(s) for s in staying if now is None or s.starts > now)
    strangers = [_stranger(line, word, n) for n, line in numbered for word in _unknown(line, known)]
    return Laid(
        sessions=paired,
        doubts=(*map(_without_addresses, draft.doubts), *strangers),
        proposed=proposed,
        gone=gone,
        before=tuple(before),
        people=tuple(people),
    )


async def keep_draft(draft: Draft, *, review: Review, by: Person, work: Work) -> str:
    """Keep a draft until it is accepted, and return its id."""
    require(by, Deed.TAKE_IN_TIMETABLE)
    kept = draft.model_copy(update={"doubts": tuple(map(_without_addresses, draft.doubts))})
    draft_id = review.keyed(review.id, kept.model_dump_json())[:12]
    await work.sessions.keep_draft(review.id, kept, draft_id=draft_id)
    return draft_id


async def accept_timetable(draft_id: str, *, review: Review, by: Person, work: Work, now: datetime) -> Version:
    """Apply a draft at once, and return the version that this makes.

    One without changes is not kept: the timetable was just as the draft has it.
    """
    require(by, Deed.TAKE_IN_TIMETABLE)
    draft = await work.sessions.draft(review.id, draft_id)
    review = await work.reviews.get(review.id)
    laid = lay_out(
        draft,
        review=review,
        people=await work.people.of(review.id),
        before=await work.sessions.of(review.id),
        now=now,
    )
    if not laid.sessions:
        raise Incomplete(
            "No session in this timetable has a date and times yet, so there is nothing to accept."
        )
    if not laid.before and review.method.readiness and review.day_of(now) < review.first_day:
        await work.errands.add(draw_list(review, mark=now.isoformat(), now=now))
    changed = (*laid.sessions, *laid.gone)
    return await change_timetable(changed, review=review, source=draft.source, by=by, work=work, now=now)


def _when(line: DraftSession) -> tuple[str, str, str]:
    return (str(line.date), str(line.start), line.stream)


def _session(line: DraftSession, review: Review) -> Session:
    """Return a session as its line has it, with neither id, number nor pair yet."""
    assert line.date is not None
    assert line.start is not None
    assert line.end is not None
    starts, ends = review.at(line.date, line.start), review.at(line.date, line.end)
    met = parted(line.people)
    invited = parted([line.title]).guests if "@" in line.title else ()
    return Session(
        id=SessionId(""),
        review=review.id,
        number=0,
        title=without_addresses(line.title) or line.kind.capitalize(),
        kind=line.kind,
        starts=starts,
        ends=ends if ends > starts else ends + timedelta(days=1),
        people=met.words,
        place=line.place,
        mode=_mode(line, review),
        stream=line.stream,
        at=line.at,
        guests=(*met.guests, *invited),
    )


def _mode(line: DraftSession, review: Review) -> Mode:
    """Return how people meet, as the timetable says or, where it does not, as was agreed (R24)."""
    says_nothing = not line.place and line.mode is Mode.REMOTE
    return review.mode if says_nothing and line.kind in MET else line.mode


def _with_ids(
    lines: Sequence[Session], before: Sequence[Session], *, review: Review, now: datetime | None
) -> list[Session]:
    """Give each line the id and number of the session that it was before, or new ones."""
    known = _known(lines, before, review=review, now=now)
    taken = {s.id for s in before}
    last = max((s.number for s in before), default=0)
    sessions: list[Session] = []
    for place, line in enumerate(lines):
        if place in known:
            same, number = known[place].id, known[place].number
        else:
            last += 1
            same, number = _new_id(line, taken, review), last
            taken.add(same)
        sessions.append(line.model_copy(update={"id": same, "number": number}))
    return sessions


def _known(
    lines: Sequence[Session], before: Sequence[Session], *, review: Review, now: datetime | None
) -> dict[int, Session]:
    """Return, for the number of each line that is an old session, that session.

    Where the file has the team's meeting on the evening before, that is the one that was made for it.
    """
    ours = next((s for s in before if s.id == evening_session(review.id)), None)
    known = recognise(lines, [s for s in before if s is not ours], review=review, now=now)
    if ours is None or (now is not None and ours.starts <= now):
        return known
    first_day = min(days_held(review, lines), default=review.first_day)
    theirs = [n for n, s in enumerate(lines) if is_evening_before(s, review=review, first_day=first_day)]
    if theirs and theirs[-1] not in known:
        known[theirs[-1]] = ours
    return known


def _new_id(line: Session, taken: set[SessionId], review: Review) -> SessionId:
    """Return an id that is the same whenever the same timetable is laid out on the same sessions."""
    nth = 0
    while True:
        said = (line.title.casefold(), line.starts.isoformat(), str(nth))
        made = SessionId(review.keyed(review.id, *said)[:12])
        if made not in taken:
            return made
        nth += 1


def _paired(
    sessions: Sequence[Session],
    named: Mapping[SessionId, Sequence[PersonId]],
    before: Sequence[Session],
    people: Sequence[Person],
    *,
    alone: bool,
) -> tuple[tuple[Session, ...], frozenset[SessionId]]:
    """Return the sessions with their pairs, and which of these neither the file nor anybody before has said.

    A mentor meets somebody `alone`: nobody takes notes, and nobody is proposed in their place (R86).
    """
    team = {p.id for p in people if p.in_team}
    kept = {s.id: s.pair for s in before if s.pair and team.issuperset(s.pair.people)}
    peers = [p.id for p in people if p.is_peer]
    if alone:
        chosen = {i: next(iter(who), None) for i, who in named.items()}
        pairs = {i: Pair(lead=who, notes=who) for i, who in chosen.items() if who} | {
            i: kept[i] for i in kept if not chosen.get(i)
        }
    else:
        pairs = propose_pairs(sessions, peers=peers, named=named, before=kept)
    said = {s.id: {*named[s.id], *_of_pair(kept.get(s.id))} for s in sessions}
    proposed = frozenset(i for i, pair in pairs.items() if not said[i].issuperset(pair.people))
    return tuple(s.model_copy(update={"pair": pairs.get(s.id)}) for s in sessions), proposed


def _of_pair(pair: Pair | None) -> Iterable[PersonId]:
    return pair.people if pair else ()


def _off(session: Session) -> Session:
    return session.model_copy(update={"cancelled": True})


def _by_what_they_are_called(people: Sequence[Person]) -> dict[str, Person]:
    """Return people by their names and initials in small letters; what two are called is the first one's."""
    known: dict[str, Person] = {}
    for person in people:
        known.setdefault(person.initials.casefold(), person)
        known.setdefault(person.name.casefold(), person)
    return known


def _named(line: DraftSession, known: Mapping[str, Person]) -> tuple[PersonId, ...]:
    """Return those of the team whom the file puts beside a session."""
    found = (known.get(word.casefold()) for word in line.peers)
    return tuple(dict.fromkeys(p.id for p in found if p and p.in_team))


def _unknown(line: DraftSession, known: Mapping[str, Person]) -> list[str]:
    """Return the words beside a session that are nobody's name or initials."""
    return [w for w in line.peers if w.casefold() not in _EVERYBODY and w.casefold() not in known]


def _stranger(line: DraftSession, word: str, number: int) -> Doubt:
    return Doubt(
        at=line.at,
        text=line.title,
        question=f"Who is {word}? Nobody in the team has that name or those initials.",
        suggested="Somebody else is proposed for the pair.",
        asks=Asks.PEER,
        session=number,
        word=word,
    )


def _without_addresses(doubt: Doubt) -> Doubt:
    shown = {field: without_addresses(getattr(doubt, field)) for field in ("text", "question", "suggested")}
    return doubt.model_copy(update=shown)
