"""A person's day: their sessions in order, with whom, where, and the gaps between them (R14, R17)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Final, assert_never
from zoneinfo import ZoneInfo

from microsoft_teams.cards.core import CardElement

from bot.domain.day_sheet import DaySheet, Going, Part
from bot.domain.gaps import ToHear
from bot.domain.ids import SessionId
from bot.domain.review import Review
from bot.domain.session import MET
from bot.domain.team import Role
from cards.card import Card, buttons, heading, link, make, para, part, shortened, typed
from cards.phrases import day_sheet as say
from cards.when import clock, day, hours, zone_words
from cards.wording import counted, listed, plain_url

_MOST_BUTTONS: Final = 6
"""More buttons than this on one card, and Teams leaves some out; the links after them stand in the text."""

_HOUR: Final = 60


def day_sheet_card(
    review: Review,
    sheet: DaySheet,
    role: Role,
    *,
    listen: Mapping[SessionId, Sequence[ToHear]] = MappingProxyType({}),
) -> Card:
    """Return a person's day; the challenge manager is also told of the sessions of others.

    What to `listen` for is told by theme alone, so that it shows nobody (R46, R65).
    """
    total = counted(len(sheet.going), "session")
    others = counted(sheet.others, "session")
    tell_others = role is Role.CHALLENGE_MANAGER and sheet.others
    body = [
        heading(say.TITLE.format(day=day(sheet.day))),
        para(_lead(review, sheet, total)),
        *_in_order(review, sheet, listen),
        *([para(say.OTHERS.format(sessions=others))] if tell_others else []),
        *([para(say.NOW, quiet=True)] if sheet.going else []),
    ]
    return make("day_sheet", body, text=say.TEXT.format(sessions=total))


def _lead(review: Review, sheet: DaySheet, total: str) -> str:
    if not sheet.going:
        return say.NONE
    return say.ZONE.format(sessions=total, zone=zone_words(review.zone, sheet.going[0].session.starts))


def _in_order(
    review: Review, sheet: DaySheet, listen: Mapping[SessionId, Sequence[ToHear]]
) -> list[CardElement]:
    shown: list[CardElement] = []
    links, busy_until = 0, None
    for going in sheet.going:
        session = going.session
        if busy_until is not None and (gap := _gap(session.starts - busy_until)):
            shown.append(para(gap, quiet=True))
        busy_until = max(session.ends, busy_until or session.ends)
        links += bool(going.join_url)
        told = _session(review, going, button=links <= _MOST_BUTTONS)
        shown.append(part((*told, *_to_hear(review, listen.get(session.id, ())))))
    return shown


def _to_hear(review: Review, listen: Sequence[ToHear]) -> list[CardElement]:
    themes = dict.fromkeys(typed(review.theme(one.theme).title) for one in listen)
    return [para(say.LISTEN.format(themes=listed(list(themes))), close=True)] if listen else []


def _session(review: Review, going: Going, *, button: bool) -> Iterable[CardElement]:
    session = going.session
    yield heading(typed(shortened(session.title, 160)), level=2)
    yield para(f"**{hours(session.starts, session.ends, review.zone)}**", close=True)
    yield para(_part(going), close=True)
    if session.mode in say.MODES and session.kind in MET:
        yield para(say.MODES[session.mode], close=True)
    if session.place:
        yield para(say.PLACE.format(place=typed(shortened(session.place, 200))), close=True)
    at = clock(session.starts.astimezone(ZoneInfo(review.zone)).time())
    if going.join_url and button:
        yield buttons(link(say.JOIN.format(time=at), going.join_url))
    elif going.join_url:
        yield para(say.JOIN_INLINE.format(time=at, url=plain_url(going.join_url)))
    elif session.needs_meeting:
        yield para(say.NO_LINK, quiet=True)


def _part(going: Going) -> str:
    partner = typed(going.partner) or say.SOMEBODY
    match going.part:
        case Part.ASKS:
            return say.ASKS.format(partner=partner)
        case Part.NOTES:
            return say.NOTES.format(partner=partner)
        case Part.BOTH:
            return say.BOTH
        case Part.JOINS:
            return say.JOINS
        case Part.MEETS:
            return say.MEETS
        case _:
            assert_never(going.part)


def _gap(between: timedelta) -> str:
    """Return how long somebody is free before a session, or that they are in another one still."""
    if between < timedelta():
        return say.OVERLAP
    return say.FREE.format(time=_length(between)) if between else ""


def _length(time: timedelta) -> str:
    hour, minute = divmod(round(time.total_seconds() / 60), _HOUR)
    return " ".join(
        [*([counted(hour, "hour")] if hour else []), *([counted(minute, "minute")] if minute else [])]
    )
