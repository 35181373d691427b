"""The cards and pages with which somebody offers to be a peer (S0, R79)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import CardElement, TextInput

from bot.domain.offer import Brings, Offer, Region, Trained
from cards.card import (
    Card,
    about,
    choice,
    facts,
    heading,
    make,
    para,
    press,
    trouble,
    typed,
    writing,
)
from cards.phrases import common
from cards.phrases import offer as say
from cards.sent_about_peers import SendOffer
from cards.when import dated

_LINE: Final = 120
_LINES: Final = 1000
_OUTLINE: Final = 1500
_EMAIL: Final = 254


def offer_card(*, email: str, kept: Offer | None = None) -> Card:
    """Return the form in Teams, where the account's own address counts; what was sent before stands in it."""
    given = filled_from(kept) if kept else SendOffer()
    body = [*_lead(), para(say.FROM_TEAMS.format(email=typed(email)), quiet=True), *_form(given)]
    return make("offer", body, text=say.TITLE, actions=[press(say.SEND, "offer.send", about())])


def offer_kept_card(kept: Offer) -> Card:
    """Return how somebody's offer stands in the pool, to be changed or withdrawn."""
    actions = [press(say.CHANGE, "offer.open", about()), press(say.WITHDRAW, "offer.withdraw", about())]
    return make("offer", [heading(say.KEPT_TITLE), *offer_facts(kept)], text=say.KEPT_TITLE, actions=actions)


def offer_page(*, filled: SendOffer | None = None, problem: str = "") -> Card:
    """Return the form as a public page, which asks for an address and says what is not right."""
    given = filled or SendOffer()
    email = writing("my_email", say.EMAIL, longest=_EMAIL, value=given.my_email, needed=say.NEEDED_EMAIL)
    wrong = [trouble(common.NOT_YET, [problem])] if problem else []
    body = [*_lead(), *wrong, *_form(given, email=[email])]
    return make("offer", body, text=say.TITLE, actions=[press(say.SEND, "offer.send", about())])


def offer_facts(offer: Offer) -> list[CardElement]:
    """Return the shortest account of an offer: what a person needs to know it again."""
    told = {
        "name": offer.name,
        "role": offer.role,
        "organisation": offer.organisation,
        "region": str(offer.region),
        "brings": ", ".join(offer.brings),
        "time": offer.time,
        "until": dated(offer.expires),
    }
    return [facts([(say.FACTS[name], typed(value)) for name, value in told.items() if value])]


def filled_from(offer: Offer) -> SendOffer:
    """Return an offer as its form is filled in; consent is asked for anew each time."""
    return SendOffer(
        my_name=offer.name,
        my_email=offer.email,
        my_role=offer.role,
        my_organisation=offer.organisation,
        region=offer.region,
        outline=offer.outline,
        brings=",".join(offer.brings),
        time=offer.time,
        lived=offer.lived,
        trained=offer.trained,
        conflicts="\n".join(offer.conflicts),
        earlier="\n".join(offer.earlier),
        away="\n".join(f"{dated(a.first)} to {dated(a.last)}" for a in offer.away),
    )


def _lead() -> list[CardElement]:
    return [heading(say.TITLE), para(say.LEAD), para(say.NO_NEED), para(say.NO_MINIMUM)]


def _form(given: SendOffer, *, email: Sequence[TextInput] = ()) -> list[CardElement]:
    return [
        writing("my_name", say.NAME, longest=_LINE, value=given.my_name, needed=say.NEEDED_NAME),
        *email,
        *_work(given),
        *_experience(given),
        *_places(given),
        *_consent(given),
    ]


def _work(given: SendOffer) -> list[CardElement]:
    regions = [(region, region) for region in Region]
    return [
        writing(
            "my_role",
            say.ROLE,
            longest=_LINE,
            value=given.my_role,
            needed=say.NEEDED_ROLE,
            example=say.ROLE_EXAMPLE,
        ),
        writing("my_organisation", say.ORGANISATION, longest=_LINE, value=given.my_organisation),
        choice("region", say.REGION, regions, value=given.region, needed=say.NEEDED_REGION),
    ]


def _experience(given: SendOffer) -> list[CardElement]:
    brings = [(what, what[0].upper() + what[1:]) for what in Brings]
    trained = [(how, how[0].upper() + how[1:]) for how in Trained]
    return [
        writing(
            "outline",
            say.OUTLINE,
            longest=_OUTLINE,
            value=given.outline,
            needed=say.NEEDED_OUTLINE,
            lines=True,
            example=say.OUTLINE_EXAMPLE,
        ),
        choice("brings", say.BRINGS, brings, value=given.brings, several=True),
        para(say.LIVED_WHY),
        writing("lived", say.LIVED, longest=_LINES, value=given.lived, lines=True),
        choice("trained", say.TRAINED, trained, value=given.trained),
    ]


def _places(given: SendOffer) -> list[CardElement]:
    return [
        writing("time", say.TIME, longest=_LINE, value=given.time, example=say.TIME_EXAMPLE),
        para(say.ONE_A_LINE),
        writing("away", say.AWAY, longest=_LINES, value=given.away, lines=True, example=say.AWAY_EXAMPLE),
        writing(
            "earlier",
            say.EARLIER,
            longest=_LINES,
            value=given.earlier,
            lines=True,
            example=say.EARLIER_EXAMPLE,
        ),
        writing(
            "conflicts",
            say.CONFLICTS,
            longest=_LINES,
            value=given.conflicts,
            lines=True,
            example=say.CONFLICTS_EXAMPLE,
        ),
    ]


def _consent(given: SendOffer) -> list[CardElement]:
    return [
        para(say.KEEP_WHY),
        para(say.KEEP_END),
        choice("keep", say.KEEP, say.KEEP_MONTHS.items(), value=given.keep, needed=say.NEEDED_KEEP),
        choice("agree", say.AGREE, [("yes", say.AGREE_YES)], needed=say.NEEDED_AGREE),
    ]
