"""A Teams meeting ended: its pair is asked now what they heard, and not only when the clock says so (R31)."""

from datetime import datetime, timedelta
from typing import Final
from urllib.parse import unquote

from bot.conversation.events import MeetingEnded
from bot.domain.errand import Errand
from bot.domain.review import Review
from bot.domain.session import Meeting
from bot.ports.all import Ports
from bot.records.work import Work
from bot.usecases.who_is_who import running
from scheduler.agenda.around_sessions import asking

HELD: Final = timedelta(minutes=5)
"""How long into its session a meeting must have lasted: a test call the day before is no session."""

_A_MEETING: Final = "19:meeting_"


async def ask_now(event: MeetingEnded, ports: Ports) -> None:
    """Write down that the pair of a session is asked now; a meeting that we do not know changes nothing.

    The errands have the same keys as those that the agenda brings a little later, so each is asked once.
    """
    now = ports.clock()
    async with ports.store.work() as work:
        for review in await running(work):
            for meeting in await work.sessions.meetings_of(review.id):
                if not meeting.cancelled and _is_of(meeting, event):
                    await _ask(review, meeting, event, work=work, now=now)


async def _ask(review: Review, meeting: Meeting, event: MeetingEnded, *, work: Work, now: datetime) -> None:
    session = await work.sessions.get(meeting.session)
    if event.ended < session.starts + HELD:
        return
    wanted = [c for c in asking(review, session) if now <= c.too_late]
    errands = (Errand(review=review.id, task=c.make(), due=now, too_late=c.too_late) for c in wanted)
    await work.errands.add(*errands)


def _is_of(meeting: Meeting, event: MeetingEnded) -> bool:
    """Say whether an end is that of our meeting; a long link also holds the thread of its chat."""
    ours, theirs, thread = _decoded(meeting.join_url), _decoded(event.join_url), _decoded(event.thread)
    if not ours:
        return False
    return ours == theirs or (thread.startswith(_A_MEETING) and f"/{thread}/" in ours)


def _decoded(words: str) -> str:
    """Return a link without its percent signs: Teams encodes some links once and some twice."""
    return unquote(unquote(words)).strip().rstrip("/")
