"""With which keys Teams may sign: those published now, however often strangers name others."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.ports.failing import Unavailable
from bot.teams.keys import Keys
from bot.teams.proofs import Proofs, Rejected
from bot.wire import Wire
from tests.teams.activities import an_activity
from tests.teams.conftest import Knock
from tests.teams.provider import APP, Provider, a_key, a_provider

AT_ONCE = timedelta(0)


@asynccontextmanager
async def the_keys(*, fresh_for: timedelta = timedelta(hours=1)) -> AsyncIterator[tuple[Keys, Provider]]:
    """Lend keys that look again whenever an unknown one is named."""
    async with a_provider() as provider:
        wire = Wire()
        keys = Keys(wire, provider.url, patience=AT_ONCE, fresh_for=fresh_for)
        try:
            yield keys, provider
        finally:
            await keys.close()
            await wire.close()


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds that is done beside a request."""
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 - what is waited for tells nobody that it is done
            await asyncio.sleep(0)


async def test_the_keys_are_fetched_once_for_many_callers(guarded: Knock) -> None:
    token = guarded.provider.token(serviceurl=guarded.service.url)

    await asyncio.gather(*(guarded.send(an_activity(guarded.service.url), token=token) for _ in range(5)))

    assert guarded.provider.fetched == 1


async def test_strangers_cannot_make_the_bot_fetch_the_keys_again_and_again(guarded: Knock) -> None:
    token = guarded.provider.token(serviceurl=guarded.service.url)
    await guarded.send(an_activity(guarded.service.url), token=token)

    for number in range(5):
        forged = guarded.provider.token(serviceurl=guarded.service.url, kid=f"stranger-{number}")
        await guarded.send(an_activity(guarded.service.url), token=forged)

    assert guarded.provider.fetched == 1


async def test_while_the_provider_is_down_it_is_not_asked_by_everybody(guarded: Knock) -> None:
    guarded.provider.down = True
    token = guarded.provider.token(serviceurl=guarded.service.url)

    answers = [await guarded.send(an_activity(guarded.service.url), token=token) for _ in range(5)]

    assert ([answer.status for answer in answers], guarded.provider.asked) == ([503] * 5, 1)


async def test_a_new_key_is_learnt_when_it_is_first_named() -> None:
    async with the_keys() as (keys, provider):
        await keys.named("key-1")
        provider.keys["key-2"] = a_key()

        learnt = await keys.named("key-2")

        assert learnt is not None
        assert learnt.endorsements == {"msteams"}


async def test_without_any_key_it_is_said_that_they_cannot_be_fetched() -> None:
    async with the_keys() as (keys, provider):
        provider.down = True

        with pytest.raises(Unavailable):
            await keys.named("key-1")


async def test_a_known_key_still_counts_while_the_provider_is_down() -> None:
    async with the_keys(fresh_for=AT_ONCE) as (keys, provider):
        known = await keys.named("key-1")
        provider.down = True
        await keys.named("key-1")
        await until(lambda: provider.asked == 2)

        again = await keys.named("key-1")

        assert again is known


async def test_an_unknown_key_stays_unknown_while_the_provider_is_down() -> None:
    async with the_keys() as (keys, provider):
        await keys.named("key-1")
        provider.down = True

        assert await keys.named("key-9") is None


async def test_a_key_that_was_withdrawn_no_longer_counts_once_the_keys_were_looked_at_again() -> None:
    async with the_keys(fresh_for=AT_ONCE) as (keys, provider):
        known = await keys.named("key-1")
        assert known is not None
        provider.keys = {"key-2": a_key()}
        still_held = keys.holds("key-1", known)

        await until(lambda: not keys.holds("key-1", known))

        assert (still_held, await keys.named("key-1")) == (True, None)


async def test_a_key_that_did_not_change_goes_on_proving_what_it_proved() -> None:
    async with the_keys(fresh_for=AT_ONCE) as (keys, provider):
        known = await keys.named("key-1")
        assert known is not None
        keys.holds("key-1", known)
        await until(lambda: provider.fetched == 2)

        assert keys.holds("key-1", known)


async def test_a_key_that_cannot_be_read_does_not_spoil_the_others() -> None:
    async with the_keys() as (keys, provider):
        provider.beside = [{"kty": "RSA", "kid": "broken", "n": "?"}, {"kty": "EC", "kid": "other"}]

        assert await keys.named("key-1") is not None


async def test_what_a_token_proves_is_remembered_until_it_ends() -> None:
    async with the_keys() as (keys, provider):
        proofs = Proofs(keys, app_id=APP)
        lasting = f"Bearer {provider.token(serviceurl='s')}"
        ended = f"Bearer {provider.token(serviceurl='s', exp=int(time.time()) - 120)}"

        remembered = [await proofs.of(header) is await proofs.of(header) for header in (lasting, ended)]

        assert remembered == [True, False]


async def test_what_a_token_proved_is_forgotten_when_its_key_is_withdrawn() -> None:
    async with the_keys(fresh_for=AT_ONCE) as (keys, provider):
        proofs = Proofs(keys, app_id=APP)
        header = f"Bearer {provider.token(serviceurl='s')}"
        proof = await proofs.of(header)
        provider.keys = {"key-2": a_key()}
        await until(lambda: not keys.holds("key-1", proof.key))

        with pytest.raises(Rejected):
            await proofs.of(header)


async def test_bytes_that_are_no_letters_are_no_token() -> None:
    async with the_keys() as (keys, _provider):
        with pytest.raises(Rejected):
            await Proofs(keys, app_id=APP).of("Bearer \udcff.\udcff.\udcff")
