"""What is pressed about a meeting that somebody changed in Outlook."""

from bot.conversation.events import Caller
from bot.conversation.speaking import Reply, speaker
from bot.ports.all import Ports
from bot.usecases.answer_calendar_change import accept_change, undo_change
from cards.calendar import change_card
from cards.sent_about_timetable import AcceptCalendarChange, UndoCalendarChange


async def accept(submission: AcceptCalendarChange, caller: Caller, ports: Ports) -> Reply:
    """Take what was done in Outlook over into the timetable."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work, of_meetings=True)
        change = await accept_change(submission.mark, review=review, by=person, work=work, now=ports.clock())
        session = await work.sessions.get(change.session)
    return Reply(change_card(review, change, session), review.id, person.id)


async def undo(submission: UndoCalendarChange, caller: Caller, ports: Ports) -> Reply:
    """Put the meeting back, or have it made again."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, submission.review, work=work, of_meetings=True)
        change = await undo_change(submission.mark, review=review, by=person, work=work, now=ports.clock())
        session = await work.sessions.get(change.session)
    return Reply(change_card(review, change, session), review.id, person.id)
