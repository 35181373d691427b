"""An end that is not sign-off: the client withdraws, or the review goes no further (R66)."""

from bot.domain.ending import EARLY, EndedAs
from bot.domain.review import Review
from cards.card import Card, about, bullets, choice, heading, make, para, part, press, trouble, typed
from cards.phrases import common, destruction
from cards.phrases import ending as say
from cards.wording import counted


def end_card(review: Review, *, problem: str = "") -> Card:
    """Return the first question: why it ends, from a closed list, since own words could name somebody."""
    reasons = [(why.name.lower(), why.value[0].upper() + why.value[1:]) for why in EARLY]
    asked = say.ASK if review.captures else say.ASK_ALONE
    body = [
        heading(say.TITLE.format(noun=review.method.noun)),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        para(asked.format(noun=review.method.noun, client=typed(review.client))),
        choice("why", say.ASK_WHY, reasons, needed=say.NEEDED),
        para(say.WAIT),
    ]
    actions = [press(say.BUTTON, "end.ask", about(review=review.id))]
    return make("ending", body, text=say.TITLE.format(noun=review.method.noun), actions=actions)


def confirm_end_card(review: Review, why: EndedAs, observations: int, findings: int) -> Card:
    """Return the second question: what is lost, and what system leads are told; to press it approves that."""
    every = common.EVERY_FINDING.format(findings=counted(findings, "finding"))
    noted = (counted(observations, "observation"), every)
    lost = [say.LOST_MEETINGS, say.LOST_ALONE]
    if review.captures:
        lost = [*noted, say.LOST_MEETINGS, say.LOST_ELSE]
    told = destruction.LEAD_ENDED.format(called=typed(review.method.called), client=typed(review.client))
    body = [
        heading(say.CONFIRM_TITLE),
        bullets(f"**{typed(review.client)}.** {say.LOST}", lost),
        part([para(say.TOLD), para(told)]),
        para(say.KEPT.format(why=why)),
        para(say.WAIT),
    ]
    button = say.CONFIRM_BUTTON if review.captures else say.CONFIRM_ALONE
    actions = [press(button, "end.confirm", about(review=review.id, why=why.name.lower()))]
    return make("ending", body, text=say.CONFIRM_TITLE, actions=actions)


def ended_card(review: Review) -> Card:
    """Return the answer to the second press."""
    body = [
        heading(say.DONE_TITLE.format(noun=review.method.noun)),
        para(say.DONE.format(noun=review.method.noun, client=typed(review.client))),
        para(say.DONE_ASK),
    ]
    return make("ending", body, text=say.DONE_TITLE.format(noun=review.method.noun))
