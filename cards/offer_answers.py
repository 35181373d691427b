"""What somebody is told after they offered to be a peer: letters, and the pages behind their links."""

from bot.domain.offer import Offer
from cards.card import Card, about, choice, heading, link, make, para, press, trouble, typed
from cards.offer import offer_facts
from cards.phrases import common
from cards.phrases import offer as say
from cards.when import dated


def look_in_mail_card() -> Card:
    """Return the one answer to every offer from the web: it does not say whether an address is known."""
    body = [heading(say.LOOK), para(say.LOOK_SAID), para(say.LOOK_WHY), para(say.LOOK_NOTHING)]
    return make("offer", body, text=say.LOOK)


def confirm_letter(url: str) -> Card:
    """Return the e-mail that asks somebody to confirm their address; nothing that was typed stands in it."""
    body = [heading(say.LETTER_TITLE), para(say.LETTER), para(say.LETTER_DO), para(say.LETTER_NOT)]
    return make("offer", body, text=say.LETTER_TITLE, actions=[link(say.LETTER_LINK, url)])


def confirm_offer_card(offer: Offer) -> Card:
    """Return the page on which an offer is confirmed: to open it is not enough, machines do so."""
    button = press(say.CONFIRM_BUTTON, "offer.confirm", about())
    return make(
        "offer", [heading(say.CONFIRM_TITLE), *offer_facts(offer)], text=say.CONFIRM_TITLE, actions=[button]
    )


def in_the_pool_card(offer: Offer) -> Card:
    """Return thanks to somebody who is in the pool now."""
    told = say.DONE.format(until=dated(offer.expires))
    return make("offer", [heading(say.DONE_TITLE), para(told), para(say.DONE_CHANGE)], text=say.DONE_TITLE)


def withdrawn_card() -> Card:
    """Return that an offer is withdrawn."""
    return make("offer", [heading(say.WITHDRAWN_TITLE), para(say.WITHDRAWN)], text=say.WITHDRAWN_TITLE)


def renewal_letter(offer: Offer, url: str) -> Card:
    """Return the e-mail that asks whether somebody's details may be kept longer."""
    told = say.RENEW.format(until=dated(offer.expires))
    body = [heading(say.RENEW_TITLE), para(told), para(say.RENEW_DO)]
    return make("offer", body, text=say.RENEW_TITLE, actions=[link(say.LETTER_LINK, url)])


def own_offer_card(offer: Offer, *, problem: str = "") -> Card:
    """Return the page on which somebody keeps their offer for longer, or withdraws it."""
    keep = choice("keep", say.KEEP, say.KEEP_MONTHS.items(), needed=say.NEEDED_KEEP)
    told = say.RENEW.format(until=dated(offer.expires))
    wrong = [trouble(common.NOT_YET, [problem])] if problem else []
    body = [heading(say.RENEW_TITLE), *wrong, para(typed(told)), *offer_facts(offer), keep]
    actions = [
        press(say.RENEW_BUTTON, "offer.renew", about()),
        press(say.WITHDRAW, "offer.withdraw", about(), unchecked=True),
    ]
    return make("offer", body, text=say.RENEW_TITLE, actions=actions)


def renewed_card(offer: Offer) -> Card:
    """Return that somebody's details are kept for longer."""
    told = say.RENEWED.format(until=dated(offer.expires))
    return make("offer", [heading(say.RENEWED_TITLE), para(told)], text=say.RENEWED_TITLE)
