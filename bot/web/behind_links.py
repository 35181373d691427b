"""What every page behind a signed link does alike: draw a card, and tell what is wrong with a link."""

from collections.abc import Awaitable
from http import HTTPStatus
from typing import Protocol

from aiohttp import web

from bot.conversation.events import Caller, Pressed
from bot.domain.errors import ReviewError
from bot.domain.reach import Account, Place
from bot.domain.team import Person
from bot.ports.failing import Refused, Unavailable
from bot.web.guard import Knocks, TooOften
from bot.web.signing import NotOurs
from bot.web.tickets import Over
from cards.card import Card
from cards.form import form_gone_card, form_later_card
from cards.html import draw
from cards.page import page
from cards.phrases import form as say


class Answers(Protocol):
    """What answers a press, from whichever door it comes."""

    async def answer(self, event: Pressed) -> Card | None:
        """Return what takes the card's place; raises `ReviewError` with a sentence."""


def by_email(person: Person) -> Caller:
    """Return who presses behind a link that went to them by e-mail."""
    return Caller(
        account=Account(tenant="", object_id=""),
        name=person.name,
        place=Place(kind="email", id=person.email),
        signed_for=person.id,
    )


def shown(
    card: Card, *, action: str | None = None, title: str = "", status: int = HTTPStatus.OK
) -> web.Response:
    """Return a card as a page of its own."""
    whole = page(title or card.text, draw(card, action=action, level=1))
    return web.Response(text=whole, content_type="text/html", status=status)


def shown_after(answer: Card, *, action: str) -> web.Response:
    """Return what answers a form: proof, or the form again, and its title then says first to check it."""
    again = bool(answer.adaptive.actions)
    return shown(answer, action=action, title=say.PROBLEM.format(title=answer.text) if again else "")


async def told_of(answer: Awaitable[web.Response], request: web.Request, knocks: Knocks) -> web.Response:
    """Return the answer to a link, or the one page for all that may be wrong with it.

    An address that guesses links too often waits for a minute, and so does a link that is opened too often.
    """
    try:
        return await answer
    except NotOurs:
        if knocks.has_guessed_too_often(request.remote):
            return shown(form_later_card(), status=HTTPStatus.TOO_MANY_REQUESTS)
        return shown(form_gone_card(), status=HTTPStatus.NOT_FOUND)
    except TooOften:
        return shown(form_later_card(), status=HTTPStatus.TOO_MANY_REQUESTS)
    except (Over, ReviewError):
        return shown(form_gone_card(), status=HTTPStatus.GONE)
    except (Unavailable, Refused):
        return shown(form_later_card(), status=HTTPStatus.SERVICE_UNAVAILABLE)
