"""What a rehearsal leaves: what was sent to whom and why, and what the team had before destruction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain.catch_up import CatchUp, CatchUpState
from bot.domain.finding import Finding
from bot.domain.ids import PersonId
from bot.domain.observation import Observation
from bot.domain.post import Post
from bot.domain.review import Review
from bot.domain.session import Meeting, Session
from bot.domain.sign_off import Certificate
from bot.domain.team import Person
from bot.ports.files import Document
from bot.rehearsal.cast import Cast
from bot.rehearsal.messenger import Delivery, Version
from bot.rehearsal.play import Play
from bot.rehearsal.scene import Script
from bot.usecases.give_feedback import gate_of_feedback, prepare_feedback, write_documents
from bot.usecases.see_findings import findings_now
from cards.plain import plain
from cards.wording import strength_words

THE_CHANNEL: Final = "the team's channel"


@dataclass(frozen=True)
class Kept:
    """What the team has, taken down before it is destroyed: all of it is invented."""

    review: Review
    people: tuple[Person, ...]
    sessions: tuple[Session, ...]
    meetings: tuple[Meeting, ...]
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    evenings: tuple[CatchUp, ...]
    posts: tuple[Post, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True)
class Outcome:
    """A rehearsal that has come to its end."""

    script: Script
    cast: Cast
    kept: Kept
    deliveries: tuple[Delivery, ...]
    reasons: Mapping[str, Post]
    certificate: Certificate | None

    def post_of(self, delivery: Delivery) -> Post | None:
        """Return what the bot remembered of a message: why it was sent, and for which session."""
        return self.reasons.get(f"{delivery.place.id}/{delivery.posted}")

    def because(self, delivery: Delivery) -> str:
        """Return why a message was sent: what somebody did, or else what time brought."""
        post = self.post_of(delivery)
        return delivery.first.because or (post.because if post else "")

    def local(self, moment: datetime) -> datetime:
        """Return a moment as the clock on the client's wall shows it."""
        return moment.astimezone(self.kept.review.wall)


async def keep(play: Play) -> Kept:
    """Take down what the team has, and write the documents from it."""
    async with play.stage.ports.store.work() as work:
        review = await work.reviews.get(play.review.id)
        prepared = await prepare_feedback(review, work=work)
        gate = await gate_of_feedback(review, work=work)
        kept = Kept(
            review=review,
            people=await work.people.of(review.id),
            sessions=await work.sessions.of(review.id),
            meetings=await work.sessions.meetings_of(review.id),
            observations=await work.observations.of(review.id),
            findings=await findings_now(review, work=work),
            evenings=await work.catch_ups.of(review.id),
            posts=await work.posts.of(review.id),
            documents=(),
        )
    if not review.captures:
        return kept
    documents = await write_documents(
        prepared, gate=gate, documents=play.stage.ports.documents, day=review.last_day
    )
    return replace(kept, documents=documents)


async def outcome_of(script: Script, play: Play, kept: Kept, *, told: tuple[Post, ...] = ()) -> Outcome:
    """Return the outcome of a play that has come to its end; `told` are the messages about the end itself."""
    async with play.stage.ports.store.work() as work:
        posts = (*kept.posts, *told, *await work.posts.of(play.review.id))
        certificate = await work.audit.certificate_of(play.review.id)
    return Outcome(
        script=script,
        cast=play.cast,
        kept=kept,
        deliveries=play.stage.messenger.deliveries,
        reasons={f"{p.place.id}/{p.posted}": p for p in reversed(posts)},
        certificate=certificate,
    )


def as_json(outcome: Outcome) -> dict[str, object]:
    """Return the outcome as `rehearsal.json` holds it; the same rehearsal gives the same bytes."""
    kept = outcome.kept
    initials = {p.id: p.initials for p in kept.people}
    return {
        "client": kept.review.client,
        "method": kept.review.method.name,
        "zone": kept.review.zone,
        "seed": outcome.script.seed,
        "people": [p.model_dump(mode="json", include={"name", "initials", "role"}) for p in kept.people],
        "sessions": [_session(s, outcome, initials) for s in kept.sessions],
        "meetings": [_meeting(m, outcome) for m in kept.meetings],
        "messages": [_message(d, outcome) for d in outcome.deliveries],
        "observations": [_observation(o, outcome) for o in kept.observations],
        "findings": [_finding(f, kept) for f in kept.findings],
        "summaries": [_summary(d, outcome) for d in outcome.deliveries if d.first.card.kind == "summary"],
        "destroyed": _destroyed(outcome.certificate, initials),
        "documents": [d.name for d in kept.documents],
    }


def _session(session: Session, outcome: Outcome, initials: Mapping[PersonId, str]) -> dict[str, object]:
    return {
        "id": session.id,
        "number": session.number,
        "title": session.title,
        "kind": session.kind,
        "starts": outcome.local(session.starts).isoformat(),
        "ends": outcome.local(session.ends).isoformat(),
        "people": list(session.people),
        "mode": session.mode,
        "stream": session.stream,
        "pair": [initials[p] for p in session.pair.people] if session.pair else [],
        "heard": session.is_heard,
        "needs_meeting": session.needs_meeting,
        "cancelled": session.cancelled,
        "at": session.at,
    }


def _meeting(meeting: Meeting, outcome: Outcome) -> dict[str, object]:
    return {
        "session": meeting.session,
        "event": meeting.event,
        "join_url": meeting.join_url,
        "starts": outcome.local(meeting.starts).isoformat(),
        "ends": outcome.local(meeting.ends).isoformat(),
        "cancelled": meeting.cancelled,
    }


def _message(delivery: Delivery, outcome: Outcome) -> dict[str, object]:
    member, post = outcome.cast.member(delivery.place), outcome.post_of(delivery)
    return {
        "number": delivery.number,
        "at": outcome.local(delivery.first.at).isoformat(),
        "to": member.name if member else THE_CHANNEL,
        "role": member.role.value if member else "team",
        "where": delivery.place.kind,
        "card": delivery.first.card.kind,
        "session": post.session if post else None,
        "text": plain(delivery.first.card),
        "because": outcome.because(delivery),
        "updates": [_update(v, outcome) for v in delivery.versions[1:]],
    }


def _update(version: Version, outcome: Outcome) -> dict[str, object]:
    at = outcome.local(version.at).isoformat()
    return {"at": at, "card": version.card.kind, "text": plain(version.card), "because": version.because}


def _observation(observation: Observation, outcome: Outcome) -> dict[str, object]:
    return {
        "number": observation.number,
        "at": outcome.local(observation.recorded_at).isoformat(),
        "by": observation.initials,
        "theme": observation.theme,
        "kind": observation.kind,
        "text": observation.text,
        "session": observation.source.session,
        "document": observation.source.document,
        "group": observation.source.group,
        "late": observation.late,
    }


def _finding(finding: Finding, kept: Kept) -> dict[str, object]:
    held = {s.id: s for s in kept.sessions}
    return {
        "number": finding.number,
        "theme": finding.theme,
        "kind": finding.kind,
        "text": finding.text,
        "state": finding.state,
        "strength": strength_words(finding, kept.observations, held),
        "cites": list(finding.cites),
        "questions": list(finding.questions),
    }


def _summary(delivery: Delivery, outcome: Outcome) -> dict[str, object]:
    day = outcome.local(delivery.first.at).date()
    member = outcome.cast.member(delivery.place)
    evening = next(
        (e for e in outcome.kept.evenings if e.day == day and e.state is CatchUpState.APPROVED), None
    )
    return {
        "day": day.isoformat(),
        "to": member.name if member else THE_CHANNEL,
        "text": plain(delivery.first.card),
        "mark": evening.approved_mark if evening else "",
    }


def _destroyed(certificate: Certificate | None, initials: Mapping[PersonId, str]) -> dict[str, object] | None:
    if certificate is None:
        return None
    told = certificate.model_dump(mode="json")
    confirmed = [initials.get(p, p) for p in certificate.confirmed_by]
    outstanding = [initials.get(p, p) for p in certificate.outstanding]
    return {**told, "confirmed_by": confirmed, "outstanding": outstanding, "complete": certificate.complete}
