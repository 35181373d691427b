"""Sign-off, asked twice because it destroys the notes (R61, R66)."""

from bot.domain.review import Review
from cards.card import Card, about, bullets, heading, make, para, press, typed
from cards.phrases import sign_off as say
from cards.wording import counted


def ask_card(review: Review) -> Card:
    """Return the first question."""
    body = [
        heading(say.TITLE),
        para(say.ASK.format(client=typed(review.client))),
        para(say.ASK_WHY),
        para(say.ASK_WAIT),
    ]
    actions = [press(say.ASK_BUTTON, "sign_off.ask", about(review=review.id))]
    return make("sign_off", body, text=say.TITLE, actions=actions)


def confirm_card(review: Review, observations: int, findings: int) -> Card:
    """Return the second question, which names what is lost."""
    lost = [counted(observations, "observation"), counted(findings, "finding"), say.LOST_ELSE]
    body = [
        heading(say.CONFIRM_TITLE),
        bullets(f"**{typed(review.client)}.** {say.LOST}", lost),
        para(say.KEPT),
        para(say.SAVE_FIRST),
    ]
    actions = [press(say.CONFIRM_BUTTON, "sign_off.confirm", about(review=review.id))]
    return make("sign_off", body, text=say.CONFIRM_TITLE, actions=actions)


def signed_off_card(review: Review) -> Card:
    """Return the answer to a confirmed sign-off."""
    body = [
        heading(say.DONE_TITLE),
        para(say.DONE.format(client=typed(review.client))),
        para(say.DONE_ASK),
    ]
    return make("sign_off", body, text=say.DONE_TITLE)
