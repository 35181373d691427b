"""The cards that set up a review and change it later, and what they are answered with (R1, R2, R6)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import (
    Card,
    about,
    bullets,
    choice,
    heading,
    make,
    para,
    part,
    press,
    rows,
    trouble,
    typed,
    writing,
)
from cards.phrases import common
from cards.phrases import set_up as say
from cards.sent_about_set_up import ChangeReview, SetUpReview, WhatReviewIs
from cards.when import dated
from cards.wording import counted, listed

_LINE: Final = 200
_SCOPE: Final = 2000
_QUESTIONS: Final = 3000
_PEOPLE: Final = 4000
_ZONE: Final = "Europe/London"


def set_up_card(
    methods: Sequence[tuple[str, str]], *, filled: SetUpReview | None = None, problem: str = ""
) -> Card:
    """Return the card to fill in; `methods` are the (name, title) of each kind of review on offer."""
    was = filled or SetUpReview(zone=_ZONE, mode="remote")
    only = methods[0][0] if len(methods) == 1 else ""
    body = [
        heading(say.TITLE),
        *_wrong(problem),
        para(say.LEAD),
        _client(was),
        choice("method", say.METHOD, methods, value=was.method or only, needed=say.METHOD_NEEDED),
        *_days(was),
        para(say.PEOPLE_HELP, quiet=True),
        writing("people", say.PEOPLE, longest=_PEOPLE, value=was.people, lines=True,
                needed=say.PEOPLE_NEEDED, example=say.PEOPLE_EXAMPLE),
        *_agreed(was),
    ]  # fmt: skip
    return make("set_up", body, text=say.TITLE, actions=[press(say.SAVE, "set_up.save")])


def set_up_done_card(review: Review, people: Sequence[Person], *, unreached: Sequence[Person]) -> Card:
    """Return who is in and what to do next; the bot cannot write to those `unreached` yet."""
    waiting = [bullets(say.DONE_UNREACHED, (typed(person.name) for person in unreached))]
    body = [
        heading(say.DONE_TITLE.format(client=typed(review.client))),
        para(_dates(review)),
        para(say.DONE_ID.format(noun=review.method.noun, review=typed(review.id)), quiet=True),
        part(
            [
                heading(say.DONE_NEXT, level=2),
                para(say.DONE_SEND),
                *([para(say.DONE_READY)] if review.method.readiness else []),
                *([para(say.DONE_CHANNEL)] if review.captures else []),
                para(say.DONE_CHANGE),
                *(waiting if unreached else []),
            ]
        ),
        part([heading(say.DONE_WHO, level=2), *rows(_line(person) for person in people)]),
    ]
    return make("set_up", body, text=say.DONE_TEXT)


def change_card(
    review: Review,
    *,
    mark: str,
    now: WhatReviewIs,
    sessions: int,
    kinds: Sequence[tuple[str, str]],
    stays: str = "",
    problem: str = "",
) -> Card:
    """Return the review as it stands, or as it was filled in `now`, to be changed; `mark` is what it showed.

    It can be of another of the `kinds`, unless a sentence says why it `stays` what it is.
    """
    title = say.CHANGE_TITLE.format(noun=review.method.noun, client=typed(review.client))
    moves = (("yes", say.MOVES_WITH_IT), ("no", say.MOVES_NOT))
    asked = say.MOVES.format(sessions=counted(sessions, "session"))
    chosen = now.moves if isinstance(now, ChangeReview) else ""
    body = [
        heading(title),
        *_wrong(problem),
        para(say.CHANGE_LEAD.format(method=typed(review.method.title))),
        *([para(stays, quiet=True)] if stays else []),
        _client(now),
        *([] if stays else [choice("method", say.METHOD, kinds, value=now.method, needed=say.METHOD_NEEDED)]),
        *_days(now),
        *([choice("moves", asked, moves, value=chosen or "yes")] if sessions else []),
        *_hours(review, now),
        *_agreed(now),
    ]
    action = press(say.CHANGE_SAVE, "set_up.change", about(review=review.id, mark=mark))
    return make(
        "set_up",
        body,
        text=say.CHANGE_TITLE.format(noun=review.method.noun, client=review.client),
        actions=[action],
    )


def changed_card(review: Review, names: Sequence[str]) -> Card:
    """Return what was changed."""
    noun, client = review.method.noun, typed(review.client)
    title = say.CHANGED_TITLE.format(noun=noun, client=client)
    if not names:
        same = say.CHANGE_TITLE.format(noun=noun, client=client)
        return make("set_up", [heading(same), para(say.UNCHANGED)], text=say.UNCHANGED)
    days = {"method", "first_day", "zone", "country"} & set(names)
    body = [
        heading(title),
        para(say.CHANGED.format(what=listed([say.WHAT[name] for name in names]))),
        para(_dates(review)),
        *([para(say.CHANGED_DATES)] if days and review.method.readiness else []),
    ]
    return make("set_up", body, text=say.CHANGED_TITLE.format(noun=review.method.noun, client=review.client))


def _wrong(problem: str) -> list[CardElement]:
    return [trouble(common.NOT_YET, [problem])] if problem else []


def _client(was: WhatReviewIs) -> CardElement:
    return writing("client", say.CLIENT, longest=_LINE, value=was.client,
                   needed=say.CLIENT_NEEDED, example=say.CLIENT_EXAMPLE)  # fmt: skip


def _days(was: WhatReviewIs) -> list[CardElement]:
    modes = tuple(say.MODES.items())
    return [
        writing("first_day", say.FIRST_DAY, longest=_LINE, value=was.first_day,
                needed=say.FIRST_DAY_NEEDED, example=say.FIRST_DAY_EXAMPLE),
        writing("last_day", say.LAST_DAY, longest=_LINE, value=was.last_day, example=say.LAST_DAY_EXAMPLE),
        writing("zone", say.ZONE, longest=_LINE, value=was.zone, needed=say.ZONE_NEEDED),
        writing("country", say.COUNTRY, longest=_LINE, value=was.country, example=say.COUNTRY_EXAMPLE),
        choice("mode", say.MODE, modes, value=was.mode if was.mode in say.MODES else ""),
    ]  # fmt: skip


def _hours(review: Review, was: WhatReviewIs) -> list[CardElement]:
    at = writing("catch_up", say.CATCH_UP, longest=_LINE, value=was.catch_up, example=say.CATCH_UP_EXAMPLE)
    quiet = writing("quiet", say.QUIET, longest=_LINE, value=was.quiet, example=say.QUIET_EXAMPLE)
    return [*([at] if review.captures else []), quiet]


def _agreed(was: WhatReviewIs) -> list[CardElement]:
    return [
        writing("scope", say.SCOPE, longest=_SCOPE, value=was.scope, lines=True),
        para(say.QUESTIONS_HELP, quiet=True),
        writing("questions", say.QUESTIONS, longest=_QUESTIONS, value=was.questions, lines=True,
                example=say.QUESTIONS_EXAMPLE),
        writing("organiser", say.ORGANISER, longest=_LINE, value=was.organiser,
                example=say.ORGANISER_EXAMPLE),
    ]  # fmt: skip


def _dates(review: Review) -> str:
    words = say.DONE_DATES if review.first_day == review.last_day else say.DONE_SPAN
    return words.format(
        method=typed(review.method.title), first_day=dated(review.first_day), last_day=dated(review.last_day)
    )


def _line(person: Person) -> str:
    return say.ROLE_LINE.format(name=typed(person.name), initials=typed(person.initials), role=person.role)
