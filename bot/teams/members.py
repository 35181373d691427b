"""Who writes to us: the names and addresses behind an account, and which of them may be believed."""

import asyncio
import logging
from collections import OrderedDict
from typing import Final

from pydantic import ValidationError

from bot.conversation.events import Caller
from bot.domain.reach import Account, Place
from bot.ports.failing import Refused, Unavailable
from bot.teams.connectors import Connectors
from bot.teams.incoming import Incoming, Member, Read, Text

_KEPT: Final = 2000
_SECONDS: Final = 3.0
_GUEST: Final = "#ext#"
_ANONYMOUS: Final = "anonymous"

_log = logging.getLogger(__name__)


class Profile(Read):
    """What Teams knows about a member; all of it may be empty."""

    name: Text = ""
    email: Text = ""
    user_principal_name: Text = ""
    tenant_id: Text = ""
    user_role: Text = ""

    def sign_in(self, *, at_home: bool) -> str:
        """Return the sign-in name as an e-mail address, where Microsoft vouches for it.

        Its domain is proven to belong to the tenant. A guest's holds the address that our own tenant invited;
        what another tenant says of its guests proves nothing.
        """
        name = "" if self.user_role == _ANONYMOUS else self.user_principal_name.casefold()
        invited, is_guest, _ = name.partition(_GUEST)
        if is_guest and at_home:
            local, _, domain = invited.rpartition("_")
            return f"{local}@{domain}" if local and domain else ""
        return "" if "#" in name else name


NOBODY: Final = Profile()


class Members:
    """Looks people up and remembers the last 2,000 of them; `home` is the tenant whose directory is believed.

    Without a `home` no e-mail address is believed, save in local mode, in which every one is.
    """

    def __init__(self, connectors: Connectors, *, home: str, local: bool) -> None:
        self._connectors = connectors
        self._home = home
        self._local = local
        self._known: OrderedDict[tuple[str, str], Profile] = OrderedDict()

    async def caller(self, incoming: Incoming, member: Member, place: Place) -> Caller:
        """Return somebody with the addresses that may be believed, and the one that may not."""
        known = await self._profile(incoming, member)
        at_home = self._local or (bool(self._home) and known.tenant_id.casefold() == self._home.casefold())
        believed = at_home and known.user_role != _ANONYMOUS
        return Caller(
            account=Account(
                tenant=known.tenant_id or incoming.tenant, object_id=member.aad_object_id or member.id
            ),
            name=member.name or known.name,
            place=place,
            email=known.email if believed else "",
            sign_in=known.sign_in(at_home=at_home),
            claims="" if believed else known.email,
        )

    async def _profile(self, incoming: Incoming, member: Member) -> Profile:
        """Return what Teams knows about a member, or nothing where it does not tell in time."""
        account = (incoming.tenant, member.id)
        if account in self._known:
            self._known.move_to_end(account)
            return self._known[account]
        try:
            profile = await asyncio.wait_for(self._asked(incoming, member), _SECONDS)
        except (Unavailable, Refused, TimeoutError, ValidationError) as error:
            _log.warning("member.unknown", extra={"error": type(error).__name__})
            return NOBODY
        self._known[account] = profile
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return profile

    async def _asked(self, incoming: Incoming, member: Member) -> Profile:
        if incoming.conversation is None or not member.id:
            return NOBODY
        connector = await self._connectors.create(incoming.service_url)
        talk = incoming.conversation.id.partition(";messageid=")[0]
        found = await connector.conversations.get_conversation_member(talk, member.id)
        return Profile.model_validate({**found.additional_properties, "name": found.name})
