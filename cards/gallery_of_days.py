"""Days in the gallery: day sheets in every state, and the calendar file, with invented content."""

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Final

from bot.domain.day_sheet import day_sheet
from bot.domain.review import Review
from bot.domain.session import Meeting, Mode, Session
from bot.domain.team import Person
from cards import invented
from cards.calendar_file import calendar_file_card
from cards.card import Card
from cards.day_sheet import day_sheet_card

_JOIN: Final = "https://teams.example/join/1"


def days_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the day sheets of the gallery, and the cards that hand out a calendar file, by name."""
    team, held = invented.people(), (*invented.sessions(review, 12), invented.team_session(review))
    manager, alex = team[0], team[2]
    wide = held[0].model_copy(update={"place": "Council chamber, second floor, Old Town Hall"})
    visit = held[2].model_copy(update={"mode": Mode.ON_SITE, "place": "Northmoor Library"})
    few = (wide, held[1], visit, *held[3:6], held[12])
    full = [s.model_copy(update={"pair": held[0].pair}) for s in held[:12:2]] + [held[5], held[12]]

    def card(person: Person, sessions: Sequence[Session], *, links: int) -> Card:
        meetings = [
            Meeting(session=s.id, review=review.id, event=s.id, join_url=_JOIN, starts=s.starts, ends=s.ends)
            for s in sessions[:links]
        ]
        sheet = day_sheet(review, person, review.first_day, sessions=sessions, people=team, meetings=meetings)
        return day_sheet_card(review, sheet, person.role)

    until = review.at(review.last_day + timedelta(days=1), time(23, 59))
    return {
        "day_sheet": card(alex, few, links=1),
        "day_sheet_full": card(alex, full, links=9),
        "day_sheet_manager": card(manager, few, links=7),
        "day_sheet_nothing": card(alex, (), links=0),
        "calendar_file": calendar_file_card(review, f"{_JOIN}.ics", whole=False, until=until),
        "calendar_file_whole": calendar_file_card(review, f"{_JOIN}.ics", whole=True, until=until),
    }
