"""The page behind a link in a summary that went by e-mail: one system lead answers it there (R53).

It shows nothing of the summary, so that whoever a mail is forwarded to reads no more than the mail.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from aiohttp import web

from bot.conversation.events import Pressed
from bot.domain.errors import NotFound, ReviewError
from bot.domain.review import Review, Stage
from bot.domain.team import Deed, Person, may
from bot.records.work import Store
from bot.usecases.who_is_who import person_named
from bot.web.behind_links import Answers, by_email, shown, shown_after
from bot.web.form_links import FormLinks, ReplyTicket
from bot.web.signed_form import Form, SignedForm
from cards.client_reply import reply_card
from cards.sent_about_replies import SendReply

_VERB: Final = "summary.reply"
_TYPED: Final = ("theme", "kind", "text", "document")


def add_reply_routes(
    app: web.Application, links: FormLinks, *, answers: Answers, store: Store, clock: Callable[[], datetime]
) -> None:
    """Let system leads answer at `/reply/…`."""
    _Replies(links, answers=answers, store=store, clock=clock).open_at(app, "/reply/{token}")


class _Replies(SignedForm[FormLinks]):
    """Shows the form of a link and takes it in; the same words again change nothing."""

    async def _page_of(self, token: str, form: Form | None) -> web.Response:
        ticket = self._links.replies.read(token, now=self._clock())
        self._knocks.count(f"{ticket.person}/{ticket.day}")
        review, person = await self._still_asked(ticket)
        if form is None:
            return shown(reply_card(review, ticket.day), action=token)
        typed = {name: form[name][0].replace("\r\n", "\n") for name in _TYPED if form.get(name)}
        try:
            answer = await self._answers.answer(_pressed(ticket, person, typed))
        except ReviewError as problem:
            filled = SendReply(review=review.id, day=str(ticket.day), on="alone").model_copy(update=typed)
            again = reply_card(review, ticket.day, filled=filled, problem=problem.sentence)
            return shown_after(again, action=token)
        return shown_after(answer or reply_card(review, ticket.day), action=token)

    async def _still_asked(self, ticket: ReplyTicket) -> tuple[Review, Person]:
        """Return whom a link names; raises `NotFound` where they can no longer answer."""
        async with self._store.work() as work:
            review = await work.reviews.get(ticket.review)
            person = await person_named(ticket.person, review=ticket.review, work=work)
        if review.stage in {Stage.SIGNED_OFF, Stage.DESTROYED} or not may(person.role, Deed.REPLY):
            raise NotFound("Nothing can be answered in this review any more.")
        return review, person


def _pressed(ticket: ReplyTicket, person: Person, typed: Mapping[str, str]) -> Pressed:
    """Return the press that a card in Teams would send; its ids are the link's, whatever the page sent."""
    about = {"review": ticket.review, "day": str(ticket.day), "on": "alone"}
    return Pressed(by_email(person), _VERB, {**typed, "about": about})
