"""An invented team around the playground: a review is set up, and its timetable accepted, as people would."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import clock
from scheduler.agenda.around_sessions import GRACE
from tests.stories.playground import CHANNEL, ROOM, Playground, Shown, a_playground, find_the_playground
from tests.stories.serving import a_serving_bot

CORA, ANA, BEN, SAM, EVE = ROOM[:5]
PEOPLE: Final = f"""challenge manager, {CORA.name}, {CORA.email}, CC
lead peer, {ANA.name}, {ANA.email}, AE
peer, {BEN.name}, {BEN.email}, BE
system lead, {SAM.name}, {SAM.email}, SS"""


@dataclass
class Room:
    """Everybody's Teams: the challenge manager's, two peers' and a system lead's."""

    cora: Playground
    ana: Playground
    ben: Playground
    sam: Playground


@asynccontextmanager
async def a_room(folder: Path) -> AsyncIterator[Room]:
    """Serve the bot, and seat four people before it, each at a playground of their own."""
    find_the_playground()
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(a_serving_bot(folder))
        opening = [a_playground(seat, bot=bot, folder=folder / seat.id) for seat in (CORA, ANA, BEN, SAM)]
        yield Room(*await asyncio.gather(*map(stack.enter_async_context, opening)))


def zone_at_noon() -> ZoneInfo:
    """Return a time zone in which it is between twelve and one, so that the day has a before and an after."""
    ahead = 12 - clock.now().hour
    return ZoneInfo(f"Etc/GMT{-ahead:+}" if ahead else "Etc/GMT")


def a_timetable(zone: ZoneInfo) -> str:
    """Return a client's CSV: one session that ended as long ago as pairs are left alone, and one to come."""
    ended = (clock.now() - GRACE).astimezone(zone).replace(second=0, microsecond=0)
    began = ended - timedelta(minutes=45)
    rows = [
        "Date,Start,End,Session,Interviewees,Peers",
        _row(began, ended, "Commissioning interview", "Head of commissioning", "AE / BE"),
        _row(ended + timedelta(hours=2), ended + timedelta(hours=3), "Team session", "", ""),
    ]
    return "\n".join(rows)


def with_carers(timetable: str) -> str:
    """Return a timetable with a group that the same pair met an hour before its first session."""
    first = timetable.splitlines()[1].split(",")
    day, start = first[:2]
    began = datetime.strptime(f"{day} {start}", "%d/%m/%Y %H:%M") - timedelta(hours=1)  # noqa: DTZ007 - a wall clock
    return f"{timetable}\n{_row(began, began + timedelta(minutes=45), 'Discussion group', 'Carers', 'AE / BE')}"


def with_team_session_now(timetable: str, zone: ZoneInfo) -> str:
    """Return a timetable whose team session was brought forward, so that it has just begun."""
    began = (clock.now() - timedelta(minutes=1)).astimezone(zone)
    moved = _row(began, began + timedelta(hours=1), "Team session", "", "")
    return "\n".join(moved if ",Team session," in row else row for row in timetable.splitlines())


def _row(starts: datetime, ends: datetime, *cells: str) -> str:
    return ",".join([f"{starts:%d/%m/%Y}", f"{starts:%H:%M}", f"{ends:%H:%M}", *cells])


async def set_up(room: Room, zone: ZoneInfo) -> Shown:
    """Let Cora set the review up and choose the channel, and everybody else say hello; return her card."""
    await room.cora.install()
    await room.cora.say("set up")
    blank = await room.cora.sees(button="set_up.save")
    method = next(c["value"] for c in choices(blank.card, "method"))
    today = clock.now().astimezone(zone)
    await room.cora.press(
        blank,
        "set_up.save",
        client="Invented Borough",
        method=method,
        first_day=f"{today:%Y-%m-%d}",
        zone=zone.key,
        people=PEOPLE,
    )
    done = await room.cora.sees("Invented Borough is set up")
    await room.cora.say("post here", conversation=CHANNEL, mention=True)
    await room.cora.sees("The board will be kept here", conversation=CHANNEL)
    for peer in (room.ana, room.ben, room.sam):
        await peer.install()
        await peer.sees("help")
    return done


async def send_timetable(room: Room, text: str) -> Shown:
    """Let Cora send the client's timetable, and return the preview that she is shown."""

    async def hand_over(_request: web.Request) -> web.Response:
        return web.Response(text=text, content_type="text/csv")

    app = web.Application()
    app.router.add_get("/timetable.csv", hand_over)
    async with TestServer(app) as store:
        await room.cora.send_file("timetable.csv", str(store.make_url("/timetable.csv")))
        return await room.cora.sees(button="timetable.accept")


async def accept_timetable(room: Room, text: str) -> None:
    """Let Cora send the client's timetable, or a new version of it, and accept it."""
    preview = await send_timetable(room, text)
    answer = await room.cora.press(preview, "timetable.accept")
    await room.cora.sees(answer["value"]["body"][0]["text"])


def choices(card: Any, name: str) -> list[Any]:
    """Return what can be chosen in one of a card's inputs."""
    return next(list(part["choices"]) for part in card["body"] if part.get("id") == name)
