"""Subscriptions to changes, and the announcements that Graph would post for them."""

from dataclasses import dataclass, field

from aiohttp import web

from tests.graph.faults import refusal
from tests.graph.wall import Json

_TENANT = "84bd8158-6d4d-4958-8b9f-9d6445542f95"


@dataclass
class Subscriptions:
    """Who is to be told of changes."""

    kept: dict[str, Json] = field(default_factory=dict)

    def answer(self, request: web.Request, body: Json) -> web.Response:
        """Answer for `/subscriptions` and what lies below it."""
        said = {name: value for name, value in body.items() if not name.startswith("@")}
        known = request.match_info.get("subscription", "")
        if not known:
            made = f"7f105c7d-2dc5-4530-97cd-{len(self.kept):012d}"
            self.kept[made] = said | {"id": made}
            return web.json_response(self.kept[made], status=201)
        if known not in self.kept:
            return refusal(404, "ExtensionError")
        if request.method == "DELETE":
            del self.kept[known]
            return web.Response(status=204)
        self.kept[known] |= said
        return web.json_response(self.kept[known])

    def announcement(self, subscription: str, **changed: str) -> Json:
        """Return what is posted when something changed in that calendar."""
        kept = self.kept[subscription]
        notice = {
            "subscriptionId": subscription,
            "subscriptionExpirationDateTime": kept["expirationDateTime"],
            "tenantId": _TENANT,
            "clientState": kept["clientState"],
        }
        changes = {"changeType": "updated", "resource": kept["resource"], "resourceData": {"id": "AAkALg1"}}
        return {"value": [notice | (changed or changes)]}
