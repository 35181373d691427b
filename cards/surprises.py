"""What keeps the end from surprising anybody: evenings not approved, findings never trailed (R47, R52)."""

from collections.abc import Sequence
from datetime import date

from bot.domain.feedback import Trailed
from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import Card, about, bullets, heading, make, para, press, typed
from cards.phrases import surprises as say
from cards.size import fitted
from cards.when import day as in_words
from cards.wording import counted, listed


def escalation_card(review: Review, day: date, managers: Sequence[Person]) -> Card:
    """Return what a lead peer is told of an evening that is not approved; nothing of what its text says."""
    title = say.ESCALATION_TITLE.format(day=in_words(day))
    names = listed([typed(person.name) for person in managers])
    body = [
        heading(title),
        para(say.ESCALATION.format(client=typed(review.client))),
        para(say.SPEAK.format(managers=names)),
    ]
    return make("catch_up_escalation", body, text=title)


def surprises_card(review: Review, day: date, surprises: Sequence[Trailed], *, is_approved: bool) -> Card:
    """Return the findings that the client would hear for the first time in the final feedback."""
    open_it = press(say.OPEN, "catch_up.edit", about(review=review.id, day=day.isoformat()))

    def build(most: int) -> Card:
        rows = (say.FINDING.format(number=s.finding, text=typed(s.text)) for s in surprises[:most])
        left = len(surprises) - most
        body = [
            heading(say.TITLE),
            bullets(say.LEAD.format(findings=counted(len(surprises), "finding")), rows),
            *([para(say.REST.format(findings=counted(left, "finding")))] if left > 0 else []),
            para(say.APPROVED if is_approved else say.STILL_TIME),
        ]
        return make("surprises", body, text=say.TITLE, actions=[open_it], holds_words=True)

    return fitted(build, len(surprises))
