"""Addresses of the files that the bot hands out: the timetable, the presentation and the report."""

from datetime import datetime
from typing import Final

from bot.domain.handout import Handout
from bot.domain.ids import PersonId, ReviewId
from bot.ports.pages import FILES_NEED_AN_ADDRESS
from bot.web.tickets import Address, PersonTicket, Tickets


class CalendarTicket(PersonTicket):
    """A link to somebody's sessions, or to the whole timetable."""

    whole: bool


class HandoutTicket(PersonTicket):
    """A link to the presentation or the report."""

    handout: Handout


class FileLinks:
    """Makes links to files and knows them again; `address` is where people reach this server."""

    def __init__(self, address: str, *, secret: str) -> None:
        self._address: Final = Address(address, without=FILES_NEED_AN_ADDRESS)
        self.calendars: Final = Tickets(CalendarTicket, secret=secret, purpose="calendar file")
        self.handouts: Final = Tickets(HandoutTicket, secret=secret, purpose="handout")

    def calendar(self, *, review: ReviewId, person: PersonId, whole: bool, until: datetime) -> str:
        """Return where to fetch somebody's sessions, or all; raises `Refused` without an address."""
        ticket = CalendarTicket(review=review, person=person, whole=whole, until=until)
        return self._address.of(f"calendar/{self.calendars.token_of(ticket)}.ics")

    def handout(self, *, review: ReviewId, person: PersonId, handout: Handout, until: datetime) -> str:
        """Return where somebody fetches the presentation or the report; raises `Refused` without an address."""
        ticket = HandoutTicket(review=review, person=person, handout=handout, until=until)
        return self._address.of(f"file/{self.handouts.token_of(ticket)}")
