"""See findings as they stand now: what their sources make of them, and which agreed ones lost some (R42)."""

from datetime import datetime

from bot.domain.client_evidence import beside
from bot.domain.finding import Finding, FindingState, as_it_stands, falls_short, strength_of
from bot.domain.finding_at_hand import FindingAtHand
from bot.domain.review import Review
from bot.records.work import Work
from bot.usecases.say_who_is_in import told


async def findings_now(review: Review, *, work: Work) -> tuple[Finding, ...]:
    """Return the findings that stand by themselves, each in the state that its sources give it now."""
    observations = await work.observations.of(review.id)
    found = await work.findings.of(review.id)
    return tuple(as_it_stands(f, observations, review.threshold) for f in found if f.is_live)


async def tell_of_agreed(review: Review, *, work: Work, now: datetime) -> None:
    """Tell the challenge manager, once for each, of agreed findings that no longer reach the threshold.

    They stay agreed: a decision is never changed behind people's backs.
    """
    agreed = [f for f in await work.findings.of(review.id) if f.state is FindingState.AGREED]
    observations = await work.observations.of(review.id) if agreed else ()
    for finding in agreed:
        if not falls_short(finding, observations, review.threshold):
            continue
        strength = strength_of(finding, observations)
        sentence = (
            f"Finding {finding.number} is agreed, but no longer triangulated: it has {strength.sources} of "
            f"{review.threshold.sources} sources and {strength.peers} of {review.threshold.peers} peers. "
            "Please look at it again with the team."
        )
        about = f"finding-{finding.number}-{finding.version}-{strength.sources}-{strength.peers}"
        await work.errands.add(told(review.id, sentence, about=about, now=now))


async def finding_at_hand(number: int, *, review: Review, work: Work) -> FindingAtHand:
    """Return a finding with all that is needed to weigh it, save what may say the same; raises `NotFound`."""
    finding = await work.findings.get(review.id, number)
    notes = await work.observations.of(review.id)
    return FindingAtHand(
        finding=as_it_stands(finding, notes, review.threshold),
        notes=notes,
        others=tuple(f for f in await findings_now(review, work=work) if f.number != number),
        sessions={s.id: s for s in await work.sessions.of(review.id)},
        from_client=beside(number, await work.client_evidence.of(review.id)),
        initials={p.id: p.initials for p in await work.people.of(review.id)},
    )
