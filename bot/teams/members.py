"""Who writes to us: the name and e-mail address behind an account, asked of Teams once."""

import asyncio
import logging
from collections import OrderedDict
from typing import Final

from pydantic import ValidationError

from bot.ports import Refused, Unavailable
from bot.teams.connectors import Connectors
from bot.teams.incoming import Incoming, Read, Text

_KEPT: Final = 2000
_SECONDS: Final = 3.0

_log = logging.getLogger(__name__)


class Profile(Read):
    """What Teams knows about a member; all of it may be empty."""

    name: Text = ""
    email: Text = ""
    user_principal_name: Text = ""

    @property
    def address(self) -> str:
        """The e-mail address, or the sign-in name where there is none."""
        return self.email or self.user_principal_name


NOBODY: Final = Profile()


class Members:
    """Looks people up and remembers the last 2,000 of them."""

    def __init__(self, connectors: Connectors) -> None:
        self._connectors = connectors
        self._known: OrderedDict[tuple[str, str], Profile] = OrderedDict()

    async def sender_of(self, incoming: Incoming) -> Profile:
        """Return what Teams knows about the sender, or nothing where it does not tell in time."""
        account = (incoming.tenant, incoming.sender.id)
        if account in self._known:
            self._known.move_to_end(account)
            return self._known[account]
        try:
            profile = await asyncio.wait_for(self._asked(incoming), _SECONDS)
        except (Unavailable, Refused, TimeoutError, ValidationError) as error:
            _log.warning("member.unknown", extra={"error": type(error).__name__})
            return NOBODY
        self._known[account] = profile
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return profile

    async def _asked(self, incoming: Incoming) -> Profile:
        if incoming.conversation is None or not incoming.sender.id:
            return NOBODY
        connector = await self._connectors.create(incoming.service_url)
        talk = incoming.conversation.id.partition(";messageid=")[0]
        member = await connector.conversations.get_conversation_member(talk, incoming.sender.id)
        return Profile.model_validate({**member.additional_properties, "name": member.name})
