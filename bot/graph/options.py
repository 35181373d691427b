"""The options of a Teams meeting, as a climate of trust asks: nobody walks in, nothing is kept (R69).

Organisations forbid a bot this more often than anything else, so it may be left: the meeting stands.
"""

import asyncio
import logging
import re
from collections import Counter
from datetime import timedelta
from typing import Final
from urllib.parse import unquote

from msgraph.generated.models.allowed_lobby_admitter_roles import AllowedLobbyAdmitterRoles
from msgraph.generated.models.lobby_bypass_scope import LobbyBypassScope
from msgraph.generated.models.lobby_bypass_settings import LobbyBypassSettings
from msgraph.generated.models.online_meeting import OnlineMeeting
from msgraph.generated.models.online_meeting_presenters import OnlineMeetingPresenters
from msgraph.generated.users.item.online_meetings.online_meetings_request_builder import (
    OnlineMeetingsRequestBuilder,
)
from msgraph.generated.users.item.user_item_request_builder import UserItemRequestBuilder

from bot.graph.answers import Listed, Named
from bot.graph.line import Line, asking
from bot.ports.failing import Refused, Unavailable
from bot.ports.meetings import MeetingMade, MeetingWanted

log = logging.getLogger(__name__)

_TRIES: Final = 3
"""How often a meeting may be put off because its options cannot be set just now."""

_LEFT_FOR: Final = timedelta(hours=1)
"""How long an organiser's meetings are left as they are once Microsoft refused; a permission takes as long."""

_ORGANISER: Final = re.compile(r'"Oid":"([0-9a-f-]{36})"', re.IGNORECASE)

_Listing = OnlineMeetingsRequestBuilder.OnlineMeetingsRequestBuilderGetQueryParameters
_Reading = UserItemRequestBuilder.UserItemRequestBuilderGetQueryParameters


class Options:
    """Sets the options of meetings that were made; doing so again changes nothing."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._asking_for_ids = asyncio.Lock()
        self._ids: dict[str, str] = {}
        self._left_until: dict[str, float] = {}
        self._failed: Counter[str] = Counter()

    async def put(self, made: MeetingMade, wanted: MeetingWanted) -> None:
        """Set the options of a meeting; raises `Unavailable` where that is worth another try."""
        now = asyncio.get_running_loop().time()
        if now < self._left_until.get(wanted.organiser, 0.0):
            return
        try:
            await self._put(made, wanted)
        except Refused:
            self._left_until[wanted.organiser] = now + _LEFT_FOR.total_seconds()
            _say_left(wanted, "Refused")
        except Unavailable:
            self._failed[made.event] += 1
            if self._failed[made.event] < _TRIES:
                raise
            _say_left(wanted, "Unavailable")
        self._failed.pop(made.event, None)

    async def _put(self, made: MeetingMade, wanted: MeetingWanted) -> None:
        organiser = await self._id_of(wanted.organiser, made)
        meetings = self._line.mailbox(organiser).online_meetings
        query = _Listing(filter=f"JoinWebUrl eq '{made.join_url.replace(chr(39), chr(39) * 2)}'")
        listing = meetings.to_get_request_information(asking(query=query))
        found = await self._line.ask(listing, Listed, mailbox=wanted.organiser, key=made.event)
        if not found.value:
            _say_left(wanted, "NotFound")
            return
        meeting = meetings.by_online_meeting_id(found.value[0].id)
        request = meeting.to_patch_request_information(_wished(), asking())
        await self._line.tell(request, mailbox=wanted.organiser, key=made.event)

    async def _id_of(self, organiser: str, made: MeetingMade) -> str:
        """Return the organiser's id: online meetings are not found by an address.

        Long join links name it; else Microsoft is asked, once. Where that is not allowed, the address must do.
        """
        if named := _ORGANISER.search(unquote(made.join_url)):
            return named[1]
        async with self._asking_for_ids:
            if organiser not in self._ids:
                self._ids[organiser] = await self._id_told(organiser)
        return self._ids[organiser]

    async def _id_told(self, organiser: str) -> str:
        how = asking(query=_Reading(select=["id"]))
        request = self._line.mailbox(organiser).to_get_request_information(how)
        try:
            return (await self._line.ask(request, Named, mailbox=organiser, key=organiser)).id
        except Refused:
            return organiser


def _wished() -> OnlineMeeting:
    """Return only what is wished for.

    Those invited come in, of whatever organisation they are; anybody else waits to be let in, by telephone too.
    Nobody sits behind the organiser's mailbox, so all who are in may let others in, which takes presenters.
    """
    return OnlineMeeting(
        lobby_bypass_settings=LobbyBypassSettings(
            scope=LobbyBypassScope.Invited, is_dial_in_bypass_enabled=False
        ),
        allowed_lobby_admitters=AllowedLobbyAdmitterRoles.OrganizerAndCoOrganizersAndPresenters,
        allowed_presenters=OnlineMeetingPresenters.Everyone,
        record_automatically=False,
        allow_recording=False,
        allow_transcription=False,
    )


def _say_left(wanted: MeetingWanted, error: str) -> None:
    log.warning("meeting.options_left", extra={"session": wanted.session, "error": error})
