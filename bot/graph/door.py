"""The door to Microsoft Graph; coming in by it loads nothing of the SDK, which takes a second and 40 MB."""

from functools import partial
from typing import TYPE_CHECKING

from bot.graph.meetings import GraphMeetings
from bot.graph.settings import GraphSettings

if TYPE_CHECKING:
    from bot.graph.calendar import Calendar

__all__ = ["GraphMeetings", "GraphSettings", "graph_meetings"]


def graph_meetings(settings: GraphSettings) -> GraphMeetings:
    """Return the `Meetings` port as Microsoft Graph keeps it."""
    return GraphMeetings(partial(_open_calendar, settings))


def _open_calendar(settings: GraphSettings) -> "Calendar":
    # Here and not above: the first use of the SDK stops whoever waits for it for more than a second.
    from bot.graph.client import open_calendar  # noqa: PLC0415

    return open_calendar(settings)
