"""Sign-off, asked twice because it destroys the notes (R61, R66)."""

from bot.domain.review import Review
from cards import phrases as say
from cards.card import Card, about, bullets, heading, make, para, press, typed
from cards.wording import counted


def ask_card(review: Review) -> Card:
    """Return the first question."""
    body = [
        heading(say.SIGN_OFF_TITLE),
        para(say.SIGN_OFF_ASK.format(client=typed(review.client))),
        para(say.SIGN_OFF_ASK_WHY),
        para(say.SIGN_OFF_ASK_WAIT),
    ]
    actions = [press(say.SIGN_OFF_ASK_BUTTON, "sign_off.ask", about(review=review.id))]
    return make("sign_off", body, text=say.SIGN_OFF_TITLE, actions=actions)


def confirm_card(review: Review, observations: int, findings: int) -> Card:
    """Return the second question, which names what is lost."""
    lost = [counted(observations, "observation"), counted(findings, "finding"), say.SIGN_OFF_LOST_ELSE]
    body = [
        heading(say.SIGN_OFF_CONFIRM_TITLE),
        bullets(f"**{typed(review.client)}.** {say.SIGN_OFF_LOST}", lost),
        para(say.SIGN_OFF_KEPT),
        para(say.SIGN_OFF_SAVE_FIRST),
    ]
    actions = [press(say.SIGN_OFF_CONFIRM_BUTTON, "sign_off.confirm", about(review=review.id))]
    return make("sign_off", body, text=say.SIGN_OFF_CONFIRM_TITLE, actions=actions)


def signed_off_card(review: Review) -> Card:
    """Return the answer to a confirmed sign-off."""
    body = [
        heading(say.SIGN_OFF_DONE_TITLE),
        para(say.SIGN_OFF_DONE.format(client=typed(review.client))),
        para(say.SIGN_OFF_DONE_ASK),
    ]
    return make("sign_off", body, text=say.SIGN_OFF_DONE_TITLE)
