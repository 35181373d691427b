"""The cards on which peers confirm charter, ground rules and induction, and who has not yet (R76)."""

from collections.abc import Sequence

from microsoft_teams.cards.core import CardElement

from bot.domain.onboarding import Part, still_to_confirm
from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import Card, about, bullets, buttons, heading, make, para, part, press, rows, typed
from cards.phrases import onboarding as say


def onboarding_card(review: Review, person: Person, *, chased: bool = False) -> Card:
    """Return what a peer reads, each part with its button until it is confirmed."""
    open_parts = still_to_confirm(person)
    title = say.CHASE_TITLE if chased else say.TITLE
    shown = open_parts if chased else tuple(Part)
    told = [para(say.LEAD.format(noun=review.method.noun, client=typed(review.client))), para(say.ASK)]
    body: list[CardElement] = [
        heading(title),
        *(told if open_parts else [para(say.DONE)]),
        *(_part(review, one, confirmed=one not in open_parts) for one in shown),
    ]
    return make("onboarding", body, text=title)


def waiting_card(review: Review, waiting: Sequence[Person]) -> Card:
    """Return which peers have not confirmed, and what; nobody is taken out for it."""
    if not waiting:
        return make("notice", [heading(say.WAITING_TITLE), para(say.ALL)], text=say.WAITING_TITLE)
    lines = [
        say.WAITING.format(name=typed(p.name), parts=", ".join(say.PARTS[one] for one in still_to_confirm(p)))
        for p in waiting
    ]
    send = press(say.SEND, "onboarding.send", about(review=review.id))
    body = [
        heading(say.WAITING_TITLE),
        para(typed(review.client), quiet=True),
        *rows(lines),
        para(say.WAITING_DO),
    ]
    return make("notice", body, text=say.WAITING_TITLE, actions=[send])


def onboarding_sent_card() -> Card:
    """Return that the charter is on its way."""
    return make("notice", [heading(say.WAITING_TITLE), para(say.SENT)], text=say.SENT)


def _part(review: Review, one: Part, *, confirmed: bool) -> CardElement:
    words = {
        Part.CHARTER: review.method.charter or say.CHARTER,
        Part.GROUND_RULES: review.method.ground_rules or say.GROUND_RULES,
        Part.INDUCTION: review.method.induction or say.INDUCTION,
    }[one]
    confirm = press(say.CONFIRM[one], "onboarding.confirm", about(review=review.id, part=one))
    end = para(say.CONFIRMED) if confirmed else buttons(confirm)
    return part([heading(say.PARTS[one], level=2), bullets(say.LEADS[one], map(typed, words)), end])
