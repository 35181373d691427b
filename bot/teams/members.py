"""Who writes to us: the e-mail address behind an account, asked of Teams once."""

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


class _Profile(Read):
    """What Teams knows about a member."""

    email: Text = ""
    user_principal_name: Text = ""


class Members:
    """Looks up e-mail addresses and remembers those of the last 2,000 accounts."""

    def __init__(self, connectors: Connectors) -> None:
        self._connectors = connectors
        self._emails: OrderedDict[tuple[str, str], str] = OrderedDict()

    async def email_of(self, incoming: Incoming) -> str:
        """Return the sender's e-mail address, or nothing where Teams does not tell it in time."""
        account = (incoming.tenant, incoming.sender.id)
        if account in self._emails:
            self._emails.move_to_end(account)
            return self._emails[account]
        try:
            email = await asyncio.wait_for(self._asked(incoming), _SECONDS)
        except (Unavailable, Refused, TimeoutError, ValidationError) as error:
            _log.warning("member.unknown", extra={"error": type(error).__name__})
            return ""
        self._emails[account] = email
        if len(self._emails) > _KEPT:
            self._emails.popitem(last=False)
        return email

    async def _asked(self, incoming: Incoming) -> str:
        if incoming.conversation is None or not incoming.sender.id:
            return ""
        connector = await self._connectors.create(incoming.service_url)
        talk = incoming.conversation.id.partition(";messageid=")[0]
        member = await connector.conversations.get_conversation_member(talk, incoming.sender.id)
        profile = _Profile.model_validate(member.additional_properties)
        return profile.email or profile.user_principal_name
