"""Who may come in: Teams, proven by its token, and nobody else."""

import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pydantic import SecretStr

from bot.domain.errors import ReviewError
from bot.teams.door import TeamsDoor
from bot.teams.settings import TeamsSettings
from tests.teams.activities import a_press, an_activity
from tests.teams.conftest import Knock, a_door
from tests.teams.provider import APP, Provider, a_key, a_provider

Forge = Callable[[Provider, str], str]

HOUR = 3600
SECRET = SecretStr("a secret")
SET = TeamsSettings(app_id=APP, app_password=SECRET, tenant="tenant-1")

REJECTED: dict[str, Forge] = {
    "nothing": lambda _p, _s: "",
    "not a token": lambda _p, _s: "nonsense",
    "three parts of nonsense": lambda _p, _s: "a.b.c",
    "nested without end": lambda _p, _s: f"{urlsafe_b64encode(b'[' * 4000).decode()}.e30.e30",
    "of letters that no token has": lambda _p, _s: "é.é.é",
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


async def test_a_token_that_was_let_in_is_still_only_for_its_own_service(guarded: Knock) -> None:
    token = guarded.provider.token(serviceurl=guarded.service.url)
    await guarded.send(an_activity(guarded.service.url), token=token)

    answer = await guarded.send(an_activity("https://smba.trafficmanager.net/emea/"), token=token)

    assert answer.status == 401


async def test_a_stranger_is_turned_away_before_what_they_sent_is_read(guarded: Knock) -> None:
    answer = await guarded.client.post(
        "/api/messages",
        data=b"{",
        headers={"Content-Type": "application/json", "Authorization": "Bearer a.b.c"},
    )

    assert answer.status == 401


async def test_where_a_token_says_that_keys_are_is_not_asked(guarded: Knock) -> None:
    async with a_provider() as stranger:
        stranger.keys = {"key-9": a_key()}
        says = {"jku": stranger.url, "x5u": stranger.url}
        token = stranger.token(
            serviceurl=guarded.service.url, kid="key-9", key=stranger.keys["key-9"], says=says
        )

        answer = await guarded.send(an_activity(guarded.service.url), token=token)

        assert (answer.status, stranger.asked) == (401, 0)


@pytest.mark.parametrize(
    ("tenant", "status"), [("tenant-1", 200), ("TENANT-1", 200), ("tenant-2", 403), ("", 403), (None, 403)]
)
async def test_only_conversations_of_the_bots_own_tenant_are_taken_part_in(
    guarded: Knock, tenant: str | None, status: int
) -> None:
    token = guarded.provider.token(serviceurl=guarded.service.url)
    talk = {"id": "a:chat", "conversationType": "personal", "tenantId": tenant}
    changes = {"conversation": talk, "channelData": {"tenant": {"id": tenant}}}

    answer = await guarded.send(an_activity(guarded.service.url, **changes), token=token)

    assert answer.status == status


async def test_a_guest_of_another_tenant_is_let_into_a_conversation_of_the_bots_own(guarded: Knock) -> None:
    token = guarded.provider.token(serviceurl=guarded.service.url)
    changes = {"channelData": {"tenant": {"id": "tenant-of-a-guest"}}}

    answer = await guarded.send(an_activity(guarded.service.url, **changes), token=token)

    assert answer.status == 200


@pytest.mark.parametrize(
    ("tenants", "status"), [((), 200), (("tenant-1", "tenant-2"), 200), (("tenant-2",), 403)]
)
async def test_a_bot_of_several_tenants_serves_those_named_or_any(
    tenants: tuple[str, ...], status: int
) -> None:
    async with a_door(local=False, app_type="MultiTenant", tenants=tenants) as door:
        token = door.provider.token(serviceurl=door.service.url)

        answer = await door.send(an_activity(door.service.url), token=token)

        assert answer.status == status


@pytest.mark.parametrize(
    ("service", "status"),
    [
        ("https://smba.trafficmanager.net/emea/", 200),
        ("https://SMBA.trafficmanager.net/emea/", 200),
        ("http://smba.trafficmanager.net/emea/", 403),
        ("https://stranger.trafficmanager.net/", 403),
        ("https://smba.trafficmanager.net.example.org/", 403),
        ("https://smba.trafficmanager.net@example.org/", 403),
        ("https://example.org/?smba.trafficmanager.net", 403),
        ("ftp://127.0.0.1/", 403),
        ("//smba.trafficmanager.net/", 403),
        ("https://[", 403),
        ("nonsense", 403),
        ("", 403),
    ],
)
async def test_only_teams_itself_may_be_where_answers_go(guarded: Knock, service: str, status: int) -> None:
    token = guarded.provider.token(serviceurl=service)
    meeting = {"type": "event", "name": "application/vnd.microsoft.meetingStart"}

    answer = await guarded.send(an_activity(service, **meeting), token=token)

    assert answer.status == status


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
        ("application/json", b'{"type": "message", "value": ' + b"[" * 400 + b"]" * 400 + b"}", 400),
        ("application/json", b'{"type": "message", "value": NaN}', 400),
        ("application/json", b'{"type": "message", "value": {"x": [-Infinity]}}', 400),
        ("application/json", b'{"type": "message", "text": "\\ud800"}', 400),
        ("application/json; charset=utf-16", '{"type": "message"}'.encode("utf-16"), 400),
        ("", b"{}", 415),
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
    answer = await door.send(an_activity("https://smba.trafficmanager.net/emea/"))

    assert answer.status == 403


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (TeamsSettings(), "The bot's app id and password are not set"),
        (TeamsSettings(app_id=APP), "The bot's app id and password are not set"),
        (TeamsSettings(app_type="UserAssignedMSI", app_id=APP), "The bot's app id and password are not set"),
        (TeamsSettings(app_id=APP, app_password=SECRET), "The tenant is not set"),
        (SET.model_copy(update={"keys_url": "http://127.0.0.1:9/keys"}), "only CF_LOCAL=1 allows"),
        (SET.model_copy(update={"login_url": "https://localhost/"}), "only CF_LOCAL=1 allows"),
        (SET.model_copy(update={"service_url_allow": ("127.0.0.1",)}), "only CF_LOCAL=1 allows"),
        (SET.model_copy(update={"login_url": "http://login.example.org"}), "must begin with https"),
        (SET.model_copy(update={"certificate": __file__}), "The bot's certificate cannot be read"),
        (SET.model_copy(update={"certificate": "/nowhere.pem"}), "The bot's certificate cannot be read"),
    ],
)
def test_a_door_that_anybody_could_walk_through_is_not_built(settings: TeamsSettings, sentence: str) -> None:
    with pytest.raises(ReviewError, match=sentence):
        TeamsDoor(settings)
