"""Everything that the core needs from outside, in one place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.ports.files import Documents, Timetables
from bot.ports.installing import Installer
from bot.ports.likeness import Likeness
from bot.ports.meetings import Calendars, Meetings
from bot.ports.messages import Mail, Messenger
from bot.ports.pages import NO_ADDRESS, NO_FORMS, Forms, Links
from bot.ports.peer_pages import NO_PEER_PAGES, PeerPages
from bot.ports.rosters import Rosters
from bot.records.work import Store


@dataclass(frozen=True)
class Ports:
    """Everything that the core needs from outside, handed on as one."""

    store: Store
    messenger: Messenger
    rosters: Rosters
    meetings: Meetings
    timetables: Timetables
    documents: Documents
    likeness: Likeness
    clock: Callable[[], datetime]
    links: Links = NO_ADDRESS
    forms: Forms = NO_FORMS
    peer_pages: PeerPages = NO_PEER_PAGES
    mail: Mail | None = None
    installer: Installer | None = None
    calendars: Calendars | None = None
    chat_link: str = ""
    """Where people add the bot in Teams, or open a chat with it; empty where that is not known."""
