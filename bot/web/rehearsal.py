"""The rehearsal in a browser: choose a seat, press the real buttons, push the clock. No script is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, NoReturn

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.domain.errors import ReviewError
from bot.web.guard import only_here
from bot.web.theatre import Seat, Shown, Theatre
from cards.html import draw, read_form
from cards.page import page
from cards.when import moment

_TEMPLATES: Final = Environment(
    loader=PackageLoader("bot.web", ""), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def add_rehearsal_routes(app: web.Application, theatre: Theatre) -> None:
    """Join the pages of a rehearsal to an application; they answer this machine only."""
    pages = _Pages(theatre)
    app.router.add_get("/rehearsal", only_here(pages.show_seats))
    app.router.add_get("/rehearsal/{seat}", only_here(pages.show_seat))
    app.router.add_post("/rehearsal", only_here(pages.push))
    app.router.add_post("/rehearsal/{seat}/push", only_here(pages.push))
    app.router.add_post("/rehearsal/{seat}/say", only_here(pages.say))
    app.router.add_post("/rehearsal/{seat}/press/{posted}", only_here(pages.press))


@dataclass(frozen=True)
class _Told:
    """What the next page has to tell: what happened, or what was in the way and what had been written."""

    happened: tuple[str, ...] = ()
    trouble: str = ""
    wrote: str = ""


class _Pages:
    """Answers each address; what there is to tell is told once, on the next page."""

    def __init__(self, theatre: Theatre) -> None:
        self._theatre = theatre
        self._others = True
        self._told = _Told()

    async def show_seats(self, request: web.Request) -> web.StreamResponse:
        """Return the page on which a seat is chosen."""
        del request
        body = self._drawn("seats.html.jinja", seats=self._theatre.seats(), seat=None, push="/rehearsal")
        return self._page("Choose a seat", body)

    async def show_seat(self, request: web.Request) -> web.StreamResponse:
        """Return what lies in a seat."""
        seat = self._seat(request)
        messages = [self._message(seat, shown) for shown in await self._theatre.messages(seat.id)]
        body = self._drawn("seat.html.jinja", seat=seat, messages=messages, push=f"/rehearsal/{seat.id}/push")
        return self._page(f"{seat.name}, {seat.role}", body)

    async def push(self, request: web.Request) -> web.StreamResponse:
        """Push the clock, and go back to tell what happened."""
        seat = self._seat(request).id if "seat" in request.match_info else ""
        form = await _form(request)
        self._others = "others" in form
        until_mine = bool(seat) and form.get("until") == ["mine"]
        happened = await self._theatre.push(seat, others=self._others, until_mine=until_mine)
        self._told = _Told(happened=happened)
        raise web.HTTPSeeOther(f"{_address(seat)}#told")

    async def say(self, request: web.Request) -> web.StreamResponse:
        """Write to the bot, and go to its answer."""
        seat = self._seat(request)
        words = "".join((await _form(request)).get("words", [])).strip()
        if not words:
            self._failed(seat, "Write something first, for example: help.")
        try:
            posted = await self._theatre.say(seat.id, words)
        except ReviewError as error:
            self._failed(seat, error.sentence)
        raise web.HTTPSeeOther(f"{_address(seat.id)}#{posted}")

    async def press(self, request: web.Request) -> web.StreamResponse:
        """Press a button, and go to what the card turned into."""
        seat, posted = self._seat(request), request.match_info["posted"]
        form = await _form(request)
        try:
            verb, data = read_form(form)
            await self._theatre.press(seat.id, posted, verb, data)
        except ReviewError as error:
            self._failed(seat, error.sentence, wrote=form.get("text", ()))
        raise web.HTTPSeeOther(f"{_address(seat.id)}#{posted}")

    def _failed(self, seat: Seat, sentence: str, *, wrote: Sequence[str] = ()) -> NoReturn:
        self._told = _Told(trouble=sentence, wrote="\n".join(wrote))
        raise web.HTTPSeeOther(f"{_address(seat.id)}#told")

    def _seat(self, request: web.Request) -> Seat:
        for seat in self._theatre.seats():
            if seat.id == request.match_info["seat"]:
                return seat
        raise web.HTTPNotFound(text="There is no such seat. Go to /rehearsal and choose one from the list.")

    def _message(self, seat: Seat, shown: Shown) -> dict[str, object]:
        action = f"/rehearsal/{seat.id}/press/{shown.posted}" if seat.writes else None
        return {
            "id": shown.posted,
            "at": moment(shown.at, self._theatre.zone),
            "changed": moment(shown.changed, self._theatre.zone) if shown.changed else "",
            "because": shown.because,
            "drawn": draw(shown.card, prefix=f"{shown.posted}-", action=action, level=3),
        }

    def _drawn(self, template: str, **told: object) -> Markup:
        now = moment(self._theatre.now(), self._theatre.zone)
        news, self._told = self._told, _Told()
        return Markup(  # noqa: S704 - the template escapes everything but what `draw` has escaped itself
            _TEMPLATES.get_template(template).render(
                client=self._theatre.client,
                now=now,
                others=self._others,
                news=news,
                **told,
            )
        )

    def _page(self, title: str, body: Markup) -> web.Response:
        return web.Response(text=page(title, body, style=_style()), content_type="text/html")


def _address(seat: str) -> str:
    return f"/rehearsal/{seat}" if seat else "/rehearsal"


@cache
def _style() -> Markup:
    return Markup(files("bot.web").joinpath("rehearsal.css").read_text(encoding="utf-8"))  # noqa: S704 - our own


async def _form(request: web.Request) -> dict[str, Sequence[str]]:
    """Return what was typed and chosen, each box with all its values; files are not taken."""
    form = await request.post()
    return {name: [v for v in form.getall(name) if isinstance(v, str)] for name in form}
