"""The card with which somebody of the pool is asked to come to a review, and what answers it."""

from microsoft_teams.cards.core import CardElement

from bot.domain.offer import OfferId
from bot.domain.proposal import Chosen
from bot.domain.review import Review
from cards.card import Card, about, heading, link, make, para, press, typed
from cards.phrases import team_proposal as say
from cards.when import dated


def invitation_card(review: Review, seat: Chosen, offer: OfferId, *, again: bool = False) -> Card:
    """Return the question whether somebody comes, perhaps once `again`."""
    yes, no = (about(review=review.id, offer=offer, comes=comes) for comes in ("yes", "no"))
    actions = [press(say.YES, "invitation.answer", yes), press(say.NO, "invitation.answer", no)]
    title = say.INVITATION_TITLE.format(client=review.client)
    return make("invitation", _asked(review, seat, again=again), text=title, actions=actions)


def invitation_letter(review: Review, seat: Chosen, url: str, *, again: bool = False) -> Card:
    """Return the same for an e-mail: the page behind its link has the buttons."""
    title = say.INVITATION_TITLE.format(client=review.client)
    body = [*_asked(review, seat, again=again), para(say.LETTER_DO)]
    return make("invitation", body, text=title, actions=[link(say.LETTER_LINK, url)])


def invitation_answered_card(review: Review, *, comes: bool) -> Card:
    """Return thanks for an answer."""
    title = say.JOINED_TITLE if comes else say.DECLINED_TITLE
    told = say.JOINED.format(client=typed(review.client)) if comes else say.DECLINED
    return make("invitation", [heading(title), para(told)], text=title)


def _asked(review: Review, seat: Chosen, *, again: bool) -> list[CardElement]:
    first, last = dated(review.first_day), dated(review.last_day)
    return [
        heading(typed(say.INVITATION_TITLE.format(client=review.client))),
        *([para(say.INVITATION_AGAIN)] if again else []),
        para(say.INVITATION.format(method=typed(review.method.title))),
        para(say.INVITATION_SEAT.format(seat=typed(seat.seat.title))),
        para((say.INVITATION_DAYS if first != last else say.INVITATION_DAY).format(first=first, last=last)),
        para(say.INVITATION_NO_WHY),
    ]
