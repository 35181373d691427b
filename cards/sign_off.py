"""Sign-off, asked twice because it destroys the notes (R61, R66)."""

from typing import Final

from microsoft_teams.cards.core import Action, CardElement

from bot.domain.report import ReportStage
from bot.domain.review import Review
from cards.card import Card, about, bullets, heading, make, para, press, trouble, typed, writing
from cards.phrases import common
from cards.phrases import sign_off as say
from cards.wording import counted

_LONGEST_REASON: Final = 500


def ask_card(review: Review) -> Card:
    """Return the first question."""
    if not review.captures:
        return _ask_whether_over(review)
    body = [
        heading(say.TITLE),
        para(say.ASK.format(client=typed(review.client))),
        para(say.ASK_WHY.format(noun=review.method.noun)),
        para(say.ASK_WAIT),
    ]
    actions = [press(say.ASK_BUTTON, "sign_off.ask", about(review=review.id))]
    return make("sign_off", body, text=say.TITLE, actions=actions)


def _ask_whether_over(review: Review) -> Card:
    """Return the first question where there is no report: whether they have met for the last time (R86)."""
    asked = say.OVER_ASK.format(method=typed(review.method.title), client=typed(review.client))
    body = [heading(say.OVER_TITLE), para(asked), para(say.OVER_WHY), para(say.OVER_WAIT)]
    actions = [press(say.OVER_BUTTON, "sign_off.ask", about(review=review.id))]
    return make("sign_off", body, text=say.OVER_TITLE, actions=actions)


def confirm_card(
    review: Review,
    observations: int,
    findings: int,
    *,
    short: ReportStage | None = None,
    problem: str = "",
) -> Card:
    """Return the second question, which names what is lost; where a report is `short` of final, that first."""
    every = common.EVERY_FINDING.format(findings=counted(findings, "finding"))
    lost = [counted(observations, "observation"), every, say.LOST_ELSE]
    if not review.captures:
        lost = [say.OVER_LOST]
    body = [
        heading(say.CONFIRM_TITLE),
        *([trouble(common.NOT_YET, [problem])] if problem else []),
        *([para(f"**{say.SHORT[short]}** {say.SHORT_NEXT}")] if short else []),
        bullets(f"**{typed(review.client)}.** {say.LOST}", lost),
        para(say.KEPT),
        para(say.SAVE_FIRST),
        *([_reason()] if short else []),
    ]
    button = say.CONFIRM_BUTTON if review.captures else say.OVER_CONFIRM
    ids = about(review=review.id)
    actions: list[Action] = [press(button, "sign_off.confirm", ids)]
    if short:
        actions.append(press(say.SHORT_SHOW, "report.show", ids, unchecked=True))
    return make("sign_off", body, text=say.CONFIRM_TITLE, actions=actions)


def _reason() -> CardElement:
    return writing("reason", say.SHORT_WHY, longest=_LONGEST_REASON, lines=True, needed=say.SHORT_WHY_NEEDED)


def signed_off_card(review: Review) -> Card:
    """Return the answer to a confirmed sign-off."""
    title, done = (say.DONE_TITLE, say.DONE) if review.captures else (say.OVER_DONE_TITLE, say.OVER_DONE)
    told = done.format(client=typed(review.client), noun=review.method.noun)
    body = [heading(title), para(told), para(say.DONE_ASK)]
    return make("sign_off", body, text=title)
