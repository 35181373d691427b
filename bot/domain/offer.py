"""What somebody says who offers to be a peer: an expression of interest, kept while they agree (S0)."""

from datetime import date
from enum import StrEnum
from typing import NewType

from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId
from bot.domain.reach import Account, Place

OfferId = NewType("OfferId", str)


class Region(StrEnum):
    """Where somebody works or lives: peers come from outside the region of the system they visit (S3, R75)."""

    EAST_MIDLANDS = "East Midlands"
    EAST_OF_ENGLAND = "East of England"
    LONDON = "London"
    NORTH_EAST = "North East"
    NORTH_WEST = "North West"
    SOUTH_EAST = "South East"
    SOUTH_WEST = "South West"
    WEST_MIDLANDS = "West Midlands"
    YORKSHIRE = "Yorkshire and the Humber"
    NORTHERN_IRELAND = "Northern Ireland"
    SCOTLAND = "Scotland"
    WALES = "Wales"
    ELSEWHERE = "Elsewhere"


class Brings(StrEnum):
    """What somebody brings to a team, in the words of the teams in S1 to S4."""

    SYSTEM_LEADER = "has led work across a system"
    COUNCIL_CHIEF = "chief executive of a council"
    NHS_CHIEF = "chief executive in the NHS"
    CLINICAL = "clinical leader"
    COMMISSIONING = "commissioner"
    ADULT_SERVICES = "director of adult social services"
    PUBLIC_HEALTH = "director of public health"
    ELECTED = "elected member"
    SENIOR_OFFICER = "senior officer of a council or the NHS"
    PRIMARY_CARE = "leader in primary care"
    PREVENTION = "NHS lead on prevention"
    PROVIDER = "provider of social care"
    SOCIAL_WORK = "social worker"
    COMMUNITY = "voluntary or community sector"
    CHILDREN = "children's services"
    HOUSING = "housing"
    PROGRAMME = "programme manager"
    COACH = "professional coach"
    FAMILY_CARER = "family carer"
    LIVED_EXPERIENCE = "person with lived experience"


class Trained(StrEnum):
    """How much somebody knows of being a peer; nobody needs to have been one before (S0)."""

    NEW = "new to this"
    TRAINED = "trained as a peer"
    EXPERIENCED = "has been a peer in a review"


class Brought(Frozen):
    """What one of the team brings and where they come from, for whoever puts it together and nobody else (R75).

    It is what the challenge manager entered, or what they said of themselves.
    """

    person: PersonId
    brings: tuple[Brings, ...] = ()
    region: Region | None = None


class EmptyPool(Frozen):
    """A pool with nobody in it: how many have not confirmed their address yet, and the page on which to offer.

    Without a web address there is no page.
    """

    waiting: int = 0
    page: str = ""


class Away(Frozen):
    """Days on which somebody cannot take part, the first and the last."""

    first: date
    last: date


class Offer(Frozen):
    """One person's offer; no more of them than is needed to put a team together.

    Lived experience stands in it only as far as they chose to say so. `took_part` holds marks of the clients
    whom they visited by way of this bot, from which no name can be read. Before they confirmed their address it
    does not count.
    """

    id: OfferId
    name: str
    email: str
    role: str
    organisation: str
    region: Region
    outline: str
    brings: tuple[Brings, ...]
    time: str
    lived: str = ""
    trained: Trained = Trained.NEW
    conflicts: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    away: tuple[Away, ...] = ()
    agreed_on: date
    expires: date
    confirmed: bool = False
    account: Account | None = None
    place: Place | None = None
    took_part: tuple[str, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Say whether it counts on a day: it was confirmed, and its time is not up."""
        return self.confirmed and day < self.expires
