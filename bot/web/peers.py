"""The public page on which people offer to be peers, which works on a phone and without a script (S0, R79)."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Final

from aiohttp import web

from bot.conversation.events import Caller, Pressed
from bot.domain.errors import OutOfDate, ReviewError
from bot.domain.reach import Account, Place
from bot.records.work import Store
from bot.web.behind_links import Answers, shown, shown_after
from bot.web.guard import Knocks, for_one, small_form
from bot.web.peer_links import PeerLinks
from bot.web.peer_pages import PeerPagesShown
from bot.web.team_sheet import Sheets, TeamSheetPages
from cards.form import form_later_card
from cards.html import read_form
from cards.offer import offer_page
from cards.offer_answers import look_in_mail_card
from cards.sent_about_peers import SendOffer

_VERB: Final = "offer.send"
_TYPED: Final = frozenset(SendOffer.model_fields) - {"verb"}
_OF_ONE_MACHINE: Final = 10
_OF_ALL: Final = 120
"""Within a minute, before this process looks at anything; letters are counted over all processes."""


def add_peer_routes(
    app: web.Application,
    links: PeerLinks,
    *,
    answers: Answers,
    store: Store,
    clock: Callable[[], datetime],
    sheets: Sheets,
) -> None:
    """Answer `/peers`, where anybody can offer to be a peer, and the signed pages below it."""
    offers = _Offers(answers)
    pages = PeerPagesShown(links, answers=answers, store=store, clock=clock)
    sheet = TeamSheetPages(links, store=store, clock=clock, sheets=sheets)
    app.router.add_get("/peers", for_one(offers.show))
    app.router.add_post("/peers", for_one(offers.take))
    app.router.add_get("/peers/{token}", for_one(pages.show))
    app.router.add_post("/peers/{token}", for_one(pages.take))
    app.router.add_post("/peers/{token}/photograph", for_one(sheet.take_photograph))
    app.router.add_get("/peers/{token}/sheet", for_one(sheet.show))
    app.router.add_get("/peers/{token}/word", for_one(sheet.hand_out))


class _Offers:
    """Shows the form and takes it in; whoever sends it learns nothing of who is in the pool."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._knocks = Knocks(clock=time.monotonic)

    async def show(self, _request: web.Request) -> web.Response:
        """Return the form as it is to be filled in."""
        return shown(offer_page(), action="peers")

    async def take(self, request: web.Request) -> web.Response:
        """Take an offer in; the answer is the same whether its address is known or not."""
        if self._too_many(request):
            return shown(form_later_card(), status=HTTPStatus.TOO_MANY_REQUESTS)
        form = await small_form(request)
        try:
            data = _read(form)
        except ReviewError as wrong:
            return self._again(form, wrong.sentence)
        try:
            answer = await self._answers.answer(Pressed(_anybody(), _VERB, data))
        except ReviewError as wrong:
            return self._again(form, wrong.sentence)
        return shown(answer or look_in_mail_card())

    def _too_many(self, request: web.Request) -> bool:
        one = self._knocks.too_many(request.remote or "", most=_OF_ONE_MACHINE)
        return self._knocks.too_many("", most=_OF_ALL) or one

    def _again(self, form: Mapping[str, Sequence[str]], sentence: str) -> web.Response:
        """Return the form with what was typed and what is not right."""
        typed = {name: _joined(name, form[name]) for name in _TYPED if form.get(name)}
        filled = SendOffer().model_copy(update=typed)
        return shown_after(offer_page(filled=filled, problem=sentence), action="peers")


def _read(form: Mapping[str, Sequence[str]]) -> dict[str, object]:
    """Return what a card in Teams would send; raises `ReviewError` for what this page does not send."""
    verb, data = read_form(form)
    if verb != _VERB:
        raise OutOfDate("This page is out of date, so nothing was changed. Open it again.")
    return {name: words for name, words in data.items() if name in _TYPED}


def _joined(name: str, values: Sequence[str]) -> str:
    return ",".join(values) if name == "brings" else values[0].replace("\r\n", "\n")


def _anybody() -> Caller:
    """Return who presses on a public page: nobody whom any door knows."""
    account = Account(tenant="", object_id="")
    return Caller(account=account, name="", place=Place(kind="email", id=""))
