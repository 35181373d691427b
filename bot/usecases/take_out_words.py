"""Take out what one person asked the client, said of the report and pointed to, before the end (R69).

What is still needed stays, and no more says whose it was (decision 18).
"""

from datetime import datetime
from typing import Final

from bot.domain.comment import Comment, CommentState
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId
from bot.domain.request import Request, RequestState
from bot.domain.review import Review
from bot.domain.team import Person
from bot.records.work import Work
from bot.usecases.ask_client import told_and_drawn
from bot.usecases.comment_on_report import redraw_report

UNATTRIBUTED: Final = PersonId("unattributed")
"""Stands for whoever was deleted where their words stay; two of them count as one peer, which is careful."""

_WHY: Final = "Whoever asked was deleted on request."
_NOBODYS: Final = "deleted"
"""Where the press that made something told whose it was."""


class WordsOut(Frozen):
    """What became of requests and of comments, by their numbers.

    Those that nobody wants any more who could close them are `to_close`; those that wait for a lead who is
    deleted are `unasked`.
    """

    requests_gone: tuple[int, ...] = ()
    requests_to_close: tuple[int, ...] = ()
    requests_unasked: tuple[int, ...] = ()
    comments_gone: tuple[int, ...] = ()
    comments_without_name: tuple[int, ...] = ()


async def take_out_asked_and_said(person: Person, *, review: Review, work: Work, now: datetime) -> WordsOut:
    """Take somebody out of requests, comments on the report and signposts; what is emptied keeps its number."""
    gone, to_close, unasked = [], [], []
    for request in await work.requests.of(review.id):
        if person.id not in {*request.raised_by, request.by, request.lead, request.answered_by}:
            continue
        after = _without(request, person.id)
        await work.requests.save(after)
        await told_and_drawn(after, "request freed of a name", by=person, work=work, now=now)
        if after.is_waiting and after.lead is None:
            unasked.append(after.number)
        if not after.text:
            gone.append(after.number)
        elif request.raised_by and not after.raised_by and after.state is not RequestState.CLOSED:
            to_close.append(after.number)
    comments = await _comments(person, review, work=work, now=now)
    await _signposts(person, review, work=work)
    return WordsOut(
        requests_gone=tuple(gone),
        requests_to_close=tuple(to_close),
        requests_unasked=tuple(unasked),
        comments_gone=tuple(c.number for c in comments if not c.text and c.number > 0),
        comments_without_name=tuple(c.number for c in comments if c.text),
    )


def _without(request: Request, person: PersonId) -> Request:
    """Return a request without somebody; one that nobody else wants and that never left the team is emptied."""
    others = tuple(who for who in request.raised_by if who != person)
    stays: dict[str, object] = {
        "raised_by": others,
        "lead": None if request.lead == person else request.lead,
        "answered_by": None if request.answered_by == person else request.answered_by,
    }
    if request.by == person:
        by = next(iter(others), UNATTRIBUTED)
        stays |= {"by": by, "press": f"{_NOBODYS}/{request.number}"}
    if others or request.asked_at is not None:
        return request.model_copy(update=stays)
    return request.model_copy(update=stays | {"state": RequestState.CLOSED, "text": "", "why": _WHY})


async def _comments(person: Person, review: Review, *, work: Work, now: datetime) -> list[Comment]:
    """Return what somebody said, as it is kept from now on: what was taken stands in the report and stays."""
    theirs = []
    for comment in await work.comments.of(review.id):
        after = comment
        if comment.answered_by == person.id:
            after = after.model_copy(update={"answered_by": None})
        if comment.by == person.id:
            after = after.model_copy(update=_unsaid(comment))
            theirs.append(after)
        if after != comment:
            await work.comments.save(after)
    if theirs:
        await work.errands.add(redraw_report(review.id, now=now))
    return theirs


def _unsaid(comment: Comment) -> dict[str, object]:
    nobodys: dict[str, object] = {"by": UNATTRIBUTED, "press": f"{_NOBODYS}/{comment.number}"}
    if comment.state is CommentState.TAKEN:
        return nobodys
    return nobodys | {"text": "", "answer": "", "state": CommentState.NOTHING}


async def _signposts(person: Person, review: Review, *, work: Work) -> None:
    """Let signposts stand without whoever offered them; what was taken out again is emptied."""
    for signpost in await work.papers.signposts(review.id):
        if signpost.by == person.id:
            nobodys = {"by": UNATTRIBUTED, "press": f"{_NOBODYS}/{signpost.number}"}
            words = {"practice": "", "where": ""} if signpost.taken_out else {}
            await work.papers.save(signpost.model_copy(update=nobodys | words))
