"""The doctor looks at each thing that the bot needs, and says what to do about what is missing."""

import asyncio
import json
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Final

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from bot import clock
from bot.doctor.checked import Check, Checked
from bot.doctor.examination import examine
from bot.doctor.surroundings import clock_is_right
from bot.settings import read_settings
from bot.store.door import open_store
from bot.teams.incoming import Incoming
from bot.teams.places import place_of
from bot.web.health import Health, add_health_routes
from tests.builders import a_review
from tests.graph.apps import APP as IN_CATALOGUE
from tests.graph.faults import LETS_PASS, Answers
from tests.graph_stand_in import GraphStandIn, graph_stand_in
from tests.teams.activities import TENANT, an_activity, in_the_channel
from tests.teams.provider import APP, Provider, a_provider, the_key
from tests.teams.service import Service, a_service

SECRET: Final = "a secret of thirty-two letters ..."
WELL: Final = [
    "settings",
    "token",
    "organiser's mailbox",
    "other mailboxes",
    "adding itself",
    "database",
    "keys",
    "clock",
    "public address",
]


@dataclass
class Surroundings:
    """Everything around the bot, on this machine."""

    provider: Provider
    graph: GraphStandIn
    service: Service


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Set nothing but where the database is."""
    monkeypatch.setenv("CF_DATABASE_URL", f"sqlite:///{tmp_path / 'reviews.db'}")


@pytest.fixture
async def around(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AsyncIterator[Surroundings]:
    """Return what stands around the bot, all of it well and set, with a page at its public address."""
    async with (
        a_provider() as provider,
        graph_stand_in() as graph,
        a_service() as service,
        a_page(tmp_path, days=90) as url,
    ):
        for name, value in {
            "CF_LOCAL": "1",
            "CF_APP_ID": APP,
            "CF_APP_PASSWORD": SECRET,
            "CF_TENANT": TENANT,
            "CF_LINK_SECRET": SECRET,
            "CF_PUBLIC_URL": url,
            "CF_OPENID_METADATA_URL": provider.url,
            "CF_LOGIN_URL": provider.login_url,
            "CF_GRAPH_URL": graph.base_url,
            "CF_SERVICE_URL_ALLOW": "127.0.0.1",
            "SSL_CERT_FILE": str(tmp_path / "trusted.pem"),
        }.items():
            monkeypatch.setenv(name, value)
        yield Surroundings(provider, graph, service)


@asynccontextmanager
async def a_page(folder: Path, *, days: int) -> AsyncIterator[str]:
    """Answer as a bot that is alive, under a certificate that lasts so many days and is trusted here."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = clock.now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(the_key().public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=days, hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(the_key(), hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    (folder / "trusted.pem").write_bytes(pem)
    key = the_key().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "page.pem").write_bytes(pem + key)
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(folder / "page.pem")

    async def page() -> bytes:
        return b""

    app = web.Application()
    add_health_routes(app, Health(parts={}, page=page))
    server = TestServer(app, scheme="https")
    await server.start_server(ssl=shown)
    try:
        yield f"https://localhost:{server.port}"
    finally:
        await server.close()


async def examined(*, organiser: str = "", outside: str = "", post: bool = False) -> dict[str, Checked]:
    """Return every check by its name; no secret stands in any."""
    checks = {c.check: c async for c in examine(organiser=organiser, outside=outside, post=post)}
    assert SECRET not in str(checks)
    return checks


async def a_review_in_a_channel(folder: Path, service: Service) -> None:
    place = place_of(Incoming.model_validate(an_activity(service.url, conversation=in_the_channel())))
    assert place is not None
    store = await open_store(f"sqlite:///{folder / 'reviews.db'}")
    async with store.work() as work:
        await work.reviews.save(a_review(organiser="organiser@host.example"))
        await work.people.set_channel(a_review().id, place)
    await store.close()


async def test_where_all_is_well_every_check_says_so(around: Surroundings, tmp_path: Path) -> None:
    await a_review_in_a_channel(tmp_path, around.service)
    around.graph.will(LETS_PASS, Answers(403, "ErrorAccessDenied"))

    checks = await examined(outside="someone.else@host.example", post=True)

    unwell = {name: checked.sentence for name, checked in checks.items() if not checked.ok}
    assert list(checks) == [*WELL, "channel"]
    assert unwell == {
        "settings": "CF_LOCAL is set, so nobody but this machine can reach the bot. "
        "The table of settings in README.md says what each is."
    }
    assert [asked.method for asked in around.service.asked] == ["POST", "DELETE"]
    assert around.service.messages == {}
    assert "90 more days" in checks["public address"].sentence


@pytest.mark.parametrize(("status", "ok"), [(200, True), (403, False)])
async def test_whether_the_bot_may_add_itself_is_asked_without_doing_it(
    around: Surroundings, monkeypatch: pytest.MonkeyPatch, status: int, *, ok: bool
) -> None:
    monkeypatch.setenv("CF_TEAMS_APP_ID", IN_CATALOGUE)
    people = around.graph.apps.known if status == HTTPStatus.OK else around.graph.apps.guests
    people.add("organiser@host.example")

    checked = (await examined(organiser="organiser@host.example"))["adding itself"]

    assert (checked.ok, "TeamsAppInstallation" in checked.sentence) == (ok, not ok)
    assert around.graph.apps.added == {}


async def test_with_nothing_set_it_says_what_is_missing_and_makes_no_database(tmp_path: Path) -> None:
    checks = await examined()

    named = ("CF_APP_ID", "CF_APP_PASSWORD", "CF_TENANT", "CF_PUBLIC_URL", "CF_LINK_SECRET")
    assert [name for name in named if f"{name} is not set." in checks["settings"].sentence] == list(named)
    assert [name for name, checked in checks.items() if checked.ok] == ["adding itself", "database", "keys"]
    assert (tmp_path / "reviews.db").exists() is False


async def test_a_wrong_setting_is_named_and_nothing_is_sent_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CF_LOGIN_URL", "http://127.0.0.1:9/")

    checks = await examined()

    assert list(checks) == ["settings"]
    assert "CF_LOGIN_URL points at this machine" in checks["settings"].sentence


async def test_a_refused_secret_and_a_mailbox_that_opens_too_wide_are_told(around: Surroundings) -> None:
    around.provider.refusing = 401

    refused = await examined(organiser="organiser@host.example")
    around.provider.refusing = 0
    checks = await examined(organiser="organiser@host.example", outside="someone.else@host.example")

    for each in ("token", "organiser's mailbox"):
        assert (refused[each].ok, "does not accept" in refused[each].sentence) == (False, True)
    assert checks["organiser's mailbox"].ok is True
    assert "none of its business" in checks["other mailboxes"].sentence


async def test_a_mailbox_that_is_not_there_proves_nothing(around: Surroundings) -> None:
    around.graph.will(LETS_PASS, Answers(404, "ErrorInvalidUser"))

    checks = await examined(organiser="organiser@host.example", outside="nobody@host.example")

    assert "proves nothing" in checks["other mailboxes"].sentence


@pytest.mark.usefixtures("around")
async def test_a_certificate_that_ends_soon_or_that_nobody_trusts_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with a_page(tmp_path, days=5) as url:
        monkeypatch.setenv("CF_PUBLIC_URL", url)
        soon = (await examined())["public address"]
        monkeypatch.setenv("SSL_CERT_FILE", "/dev/null")
        strange = (await examined())["public address"]

    assert soon.sentence == "The certificate of CF_PUBLIC_URL ends in 5 days. Renew it."
    assert "is not trusted" in strange.sentence


@pytest.mark.usefixtures("around")
@pytest.mark.parametrize(
    ("minutes", "told"), [(3, "seconds ahead of Microsoft's"), (-3, "seconds behind Microsoft's")]
)
async def test_a_clock_that_is_wrong_is_told(minutes: int, told: str) -> None:
    settings = read_settings()

    async def look() -> str:
        return await clock_is_right(settings, now=lambda: clock.now() + timedelta(minutes=minutes))

    checked = await Check("clock", look).done()

    assert (checked.ok, told in checked.sentence) == (False, True)


async def test_a_check_that_is_never_answered_ends() -> None:
    async def look() -> str:
        await asyncio.Event().wait()
        return "never"

    checked = await Check("token", look).done(patience=0)

    assert checked.sentence == "There was no answer within 0 seconds. Look at the network and try again."


def test_the_command_ends_with_one_where_anything_is_missing_and_prints_a_list(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "doctor", "--json"],
        cwd=tmp_path,
        env={
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "HOME": str(tmp_path),
            "CF_LOGIN_URL": "http://127.0.0.1:9",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    told = json.loads(ended.stdout)
    assert (ended.returncode, [list(each) for each in told], told[0]["ok"]) == (
        1,
        [["check", "ok", "sentence"]],
        False,
    )
