"""With what the bot proves to Microsoft Graph who it is: a password, a certificate or a managed identity."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.ports.failing import Refused, Unavailable
from tests.graph_over_http import opened
from tests.graph_stand_in import GraphStandIn
from tests.ports.meetings.wanted import wanted
from tests.teams.provider import APP, Provider, a_certificate, a_provider

GRAPH = "https://graph.microsoft.com"


@pytest.fixture
async def provider() -> AsyncIterator[Provider]:
    """Run an identity provider."""
    async with a_provider() as provider:
        yield provider


def known(provider: Provider, **proof: Any) -> dict[str, Any]:
    """Return a registration whose tokens come from a provider on this machine."""
    return {"app_id": APP, "tenant": "tenant-1", "login_url": provider.login_url} | proof


@pytest.mark.parametrize("proof", ["password", "certificate", "managed identity"])
async def test_each_proof_gets_one_token_for_graph_that_every_request_shows(
    graph: GraphStandIn, provider: Provider, proof: str, tmp_path: Path
) -> None:
    shown: dict[str, dict[str, str]] = {
        "password": {"app_password": "a secret"},
        "certificate": {"certificate": str(a_certificate(tmp_path)[0])},
        "managed identity": {"app_type": "UserAssignedMSI", "identity_endpoint": provider.identity_url},
    }
    async with opened(graph, **known(provider, **shown[proof])) as meetings:
        made = await meetings.open(wanted())
        await meetings.move(made.event, wanted())

    [granted] = provider.granted
    assert {e["request"]["headers"].get("authorization") for e in graph.exchanges} == {
        "Bearer the bot's own token"
    }
    asked = (granted.where, granted.asked.get("resource"), granted.asked.get("scope"))
    at_sign_in = ("/tenant-1/oauth2/v2.0/token", None, f"{GRAPH}/.default")
    assert asked == (("/identity", GRAPH, None) if proof == "managed identity" else at_sign_in)
    assert ("client_secret" in granted.asked, "client_assertion" in granted.asked) == (
        proof == "password",
        proof == "certificate",
    )


async def test_a_token_of_several_tenants_is_that_of_the_home_tenant(
    graph: GraphStandIn, provider: Provider
) -> None:
    async with opened(graph, **known(provider, app_password="s", app_type="MultiTenant")) as meetings:
        await meetings.open(wanted())

    assert [granted.where for granted in provider.granted] == ["/tenant-1/oauth2/v2.0/token"]


@pytest.mark.parametrize(("status", "expected"), [(401, Refused), (503, Unavailable)])
async def test_a_bot_that_cannot_prove_itself_asks_graph_nothing(
    graph: GraphStandIn, provider: Provider, status: int, expected: type[Exception]
) -> None:
    provider.refusing = status
    async with opened(graph, **known(provider, app_password="a secret")) as meetings:
        with pytest.raises(expected, match=r"sign-in|does not accept"):
            await meetings.open(wanted())

    assert graph.exchanges == []


async def test_microsofts_own_token_is_never_shown_to_this_machine(graph: GraphStandIn) -> None:
    async with opened(graph, app_id=APP, app_password="a secret", tenant="tenant-1") as meetings:
        await meetings.open(wanted())

    assert {e["request"]["headers"].get("authorization") for e in graph.exchanges} == {None}
