"""What every roster promises, whether it asks Teams or stands in for it."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest
from aiohttp import web

from bot.domain.private_board import Reader
from bot.domain.reach import Account, Place
from bot.ports.failing import Refused, Unavailable
from bot.ports.rosters import Rosters
from bot.rehearsal.rosters import StandInRosters
from bot.teams.addresses import Addresses
from bot.teams.connectors import Connectors
from bot.teams.incoming import Conversation, Member
from bot.teams.places import Route
from bot.teams.rosters import TeamsRosters
from bot.wire import Wire
from tests.teams.service import Service, a_service

HOME = "home-tenant"
ANA = Reader(account=Account(tenant=HOME, object_id="ana"), addresses=("ana@peers.example",))
SOL = Reader(
    account=Account(tenant=HOME, object_id="sol-as-guest"),
    addresses=("Sol@Client.example", "sol_client.example#EXT#@home.example", "sol@client.example"),
)
LISTED = {
    "ana": {"id": "29:a", "objectId": "ana", "email": "ana@peers.example", "tenantId": HOME},
    "sol-as-guest": {
        "id": "29:s",
        "aadObjectId": "sol-as-guest",
        "email": "Sol@Client.example",
        "userPrincipalName": "sol_client.example#EXT#@home.example",
    },
}


@dataclass
class Subject:
    """A roster under test, a place, and a way to seat people in it."""

    rosters: Rosters
    place: Place
    seat: Callable[..., None]


def a_channel(service: Service) -> Place:
    route = Route(
        channel_id="msteams",
        service_url=service.url,
        conversation=Conversation(id="19:board@thread.tacv2", tenant_id=HOME),
        bot=Member(id="28:critical-friend"),
    )
    return Place(kind="channel", id="19:board@thread.tacv2", route=route.as_json(), team="19:team@thread.tacv2")


@pytest.fixture
async def teams() -> AsyncIterator[tuple[Service, TeamsRosters]]:
    async with a_service() as service:
        wire = Wire()
        yield service, TeamsRosters(Connectors(wire, None, addresses=Addresses(local=True)))
        await wire.close()


@pytest.fixture(params=["stand-in", "teams"])
def subject(request: pytest.FixtureRequest, teams: tuple[Service, TeamsRosters]) -> Subject:
    """Return each roster in turn; in Teams everybody is on a page of their own."""
    service, rosters = teams
    place = a_channel(service)
    if request.param == "stand-in":
        stand_in = StandInRosters()
        return Subject(stand_in, place, stand_in.seat)

    def seat(where: Place, *readers: Reader) -> None:
        service.pages[where.id] = [[LISTED[r.account.object_id]] for r in readers]

    return Subject(rosters, place, seat)


async def test_a_channel_of_nobody_is_read_by_nobody(subject: Subject) -> None:
    assert await subject.rosters.members_of(subject.place) == ()


async def test_everybody_in_the_channel_is_told_of_with_every_address(subject: Subject) -> None:
    subject.seat(subject.place, ANA, SOL)

    assert await subject.rosters.members_of(subject.place) == (ANA, SOL)


async def test_those_of_the_channel_count_and_not_those_of_the_team_around_it(subject: Subject) -> None:
    subject.seat(Place(kind="channel", id=subject.place.team), SOL)

    assert await subject.rosters.members_of(subject.place) == ()


@pytest.mark.parametrize(
    ("status", "failure"), [(403, Refused), (404, Refused), (429, Unavailable), (503, Unavailable)]
)
async def test_teams_says_whether_asking_again_helps(
    teams: tuple[Service, TeamsRosters], status: int, failure: type[Exception]
) -> None:
    service, rosters = teams
    service.answers.append(web.json_response({}, status=status))

    with pytest.raises(failure, match="Teams"):
        await rosters.members_of(a_channel(service))


@pytest.mark.parametrize("body", ["[]", '{"members": "nobody"}', '{"members": [7]}', "", '{"members": null}'])
async def test_an_answer_that_is_none_is_not_taken_for_an_empty_channel(
    teams: tuple[Service, TeamsRosters], body: str
) -> None:
    service, rosters = teams
    service.answers.append(web.Response(text=body, content_type="application/json"))

    with pytest.raises(Refused):
        await rosters.members_of(a_channel(service))


async def test_a_roster_without_an_end_is_not_read_for_ever(teams: tuple[Service, TeamsRosters]) -> None:
    service, rosters = teams
    endless = {"members": [], "continuationToken": "again"}
    service.answers += [web.json_response(endless) for _ in range(100)]

    with pytest.raises(Refused):
        await rosters.members_of(a_channel(service))
