"""Keys in Azure Key Vault: what it keeps of them is purged, and what it will not do is said in our words."""

from datetime import timedelta

import pytest

from bot.domain.errors import ReviewError
from bot.domain.ids import ReviewId
from bot.keys.door import key_ring
from bot.keys.vault import VaultKeyRing
from bot.ports.failing import Refused, Unavailable
from bot.sign_in.registration import Registration
from tests.ports.keys.vault_stand_in import Vault

REVIEW = ReviewId("the-client-of-october")


async def test_nothing_of_a_destroyed_key_is_kept_and_no_secret_names_its_review(
    in_a_vault: VaultKeyRing, vault: Vault
) -> None:
    await in_a_vault.make(REVIEW)
    (name,) = vault.secrets

    await in_a_vault.destroy(REVIEW)

    assert (vault.secrets, vault.deleted, "october" in name) == ({}, {}, False)
    assert (vault.shown, vault.editions) == ({"Bearer the bot's own token"}, {"7.4"})


async def test_a_vault_that_is_still_deleting_is_asked_again_later(
    in_a_vault: VaultKeyRing, vault: Vault
) -> None:
    await in_a_vault.make(REVIEW)
    vault.deleting = True
    with pytest.raises(Unavailable, match="still deleting") as later:
        await in_a_vault.destroy(REVIEW)
    vault.deleting = False

    await in_a_vault.destroy(REVIEW)

    assert (later.value.retry_after, vault.deleted) == (timedelta(seconds=10), {})


async def test_a_key_that_may_not_be_purged_is_told_to_a_human(in_a_vault: VaultKeyRing, vault: Vault) -> None:
    await in_a_vault.make(REVIEW)
    await in_a_vault.destroy(REVIEW)
    await in_a_vault.make(REVIEW)
    vault.faults = [(404, {}), (403, {})]

    with pytest.raises(Refused, match="right to purge"):
        await in_a_vault.destroy(REVIEW)


@pytest.mark.parametrize(
    ("status", "failing"),
    [
        (401, Refused),
        (403, Refused),
        (409, Unavailable),
        (429, Unavailable),
        (503, Unavailable),
        (400, Refused),
    ],
)
async def test_what_the_vault_will_not_do_is_refused_or_tried_later(
    in_a_vault: VaultKeyRing, vault: Vault, status: int, failing: type[Exception]
) -> None:
    vault.faults = [(status, {"Retry-After": "7"})]

    with pytest.raises(failing) as failed:
        await in_a_vault.key_of(REVIEW)

    waits = timedelta(seconds=7) if failing is Unavailable else None
    assert getattr(failed.value, "retry_after", None) == waits


async def test_what_is_no_key_is_refused(in_a_vault: VaultKeyRing, vault: Vault) -> None:
    await in_a_vault.make(REVIEW)
    vault.secrets = dict.fromkeys(vault.secrets, "c2hvcnQ=")

    with pytest.raises(Refused, match="is no key"):
        await in_a_vault.key_of(REVIEW)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("", "CF_KEYS is needed with PostgreSQL"),
        ("http://name.vault.azure.net", "no address of a key vault"),
        ("https://name.example", "no address of a key vault"),
        ("https://name.vault.azure.net", "the bot's own registration"),
    ],
)
def test_where_keys_cannot_be_kept_is_told_in_a_sentence(keys: str, told: str) -> None:
    with pytest.raises(ReviewError, match=told):
        key_ring(keys, beside=None, known=Registration())


async def test_a_key_that_another_process_was_deleting_is_purged_by_whoever_comes_back(
    in_a_vault: VaultKeyRing, vault: Vault
) -> None:
    await in_a_vault.make(REVIEW)
    vault.deleting = True
    for _restart in range(3):
        with pytest.raises(Unavailable):
            await in_a_vault.destroy(REVIEW)
    vault.deleting = False

    for _again in range(2):
        await in_a_vault.destroy(REVIEW)

    assert (vault.secrets, vault.deleted) == ({}, {})


async def test_a_key_under_purge_protection_is_told_until_its_time_is_over_and_then_is_gone(
    in_a_vault: VaultKeyRing, vault: Vault
) -> None:
    await in_a_vault.make(REVIEW)
    vault.protected = True
    for _hour in range(2):
        with pytest.raises(Refused, match="purge protection"):
            await in_a_vault.destroy(REVIEW)

    vault.deleted.clear()
    for _again in range(2):
        await in_a_vault.destroy(REVIEW)

    assert await in_a_vault.exists(REVIEW) is False
    assert list(vault.deleted.values()) == ["none"]
