"""Why somebody suits a review, rule by rule, and how a team is put together without ranking anybody."""

from datetime import date

import pytest

from bot.domain.offer import Away, Brings, Brought, OfferId, Region
from bot.domain.proposal import Chosen, Proposal, SeatState, fill, lacking, with_those_there
from bot.domain.seat import Seat
from bot.domain.suitability import Engagement, Known, Why, names_the_same, reasons, suits
from bot.domain.team import Person, Role
from bot.methods import shelf
from tests.builders import FIRST_DAY, REVIEW, a_person
from tests.peers import an_offer

CARER = Seat(title="Family carer", brings=(Brings.FAMILY_CARER,), always=True)
ANYBODY = Seat(title="Peer")
ENGAGEMENT = Engagement(
    client="Riverbank Council", region=Region.LONDON, first_day=FIRST_DAY, last_day=FIRST_DAY
)
A, B = OfferId("a"), OfferId("b")


def test_every_rule_says_what_it_found() -> None:
    found = reasons(an_offer(), CARER, ENGAGEMENT, known=Known())

    assert [reason.why for reason in found] == [
        Why.BRINGS, Why.OUTSIDE, Why.FREE, Why.NO_EARLIER, Why.NO_CONFLICT,
    ]  # fmt: skip
    assert suits(found)


@pytest.mark.parametrize(
    ("changes", "known", "why"),
    [
        ({"brings": (Brings.HOUSING,)}, Known(), Why.NOT_BROUGHT),
        ({"region": Region.LONDON}, Known(), Why.SAME_REGION),
        ({"away": (Away(first=date(2026, 6, 1), last=FIRST_DAY),)}, Known(), Why.AWAY),
        ({}, Known(engaged=True), Why.ENGAGED),
        ({}, Known(was_there=True), Why.EARLIER),
        ({"earlier": ("Riverbank, in 2019",)}, Known(), Why.EARLIER),
        ({"conflicts": ("My sister works at RIVERBANK",)}, Known(), Why.CONFLICT),
        ({"organisation": "Riverbank Council"}, Known(), Why.OWN_SYSTEM),
    ],
)
def test_whoever_meets_not_every_rule_is_not_proposed_and_it_is_said_why(
    changes: dict[str, object], known: Known, why: Why
) -> None:
    found = reasons(an_offer(**changes), CARER, ENGAGEMENT, known=known)

    assert [reason.why for reason in found if not reason.met] == [why]


@pytest.mark.parametrize(
    ("words", "client", "same"),
    [
        ("Riverbank NHS Trust", "Riverbank, Northmoor and Upper Valley ICS", True),
        ("Northmoor", "Riverbank, Northmoor and Upper Valley ICS", True),
        ("Somewhere Council", "Riverbank Council", False),
        ("NHS", "North West London ICS", False),
        ("North West ICS", "North West ICS", True),
        ("", "Riverbank", False),
    ],
)
def test_a_place_is_known_by_its_name_and_not_by_what_many_are_called(
    words: str, client: str, *, same: bool
) -> None:
    assert names_the_same(words, client) == same


def test_as_many_seats_as_can_be_are_filled_and_first_those_that_are_always_there() -> None:
    seats = (ANYBODY, CARER)

    assert fill(seats, {0: (A, B), 1: (A,)}) == {0: B, 1: A}
    assert fill(seats, {0: (A,), 1: (A,)}) == {1: A}
    assert fill(seats, {}) == {}


def in_seats(*people: Person, brought: tuple[Brought, ...]) -> list[tuple[str, list[str]]]:
    """Return who of those in the team has which of three seats, and why."""
    seats = [Chosen(seat=seat) for seat in (Seat(title="Lead peer", lead=True), ANYBODY, CARER)]
    known = {one.person: one for one in brought}
    there = with_those_there(seats, people, brought=known, engagement=ENGAGEMENT)
    return [(seat.name, [reason.why.name for reason in seat.reasons]) for seat in there]


def test_whoever_is_in_the_team_already_has_the_seat_that_asks_for_what_they_bring_and_it_is_said_why() -> None:
    leo = a_person(id="leo", name="Leo", role=Role.LEAD_PEER, organisation="Riverbank Council")
    ana, ben = a_person(id="ana", name="Ana"), a_person(id="ben", name="Ben")
    carer = Brought(person=ana.id, brings=(Brings.FAMILY_CARER,), region=Region.LONDON)

    assert in_seats(leo, ana, ben, brought=(carer,)) == [
        ("Leo", ["LEADS", "ANYBODY", "OWN_SYSTEM"]),
        ("Ben", ["ANYBODY"]),
        ("Ana", ["BRINGS", "SAME_REGION"]),
    ]
    assert in_seats(leo, ana, ben, brought=())[1:] == [("Ana", ["ANYBODY"]), ("", [])]


def test_what_a_team_still_lacks_names_first_what_this_review_always_has() -> None:
    seats = shelf.method("building-the-right-support").peers_seats
    led = Chosen(seat=seats[0], state=SeatState.PROPOSED, offer=A, name="Al", new=True)
    proposal = Proposal(
        review=REVIEW, number=1, region=Region.WALES, seats=(led, *(Chosen(seat=s) for s in seats[1:]))
    )

    found = lacking(proposal)

    assert found.always == ("Family carer", "Person with lived experience", "Provider of social care")
    assert (len(found.others), found.only_new) == (2, True)


@pytest.mark.parametrize("name", shelf.names())
def test_the_seats_of_a_method_are_its_team_without_the_challenge_manager(name: str) -> None:
    method = shelf.method(name)

    assert tuple(seat.title for seat in method.peers_seats) == method.team[:-1]
    assert [seat.title for seat in method.peers_seats if not seat.brings] == []
