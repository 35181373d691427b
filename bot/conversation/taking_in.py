"""How a review is set up and a timetable taken in: cards pressed, files sent and lines pasted."""

from collections.abc import Sequence

from bot.conversation.commands import UNDER_WAY
from bot.conversation.events import Caller, SentFile
from bot.conversation.previewing import preview
from bot.conversation.reporting import is_a_report, take_edition
from bot.conversation.speaking import Reply, speaker
from bot.conversation.which_review import may_be_meant
from bot.domain.change import Version
from bot.domain.errand import Task
from bot.domain.errors import Incomplete, NotAllowed
from bot.domain.review import Review
from bot.domain.tasks.meetings import CancelMeeting, MoveMeeting, OpenMeeting, TellOfChanges
from bot.domain.team import Deed, Person, require
from bot.methods import shelf
from bot.ports.all import Ports
from bot.usecases.answer_doubts import answer_doubts
from bot.usecases.set_up_review import Asker, Wanted, set_up_review
from bot.usecases.take_in_timetable import accept_timetable, keep_draft
from cards.difference import Applied, applied_card
from cards.sent_about_set_up import SetUpReview
from cards.sent_about_timetable import AcceptTimetable, AnswerDoubts, DeclineTimetable
from cards.set_up import set_up_card, set_up_done_card
from cards.timetable import accepted_card, declined_card
from cards.which_review import whose_timetable_card
from scheduler.agenda.working_days import load_holidays


def offered() -> tuple[tuple[str, str], ...]:
    """Return the name and title of each kind of review on offer."""
    return tuple((name, shelf.method(name).title) for name in shelf.names())


async def set_up(submission: SetUpReview, caller: Caller, ports: Ports) -> Reply:
    """Set up the review, or show the card again with what is still needed."""
    wanted = Wanted(**submission.model_dump(exclude={"verb", "method"}))
    await load_holidays()
    address = next(iter(caller.addresses), "")
    if not address:
        raise NotAllowed(
            "Microsoft Teams does not tell me an e-mail address of yours that it vouches for, so you cannot "
            "own a review from this account. Ask somebody of the bot's own organisation to set it up."
        )
    asker = Asker(account=caller.account, name=caller.name, email=address, place=caller.place)
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
    """Read a timetable and show what was understood; a report that was edited in Word is the next edition."""
    if await is_a_report(event, ports):
        return await take_edition(event, ports)
    now = ports.clock()
    async with ports.store.work() as work:
        able = await may_be_meant(event.caller, Deed.TAKE_IN_TIMETABLE, work=work, now=now, stages=UNDER_WAY)
    if len(able) > 1:
        return await _ask_whose(event, able, ports)
    review, person = able[0]
    draft = await ports.timetables.read(event.name, event.content, first_day=review.first_day)
    async with ports.store.work() as work:
        draft_id = await keep_draft(draft, review=review, by=person, work=work)
        shown = await preview(draft, draft_id=draft_id, review=review, work=work, now=now)
    return Reply(await shown.card(), review.id, person.id)


async def _ask_whose(event: SentFile, able: Sequence[tuple[Review, Person]], ports: Ports) -> Reply:
    """Return the card that asks for which review a timetable is: it is read for each, and taken in for none."""
    drafts = []
    for review, person in able:
        draft = await ports.timetables.read(event.name, event.content, first_day=review.first_day)
        async with ports.store.work() as work:
            drafts.append((review, await keep_draft(draft, review=review, by=person, work=work)))
    review, person = able[0]
    return Reply(whose_timetable_card(drafts), review.id, person.id)


async def answer(submission: AnswerDoubts, caller: Caller, ports: Ports) -> Reply:
    """Settle what was answered, and show the timetable again; a wrong answer is shown with what is wrong."""
    now = ports.clock()
    try:
        async with ports.store.work() as work:
            review, person = await speaker(caller, submission.review, work=work, of_meetings=True)
            draft_id, draft = await answer_doubts(
                submission.draft, submission.by_number, review=review, by=person, work=work, now=now
            )
            shown = await preview(draft, draft_id=draft_id, review=review, work=work, now=now)
    except Incomplete as problem:
        return await _asked_again(submission, caller, ports, problem=problem.sentence)
    return Reply(await shown.card(), review.id, person.id)


async def accept(submission: AcceptTimetable, caller: Caller, ports: Ports) -> Reply:
    """Store the sessions and what follows from them; where other things would change by now, show those."""
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work, of_meetings=True)
        require(person, Deed.TAKE_IN_TIMETABLE)
        draft = await work.sessions.draft(review.id, submission.draft)
        shown = await preview(draft, draft_id=submission.draft, review=review, work=work, now=now)
        stale = shown.mark != submission.mark
        if not stale:
            version = await accept_timetable(submission.draft, review=review, by=person, work=work, now=now)
            tasks = [ended.errand.task for ended in await work.errands.of(review.id)]
            sessions = await work.sessions.of(review.id)
    if stale:
        return Reply(await shown.card(stale=True), review.id, person.id)
    applied = _applied(version, tasks)
    if shown.is_first:
        return Reply(accepted_card(review, sessions, meetings=applied.made), review.id, person.id)
    return Reply(applied_card(applied), review.id, person.id)


async def decline(submission: DeclineTimetable, caller: Caller, ports: Ports) -> Reply:
    """Set a preview aside."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work, of_meetings=True)
        require(person, Deed.TAKE_IN_TIMETABLE)
        await work.sessions.draft(review.id, submission.draft)
    return Reply(declined_card(), review.id, person.id)


async def _asked_again(submission: AnswerDoubts, caller: Caller, ports: Ports, *, problem: str) -> Reply:
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work, of_meetings=True)
        draft = await work.sessions.draft(review.id, submission.draft)
        shown = await preview(draft, draft_id=submission.draft, review=review, work=work, now=now)
    card = await shown.card(filled=submission.by_number, problem=problem)
    return Reply(card, review.id, person.id)


def _applied(version: Version, tasks: Sequence[Task]) -> Applied:
    """Return what a version makes happen, counted from its errands."""
    name = f"v{version.number}"
    return Applied(
        sessions=len(version.changes),
        made=sum(isinstance(task, OpenMeeting) and task.version == name for task in tasks),
        moved=sum(isinstance(task, MoveMeeting) and task.version == name for task in tasks),
        cancelled=sum(isinstance(task, CancelMeeting) and task.version == name for task in tasks),
        told=sum(isinstance(task, TellOfChanges) and task.version == version.number for task in tasks),
    )
