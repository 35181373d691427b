"""Short answers: a notice, what can be written, and a person's day."""

from collections.abc import Mapping, Sequence
from datetime import date

from microsoft_teams.cards.core import CardElement

from bot.domain.ids import SessionId
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.team import Person, Role
from cards.card import Card, bullets, buttons, heading, link, make, para, part, shortened, typed
from cards.phrases import notice as say
from cards.when import day as in_words
from cards.when import hours, zone_words
from cards.wording import counted


def notice_card(title: str, *sentences: str) -> Card:
    """Return a plain notice; no sentence of it may hold what somebody said."""
    return make("notice", [heading(typed(title)), *(para(typed(s)) for s in sentences)], text=title)


def help_card(role: Role | None, commands: Sequence[tuple[str, str]]) -> Card:
    """Return what a person can write, as (command, what it does)."""
    lead = say.HELP_AS.format(role=role) if role else say.HELP_NOBODY
    lines = [say.HELP_COMMAND.format(command=typed(command), what=typed(what)) for command, what in commands]
    body = [heading(say.HELP_TITLE), bullets(lead, lines), para(say.HELP_OTHER_WAY)]
    return make("help", body, text=say.HELP_TITLE)


def today_card(
    review: Review,
    day: date,
    sessions: Sequence[Session],
    join_urls: Mapping[SessionId, str],
    person: Person,
) -> Card:
    """Return a person's sessions of one day, each with its part and its link."""
    rows = [part(_row(review, session, join_urls.get(session.id, ""), person)) for session in sessions]
    zone = zone_words(review.zone, sessions[0].starts) if sessions else ""
    body = [
        heading(say.TODAY_TITLE.format(day=in_words(day))),
        para(say.TODAY_ZONE.format(zone=zone) if sessions else say.TODAY_NONE),
        *rows,
    ]
    return make("today", body, text=say.TODAY_TEXT.format(sessions=counted(len(sessions), "session")))


def _row(review: Review, session: Session, join_url: str, person: Person) -> list[CardElement]:
    join = (
        [buttons(link(say.TODAY_JOIN.format(title=shortened(session.title, 24)), join_url))] if join_url else []
    )
    words = [hours(session.starts, session.ends, review.zone), _part_in(session, person)]
    return [
        heading(typed(session.title), level=2),
        para(". ".join(word for word in words if word), close=True),
        *([] if session.cancelled else join),
    ]


def _part_in(session: Session, person: Person) -> str:
    if session.cancelled:
        return say.TODAY_CANCELLED
    if session.pair is None or person.id not in session.pair.people:
        return ""
    if len(session.pair.people) == 1:
        return say.TODAY_BOTH
    return say.TODAY_LEADS if session.pair.lead == person.id else say.TODAY_NOTES
