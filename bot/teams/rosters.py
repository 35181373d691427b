"""Who can read a channel, as Teams knows it: asked page by page, and never for longer than a while."""

import asyncio
from typing import Any, Final

from msrest.exceptions import (  # type: ignore[attr-defined] # msrest exports the second by the way only
    ClientException,
    DeserializationError,
)
from pydantic import ValidationError

from bot.domain.private_board import Reader
from bot.domain.reach import Account, Place
from bot.ports.failing import Refused, Unavailable
from bot.teams.connectors import Connectors
from bot.teams.incoming import Text
from bot.teams.members import Profile
from bot.teams.places import route_to

_A_PAGE: Final = 500
_PAGES: Final = 60
"""More than the largest team has; a service that never comes to an end is not asked for ever."""

_DEADLINE: Final = 30.0
"""Seconds for all pages."""

_NOT_SHOWN: Final = "Microsoft Teams does not let me see who is in the channel."
_TOO_SLOW: Final = "Microsoft Teams does not tell in time who is in the channel."


class _Listed(Profile):
    """Somebody on a page of a roster; Teams has two names for their id in the directory."""

    id: Text = ""
    object_id: Text = ""
    aad_object_id: Text = ""

    def reader(self, *, home: str) -> Reader:
        """Return them with every address by which the review may know them."""
        addresses = (self.email, self.user_principal_name, self.sign_in(at_home=True))
        account = Account(
            tenant=self.tenant_id or home, object_id=self.object_id or self.aad_object_id or self.id
        )
        return Reader(account=account, addresses=tuple(dict.fromkeys(a for a in addresses if a)))


class TeamsRosters:
    """The `Rosters` port: the members of the channel's own conversation, which a shared one has for itself."""

    def __init__(self, connectors: Connectors) -> None:
        self._connectors = connectors

    async def members_of(self, place: Place) -> tuple[Reader, ...]:
        """Return everybody who can read a channel; raises `Unavailable` or `Refused`."""
        try:
            async with asyncio.timeout(_DEADLINE):
                return await self._asked(place)
        except TimeoutError:
            raise Unavailable(_TOO_SLOW) from None
        except (Refused, ClientException, DeserializationError, ValidationError):
            raise Refused(_NOT_SHOWN) from None

    async def _asked(self, place: Place) -> tuple[Reader, ...]:
        route = route_to(place)
        connector = await self._connectors.create(route.service_url)
        readers: list[Reader] = []
        token: str | None = None
        for _ in range(_PAGES):
            page = await connector.conversations.get_teams_conversation_paged_members(place.id, _A_PAGE, token)
            if page is None or page.members is None:
                break
            listed = [_Listed.model_validate(_told(member)) for member in page.members]
            readers += [one.reader(home=route.conversation.tenant_id) for one in listed]
            token = page.continuation_token
            if not token:
                return tuple(readers)
        raise Refused(_NOT_SHOWN)


def _told(member: Any) -> dict[str, object]:
    """Return what Teams said of a member: the SDK knows some of it by name and leaves the rest as it came."""
    known = {name: getattr(member, name, None) for name in ("id", "email", "user_principal_name", "tenant_id")}
    return {**member.additional_properties, **known, "aad_object_id": member.aad_object_id}
