"""Everything that is kept of one person, on request, and taking it out before the review is over (R69)."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from bot.domain.client_evidence import ClientEvidence
from bot.domain.errand import Errand, ErrandState, recipient_of
from bot.domain.errors import NotFound
from bot.domain.finding import FindingState
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, ReviewId, made_from
from bot.domain.observation import Observation
from bot.domain.post import AuditLine
from bot.domain.request import Request
from bot.domain.review import Review, require_running
from bot.domain.session import Session
from bot.domain.tasks.endings import TakeBackCards
from bot.domain.team import Person
from bot.records.work import Work
from bot.usecases.edit_observation import keep_change
from bot.usecases.keep_pool import leave_team, seat_of
from bot.usecases.record_observation import redraw
from bot.usecases.say_who_is_in import refuse_the_only_manager, told
from bot.usecases.take_out_words import UNATTRIBUTED, WordsOut, take_out_asked_and_said
from cards.wording import counted

_A_WEEK: Final = timedelta(days=7)
_STANDS_ON: Final = frozenset({FindingState.AGREED, FindingState.PRESENTED})
"""The findings that already stand: what they cite is the team's evidence, and stays without attribution."""


class TakenOut(Frozen):
    """What became of a request to be deleted: numbers of notes and of findings, and nobody's name."""

    notes_gone: tuple[int, ...] = ()
    notes_without_name: tuple[int, ...] = ()
    findings_weaker: tuple[int, ...] = ()
    findings_without_name: tuple[int, ...] = ()
    replies_gone: int = 0
    others: WordsOut = WordsOut()


async def everything_of(person: Person, *, work: Work) -> bytes:
    """Return all that is kept of somebody as JSON, and nothing of anybody else."""
    review, who = person.review, person.id
    certificate = await work.audit.certificate_of(review)
    place = await work.people.place_of(who)
    kept: dict[str, Any] = {
        "person": _plain(person),
        "accounts": [_plain(a) for a in await work.people.accounts_of(who)],
        "chat with the bot": _plain(place) if place else None,
        "how they were reached": [_plain(r) for r in await work.reaches.of(review) if r.person == who],
        "sessions": [_session(s, who) for s in await work.sessions.of(review) if _is_in(s, person)],
        "observations": [_plain(o) for o in await work.observations.of(review) if o.peer == who],
        "findings worked on": [
            {"finding": f.number, "deed": step.deed, "at": step.at.isoformat()}
            for f in await work.findings.of(review)
            for step in f.log
            if step.by == who
        ],
        "replies as the client": [_reply(e) for e in await work.client_evidence.of(review) if e.by == who],
        "requests to the client": [_plain(r) for r in await work.requests.of(review) if who in r.raised_by],
        "answers to the team": [_answer(r) for r in await work.requests.of(review) if r.answered_by == who],
        "signposts": [_plain(s) for s in await work.papers.signposts(review) if s.by == who],
        "comments on the report": [_plain(c) for c in await work.comments.of(review) if c.by == who],
        "team sheet": [_plain(e) for e in await work.teams.entries(review) if e.person == who],
        "what they bring": [_plain(b) for b in await work.teams.brought(review) if b.person == who],
        "seat in the team": await seat_of(person, work=work),
        "messages from the bot": [
            {"kind": p.kind, "at": p.at.isoformat(), "by": p.place.kind}
            for p in await work.posts.of(review)
            if p.person == who
        ],
        "what they did": [
            _plain(line) for line in await work.audit.of(review) if who in {line.who, line.about}
        ],
        "confirmation": [_plain(a) for a in certificate.asked if a.person == who] if certificate else [],
    }
    return json.dumps(kept, ensure_ascii=False, indent=1).encode()


async def guest_with(email: str, review: ReviewId, *, work: Work) -> bytes:
    """Return what is kept of somebody who is met and has no part in the review; raises `NotFound`."""
    sessions = [s for s in await work.sessions.of(review) if _guests(s, email)]
    if not sessions:
        raise NotFound("Nobody with that address is in this review.")
    kept = [{"title": s.title, "starts": s.starts.isoformat(), "invited": _guests(s, email)} for s in sessions]
    return json.dumps({"sessions": kept}, ensure_ascii=False, indent=1).encode()


async def person_with(email: str, review: ReviewId, *, work: Work) -> Person | None:
    """Return who has that address in a review."""
    there = await work.people.with_email(email)
    return next((p for p in there if p.review == review), None)


async def take_out_guest(email: str, review: Review, *, work: Work, now: datetime) -> int:
    """Take somebody who is met out of all invitations yet to be made; return of how many sessions."""
    require_running(review)
    theirs = [s for s in await work.sessions.of(review.id) if _guests(s, email)]
    for session in theirs:
        left = tuple(g for g in session.guests if g.email.casefold() != email.strip().casefold())
        await work.sessions.save(session.model_copy(update={"guests": left}))
    await _note("guest deleted on request", f"{len(theirs)} sessions", review.id, work=work, now=now)
    return len(theirs)


async def take_out_person(person: Person, *, review: Review, work: Work, now: datetime) -> TakenOut:
    """Delete somebody before the end: name, addresses, accounts, places, and their words.

    What agreed findings stand on stays without attribution (decision 18). Raises `OutOfDate` once the review is
    over, since everybody is deleted then, and `ReviewError` for the only challenge manager.
    """
    require_running(review)
    refuse_the_only_manager(person, await work.people.of(review.id))
    taken = await _take_out_words(person, review, work=work, now=now)
    replies = [e for e in await work.client_evidence.of(review.id) if e.by == person.id and not e.findings]
    for reply in replies:
        await work.client_evidence.save(reply.model_copy(update={"text": "", "document": ""}))
    others = await take_out_asked_and_said(person, review=review, work=work, now=now)
    await leave_team(person, work=work)
    await work.forget_earlier(review.id, person=person.id)
    nobody = {"name": "", "initials": "", "email": "", "organisation": "", "has_left": True}
    await work.people.save(person.model_copy(update=nobody))
    await work.people.forget(person.id)
    pending = [e.errand for e in await work.errands.of(review.id) if e.state is ErrandState.PENDING]
    theirs = [errand.key for errand in pending if recipient_of(errand.task) == person.id]
    await work.errands.void(review.id, keys=theirs, reason="They asked to be deleted.")
    whole = taken.model_copy(update={"replies_gone": len(replies), "others": others})
    cards = Errand(review=review.id, task=TakeBackCards(person=person.id), due=now, too_late=now + _A_WEEK)
    about = made_from("person deleted", person.id)[:12]
    await work.errands.add(cards, told(review.id, sentence_of(whole, person), about=about, now=now))
    await _note("person deleted on request", person.id, review.id, work=work, now=now)
    return whole


def sentence_of(taken: TakenOut, person: Person) -> str:
    """Return what the challenge manager is told: whose part, and which findings lost what; no name."""
    notes = counted(len(taken.notes_gone), "note")
    told_of = [f"One {person.role} of this review was deleted on request, with {notes}."]
    if taken.findings_weaker:
        told_of.append(
            f"Findings that lost a source: {_listed(taken.findings_weaker)}. Please weigh them anew."
        )
    if taken.findings_without_name:
        notes, findings = _listed(taken.notes_without_name), _listed(taken.findings_without_name)
        told_of.append(f"Agreed findings {findings} stand on notes {notes}, which say no more whose they were.")
    return " ".join((*told_of, *_of_others(taken.others)))


def _of_others(taken: WordsOut) -> Iterator[str]:
    """Return what became of requests and comments, and what is left to do about them."""
    for numbers, words in (
        (taken.requests_gone, "Requests that the client was not asked yet are taken away: {numbers}."),
        (taken.requests_to_close, "Requests that say no more who asked: {numbers}. You are sent the answers."),
        (taken.requests_unasked, "Requests whose system lead was deleted before they answered: {numbers}."),
        (taken.comments_gone, "Comments on the report that are taken away: {numbers}."),
        (taken.comments_without_name, "Comments that were taken, and say no more whose they were: {numbers}."),
    ):
        if numbers:
            yield words.format(numbers=_listed(numbers))


async def _take_out_words(person: Person, review: Review, *, work: Work, now: datetime) -> TakenOut:
    findings = [f for f in await work.findings.of(review.id) if f.is_live]
    stood_on = {number for f in findings if f.state in _STANDS_ON for number in f.cites}
    gone, nameless = [], []
    for note in await work.observations.of(review.id):
        if note.peer != person.id:
            continue
        if note.number in stood_on:
            await work.observations.save(note.model_copy(update={"peer": UNATTRIBUTED, "initials": ""}))
            await work.errands.add(redraw(review.id, note.theme, now=now))  # the board shows initials
            nameless.append(note.number)
            continue
        after = _emptied(note)
        deed = "observation deleted on request"
        await keep_change(note, after, deed=deed, review=review, by=person.id, work=work, now=now)
        gone.append(note.number)
    return TakenOut(
        notes_gone=tuple(gone),
        notes_without_name=tuple(nameless),
        findings_weaker=tuple(f.number for f in findings if {*f.cites, *f.questions} & {*gone}),
        findings_without_name=tuple(f.number for f in findings if {*f.cites} & {*nameless}),
    )


def _emptied(note: Observation) -> Observation:
    """Return a note of which only its number is left, so that nobody speaks of another by it."""
    source = note.source.model_copy(update={"document": "", "group": ""})
    nothing = {"text": "", "example": "", "initials": "", "peer": UNATTRIBUTED, "source": source}
    return note.model_copy(update={**nothing, "withdrawn": True, "edition": note.edition + 1})


def _guests(session: Session, email: str) -> list[dict[str, Any]]:
    return [_plain(g) for g in session.guests if g.email.casefold() == email.strip().casefold()]


def _is_in(session: Session, person: Person) -> bool:
    return session.pair is not None and person.id in session.pair.people


def _session(session: Session, who: PersonId) -> dict[str, str]:
    part = "leads" if session.pair and session.pair.lead == who else "takes notes"
    return {"title": session.title, "starts": session.starts.isoformat(), "part": part}


def _reply(reply: ClientEvidence) -> dict[str, Any]:
    """Return a reply without what the team made of it: no number of a note or a finding is the client's."""
    return reply.model_dump(mode="json", exclude={"press", "findings", "noted_as"})


def _answer(request: Request) -> dict[str, Any]:
    return {"request": request.number, "answer": request.answer, "document": request.document}


def _plain(thing: Frozen) -> dict[str, Any]:
    return thing.model_dump(mode="json", exclude={"route", "press"})


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


async def _note(deed: str, about: str, review: ReviewId, *, work: Work, now: datetime) -> None:
    await work.audit.note(AuditLine(review=review, at=now, who="", deed=deed, about=about))
