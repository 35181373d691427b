"""The online meetings that stand behind calendar entries, and the options they were given."""

import re
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID, uuid5

from aiohttp import web

from tests.graph.faults import refusal
from tests.graph.wall import Json

USERS: Final = UUID("0f1c7d3a-58f0-4f5f-9d59-6a2a4f1f8b11")
BY_LINK: Final = re.compile(r"JoinWebUrl eq '(?P<link>.+)'")


@dataclass
class OnlineMeetings:
    """Online meetings, found by their links under the organiser's id and nobody else's."""

    links: dict[str, str]
    forbidden: bool = False
    unknown: bool = False
    options: dict[str, Json] = field(default_factory=dict)
    organisers: dict[str, str] = field(default_factory=dict)
    """The addresses of those whose ids were asked for."""

    def id_of(self, organiser: str) -> str:
        """Return an organiser's id."""
        told = str(uuid5(USERS, organiser.lower()))
        self.organisers[told] = organiser
        return told

    def answer(self, request: web.Request, body: Json) -> web.Response:
        """Answer for `/onlineMeetings` and what lies below it."""
        if self.forbidden or request.match_info["organiser"] not in self.organisers:
            return refusal(403, "Forbidden")
        meeting = request.match_info.get("meeting", "")
        if not meeting:
            asked = BY_LINK.fullmatch(request.query["$filter"])
            link = asked["link"] if asked else ""
            known = link in self.links.values() and not self.unknown
            return web.json_response(
                {"value": [{"id": link.rsplit("/", 1)[-1], "joinWebUrl": link}] if known else []}
            )
        self.options[meeting] = {name: value for name, value in body.items() if not name.startswith("@")}
        return web.json_response(self.options[meeting] | {"id": meeting})
