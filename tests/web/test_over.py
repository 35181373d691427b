"""A review that is over refuses every page, link, button, command and file, at each stage of its end (R66)."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any, Final

import pytest
from aiohttp import FormData, web
from aiohttp.test_utils import TestClient, TestServer, unused_port
from yarl import URL

from bot.bootstrap import calendar_bytes
from bot.conversation.saying import COMMANDS
from bot.documents.sheets import small_photograph, team_sheet_file
from bot.domain.handout import Handout, HandoutKind
from bot.ports.peer_pages import PeerPage
from bot.usecases.sign_off_review import sign_off
from bot.web.file_links import FileLinks
from bot.web.files import add_file_routes
from bot.web.form_links import FormLinks
from bot.web.peer_links import PeerLinks
from bot.web.peers import add_peer_routes
from bot.web.team_sheet import Sheets
from tests.builders import ANA, FIRST_DAY, SESSION
from tests.conversation.pressed import Pressing, a_desk_of_buttons
from tests.conversation.pressed_about_peers import PAT
from tests.room import Room
from tests.web.forms import TYPED, add_form_pages

WEB: Final = Path(__file__).parents[2] / "bot" / "web"
OPEN: Final = frozenset({"/peers", "/destroyed/{token}", "/my-data/{token}"})
"""Pages that are there after the end too: the pool, what somebody destroyed, and what is kept of them."""

ANSWERED: Final = frozenset({"help", "set up", "my data", "offer"})
"""Commands that are not about a review, or about what is kept of whoever asks."""

OF_THE_END: Final = "notes.destroyed"
"""The one button that is pressed after the end."""

FILES: Final = ("timetable.csv", "timetable.ics", "draft-report.docx")
OVER: Final = "so nothing in it can be changed any more."
STAGES: Final = ("signed off", "destroyed", "forgotten")
Client = TestClient[web.Request, web.Application]


@dataclass(frozen=True)
class Desk:
    """A review in which everything can be pressed, and its pages in a browser."""

    pressing: Pressing
    client: Client
    paths: Mapping[str, str]

    @property
    def room(self) -> Room:
        """The room around it."""
        return self.pressing.room

    async def opened(self) -> dict[str, tuple[int, str]]:
        """Open every page; return how each was answered and what its first button sends."""
        found = {}
        for route, path in self.paths.items():
            async with self.client.get(URL(path, encoded=True)) as answer:
                text = await answer.text(errors="replace")
            verbs = re.findall(r'name="verb" value="([^"]+)"', text)
            found[route] = answer.status, unescape(verbs[0]) if verbs else ""
        return found

    async def status(self, path: str) -> int:
        """Open a path; return how it was answered."""
        async with self.client.get(URL(path, encoded=True)) as answer:
            return answer.status

    async def sent(self, verbs: Mapping[str, str]) -> dict[str, int]:
        """Send every form that was open before, filled in; return how each was answered."""
        found = {}
        for route, verb in verbs.items():
            form = {**TYPED, "verb": verb}
            async with self.client.post(URL(self.paths[route], encoded=True), data=form) as answer:
                found[route] = answer.status
        photograph = FormData()
        photograph.add_field("photograph", b"invented", filename="me.jpg", content_type="image/jpeg")
        path = f"{self.paths['/peers/{token} about me']}/photograph"
        async with self.client.post(URL(path, encoded=True), data=photograph) as answer:
            found["/peers/{token}/photograph"] = answer.status
        return found


@asynccontextmanager
async def a_desk(folder: Path) -> AsyncIterator[Desk]:
    """Serve every page of a furnished review."""
    async with a_desk_of_buttons(folder) as pressing:
        room, app = pressing.room, web.Application()
        server = TestServer(app, host="127.0.0.1", port=unused_port())
        address = f"http://127.0.0.1:{server.port}"
        forms, files = FormLinks(address, secret="invented"), FileLinks(address, secret="invented")
        peers = PeerLinks(address, secret="invented")
        store, clock = room.ports.store, room.clock.now
        add_form_pages(app, forms, room=room)
        documents = room.ports.documents
        add_file_routes(app, files, store=store, documents=documents, clock=clock, calendar=calendar_bytes)
        sheets = Sheets(photograph=small_photograph, word=team_sheet_file)
        add_peer_routes(app, peers, answers=room.conversation, store=store, clock=clock, sheets=sheets)
        async with TestClient(server) as client:
            yield Desk(pressing, client, paths_of(room, forms, files, peers))


def paths_of(room: Room, forms: FormLinks, files: FileLinks, peers: PeerLinks) -> dict[str, str]:
    """Return a good link to every page, by its route and what tells it from others of that route."""
    day = FIRST_DAY + timedelta(days=1)
    until = room.clock.now() + timedelta(days=60)
    of: dict[str, Any] = {"review": room.review.id, "until": until}
    ana, sol = ({**of, "person": person} for person in (ANA, "sol"))
    draft = Handout(kind=HandoutKind.REPORT, edition=1)
    urls = {
        "/note/{token}": forms.note(**ana, session=SESSION, press="press-7"),
        "/here/{token}": forms.here(**ana),
        "/reply/{token}": forms.reply(**sol, day=day),
        "/report/{token}": forms.report(**ana, edition=1),
        "/report/{token}.docx": f"{forms.report(**ana, edition=1)}.docx",
        "/request/{token}": forms.request(**sol, number=3),
        "/script/{token}": forms.script(**ana, session=SESSION),
        "/calendar/{token}.ics": files.calendar(**ana, whole=True),
        "/file/{token}": files.handout(**ana, handout=draft),
        "/peers/{token} invitation": peers.page(PeerPage.INVITATION, of=PAT.id, **of),
        "/peers/{token} onboarding": peers.page(PeerPage.ONBOARDING, of=ANA, **of),
        "/peers/{token} about me": peers.page(PeerPage.ABOUT_ME, of=ANA, **of),
        "/peers/{token}/sheet": f"{peers.page(PeerPage.TEAM_SHEET, of='cora', **of)}/sheet",
        "/peers/{token}/word": f"{peers.page(PeerPage.TEAM_SHEET, of='cora', **of)}/word",
    }
    return {route: URL(url).raw_path for route, url in urls.items()}


async def over(room: Room, stage: str) -> None:
    """Sign the report off, and let what follows come as far as that."""
    async with room.ports.store.work() as work:
        await sign_off(
            review=room.review, by=room.people["cora"], work=work, now=room.clock.now(), reason="Invented."
        )
    if stage != "signed off":
        await room.push(timedelta(minutes=1))
    if stage == "forgotten":
        await room.ports.store.forget_review(room.review.id)


async def said(room: Room) -> dict[str, str]:
    """Write every command, a note and every kind of file to the bot, and return what it answered."""
    words = [c.name for c in COMMANDS if c.name not in ANSWERED]
    cards = {word: await room.say("cora", word) for word in words}
    cards["a note"] = await room.say("ana", "Partners share one plan.")
    files = {name: await room.send("cora", name, b"Date,Start\n9/6/2026,09:00") for name in FILES}
    return {word: str(card.as_teams()) for word, card in (cards | files).items()}


@pytest.mark.parametrize("stage", ["signed off", "destroyed"])
async def test_a_review_that_is_over_answers_every_command_and_file_with_a_sentence(
    room: Room, stage: str
) -> None:
    await over(room, stage)

    answers = await said(room)

    assert {word for word, answer in answers.items() if OVER not in answer} == set()


@pytest.mark.parametrize("stage", STAGES)
async def test_a_review_that_is_over_answers_everything_with_a_sentence(tmp_path: Path, stage: str) -> None:
    async with a_desk(tmp_path) as desk:
        before = await desk.opened()
        await over(desk.room, stage)
        kept = await desk.pressing.kept()
        cases = [case for case in desk.pressing.cases if case.verb != OF_THE_END]

        pages = await desk.opened()
        forms = await desk.sent({route: verb for route, (_, verb) in before.items() if verb})
        pressed = {case.verb: await desk.pressing.press(case) for case in cases}
        same = await desk.pressing.kept() == kept

    assert {route: status for route, (status, _) in before.items() if status != 200} == {}
    assert {route: status for route, (status, _) in pages.items() if status not in {404, 410}} == {}
    assert {route: status for route, status in forms.items() if status not in {404, 410}} == {}
    assert {verb for verb, said in pressed.items() if not said} == set()
    assert same


async def test_every_route_of_a_review_is_tried_here(tmp_path: Path) -> None:
    elsewhere = {"about.py", "health.py", "rehearsal.py"}
    written = "".join(file.read_text() for file in WEB.glob("*.py") if file.name not in elsewhere)
    routes = set(re.findall(r'(?:router\.add_(?:get|post)\(|open_at\(app, )"([^"]+)"', written))

    async with a_desk(tmp_path) as desk:
        tried = {route.partition(" ")[0] for route in desk.paths} | {"/peers/{token}/photograph"}

    assert routes - OPEN == tried


GUARDED: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}


async def test_every_page_and_every_refusal_stays_out_of_caches_frames_and_referrers(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        bare = {}
        for path in desk.paths.values():
            for tried in (path, path.replace(".", "x.", 1)):
                async with desk.client.get(URL(tried, encoded=True)) as answer:
                    headers = {name: answer.headers.get(name) for name in GUARDED}
                    policy = answer.headers.get("Content-Security-Policy", "")
                if headers != GUARDED or "default-src 'none'" not in policy:
                    bare[tried] = headers

    assert bare == {}


async def test_a_link_to_a_file_cannot_keep_the_house_busy(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        paths = [desk.paths[f"/{page}/{{token}}{end}"] for page, end in (("calendar", ".ics"), ("file", ""))]
        opened = [[await desk.status(path) for _ in range(31)] for path in paths]
        guessed = [await desk.status(f"/file/guess{n}") for n in range(61)]

    assert opened == [[*[200] * 30, 429]] * 2
    assert guessed == [*[404] * 60, 429]
