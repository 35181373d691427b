"""The challenge manager changes what a review was set up with (R1)."""

from bot.conversation.events import Caller, Said
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.conversation.taking_in import offered
from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.methods import shelf
from bot.ports.all import Ports
from bot.records.work import Work
from bot.usecases.change_method import why_kind_stays
from bot.usecases.change_review import ChangeWanted, change_review, mark_of_review
from bot.usecases.read_hours import written_quiet, written_time
from bot.usecases.read_set_up import written_questions
from cards.sent_about_set_up import ChangeReview, WhatReviewIs
from cards.set_up import change_card, changed_card
from scheduler.agenda.working_days import load_holidays


async def ask(said: Said, ports: Ports) -> Reply:
    """Return the review as it stands, to be changed."""
    async with ports.store.work() as work:
        found, _ = await speaker_anywhere(said.caller, work=work, now=ports.clock())
        review, person = await speaker(said.caller, found.id, work=work, of_meetings=True)
        require(person, Deed.SET_UP)
        return await _asked(review, person, _as_it_stands(review), work=work)


async def change(sent: ChangeReview, caller: Caller, ports: Ports) -> Reply:
    """Change it; what stands in the way comes back with what was typed, on the review as it is now."""
    wanted = ChangeWanted(
        **sent.model_dump(exclude={"verb", "review", "mark", "moves", "method"}), moves=sent.moves != "no"
    )
    await load_holidays()
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work, of_meetings=True)
            is_another = sent.method not in {"", review.method.name}
            wanted = wanted.model_copy(update={"kind": shelf.method(sent.method) if is_another else None})
            changed, names = await change_review(
                wanted, was=sent.mark, review=review, by=person, work=work, now=ports.clock()
            )
    except (Incomplete, OutOfDate) as problem:
        async with ports.store.work() as work:
            review, person = await speaker(caller, sent.review, work=work, of_meetings=True)
            shown = sent if isinstance(problem, Incomplete) else _as_it_stands(review)
            return await _asked(review, person, shown, work=work, problem=problem.sentence)
    return Reply(changed_card(changed, names), review.id, person.id)


async def _asked(review: Review, person: Person, now: WhatReviewIs, *, work: Work, problem: str = "") -> Reply:
    sessions = sum(not s.cancelled for s in await work.sessions.of(review.id))
    shown = change_card(
        review,
        mark=mark_of_review(review),
        now=now,
        sessions=sessions,
        kinds=_kinds(review),
        stays=await why_kind_stays(review, work=work),
        problem=problem,
    )
    return Reply(shown, review.id, person.id)


def _kinds(review: Review) -> tuple[tuple[str, str], ...]:
    """Return the kinds of review on offer, and the one that it is, which may be on offer no more."""
    mine = (review.method.name, review.method.title)
    return (*offered(), mine) if mine[0] not in shelf.names() else offered()


def _as_it_stands(review: Review) -> WhatReviewIs:
    return WhatReviewIs(
        client=review.client,
        first_day=review.first_day.isoformat(),
        last_day=review.last_day.isoformat(),
        zone=review.zone,
        country=review.country,
        mode=review.mode,
        organiser=review.organiser,
        scope=review.scope,
        questions=written_questions(review.extra_themes),
        catch_up=written_time(review.method.catch_up_at) if review.captures else "",
        quiet=written_quiet(review.method.quiet),
        method=review.method.name,
    )
