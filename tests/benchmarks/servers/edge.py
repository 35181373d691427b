"""A program that answers a message with a card, through the whole of `bot.teams` and nothing else of ours."""

import asyncio
import sys
from dataclasses import dataclass

from bot.conversation.events import Event, Said
from bot.ports.messages import Messenger
from bot.teams.desk import Desk
from bot.teams.settings import TeamsSettings
from cards.card import Card, make, para
from tests.benchmarks.servers.serving import serve
from tests.benchmarks.standing_in import APP, TENANT


def the_desk(provider: str) -> Desk:
    """Return our edge, with every check on."""
    return Desk(
        TeamsSettings.model_validate(
            {
                "app_id": APP,
                "app_password": "a secret",
                "tenant": TENANT,
                "loopback": True,
                "keys_url": f"{provider}/.well-known/openidconfiguration",
                "login_url": provider,
                "service_url_allow": ("127.0.0.1",),
            }
        )
    )


@dataclass
class Echo:
    """Answers what is said with a card."""

    messenger: Messenger

    async def answer(self, event: Event) -> Card | None:
        """Answer."""
        if isinstance(event, Said):
            card = make("echo", [para(f"Echo: {event.text}")], text="Echo")
            await self.messenger.post(event.caller.place, card)
        return None


async def main() -> None:
    """Serve until stopped."""
    desk = the_desk(sys.argv[2])
    await serve(desk.listening_for(Echo(desk.messenger)))


if __name__ == "__main__":
    asyncio.run(main())
