"""The card that sets up a review, and what it is answered with."""

from collections.abc import Sequence
from typing import Final

from bot.domain.review import Review
from bot.domain.team import Person
from cards import phrases as say
from cards.card import Card, bullets, choice, heading, make, para, part, press, rows, trouble, typed, writing
from cards.submissions import SetUpReview
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
        heading(say.SET_UP_TITLE),
        *([trouble(say.NOT_YET, [problem])] if problem else []),
        para(say.SET_UP_LEAD),
        writing("client", say.SET_UP_CLIENT, longest=_LINE, value=was.client,
                needed=say.SET_UP_CLIENT_NEEDED, example=say.SET_UP_CLIENT_EXAMPLE),
        choice("method", say.SET_UP_METHOD, methods, value=was.method or only, needed=say.SET_UP_METHOD_NEEDED),
        writing("first_day", say.SET_UP_FIRST_DAY, longest=_LINE, value=was.first_day,
                needed=say.SET_UP_FIRST_DAY_NEEDED, example=say.SET_UP_FIRST_DAY_EXAMPLE),
        writing("zone", say.SET_UP_ZONE, longest=_LINE, value=was.zone, needed=say.SET_UP_ZONE_NEEDED),
        para(say.SET_UP_PEOPLE_HELP, quiet=True),
        writing("people", say.SET_UP_PEOPLE, longest=_PEOPLE, value=was.people, lines=True,
                needed=say.SET_UP_PEOPLE_NEEDED, example=say.SET_UP_PEOPLE_EXAMPLE),
        writing("scope", say.SET_UP_SCOPE, longest=_SCOPE, value=was.scope, lines=True),
        writing("organiser", say.SET_UP_ORGANISER, longest=_LINE, value=was.organiser,
                example=say.SET_UP_ORGANISER_EXAMPLE),
    ]  # fmt: skip
    return make("set_up", body, text=say.SET_UP_TITLE, actions=[press(say.SET_UP_SAVE, "set_up.save")])


def set_up_done_card(review: Review, people: Sequence[Person], *, unreached: Sequence[Person]) -> Card:
    """Return who is in and what to do next; the bot cannot write to those `unreached` yet."""
    dates = say.SET_UP_DONE_DATES.format(method=typed(review.method.title), first_day=dated(review.first_day))
    waiting = [bullets(say.SET_UP_DONE_UNREACHED, (typed(person.name) for person in unreached))]
    body = [
        heading(say.SET_UP_DONE_TITLE.format(client=typed(review.client))),
        para(dates),
        part(
            [
                heading(say.SET_UP_DONE_NEXT, level=2),
                para(say.SET_UP_DONE_SEND),
                *(waiting if unreached else []),
            ]
        ),
        part([heading(say.SET_UP_DONE_WHO, level=2), *rows(_line(person) for person in people)]),
    ]
    return make("set_up", body, text=say.SET_UP_DONE_TEXT)


def _line(person: Person) -> str:
    return say.SET_UP_ROLE_LINE.format(
        name=typed(person.name), initials=typed(person.initials), role=person.role
    )
