"""The end of the notes: each of the team destroys their own, and proof is kept (R66, R67, R68, R72)."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards.core import CardElement

from bot.domain.ids import PersonId
from bot.domain.review import Review
from bot.domain.sign_off import Certificate
from cards.card import Card, about, heading, make, para, part, press, rows, typed
from cards.phrases import destruction as say
from cards.when import dated


def ask_to_destroy_card(review: Review) -> Card:
    """Return the request to each of the team."""
    asked, button = (say.ASK, say.ASK_BUTTON) if review.captures else (say.ASK_OVER, say.ASK_OVER_BUTTON)
    body = [
        heading(say.ASK_TITLE),
        para(asked.format(client=typed(review.client))),
        para(say.ASK_OWN if review.captures else say.ASK_OVER_OWN),
        *([para(say.ASK_DOCUMENTS)] if review.captures else []),
    ]
    actions = [press(button, "notes.destroyed", about(review=review.id))]
    return make("destroy_notes", body, text=say.ASK_TITLE, actions=actions)


def confirmed_card(review: Review) -> Card:
    """Return the thanks to one who has confirmed."""
    body = [heading(say.CONFIRMED_TITLE), para(say.CONFIRMED.format(client=typed(review.client)))]
    return make("destroy_notes", body, text=say.CONFIRMED_TITLE)


def gone_card() -> Card:
    """Return what stands in place of a card whose words were destroyed."""
    return make("gone", [heading(say.GONE_TITLE), para(say.GONE_TEXT)], text=say.GONE_TEXT)


def certificate_card(client: str, certificate: Certificate, people: Mapping[PersonId, str]) -> Card:
    """Return the proof of destruction; `people` are the names of those who were asked to confirm."""
    dates = say.CERTIFICATE.format(
        client=typed(client),
        signed_off=dated(certificate.signed_off_at.date()),
        destroyed=dated(certificate.destroyed_at.date()),
    )
    counts = [
        say.COUNT.format(what=typed(c.what).capitalize(), destroyed=c.destroyed, left=c.left)
        for c in certificate.counted
    ]
    body = [
        heading(say.CERTIFICATE_TITLE),
        para(dates),
        part([heading(say.COUNTED, level=2), *rows(counts)]),
        para(say.COMPLETE if certificate.complete else say.LEFT),
        *_who(say.BY, certificate.confirmed_by, people),
        *_who(say.OUTSTANDING, certificate.outstanding, people),
        *([] if certificate.outstanding else [para(say.EVERYBODY)]),
    ]
    return make("certificate", body, text=say.CERTIFICATE_TITLE)


def _who(title: str, who: Sequence[PersonId], people: Mapping[PersonId, str]) -> list[CardElement]:
    names = [typed(people.get(person, person)) for person in who]
    return [part([heading(title, level=2), *rows(names)])] if names else []
