"""Activities as Teams sends them; a test says only what matters to it."""

from typing import Any, Final

TENANT: Final = "tenant-1"
BOT: Final = "28:critical-friend"
PERSONAL: Final = "a:personal-chat"
CHANNEL: Final = "19:board@thread.tacv2"


def an_activity(service_url: str, **changes: Any) -> dict[str, Any]:
    """Return a message that Ana wrote in her own chat with the bot."""
    return {
        "type": "message",
        "id": "1760000000000",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": "29:ana", "name": "Ana Example", "aadObjectId": "object-ana"},
        "recipient": {"id": BOT, "name": "Critical Friend"},
        "conversation": {"id": PERSONAL, "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "text": "today",
    } | changes


def in_the_channel() -> dict[str, Any]:
    """Return a conversation: a thread in the team's channel."""
    return {"id": f"{CHANNEL};messageid=1759", "conversationType": "channel", "tenantId": TENANT}


def a_press(
    service_url: str, *, verb: str = "capture.save", posted: str = "", **changes: Any
) -> dict[str, Any]:
    """Return a press on a card's button."""
    action = {"type": "Action.Execute", "verb": verb, "data": {"about": {"review": "r1"}, "text": "Clear aims"}}
    pressed = {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "text": None,
        "replyToId": posted,
        "value": {"action": action, "trigger": "manual"},
    }
    return an_activity(service_url, **(pressed | changes))
