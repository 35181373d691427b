"""Every ring of keys, each as the bot would use it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.keys.folder import FolderKeyRing
from bot.keys.vault import VaultKeyRing
from bot.ports.keys import KeyRing
from bot.sign_in.credentials import tokens_for
from bot.sign_in.registration import Registration
from bot.wire import Wire
from tests.ports.keys.vault_stand_in import Vault, a_vault
from tests.teams.provider import APP, a_provider


@pytest.fixture
async def vault() -> AsyncIterator[Vault]:
    async with a_vault() as vault:
        yield vault


@pytest.fixture
async def in_a_vault(vault: Vault) -> AsyncIterator[VaultKeyRing]:
    """Lend a ring in the vault, opened with the bot's own sign-in."""
    async with a_provider() as provider:
        known = Registration(
            app_id=APP, app_password=SecretStr("secret"), tenant="t", login_url=provider.login_url
        )
        wire = Wire()
        tokens = tokens_for(known, wire, audience="https://vault.azure.net", tenant="t")
        ring = VaultKeyRing(vault.url, tokens=tokens, wire=wire)
        yield ring
        await ring.close()
        assert {granted.asked["scope"] for granted in provider.granted} == {"https://vault.azure.net/.default"}


@pytest.fixture(params=["folder", "vault"])
def ring(request: pytest.FixtureRequest, tmp_path: Path) -> KeyRing:
    """Return an empty ring of each kind."""
    if request.param == "folder":
        return FolderKeyRing(tmp_path / "keys")
    in_a_vault: VaultKeyRing = request.getfixturevalue("in_a_vault")
    return in_a_vault
