"""A form behind a signed link: it is shown, and taken in, whatever it asks."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Generic, TypeVar

from aiohttp import web

from bot.records.work import Store
from bot.web.behind_links import Answers, told_of
from bot.web.guard import Knocks, for_one, small_form

Form = Mapping[str, Sequence[str]]

L = TypeVar("L")
"""The links by which a form is known again."""


class SignedForm(ABC, Generic[L]):
    """One kind of form; each says what its link names, and what is shown and taken in behind it."""

    def __init__(self, links: L, *, answers: Answers, store: Store, clock: Callable[[], datetime]) -> None:
        self._links = links
        self._answers = answers
        self._store = store
        self._clock = clock
        self._knocks = Knocks(clock=time.monotonic)

    def open_at(self, app: web.Application, path: str) -> None:
        """Answer at a path, which ends with the link's token."""
        app.router.add_get(path, for_one(self.show))
        app.router.add_post(path, for_one(self.take))

    async def show(self, request: web.Request) -> web.Response:
        """Return the form as it is to be filled in."""
        return await self._answered(request, None)

    async def take(self, request: web.Request) -> web.Response:
        """Take in what was filled in; whatever stands in the way comes back with the words as typed."""
        return await self._answered(request, await small_form(request))

    @abstractmethod
    async def _page_of(self, token: str, form: Form | None) -> web.Response:
        """Return the page of a link, and take in the form where one was sent."""

    async def _answered(self, request: web.Request, form: Form | None) -> web.Response:
        return await told_of(self._page_of(request.match_info["token"], form), request, self._knocks)
