"""How a review is set up and a timetable taken in: cards pressed, and files sent."""

from bot.conversation.events import Caller, SentFile
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.domain.errors import Incomplete
from bot.domain.team import Deed, require
from bot.methods import shelf
from bot.ports import Ports
from bot.usecases.set_up_review import Asker, Wanted, set_up_review
from bot.usecases.take_in_timetable import accept_timetable, keep_draft, lay_out
from cards.set_up import set_up_card, set_up_done_card
from cards.submissions import AcceptTimetable, DeclineTimetable, SetUpReview
from cards.timetable import Preview, accepted_card, declined_card, preview_card


def offered() -> tuple[tuple[str, str], ...]:
    """Return the name and title of each kind of review on offer."""
    return tuple((name, shelf.method(name).title) for name in shelf.names())


async def set_up(submission: SetUpReview, caller: Caller, ports: Ports) -> Reply:
    """Set up the review, or show the card again with what is still needed."""
    wanted = Wanted(
        client=submission.client,
        first_day=submission.first_day,
        zone=submission.zone,
        organiser=submission.organiser,
        scope=submission.scope,
        people=submission.people,
    )
    asker = Asker(account=caller.account, name=caller.name, email=caller.email, place=caller.place)
    try:
        method = shelf.method(submission.method or shelf.names()[0])
        async with ports.store.work() as work:
            review, people = await set_up_review(
                wanted, method=method, asker=asker, work=work, now=ports.clock()
            )
            unreached = [p for p in people if await work.people.place_of(p.id) is None]
    except Incomplete as problem:
        return Reply(set_up_card(offered(), filled=submission, problem=problem.sentence))
    return Reply(set_up_done_card(review, people, unreached=unreached), review.id)


async def take_file(event: SentFile, ports: Ports) -> Reply:
    """Read a timetable and show what was understood, before anything is made of it."""
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(event.caller, work=work)
        require(person, Deed.TAKE_IN_TIMETABLE)
    draft = await ports.timetables.read(event.name, event.content, first_day=review.first_day)
    async with ports.store.work() as work:
        people = await work.people.of(review.id)
        draft_id = await keep_draft(draft, review=review, by=person, work=work)
    laid = lay_out(draft, review=review, people=people)
    read = Preview(draft=draft_id, mark="", sessions=laid.sessions, doubts=laid.doubts, proposed=laid.proposed)
    card = preview_card(review, read, people)
    return Reply(card, review.id, person.id)


async def accept(submission: AcceptTimetable, caller: Caller, ports: Ports) -> Reply:
    """Store the sessions, with an errand for each meeting."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
        sessions = await accept_timetable(
            submission.draft, review=review, by=person, work=work, now=ports.clock()
        )
    meetings = sum(s.needs_meeting for s in sessions)
    return Reply(accepted_card(review, sessions, meetings=meetings), review.id, person.id)


async def decline(submission: DeclineTimetable, caller: Caller, ports: Ports) -> Reply:
    """Set a preview aside."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work)
    return Reply(declined_card(), review.id, person.id)
