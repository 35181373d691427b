"""The bot's own app in people's Teams: added for somebody who has not opened a chat with it (R77)."""

from collections.abc import Sequence
from typing import Final

from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph.generated.models.user_scope_teams_app_installation import UserScopeTeamsAppInstallation
from msgraph.generated.users.item.teamwork.installed_apps.installed_apps_request_builder import (
    InstalledAppsRequestBuilder,
)

from bot.domain.reach import Account
from bot.graph.answers import Listed, Named
from bot.graph.line import Line
from bot.graph.settings import AUDIENCE
from bot.graph.standing import AlreadyThere, Forbidden, NotTaken, UnknownUser
from bot.ports.failing import Gone, NotReached, Unavailable

_NOT_PERMITTED: Final = "Microsoft does not permit me to be added for them."
_OF_ANOTHER_TENANT: Final = "They are a guest of another organisation, for whom I cannot be added."
_UNKNOWN: Final = "Nobody with their address is in my organisation, so I cannot be added for them."
_NOT_TAKEN: Final = "Microsoft did not add me for them: is CF_TEAMS_APP_ID the app's id in the catalogue?"
_NO_CHAT_YET: Final = "I was added for them, and Teams has not made the chat yet."


class Apps:
    """Adds the app with one id in the catalogue for people of the `home` tenant."""

    def __init__(self, line: Line, *, app: str, home: str) -> None:
        self._line = line
        self._app = app
        self._home = home.casefold()

    async def add(self, email: str, *, accounts: Sequence[Account]) -> None:
        """Add the app for somebody and have their chat announced; where it was added before, only the latter.

        Raises `Unavailable`, or `NotReached` with the reason.
        """
        user = self._user(email, accounts)
        try:
            await self._install(user)
            await self._announce(user)
        except Forbidden:
            raise NotReached(_NOT_PERMITTED) from None
        except (UnknownUser, Gone):
            raise NotReached(_UNKNOWN) from None
        except NotTaken:
            raise NotReached(_NOT_TAKEN) from None

    async def is_added(self, user: str) -> bool:
        """Return whether the app is there for somebody; raises `Forbidden` where the bot may not know."""
        return bool((await self._added(user)).value)

    def _user(self, email: str, accounts: Sequence[Account]) -> str:
        """Return by what Graph knows somebody: an account at home, or their address where none was met."""
        at_home = [a.object_id for a in accounts if a.tenant.casefold() == self._home]
        if at_home:
            return at_home[-1]
        if accounts:
            raise NotReached(_OF_ANOTHER_TENANT)
        if not email:
            raise NotReached(_UNKNOWN)
        return email

    async def _install(self, user: str) -> None:
        app = f"{AUDIENCE}/v1.0/appCatalogs/teamsApps/{self._app}"
        wanted = UserScopeTeamsAppInstallation(additional_data={"teamsApp@odata.bind": app})
        request = self._apps_of(user).to_post_request_information(wanted)
        try:
            await self._line.tell(request, mailbox=user, key=user)
        except AlreadyThere:
            return

    async def _announce(self, user: str) -> None:
        """Ask for the chat: Teams then tells the bot of it, as if they had opened it."""
        there = (await self._added(user)).value
        if not there:
            raise Unavailable(_NO_CHAT_YET)
        chat = self._apps_of(user).by_user_scope_teams_app_installation_id(there[0].id).chat
        try:
            await self._line.ask(chat.to_get_request_information(), Named, mailbox=user, key=user)
        except Gone:
            raise Unavailable(_NO_CHAT_YET) from None

    async def _added(self, user: str) -> Listed:
        query = InstalledAppsRequestBuilder.InstalledAppsRequestBuilderGetQueryParameters(
            expand=["teamsApp"], filter=f"teamsApp/id eq '{self._app}'"
        )
        asked = RequestConfiguration(query_parameters=query)
        request = self._apps_of(user).to_get_request_information(asked)
        return await self._line.ask(request, Listed, mailbox=user, key=user)

    def _apps_of(self, user: str) -> InstalledAppsRequestBuilder:
        return self._line.mailbox(user).teamwork.installed_apps
