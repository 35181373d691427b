"""Guard what leaves the team: evenings, the final feedback and its documents go through one gate (R51, R65)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.alike import is_alike
from bot.domain.attribution import Runs, runs_of
from bot.domain.catch_up import CatchUp
from bot.domain.finding import Finding, strength_of
from bot.domain.gate import Gate, Objection, let_stand
from bot.domain.observation import Observation
from bot.domain.override import Override
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.team import Person
from bot.records.work import Work
from bot.usecases.guard_words import guard_of
from bot.usecases.see_findings import findings_now


async def objections_to(evening: CatchUp, *, review: Review, work: Work) -> tuple[Objection, ...]:
    """Return what stands in the way of an evening's messages."""
    sentences = evening.messages.sentences
    folded = frozenset(map(_folded, sentences))
    notes = await work.observations.of(review.id)
    single = _on_one_source(folded, findings=await findings_now(review, work=work), notes=notes)
    return Gate(
        guard=await guard_of(review, work=work),
        own_words=own_words(notes),
        single=single,
        founded=folded - single,
        let_stand=evening.let_stand,
    ).objections(sentences)


async def gate_of(findings: Sequence[Finding], *, review: Review, work: Work) -> Gate:
    """Return the gate through which these findings go to the client, in whatever form.

    It knows the others too: what rests on one source must not come in by a file or an answer.
    """
    notes = await work.observations.of(review.id)
    here = {f.number for f in findings}
    every = (*findings, *(f for f in await findings_now(review, work=work) if f.number not in here))
    founded = frozenset(_folded(f.text) for f in every if strength_of(f, notes).sources > 1)
    return Gate(
        guard=await guard_of(review, work=work),
        own_words=own_words(notes),
        single=frozenset(_folded(f.text) for f in every) - founded,
        founded=founded,
        let_stand=tuple(o for f in findings for o in f.let_stand),
    )


async def what_may_stand(
    chosen: Sequence[str],
    *,
    reason: str,
    objections: Iterable[Objection],
    about: str,
    review: Review,
    by: Person,
    work: Work,
    now: datetime,
) -> tuple[Override, ...]:
    """Return the decisions to let words stand, each with a line in the audit that holds none of the words.

    The audit outlives the review, and so it names them by marks that nobody can make any more by then.
    """
    let = let_stand(chosen, reason=reason, objections=objections, by=by.id, at=now)
    for one in let:
        await work.audit.note(
            AuditLine(
                review=review.id,
                at=now,
                who=by.id,
                deed="warning of the guard let stand, with a reason",
                about=f"{about} {review.keyed(one.concern)[:12]} {review.keyed(one.text)}",
            )
        )
    return let


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def own_words(notes: Iterable[Observation]) -> Runs:
    """Return the runs of words in notes, withdrawn ones too: they are still what somebody said."""
    return runs_of(text for note in notes for text in (note.text, note.example) if text)


def _on_one_source(
    sentences: Iterable[str], *, findings: Sequence[Finding], notes: Sequence[Observation]
) -> frozenset[str]:
    """Return the sentences that tell a finding with one source, or a single note and no finding."""
    standing = {_folded(f.text): strength_of(f, notes).sources for f in findings}
    noted: dict[str, set[str]] = {}
    for note in notes:
        noted.setdefault(_folded(note.text), set()).add(note.source.independence_key)
    found = set()
    for sentence in sentences:
        sources = [n for text, n in standing.items() if text == sentence or is_alike(text, sentence)]
        if max(sources, default=len(noted.get(sentence, ()))) == 1:
            found.add(sentence)
    return frozenset(found)
