"""Who may come in: Teams, proven by its token, and nobody else."""

import time
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from bot.domain.errors import ReviewError
from bot.teams.door import TeamsDoor
from bot.teams.keys import Keys
from bot.teams.settings import TeamsSettings
from bot.teams.wire import Wire
from tests.teams.activities import a_press, an_activity
from tests.teams.conftest import Knock
from tests.teams.provider import APP, Provider, a_key, a_provider

Forge = Callable[[Provider, str], str]

HOUR = 3600

REJECTED: dict[str, Forge] = {
    "nothing": lambda _p, _s: "",
    "not a token": lambda _p, _s: "nonsense",
    "three parts of nonsense": lambda _p, _s: "a.b.c",
    "expired an hour ago": lambda p, s: p.token(serviceurl=s, exp=int(time.time()) - HOUR),
    "without an end": lambda p, s: p.token(serviceurl=s, exp=None),
    "not yet valid": lambda p, s: p.token(serviceurl=s, nbf=int(time.time()) + HOUR),
    "for another bot": lambda p, s: p.token(serviceurl=s, aud="another-bot"),
    "for several bots": lambda p, s: p.token(serviceurl=s, aud=[APP, "another-bot"]),
    "for no bot": lambda p, s: p.token(serviceurl=s, aud=None),
    "from another issuer": lambda p, s: p.token(serviceurl=s, iss="https://sts.example.org/"),
    "from no issuer": lambda p, s: p.token(serviceurl=s, iss=None),
    "for no service": lambda p, _s: p.token(),
    "for another service": lambda p, s: p.token(serviceurl=s.rstrip("/")),
    "signed by a stranger": lambda p, s: p.token(serviceurl=s, key=a_key()),
    "with an unknown key": lambda p, s: p.token(serviceurl=s, kid="key-9"),
    "with no key named": lambda p, s: p.token(serviceurl=s, kid=None),
    "signed by nobody": lambda p, s: p.token(serviceurl=s, algorithm="none"),
    "signed with a password": lambda p, s: p.token(serviceurl=s, algorithm="HS256", key="k" * 32),
    "signed in another way": lambda p, s: p.token(serviceurl=s, algorithm="RS384"),
}


@pytest.mark.parametrize("forge", REJECTED.values(), ids=REJECTED.keys())
async def test_a_caller_with_a_wrong_token_is_turned_away(guarded: Knock, forge: Forge) -> None:
    token = forge(guarded.provider, guarded.service.url)

    answer = await guarded.send(an_activity(guarded.service.url), token=token)

    assert (answer.status, guarded.notebook.happened) == (401, [])


async def test_a_caller_without_a_token_is_turned_away(guarded: Knock) -> None:
    answer = await guarded.send(an_activity(guarded.service.url))

    assert (answer.status, guarded.notebook.happened) == (401, [])


async def test_teams_is_let_in(guarded: Knock) -> None:
    token = guarded.provider.token(serviceurl=guarded.service.url)

    answer = await guarded.send(an_activity(guarded.service.url), token=token)

    assert (answer.status, len(guarded.notebook.happened)) == (200, 1)


async def test_a_clock_that_is_two_minutes_off_is_forgiven(guarded: Knock) -> None:
    token = guarded.provider.token(serviceurl=guarded.service.url, exp=int(time.time()) - 120)

    answer = await guarded.send(an_activity(guarded.service.url), token=token)

    assert answer.status == 200


async def test_a_key_that_may_not_sign_for_teams_is_turned_away(guarded: Knock) -> None:
    guarded.provider.endorsements = ["webchat"]
    token = guarded.provider.token(serviceurl=guarded.service.url)

    answer = await guarded.send(an_activity(guarded.service.url), token=token)

    assert answer.status == 401


async def test_when_the_keys_cannot_be_fetched_teams_is_asked_to_come_again(guarded: Knock) -> None:
    guarded.provider.down = True
    token = guarded.provider.token(serviceurl=guarded.service.url)

    answer = await guarded.send(an_activity(guarded.service.url), token=token)

    assert answer.status == 503


async def test_the_keys_are_fetched_once_for_many_callers(guarded: Knock) -> None:
    token = guarded.provider.token(serviceurl=guarded.service.url)

    for _ in range(5):
        await guarded.send(an_activity(guarded.service.url), token=token)

    assert guarded.provider.fetched == 1


async def test_strangers_cannot_make_the_bot_fetch_the_keys_again_and_again(guarded: Knock) -> None:
    for number in range(5):
        forged = guarded.provider.token(serviceurl=guarded.service.url, kid=f"stranger-{number}")
        await guarded.send(an_activity(guarded.service.url), token=forged)

    assert guarded.provider.fetched == 1


async def test_a_new_key_is_learnt_when_it_is_first_named() -> None:
    async with a_provider() as provider:
        wire = Wire()
        keys = Keys(wire, provider.url, patience=timedelta(0))
        await keys.named("key-1")
        provider.keys["key-2"] = a_key()

        learnt = await keys.named("key-2")

        assert learnt is not None
        assert learnt.endorsements == {"msteams"}
        await wire.close()


async def test_a_known_key_still_counts_while_the_provider_is_down() -> None:
    async with a_provider() as provider:
        wire = Wire()
        keys = Keys(wire, provider.url, patience=timedelta(0))
        known = await keys.named("key-1")
        provider.down = True

        again = await keys.named("key-1")

        assert again == known
        await wire.close()


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("text/plain", b"{}", 415),
        ("application/json", b"", 400),
        ("application/json", b"{", 400),
        ("application/json", b"[]", 400),
        ("application/json", b"null", 400),
        ("application/json", b"{}", 400),
        ("application/json", b'{"type": 7}', 400),
        ("application/json", b'{"type": "message", "conversation": {}}', 400),
        ("application/json", b'{"type": "message", "from": "Ana"}', 400),
        ("application/json", b'{"type": "\xff\xfe"}', 400),
        ("application/json", b"[" * 100_000, 400),
        ("application/json", b'{"type": "' + b"x" * 1024 * 1024 + b'"}', 413),
    ],
)
async def test_what_is_not_an_activity_is_refused(
    door: Knock, content_type: str, body: bytes, status: int
) -> None:
    answer = await door.client.post("/api/messages", data=BytesIO(body), headers={"Content-Type": content_type})

    assert answer.status == status


async def test_a_body_of_unknown_length_is_refused_once_it_is_too_long(door: Knock) -> None:
    async def endless() -> Any:
        for _ in range(20):
            yield b"x" * 100_000

    answer = await door.client.post(
        "/api/messages", data=endless(), headers={"Content-Type": "application/json"}
    )

    assert answer.status == 413


async def test_only_posting_is_allowed(door: Knock) -> None:
    answer = await door.client.get("/api/messages")

    assert (answer.status, answer.headers["Allow"]) == (405, "POST")


async def test_an_invoke_that_no_card_sends_is_refused(door: Knock) -> None:
    answer = await door.send(a_press(door.service.url, value={"action": {"type": "Action.Execute"}}))

    assert answer.status == 400


async def test_an_invoke_that_the_bot_does_not_know_is_not_implemented(door: Knock) -> None:
    answer = await door.send(a_press(door.service.url, name="task/fetch"))

    assert answer.status == 501


async def test_in_local_mode_another_machine_cannot_be_named_as_the_service(door: Knock) -> None:
    answer = await door.send(an_activity("https://service.example.org/"))

    assert answer.status == 400


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (TeamsSettings(), "The bot's app id and password are not set"),
        (TeamsSettings(app_id=APP), "The bot's app id and password are not set"),
        (TeamsSettings.model_validate({"app_id": APP, "app_password": "secret"}), "The tenant is not set"),
    ],
)
def test_a_door_that_anybody_could_walk_through_is_not_built(settings: TeamsSettings, sentence: str) -> None:
    with pytest.raises(ReviewError, match=sentence):
        TeamsDoor(settings)
