"""Microsoft's Agents Playground, one for each person, driven over REST and watched over a WebSocket."""

import asyncio
import json
import os
import shutil
import socket
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

CLIENT: Final = Path(__file__).parents[1] / "client"
COMMAND: Final = CLIENT / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
BOT: Final = "28:critical-friend"
CHANNEL: Final = "19:peers@thread.tacv2"
TENANT: Final = "11111111-0000-0000-0000-000000000001"
_PATIENCE: Final = 60.0
_LOG: Final = Path("devTools", "m365agentsplayground.log")
_QUIET: Final = {"APPLICATION_INSIGHTS_NO_STATSBEAT": "1", "TEAMSAPPTESTER_BROWSER": "none"}
"""Without these it looks for telemetry services, and opens a browser."""


@dataclass(frozen=True)
class Seat:
    """Somebody invented who sits at a playground."""

    id: str
    name: str

    @property
    def email(self) -> str:
        """Their e-mail address."""
        return f"{self.id}@example.org"

    @property
    def chat(self) -> str:
        """Their own chat with the bot."""
        return f"chat-of-{self.id}"

    def as_config(self, number: int) -> dict[str, str]:
        """Return the person as the playground's configuration wants them, its spelling included."""
        first, _, last = self.name.partition(" ")
        return {
            "id": self.id,
            "name": self.name,
            "userPrincipleName": self.email,
            "aadObjectId": f"00000000-0000-0000-0000-{number:012}",
            "givenName": first,
            "surname": last,
            "email": self.email,
        }


ROOM: Final = (
    Seat("cora", "Cora Challenge"),
    Seat("ana", "Ana Example"),
    Seat("ben", "Ben Example"),
    Seat("sam", "Sam System"),
    Seat("eve", "Eve Elsewhere"),
    Seat("fay", "Fay Farther"),
)
"""The six people whom the playground wants, no more and no fewer."""

_CLIENT: Final = ROOM[3]
_SIXTH: Final = Seat("gil", "Gil Glad")
"""Who sits in the team's channel in the place of the client, who may not read there."""


def find_the_playground() -> None:
    """Skip the test, or fail it in CI, where the playground is not installed."""
    missing = [
        what for what, there in (("Node", shutil.which("node")), (str(COMMAND), COMMAND.exists())) if not there
    ]
    if missing:
        reason = f"{missing[0]} is not installed: run npm ci in tests/client."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@dataclass
class Shown:
    """A message as the person sees it now."""

    id: str
    conversation: str
    thread: str
    card: Any
    text: str

    def holds(self, *words: str) -> bool:
        """Say whether all the words stand on the card or in the text."""
        seen = json.dumps(self.card, ensure_ascii=False) + self.text
        return all(word in seen for word in words)


@dataclass
class Playground:
    """One person's Teams, as they see and use it."""

    seat: Seat
    url: str
    session: ClientSession
    shown: dict[str, Shown] = field(default_factory=dict)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def install(self, conversation: str = "") -> None:
        """Add the bot to a conversation, the person's own chat unless another is named."""
        await self._post(f"/_debug/conversation/{conversation or self.seat.chat}/installation", {})

    async def say(self, text: str, *, conversation: str = "", mention: bool = False) -> None:
        """Write to the bot; in a channel it must be mentioned."""
        said: dict[str, Any] = {"from": {"id": self.seat.id}, "text": text, "textFormat": "plain"}
        if mention:
            at = "<at>Critical Friend</at>"
            said |= {"text": f"{at} {text}", "mentions": [{"mentioned": {"id": BOT}, "text": at}]}
        await self._post(f"/_conversation/v1/conversations/{conversation or self.seat.chat}/messages", said)

    async def send_file(self, name: str, url: str) -> None:
        """Send the bot a file that can be fetched from an address of this machine."""
        number = ROOM.index(self.seat)
        file = {"downloadUrl": url, "uniqueId": name, "fileType": Path(name).suffix[1:]}
        activity = {
            "type": "message",
            "id": f"file-{len(self.shown)}-{name}",
            "channelId": "msteams",
            "serviceUrl": f"{self.url}/_connector",
            "from": {
                "id": self.seat.id,
                "name": self.seat.name,
                "aadObjectId": self.seat.as_config(number)["aadObjectId"],
            },
            "recipient": {"id": BOT, "name": "Critical Friend"},
            "conversation": {"id": self.seat.chat, "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            "attachments": [
                {
                    "contentType": "application/vnd.microsoft.teams.file.download.info",
                    "contentUrl": url,
                    "name": name,
                    "content": file,
                }
            ],
        }
        await self._post("/_internal/v1/customActivities", activity)

    async def press(self, shown: Shown, verb: str, *, by: Seat | None = None, **typed: str) -> Any:
        """Press the button with a verb, with what was typed beside it, and return the card that comes back.

        Where several people are together, anybody of the room may press it.
        """
        action = next(a for a in actions_of(shown.card) if a["verb"] == verb)
        return await self.press_with(shown, action, typed, by=by)

    async def press_with(
        self, shown: Shown, action: Any, typed: Mapping[str, str], *, by: Seat | None = None
    ) -> Any:
        """Press a button of the view that somebody has of a message."""
        pressed = {**action, "data": {**action["data"], **typed}}
        return await self._post(
            "/_conversation/v1/invoke",
            {
                "name": "adaptiveCard/action",
                "from": {"id": (by or self.seat).id},
                "conversation": {"id": shown.thread},
                "replyToId": shown.id,
                "value": {"action": pressed, "trigger": "manual"},
            },
        )

    async def sees(self, *words: str, conversation: str = "", button: str = "") -> Shown:
        """Wait until the person sees a message with these words and a button with this verb, and return it."""
        where = conversation or self.seat.chat

        def found() -> Shown | None:
            return next(
                (
                    one
                    for one in reversed(self.shown.values())
                    if one.conversation == where
                    and one.holds(*words)
                    and (not button or any(a["verb"] == button for a in actions_of(one.card)))
                ),
                None,
            )

        async with asyncio.timeout(_PATIENCE), self.changed:
            await self.changed.wait_for(lambda: found() is not None)
        there = found()
        assert there is not None
        return there

    async def watch(self, stream: ClientWebSocketResponse) -> None:
        """Note what is shown and what becomes of it, until the stream ends."""
        async for told in stream:
            if told.type is not WSMsgType.TEXT:
                continue
            event = json.loads(told.data)
            if event["action"] in {"createMessage", "updateMessage"}:
                async with self.changed:
                    self._note(event["actionConversationId"], event["message"])
                    self.changed.notify_all()

    def _note(self, conversation: str, message: Any) -> None:
        attached = message.get("attachments") or [{"content": None}]
        self.shown[message["messageId"]] = Shown(
            id=message["messageId"],
            conversation=conversation.partition(";messageid=")[0],
            thread=message.get("postConversationId", conversation),
            card=attached[0]["content"],
            text=message.get("text") or "",
        )

    async def _post(self, path: str, body: Any) -> Any:
        async with self.session.post(self.url + path, json=body) as answer:
            said = await answer.text()
            assert answer.ok, f"{path}: {answer.status} {said}"
            with suppress(ValueError):
                return json.loads(said)
            return said


def actions_of(part: Any) -> Iterator[Any]:
    """Return every button of a card that sends something, wherever it stands."""
    if isinstance(part, dict):
        if part.get("type") == "Action.Execute":
            yield part
        for inner in part.values():
            yield from actions_of(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from actions_of(inner)


@asynccontextmanager
async def a_playground(seat: Seat, *, bot: str, folder: Path) -> AsyncIterator[Playground]:
    """Run a person's playground against a bot; its configuration and its log stay in the folder."""
    _lay_out(folder, seat)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    process = await asyncio.create_subprocess_exec(
        "node", COMMAND, "start", "-e", f"{bot}/api/messages", "-c", "msteams", "-p", str(port),
        "--disable-telemetry", "--su", f"{url}/_connector",
        cwd=folder, env=os.environ | _QUIET, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        listening = await asyncio.wait_for(process.stdout.readline(), _PATIENCE)
        assert listening == f"Listening on {port}\n".encode(), (folder / _LOG).read_text("utf-8")
        async with ClientSession() as session:
            stream = await session.ws_connect(f"{url}/_ws_conversation/v1/conversations/stream")
            playground = Playground(seat, url, session)
            watching = asyncio.create_task(playground.watch(stream))
            yield playground
            await stream.close()
            await watching
    finally:
        process.terminate()
        await process.wait()


def _lay_out(folder: Path, seat: Seat) -> None:
    folder.mkdir(parents=True)
    (folder / ".m365agentsplayground.yml").write_text(json.dumps(_config(seat)), "utf-8")


def _config(seat: Seat) -> dict[str, Any]:
    room = ROOM if seat == _CLIENT else [_SIXTH if one == _CLIENT else one for one in ROOM]
    config = {one.id: one.as_config([*ROOM, _SIXTH].index(one)) for one in room}
    return {
        "version": "0.1.1",
        "tenantId": TENANT,
        "bot": {"id": BOT, "name": "Critical Friend"},
        "currentUser": config.pop(seat.id),
        "users": list(config.values()),
        "personalChat": {"id": seat.chat},
        "groupChat": {"id": "group-chat", "name": "A meeting"},
        "team": {
            "id": "19:general@thread.tacv2",
            "name": "Peer review",
            "aadGroupId": "00000000-0000-0000-0000-000000000031",
            "channels": [{"id": CHANNEL, "name": "peers"}],
        },
    }
