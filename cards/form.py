"""What the pages of the web form show, drawn from cards like everything else."""

from dataclasses import replace
from datetime import datetime

from microsoft_teams.cards.core import ExecuteAction

from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import Card, heading, link, make, para, typed
from cards.phrases import form as say
from cards.when import moment

_NOT_HERE = frozenset({"capture.later", "many.open"})
"""A page that is put off is simply closed, and a link is for one point at a time."""


def as_form(card: Card, *, review: Review, person: Person, until: datetime) -> Card:
    """Return a card as a page shows it: with whose it is and until when, and without what needs Teams."""
    told = [
        para(
            say.AS.format(
                noun=review.method.noun, initials=typed(person.initials), client=typed(review.client)
            ),
            quiet=True,
        ),
        para(say.UNTIL.format(until=moment(until, review.zone)), quiet=True),
    ]
    actions = [
        action
        for action in card.adaptive.actions or ()
        if not (isinstance(action, ExecuteAction) and action.verb in _NOT_HERE)
    ]
    body = [*(card.adaptive.body or ()), *told]
    return replace(card, adaptive=card.adaptive.model_copy(update={"body": body, "actions": actions}))


def form_saved_card(number: int, *, more: str) -> Card:
    """Return proof that a note, or with number 0 an answer of 'nothing salient', is kept; none of its words."""
    title = say.SAVED_TITLE.format(number=number) if number else say.NOTHING_TITLE
    told = say.SAVED_SEEN if number else say.NOTHING_SAID
    body = [heading(title), para(told), para(say.SAVED_OVER)]
    return make("form", body, text=title, actions=[link(say.ADD, more)])


def form_gone_card() -> Card:
    """Return the one answer to every link that does not work, whatever the reason."""
    body = [heading(say.GONE_TITLE), *(para(s) for s in (say.GONE_SENT, say.GONE_WHY, say.GONE_ELSE))]
    return make("form", body, text=say.GONE_TITLE)


def form_later_card() -> Card:
    """Return what is shown while nothing can be looked up or saved."""
    return make("form", [heading(say.LATER_TITLE), para(say.LATER_SAID)], text=say.LATER_TITLE)
