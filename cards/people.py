"""Cards about people who are added to a review, changed in it, or taken out of it."""

from collections.abc import Sequence

from bot.domain.offer import Brought
from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import Card, about, heading, make, para, press, rows, shortened, titled, typed
from cards.phrases import people as say

_NAME = 20


def named_card(
    review: Review,
    added: Sequence[Person],
    changed: Sequence[Person],
    *,
    chat_link: str,
    brought: Sequence[Brought] = (),
) -> Card:
    """Return who was added and who was changed, with what they bring, and what to pass on to them."""
    brings = {one.person: say.BRINGS.format(what=_what(one)) for one in brought}
    parts = ((say.ADDED, added), (say.CHANGED, changed))
    listed = [
        part
        for title, people in parts
        if people
        for part in (heading(title, level=2), *rows(_line(p) + brings.get(p.id, "") for p in people))
    ]
    passed_on = say.GREETED_WITH_LINK.format(url=chat_link) if chat_link else say.GREETED
    body = [
        heading(say.NAMED_TITLE.format(noun=review.method.noun, client=typed(review.client))),
        *(listed or [para(say.NOTHING)]),
        *([para(passed_on)] if listed else []),
        *([para(say.BRINGS_WHY, quiet=True)] if brought else []),
    ]
    return make("notice", body, text=say.NAMED_TITLE.format(noun=review.method.noun, client=review.client))


def remove_card(review: Review, person: Person, *, sessions: int) -> Card:
    """Return the card that asks before somebody is taken out; so many `sessions` to come name them."""
    body = [
        heading(
            say.REMOVE_TITLE.format(
                noun=review.method.noun, client=typed(review.client), name=typed(person.name)
            )
        ),
        para(_line(person)),
        para(say.REMOVE),
        *([para(say.REMOVE_SESSIONS.format(count=sessions))] if sessions else []),
    ]
    title = say.REMOVE_DO.format(name=titled(shortened(person.name, _NAME)))
    action = press(title, "people.remove", about(review=review.id, who=person.id))
    return make(
        "notice",
        body,
        text=say.REMOVE_TITLE.format(noun=review.method.noun, client=review.client, name=person.name),
        actions=[action],
    )


def _what(brought: Brought) -> str:
    return ", ".join((*brought.brings, *([brought.region] if brought.region else [])))


def _line(person: Person) -> str:
    return say.LINE.format(
        name=typed(person.name), initials=typed(person.initials), role=person.role, email=typed(person.email)
    )
