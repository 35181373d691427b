"""The door to Microsoft Graph; coming in by it loads nothing of the SDK, which takes a second and 40 MB."""

from functools import partial
from typing import TYPE_CHECKING

from bot.graph.meetings import GraphMeetings
from bot.graph.notifications import add_notification_routes
from bot.graph.settings import GraphSettings
from bot.graph.standing import Forbidden

if TYPE_CHECKING:
    from bot.graph.client import Outlook

__all__ = ["Forbidden", "GraphMeetings", "GraphSettings", "add_notification_routes", "graph_meetings"]


def graph_meetings(settings: GraphSettings) -> GraphMeetings:
    """Return the `Meetings` and `Calendars` ports as Microsoft Graph keeps them."""
    return GraphMeetings(partial(_open_outlook, settings), lasting=settings.deadline)


def _open_outlook(settings: GraphSettings) -> "Outlook":
    # Here and not above: the first use of the SDK stops whoever waits for it for more than a second.
    from bot.graph.client import open_outlook  # noqa: PLC0415

    return open_outlook(settings)
