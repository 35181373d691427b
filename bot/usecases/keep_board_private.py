"""Keep the board where the client cannot read: nothing is posted in a channel that one of them is in (R71)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.errand import Errand, ErrandState
from bot.domain.ids import made_from
from bot.domain.post import AuditLine
from bot.domain.private_board import MET, Reader, TheClient, the_client
from bot.domain.reach import Place
from bot.domain.review import Review
from bot.domain.tasks.reaching import CheckChannel, TellManager
from bot.domain.tasks.sessions import RedrawBoard
from bot.domain.team import Person
from bot.records.work import Work
from bot.usecases.record_observation import redraw
from bot.usecases.show_board import board_key

_STANDS: Final = timedelta(days=2)
_TOLD_WITHIN: Final = timedelta(days=7)
_SHUT: Final = "client found in the channel"
_OPEN: Final = "channel found free of the client"
_READ: Final = (
    "The client can read the team's channel: {who}. I post nothing there, and have taken the notes off it. "
    "Please take them out of the channel, or out of its team where the whole team can read it. Or write “post "
    "here” to me in another channel. I look again when somebody leaves and each morning, and post what waits."
)
_UNSEEN: Final = (
    "I cannot see who is in the team's channel, so I post there without knowing who reads it. Please look for "
    "yourself that nobody of the client's is in it. If somebody is, write “post here” to me in another channel."
)


async def client_of(review: Review, *, work: Work) -> TheClient:
    """Return the client's people in a review, as far as accounts and addresses tell them."""
    people = await work.people.of(review.id)
    accounts = {p.id: await work.people.accounts_of(p.id) for p in people if not p.in_team}
    return the_client(people, accounts, await work.sessions.of(review.id))


async def keep_in(
    channel: Place,
    readers: Sequence[Reader] | None,
    *,
    review: Review,
    by: Person | None,
    work: Work,
    now: datetime,
) -> Place:
    """Keep the board in a channel, open or shut by who can read there, and return it so.

    The challenge manager is told each day that the client reads there. Where nobody lets us see who does,
    `readers` is None: then it stays as it was, and is open where somebody has just chosen it.
    """
    before = await work.people.channel_of(review.id)
    same = before is not None and before.id == channel.id
    was_shut = before is not None and same and before.client_reads
    found = () if readers is None else (await client_of(review, work=work)).among(readers)
    shut = was_shut if readers is None and by is None else bool(found)
    kept = channel.model_copy(update={"client_reads": shut})
    if kept != before:
        await work.people.set_channel(review.id, kept)
    if found:
        who = _listed(found)
        about = review.keyed("client reads", channel.id, who, review.day_of(now).isoformat())[:12]
        await _tell(review, _READ.format(who=who), about=about, work=work, now=now)
    if readers is None:
        await _tell(review, _UNSEEN, about=made_from("unseen", channel.id)[:12], work=work, now=now)
    if shut != was_shut:
        await _note(review, _SHUT if shut else _OPEN, by=by, work=work, now=now)
    if not shut and (was_shut or not same):
        await _draw_again(review, work=work, now=now)
    return kept


async def close_to_the_client(review: Review, channel: Place, *, work: Work, now: datetime) -> None:
    """Post nothing more in a channel that somebody of the client's has just joined."""
    if not channel.client_reads:
        await work.people.set_channel(review.id, channel.model_copy(update={"client_reads": True}))
        await _note(review, _SHUT, by=None, work=work, now=now)


async def look_again(review: Review, *, mark: str, work: Work, now: datetime) -> None:
    """Have it looked at now who is in the channel."""
    task = CheckChannel(mark=mark)
    await work.errands.add(Errand(review=review.id, task=task, due=now, too_late=now + _STANDS))


async def _draw_again(review: Review, *, work: Work, now: datetime) -> None:
    """Draw every board that has anything on it, or was drawn before: once, whatever has been waiting."""
    drawn = {post.key for post in await work.posts.of(review.id)}
    noted = {o.theme for o in await work.observations.of(review.id)}
    themes = [t.id for t in review.themes if t.id in noted or board_key(review.id, t.id) in drawn]
    errands = {e.key: e for e in (redraw(review.id, theme, now=now) for theme in themes)}
    pending = [e.errand for e in await work.errands.of(review.id) if e.state is ErrandState.PENDING]
    waited = [e.key for e in pending if isinstance(e.task, RedrawBoard) and e.key not in errands]
    await work.errands.void(review.id, keys=waited, reason="All boards are drawn anew.")
    await work.errands.add(*errands.values())


async def _tell(review: Review, sentence: str, *, about: str, work: Work, now: datetime) -> None:
    task = TellManager(about=about, sentence=sentence)
    await work.errands.add(Errand(review=review.id, task=task, due=now, too_late=now + _TOLD_WITHIN))


async def _note(review: Review, deed: str, *, by: Person | None, work: Work, now: datetime) -> None:
    await work.audit.note(AuditLine(review=review.id, at=now, who=by.id if by else "", deed=deed))


def _listed(found: Sequence[tuple[str, int]]) -> str:
    """Return roles with how many have each; nobody is named."""
    several = {MET: "people met in sessions"}
    return " and ".join(f"{n} {role if n == 1 else several.get(role, f'{role}s')}" for role, n in found)
