"""The organiser's calendar as Graph keeps it: entries, views of them, and what changed since the last look."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from aiohttp import web

from tests.graph.faults import refusal
from tests.graph.wall import Json, moment, shown, zone_wished

TAGGED: Final = re.compile(
    r"singleValueExtendedProperties/Any\(ep: ep/id eq '(?P<tag>[^']+)' and ep/value eq '(?P<value>[^']+)'\)"
)
PAGE: Final = 2
"""Entries on a page of changes: few, so that there are several pages."""


@dataclass(frozen=True)
class Look:
    """What a link of a look at the calendar stands for; the first look has no position."""

    since: datetime
    until: datetime
    position: int | None = None
    shown: int = 0


@dataclass
class Calendar:
    """One calendar, as Graph answers for it and as people change it by hand."""

    base_url: str = ""
    entries: dict[str, Json] = field(default_factory=dict)
    binned: dict[str, Json] = field(default_factory=dict)
    cancellations: dict[str, str] = field(default_factory=dict)
    without_links: bool = False
    links_come_late: bool = False
    links: dict[str, str] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)
    _made: int = 0
    _by_transaction: dict[str, str] = field(default_factory=dict)
    _changed: list[str] = field(default_factory=list)

    def move_by_hand(self, event: str, *, starts: datetime, ends: datetime) -> None:
        """Move an entry as somebody does in Outlook."""
        for name, at in (("start", starts), ("end", ends)):
            utc = at.astimezone(UTC)
            self.entries[event][name] = {"dateTime": f"{utc:%Y-%m-%dT%H:%M:%S}", "timeZone": "UTC"}
        self._changed.append(event)

    def take_out_by_hand(self, event: str) -> None:
        """Take an entry out as somebody does in Outlook: it can still be read in Deleted Items."""
        self.binned[event] = self.entries.pop(event)
        self._changed.append(event)

    def cancel_by_hand(self, event: str) -> None:
        """Cancel an entry as somebody does in Outlook, where it stays to be seen for a while."""
        self.entries[event]["isCancelled"] = True
        self._changed.append(event)

    def on_entries(self, request: web.Request, body: Json) -> web.Response:
        """Answer for `/events` and what lies below it."""
        event = request.match_info.get("event", "")
        match request.method, request.path.rsplit("/", 1)[-1]:
            case _ if (
                event and event not in self.entries and not (event in self.binned and request.method == "GET")
            ):
                return refusal(404, "ErrorItemNotFound")
            case "GET", _:
                return web.json_response(self._shown(event, request) if event else self._found(request))
            case "POST", "events":
                return web.json_response(self._created(body, request), status=201)
            case "POST", "cancel":
                del self.entries[event]
                self.cancellations[event] = body["Comment"]
                self._changed.append(event)
                return web.Response(status=202)
            case "PATCH", _ if "body" not in body or body["body"]["content"] == "":
                if "body" in body:  # with another body, join links are lost
                    self.links.pop(event, None)
                self.entries[event] |= body
                self._changed.append(event)
                return web.json_response(self._shown(event, request))
        return refusal(400, "ErrorInvalidRequest")

    def on_view(self, request: web.Request) -> web.Response:
        """Answer for `/calendarView`."""
        look = Look(*_window(request))
        inside = [{"id": event} for event in self.entries if self._stands_in(look, event)]
        return web.json_response({"value": inside})

    def on_changes(self, request: web.Request) -> web.Response:
        """Answer for `/calendarView/delta()`: a page, and the link to the next one or to what comes later."""
        token = request.query.get("$skiptoken") or request.query.get("$deltatoken")
        if token and token not in self.looks:
            return refusal(410, "SyncStateNotFound")
        look = self.looks[token] if token else Look(*_window(request))
        events = self._of(look)
        page = [self._changed_entry(event, look, request) for event in events[look.shown : look.shown + PAGE]]
        if look.shown + PAGE < len(events):
            later = Look(look.since, look.until, look.position, look.shown + PAGE)
            return web.json_response(
                {"value": page, "@odata.nextLink": self._link("$skiptoken", later, request)}
            )
        later = Look(look.since, look.until, len(self._changed))
        return web.json_response({"value": page, "@odata.deltaLink": self._link("$deltatoken", later, request)})

    def _of(self, look: Look) -> list[str]:
        if look.position is None:
            return [event for event in self.entries if self._stands_in(look, event)]
        return list(dict.fromkeys(self._changed[look.position :]))

    def _changed_entry(self, event: str, look: Look, request: web.Request) -> Json:
        """Return an entry; one that was moved out of sight is said to be removed, as if it were gone."""
        if event in self.entries and self._stands_in(look, event):
            return self._shown(event, request)
        return {"id": event, "@removed": {"reason": "deleted"}}

    def _stands_in(self, look: Look, event: str) -> bool:
        entry = self.entries[event]
        return moment(entry["start"]) < look.until and moment(entry["end"]) > look.since

    def _link(self, kind: str, look: Look, request: web.Request) -> str:
        token = f"t{len(self.looks)}"
        self.looks[token] = look
        return f"{self.base_url}/users/{request.match_info['organiser']}/calendarView/delta()?{kind}={token}"

    def _created(self, body: Json, request: web.Request) -> Json:
        event = self._by_transaction.get(body["transactionId"], "")
        if event not in self.entries:
            self._made += 1
            event = f"AAkALg/{self._made}+="
            self._by_transaction[body["transactionId"]] = event
            self.entries[event] = body
            self._changed.append(event)
            if not self.without_links:
                self.links[event] = f"https://teams.microsoft.com/meet/{self._made + 2_000_000}?p=stand-in"
        made = self._shown(event, request)
        return made | {"onlineMeeting": None} if self.links_come_late else made

    def _shown(self, event: str, request: web.Request) -> Json:
        entry = self.entries.get(event) or self.binned[event]
        kept = {name: value for name, value in entry.items() if not name.startswith("@")}
        kept.pop("singleValueExtendedProperties", None)  # Graph leaves them out unless they are expanded
        times = {name: shown(entry[name], zone=zone_wished(request)) for name in ("start", "end")}
        link = self.links.get(event)
        online = {"joinUrl": link} if link else None
        return kept | times | {"id": event, "isOrganizer": True, "onlineMeeting": online}

    def _found(self, request: web.Request) -> Json:
        asked = TAGGED.fullmatch(request.query["$filter"])
        tag = asked.groupdict() if asked else {}
        hits = [
            self._shown(event, request)
            for event, entry in self.entries.items()
            for kept in entry["singleValueExtendedProperties"]
            if (kept["id"], kept["value"].lower()) == (tag.get("tag"), tag.get("value", "").lower())
        ]
        return {"value": hits}


def _window(request: web.Request) -> tuple[datetime, datetime]:
    since, until = (datetime.fromisoformat(request.query[name]) for name in ("startDateTime", "endDateTime"))
    return since, until
