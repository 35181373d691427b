"""The card that sets up a review, and what it is answered with."""

from collections.abc import Sequence
from typing import Final

from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import Card, bullets, choice, heading, make, para, part, press, rows, trouble, typed, writing
from cards.phrases import common
from cards.phrases import set_up as say
from cards.sent_about_timetable import SetUpReview
from cards.when import dated

_LINE: Final = 200
_SCOPE: Final = 2000
_PEOPLE: Final = 4000
_ZONE: Final = "Europe/London"


def set_up_card(
    methods: Sequence[tuple[str, str]], *, filled: SetUpReview | None = None, problem: str = ""
) -> Card:
    """Return the card to fill in; `methods` are the (name, title) of each kind of review on offer."""
    was = filled or SetUpReview(zone=_ZONE)
    only = methods[0][0] if len(methods) == 1 else ""
    body = [
        heading(say.TITLE),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        para(say.LEAD),
        writing("client", say.CLIENT, longest=_LINE, value=was.client,
                needed=say.CLIENT_NEEDED, example=say.CLIENT_EXAMPLE),
        choice("method", say.METHOD, methods, value=was.method or only, needed=say.METHOD_NEEDED),
        writing("first_day", say.FIRST_DAY, longest=_LINE, value=was.first_day,
                needed=say.FIRST_DAY_NEEDED, example=say.FIRST_DAY_EXAMPLE),
        writing("zone", say.ZONE, longest=_LINE, value=was.zone, needed=say.ZONE_NEEDED),
        writing("country", say.COUNTRY, longest=_LINE, value=was.country, example=say.COUNTRY_EXAMPLE),
        para(say.PEOPLE_HELP, quiet=True),
        writing("people", say.PEOPLE, longest=_PEOPLE, value=was.people, lines=True,
                needed=say.PEOPLE_NEEDED, example=say.PEOPLE_EXAMPLE),
        writing("scope", say.SCOPE, longest=_SCOPE, value=was.scope, lines=True),
        writing("organiser", say.ORGANISER, longest=_LINE, value=was.organiser,
                example=say.ORGANISER_EXAMPLE),
    ]  # fmt: skip
    return make("set_up", body, text=say.TITLE, actions=[press(say.SAVE, "set_up.save")])


def set_up_done_card(review: Review, people: Sequence[Person], *, unreached: Sequence[Person]) -> Card:
    """Return who is in and what to do next; the bot cannot write to those `unreached` yet."""
    dates = say.DONE_DATES.format(method=typed(review.method.title), first_day=dated(review.first_day))
    waiting = [bullets(say.DONE_UNREACHED, (typed(person.name) for person in unreached))]
    body = [
        heading(say.DONE_TITLE.format(client=typed(review.client))),
        para(dates),
        part(
            [
                heading(say.DONE_NEXT, level=2),
                para(say.DONE_SEND),
                *(waiting if unreached else []),
            ]
        ),
        part([heading(say.DONE_WHO, level=2), *rows(_line(person) for person in people)]),
    ]
    return make("set_up", body, text=say.DONE_TEXT)


def _line(person: Person) -> str:
    return say.ROLE_LINE.format(name=typed(person.name), initials=typed(person.initials), role=person.role)
