"""What every installer promises, whether it asks Microsoft or stands in for it."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest

from bot.domain.reach import Account
from bot.ports.failing import NotReached, Unavailable
from bot.ports.installing import Installer
from tests.graph.apps import APP
from tests.graph.faults import LETS_PASS, Answers
from tests.graph_over_http import held_to_contract, opened
from tests.graph_stand_in import GraphStandIn
from tests.installer import StandInInstaller

ANA = "ana@host.example"
GUEST = "gus@host.example"
AT_HOME = Account(tenant="host", object_id="object-1")
FAR = Account(tenant="far", object_id="object-2")


@dataclass
class Subject:
    """An installer, and for whom it has added the bot."""

    installer: Installer
    added: Callable[[], list[str]]


@pytest.fixture(params=["stand-in", "graph"])
async def subject(request: pytest.FixtureRequest) -> AsyncIterator[Subject]:
    """Return each installer in turn."""
    known = {ANA, AT_HOME.object_id}
    if request.param == "stand-in":
        stand_in = StandInInstaller(knows=known, not_for={GUEST})
        yield Subject(stand_in, lambda: stand_in.added)
        return
    async with held_to_contract() as graph, opened(graph, teams_app_id=APP, tenant="Host") as door:
        graph.apps.known, graph.apps.guests = known, {GUEST}
        yield Subject(door, lambda: list(graph.apps.added))


async def test_the_bot_is_added_for_somebody_by_address_or_account_and_twice_is_once(subject: Subject) -> None:
    await subject.installer.add_for(ANA, accounts=())
    await subject.installer.add_for(ANA, accounts=())
    await subject.installer.add_for("as@typed.example", accounts=(FAR, AT_HOME))

    assert subject.added() == [ANA, AT_HOME.object_id]


@pytest.mark.parametrize(
    ("email", "accounts", "why"),
    [
        (GUEST, (), "does not permit"),
        ("nobody@host.example", (), "Nobody with their address"),
        (ANA, (FAR,), "guest of another organisation"),
    ],
    ids=["not permitted", "not known", "of another tenant"],
)
async def test_whom_the_bot_cannot_be_added_for_is_told_with_the_reason(
    subject: Subject, email: str, accounts: tuple[Account, ...], why: str
) -> None:
    with pytest.raises(NotReached, match=why):
        await subject.installer.add_for(email, accounts=accounts)

    assert subject.added() == []


async def test_microsoft_is_asked_for_the_chat_so_that_teams_announces_it(graph: GraphStandIn) -> None:
    graph.apps.known.add(ANA)
    graph.will(LETS_PASS, LETS_PASS, Answers(404, "NotFound"))
    async with opened(graph, teams_app_id=APP, tenant="host") as door:
        with pytest.raises(Unavailable, match="not made the chat yet"):
            await door.add_for(ANA, accounts=())
        before = list(graph.apps.announced)
        await door.add_for(ANA, accounts=())

    assert (before, graph.apps.announced) == ([], [ANA])


async def test_a_wrong_id_of_the_app_is_named(graph: GraphStandIn) -> None:
    graph.apps.known.add(ANA)
    async with opened(graph, teams_app_id="another", tenant="host") as door:
        with pytest.raises(NotReached, match="CF_TEAMS_APP_ID"):
            await door.add_for(ANA, accounts=())
