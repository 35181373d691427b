"""With what the bot proves to Teams who it is: a password, a certificate or a managed identity."""

import asyncio
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any

import jwt
import pytest

from bot.domain.reach import Place
from bot.ports.failing import Refused, Unavailable
from bot.sign_in.tokens import Token, Tokens
from bot.teams.incoming import Conversation, Member
from bot.teams.places import Route
from cards.card import make, para
from tests.teams.activities import PERSONAL
from tests.teams.conftest import Knock, a_door
from tests.teams.provider import APP, a_certificate, the_key

ASKED = make("capture", [para("What did you hear?")], text="What did you hear in session 3?")


def a_place(knock: Knock) -> Place:
    """Return a chat that the bot was met in before."""
    talk = Conversation(id=PERSONAL)
    route = Route(channel_id="msteams", service_url=knock.service.url, conversation=talk, bot=Member())
    return Place(kind="personal", id=PERSONAL, route=route.as_json())


async def test_a_password_is_shown_to_the_bots_own_tenant_once_for_many_messages(guarded: Knock) -> None:
    place = a_place(guarded)

    await asyncio.gather(*(guarded.messenger.post(place, ASKED) for _ in range(5)))

    [granted] = guarded.provider.granted
    assert granted.where == "/tenant-1/oauth2/v2.0/token"
    assert granted.asked == {
        "grant_type": "client_credentials",
        "client_id": APP,
        "client_secret": "a secret",
        "scope": "https://api.botframework.com/.default",
    }
    assert {asked.authorization for asked in guarded.service.asked} == {"Bearer the bot's own token"}


async def test_a_bot_of_several_tenants_signs_in_where_all_of_them_do() -> None:
    async with a_door(local=False, app_type="MultiTenant") as door:
        await door.messenger.post(a_place(door), ASKED)

        assert [g.where for g in door.provider.granted] == ["/botframework.com/oauth2/v2.0/token"]


async def test_a_certificate_signs_what_is_shown_instead_of_a_password(tmp_path: Path) -> None:
    path, thumbprint = a_certificate(tmp_path)
    async with a_door(local=False, certificate=str(path)) as door:
        await door.messenger.post(a_place(door), ASKED)

        [granted] = door.provider.granted
        shown = granted.asked["client_assertion"]
        audience = f"{door.provider.login_url}{granted.where}"
        stated = jwt.decode(shown, the_key().public_key(), algorithms=["PS256"], audience=audience)
        known_by = urlsafe_b64encode(thumbprint).decode().rstrip("=")
        assert (stated["iss"], stated["sub"]) == (APP, APP)
        assert jwt.get_unverified_header(shown)["x5t#S256"] == known_by
        assert "client_secret" not in granted.asked


async def test_a_managed_identity_is_asked_of_the_machine_that_the_bot_runs_on() -> None:
    settings: dict[str, Any] = {"app_type": "UserAssignedMSI", "identity_header": "shown to the machine"}
    async with a_door(local=False, managed=True, **settings) as door:
        await door.messenger.post(a_place(door), ASKED)

        [granted] = door.provider.granted
        assert (granted.where, granted.shown) == ("/identity", "shown to the machine")
        assert granted.asked == {
            "api-version": "2019-08-01",
            "resource": "https://api.botframework.com",
            "client_id": APP,
        }


@pytest.mark.parametrize(
    ("status", "expected"),
    [(400, Refused), (401, Refused), (404, Refused), (429, Unavailable), (503, Unavailable)],
)
async def test_a_bot_that_cannot_prove_itself_says_why_and_sends_nothing(
    guarded: Knock, status: int, expected: type[Exception]
) -> None:
    guarded.provider.refusing = status

    with pytest.raises(expected):
        await guarded.messenger.post(a_place(guarded), ASKED)

    assert guarded.service.asked == []


async def test_a_sign_in_that_failed_is_not_asked_again_by_each_of_many_messages(guarded: Knock) -> None:
    guarded.provider.refusing = 503
    place = a_place(guarded)

    sent = await asyncio.gather(
        *(guarded.messenger.post(place, ASKED) for _ in range(20)), return_exceptions=True
    )

    assert {type(outcome) for outcome in sent} == {Unavailable}
    assert len(guarded.provider.granted) == 1


class Grantor:
    """Grants numbered tokens, when it is let."""

    def __init__(self, *, seconds: float) -> None:
        self.seconds = seconds
        self.asked = 0
        self.free = asyncio.Event()
        self.free.set()

    async def ask(self) -> Token:
        """Grant the next one."""
        self.asked += 1
        number = self.asked
        await self.free.wait()
        return Token(f"token {number}", self.seconds)


async def test_nobody_waits_while_a_token_is_renewed_that_still_holds() -> None:
    grantor = Grantor(seconds=60)
    tokens = Tokens(grantor.ask, renewed_before=60)
    first = await tokens.current()
    grantor.free.clear()

    meanwhile = [await tokens.current() for _ in range(3)]
    await asyncio.sleep(0)

    assert (first, meanwhile, grantor.asked) == ("token 1", ["token 1"] * 3, 2)
    await tokens.close()


async def test_a_token_that_ended_is_asked_for_anew() -> None:
    tokens = Tokens(Grantor(seconds=0).ask)

    shown = [await tokens.current() for _ in range(2)]

    assert shown == ["token 1", "token 2"]
